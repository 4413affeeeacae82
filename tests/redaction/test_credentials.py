from __future__ import annotations

import pytest

from auditor.redaction.credentials import is_credential, is_place


@pytest.mark.parametrize(
    "name",
    ["password", "userPassword", "X-Api-Key", "access_token", "accessToken", "sessionid", "PHPSESSID", "x-csrf-token",
     "client_secret", "sig", "X-Amz-Signature", "apiKey", "refreshToken", "pin", "content-md5", "Authorization"],
)  # fmt: skip
def test_names_of_credentials(name: str) -> None:
    assert is_credential(name)


@pytest.mark.parametrize("name", ["author", "keyboard", "design", "spinner", "passenger", "assign", "key", "monkey"])
def test_names_that_only_look_like_credentials(name: str) -> None:
    assert not is_credential(name)


@pytest.mark.parametrize(
    ("name", "place"),
    [("lat", True), ("user_longitude", True), ("geoHash", True), ("plate", False), ("latest", False)],
)
def test_names_of_places(name: str, place: bool) -> None:
    assert is_place(name) is place
