from __future__ import annotations

import pytest
from msgspec.structs import replace

from auditor.errors import UsageError
from auditor.regression.summary import summarise
from tests.regression.conftest import SECOND, Lab, Recording, request


def sent(at: float) -> Recording:
    return Recording((request(at, "c.tracker.example", "/", {"device_model": "Pixel 7"}),), ((5, "like"),))


def test_rows_count_sessions_and_round_delays_up(lab: Lab) -> None:
    whole = summarise([lab.facts(sent(7.123)), lab.facts(sent(6)), lab.facts(Recording())])
    (row,) = [row for row in whole.rows if row.type == "device.model"]
    assert (row.sessions, row.after, row.after_sessions) == (2, {"like": 2.2}, {"like": 2})
    assert len(whole.sessions) == 3


def test_delay_of_no_time_at_all_is_a_little(lab: Lab) -> None:
    (row,) = [row for row in summarise([lab.facts(sent(5))]).rows if row.type == "device.model"]
    assert row.after == {"like": 0.01}


def test_name_is_that_of_the_manifests_if_they_agree(lab: Lab) -> None:
    one, two = ({"app": "Reader", "version": version} for version in "12")
    assert summarise([lab.facts(Recording(manifest=one))]).name == "Reader@1"
    assert summarise([lab.facts(Recording(manifest=m)) for m in (one, two)]).name is None
    assert summarise([lab.facts(Recording())], "x@3").name == "x@3"


def test_no_session_or_different_rules_make_no_baseline(lab: Lab) -> None:
    with pytest.raises(UsageError, match="at least one"):
        summarise([])
    facts = lab.facts(Recording())
    with pytest.raises(UsageError, match="different rules"):
        summarise([facts, replace(facts, rules="other", first_ns=facts.first_ns + SECOND)])
