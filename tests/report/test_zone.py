from __future__ import annotations

import msgspec
import pytest

from auditor.report.canvas import Look
from auditor.report.document import Input, Report
from auditor.report.terminal import render
from auditor.report.zone import IN_UTC, zone_of, zone_of_report

NOON = "2026-07-01T12:00:00.000000000Z"


def source(**manifest: str) -> Input:
    return Input(path="a.pcap", sha256="", kind="pcap", manifest=dict(manifest) or None)


@pytest.mark.parametrize(
    ("zone", "moment", "name"),
    [
        ("Europe/Berlin", "2026-07-01 14:00:00", "Europe/Berlin"),
        ("-03:30", "2026-07-01 08:30:00", "UTC-03:30"),
        ("UTC", "2026-07-01 12:00:00", "UTC"),
        ("Not/AZone", "2026-07-01 12:00:00", "UTC"),
    ],
)
def test_times_are_those_of_the_zone_the_manifest_names(zone: str, moment: str, name: str) -> None:
    found = zone_of(source(time_zone=zone))
    assert (found.moment(NOON), found.name) == (moment, name)


@pytest.mark.parametrize("time", ["", "not a time", "0001-01-01T00:00:00Z"])
def test_odd_times_are_shown_as_they_are(time: str) -> None:
    assert zone_of(source(time_zone="-12:00")).moment(time)[:10] == time[:10]


def test_inputs_of_several_zones_are_shown_in_utc(report: Report) -> None:
    here, there = source(time_zone="Europe/Berlin"), source(time_zone="Asia/Tokyo")
    assert zone_of_report(msgspec.structs.replace(report, inputs=(here, here))).name == "Europe/Berlin"
    assert zone_of_report(msgspec.structs.replace(report, inputs=(here, there))) == IN_UTC
    assert zone_of_report(msgspec.structs.replace(report, inputs=())) == IN_UTC


def test_report_at_the_terminal_says_what_was_recorded_in_its_own_time(report: Report) -> None:
    given = source(app="Tagesblatt", version="7.1", device="Pixel 7", time_zone="+02:00")
    page = render(msgspec.structs.replace(report, inputs=(given,)), Look(width=120))
    assert "  Tagesblatt 7.1, on Pixel 7" in page
    assert "UTC+02:00" in page
    assert " UTC\n" not in page
