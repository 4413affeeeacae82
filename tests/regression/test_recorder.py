from __future__ import annotations

from auditor.regression.recorder import MOST_TIMES, FromEvidence, Recorder, Sent, Spot
from tests.regression.conftest import BEGIN, SECOND, Lab, Recording, request


def test_every_sending_is_remembered_with_its_path_and_a_place(lab: Lab) -> None:
    sent = tuple(request(1 + n, "c.tracker.example", f"/p{n % 2}?q={n}", {"device_model": "Pixel 7"}) for n in range(8))
    report, recorder = lab.audit(Recording(sent))
    finding = next(each for each in report.findings if each.type == "device.model")
    seen = sorted(recorder.sightings(finding))
    assert [(s.time_ns - BEGIN) // SECOND for s in seen] == list(range(1, 9))
    assert {s.target for s in seen} == {"/p0", "/p1"}
    assert {s.spot.frames for s in seen} == {(11,), (21,)}
    assert len(list(FromEvidence(report).sightings(finding))) == 5
    assert ("c.tracker.example", "/p0") in recorder.visited


def test_finding_of_another_audit_was_never_heard(lab: Lab) -> None:
    report, _ = lab.audit(Recording((request(1, "c.tracker.example", "/", {"device_model": "Pixel 7"}),)))
    assert list(Recorder().sightings(report.findings[0])) == []


def test_times_are_bounded_and_the_last_one_is_kept() -> None:
    sent = Sent(Spot(0, 0, (), 0))
    for time_ns in range(MOST_TIMES + 10):
        sent.add(time_ns)
    assert (len(sent.times), sent.times[0], sent.times[-1]) == (MOST_TIMES, 0, MOST_TIMES + 9)
