"""States of the app compare like versions: private mode, consent."""

from __future__ import annotations

import pytest

from auditor.errors import UsageError
from auditor.model import Exchange
from auditor.regression.baseline import Baseline
from auditor.regression.comparison import compare
from auditor.regression.conditions import during, split
from auditor.regression.summary import summarise
from tests.regression.conftest import Lab, Recording, request

MARKS = ((5.0, "visited"), (20.0, "incognito-on"), (25.0, "visited"), (40.0, "incognito-off"))


def sent(at: float) -> Exchange:
    return request(at, "log.tiktokv.com", "/collect", {"device_model": "Pixel 7"})


def side(lab: Lab, *at: float, day: int = 0, marks: tuple[tuple[float, str], ...] = MARKS) -> Baseline:
    exchanges = tuple(sent(each) for each in at)
    return summarise([lab.facts(Recording(exchanges, marks, day=day + n)) for n in range(3)])


def verdicts(old: Baseline, new: Baseline) -> set[str]:
    return {v.verdict for v in compare(old, new).verdicts if v.type == "device.model" and v.domain == "tiktokv.com"}


def test_no_longer_in_private_mode_is_gone_there_and_the_same_elsewhere(lab: Lab) -> None:
    old, new = side(lab, 6, 26), side(lab, 6, day=10)
    assert verdicts(old, new) == {"same"}
    assert verdicts(during(old, "normal"), during(new, "normal")) == {"same"}
    assert verdicts(during(old, "incognito"), during(new, "incognito")) == {"gone"}
    reason = next(v.reason for v in compare(old, new).verdicts if v.type == "device.model")
    assert "no longer seen in the state 'incognito'" in reason


def test_newly_in_private_mode_is_new_there(lab: Lab) -> None:
    old, new = side(lab, 6), side(lab, 6, 26, day=10)
    assert verdicts(during(old, "incognito"), during(new, "incognito")) == {"new"}
    assert any("now also in the state 'incognito'" in v.reason for v in compare(old, new).verdicts)


def test_what_was_only_sent_in_private_mode_is_not_gone_without_private_mode(lab: Lab) -> None:
    assert verdicts(side(lab, 26), side(lab, day=10, marks=((5.0, "visited"),))) == {"not-seen"}
    assert verdicts(side(lab, 26), side(lab, day=10)) == {"gone"}


def test_private_mode_of_one_version_compares_with_its_normal_mode(lab: Lab) -> None:
    whole = side(lab, 6)
    normal, incognito = split(whole, whole, "incognito")
    assert verdicts(normal, incognito) == {"gone"}


def test_consent_before_and_after(lab: Lab) -> None:
    marks = ((5.0, "visited"), (20.0, "consent-given"), (25.0, "visited"))
    whole = side(lab, 26, marks=marks)
    before, after = split(whole, whole, "consent")
    assert verdicts(before, after) == {"new"}


def test_sessions_that_say_nothing_of_it_cannot_be_split(lab: Lab) -> None:
    whole = side(lab, 6, marks=((5.0, "visited"),))
    with pytest.raises(UsageError, match="say nothing"):
        split(whole, whole, "incognito")
    with pytest.raises(UsageError, match="no session was in the state"):
        during(whole, "incognito")
    assert split(whole, whole, "device") == (whole, whole)
