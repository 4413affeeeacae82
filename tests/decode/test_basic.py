"""Basic credentials are text in base64."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest

from auditor.decode import decode_body


def _leaves(value: str) -> dict[tuple[str, ...], str]:
    return {leaf.path: leaf.text for leaf in decode_body(json.dumps({"auth": value}).encode()).leaves()}


def test_name_and_password_are_leaves() -> None:
    found = _leaves("Basic " + b64encode("mira:wältz:22".encode()).decode())
    assert found["json", "$['auth']", "basic", "$['username']"] == "mira"
    assert found["json", "$['auth']", "basic", "$['password']"] == "wältz:22"


def test_without_a_password_there_is_a_name_only() -> None:
    found = _leaves("Basic " + b64encode(b"write-key-0815:").decode())
    assert [path for path in found if "basic" in path] == [("json", "$['auth']", "basic", "$['username']")]


@pytest.mark.parametrize("value", ["Basic plan", "Basic YWJj", "Basic /////w==", "Basic OgE6"])
def test_what_is_no_credentials_stays_text(value: str) -> None:
    assert not any("password" in part for path in _leaves(value) for part in path)
