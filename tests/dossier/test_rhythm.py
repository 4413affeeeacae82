from __future__ import annotations

from collections.abc import Callable

from auditor.dossier.rhythm import rhythm_of
from auditor.report.document import Event

Tell = Callable[..., Event]


def test_hours_count_what_was_told_and_nothing_inferred(tell: Tell) -> None:
    events = [tell("liked", at="05:59:59"), tell("visited", at="06:00:00", inferred=True), tell("paid", time=None)]
    found = rhythm_of(events, range(3))
    assert found is not None
    assert {hour: n for hour, n in enumerate(found.hours) if n} == {5: 1, 23: 1}
    assert (found.days, found.events) == (1, (0, 2))
    assert rhythm_of(events, [1]) is None
