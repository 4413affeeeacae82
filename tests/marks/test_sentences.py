from __future__ import annotations

import pytest
from msgspec.structs import replace

from auditor.marks.coincidence import planned_test
from auditor.marks.sentences import called, figure, headline
from auditor.marks.simulate import RECIPIENT, World, session


@pytest.mark.parametrize(("p", "shown"), [(1, "1"), (0.0432, "0.043"), (0.0001, "0.0001"), (5.4e-6, "5.4e-06")])
def test_p_has_two_figures(p: float, shown: str) -> None:
    assert figure(p) == shown


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("health.example", "Health Ltd"),
        ("HEALTH ltd", "Health Ltd"),
        ("api.health.example", "api.health.example"),
    ],
)
def test_one_host_is_never_called_by_its_company(wanted: str, name: str) -> None:
    plan, recording = session(World(at_action=1, background=0, beat=0), 1, recipients=(wanted,))
    names = frozenset(("api.health.example", "health.example", "health ltd"))
    sent = tuple(replace(each, title="Health Ltd", recipient=RECIPIENT, names=names) for each in recording.sent)
    (row,) = planned_test(plan, [replace(recording, sent=sent)], "t").rows
    assert called(row) == name
    assert headline(row) == f"A transmission to {name} coincides with checkin; its content was not observed."


def test_windows_that_all_measure_the_same_are_said_so() -> None:
    plan, recording = session(World(at_action=1, at_sham=1, background=0, beat=0), 1, statistic="any")
    (row,) = planned_test(plan, [recording], "t").rows
    assert row.sentence == "too few to tell: what was sent to this recipient measures the same after every act"
