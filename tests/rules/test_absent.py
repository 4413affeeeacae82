"""What stands where a datum would and is none."""

from __future__ import annotations

import pytest

from auditor.rules.absent import says_nothing


@pytest.mark.parametrize(
    ("data_type", "value"),
    [
        ("identifier.advertising", "00000000-0000-0000-0000-000000000000"),
        ("identifier.android-id", "9774d56d682e549c"),
        ("identifier.mac", "02:00:00:00:00:00"),
        ("network.bssid", "020000000000"),
        ("network.ssid", "<unknown ssid>"),
        ("network.carrier", "Unknown"),
        ("network.carrier", "--"),
        ("location.coordinates", "0.0,0.0"),
        ("location.coordinates", "-0, 0"),
        ("identifier.advertising", "${GAID}"),
        ("identifier.advertising", "{{idfa}}"),
        ("identifier.advertising", "__IDFA__"),
        ("watch.position", "[CONTENTPLAYHEAD]"),
        ("device.model", "%%DEVICE%%"),
        ("account.email", "(not set)"),
    ],
)
def test_what_stands_for_no_value_is_none(data_type: str, value: str) -> None:
    assert says_nothing(data_type, value)


@pytest.mark.parametrize(
    ("data_type", "value"),
    [
        ("identifier.advertising", "00000000-0000-0000-0000-000000000001"),
        ("identifier.user", "100200"),
        ("device.rooted", "0"),
        ("device.battery", "0"),
        ("browsing.search", "unknown"),
        ("content.message", "none"),
        ("location.coordinates", "0.0,9.98"),
        ("account.name", "Nil Åberg"),
        ("content.message", "{" + "x" * 70 + "}"),
    ],
)
def test_what_looks_like_it_stays(data_type: str, value: str) -> None:
    assert not says_nothing(data_type, value)
