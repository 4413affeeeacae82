from __future__ import annotations

import msgspec

from auditor.report.document import Report
from auditor.report.dossiers import Datum, Dossier, Rhythm
from auditor.report.html.dossiers import dossiers_of


def with_dossier(report: Report) -> Report:
    own = tuple(msgspec.structs.replace(finding, id=f"{n:012d}-0") for n, finding in enumerate(report.findings))
    dossier = Dossier(
        id="bytedance",
        name="ByteDance",
        country="CN",
        device=(Datum(type="device.model", finding_ids=("000000000000-0",)),),
        watched=(0,),
        acts=(1,),
        rhythm=Rhythm(hours=(0,) * 12 + (2,) + (0,) * 11, days=1, first="", last="", events=(0, 1)),
    )
    empty = Dossier(id="x", name="X", country=None)
    return msgspec.structs.replace(report, findings=own, dossiers=(empty, dossier))


def test_each_line_names_what_it_rests_on(report: Report) -> None:
    (story,) = dossiers_of(with_dossier(report))
    assert story.name == "ByteDance (CN)"
    assert "knows the device" in story.paragraph
    device, watched, did = story.parts
    assert (device.lines[0].said, device.lines[0].rests_on) == ("Model: Pixel 7", "finding 000000000000-0")
    assert watched.lines[0].rests_on == "2026-03-01 12:00:00 UTC"
    assert did.title == "Did"


def test_hours_of_the_day_have_bars(report: Report) -> None:
    (story,) = dossiers_of(with_dossier(report))
    assert story.hours[12] == (12, 2, 40.0)
    assert story.hours[11] == (11, 0, 0.0)


def test_dossier_of_which_there_is_nothing_to_say_is_left_out(report: Report) -> None:
    assert dossiers_of(report) == ()
