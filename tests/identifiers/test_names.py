from __future__ import annotations

import pytest

from auditor.identifiers.names import Likelihood, is_standard_header, likelihood, words_of


def test_words_are_told_apart_by_case_and_separators() -> None:
    assert words_of("appInstance_ID2") == ("app", "instance", "id", "2")
    assert words_of("X-Device-UUID") == ("x", "device", "uuid")


@pytest.mark.parametrize("name", ["deviceId", "app_instance_id", "openudid", "X-Visitor-Id", "gaid", "anonymousId"])
def test_names_of_devices_speak_for(name: str) -> None:
    assert likelihood(name) is Likelihood.FOR


@pytest.mark.parametrize(
    "name",
    ["api_key", "appId", "campaign_id", "video_id", "traceparent", "csrf_token", "sign", "access_token",
     "pckg_fp"],
)  # fmt: skip
def test_names_of_constants_and_content_speak_against(name: str) -> None:
    assert likelihood(name) is Likelihood.AGAINST


def test_other_names_say_little_or_nothing() -> None:
    assert likelihood("uid") is Likelihood.PERHAPS
    assert likelihood("user_id") is Likelihood.PERHAPS
    assert likelihood("x") is Likelihood.SILENT
    assert likelihood("7") is Likelihood.SILENT


def test_headers_of_the_protocol_are_known() -> None:
    assert is_standard_header("Sec-WebSocket-Key")
    assert is_standard_header("Authorization")
    assert not is_standard_header("X-Crashlytics-Installation-ID")
