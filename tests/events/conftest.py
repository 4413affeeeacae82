from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.events import EventSighting, EventTally, FindingKey
from auditor.model import EventDraft

SECOND = 1_000_000_000
Sight = Callable[..., EventSighting]
Happen = Callable[..., EventTally]


@pytest.fixture
def sight() -> Sight:
    """A telling: times in seconds, amounts in milliseconds."""

    def make(
        kind: str = "liked",
        subject: str | None = "v1",
        *,
        at: float | None = None,
        sent: float = 100,
        rule: str = "endpoints/log",
        amount: float | None = None,
        text: str | None = None,
        id: str | None = None,
        exchange: int = 0,
        input: int = 0,
    ) -> EventSighting:
        unit = None if amount is None else "ms"
        time_ns = None if at is None else int(at * SECOND)
        draft = EventDraft(kind, subject, time_ns, amount, unit, text=text, id=id)
        key: FindingKey = (kind, "rules", rule, "h", None, "request.body", ("json",), f"{subject}{at}{sent}{exchange}")
        return EventSighting(draft, int(sent * SECOND), "h", "tiktok", rule, key, input, exchange)

    return make


@pytest.fixture
def happen() -> Happen:
    """An event told to one recipient: times in seconds."""

    def make(
        kind: str = "watched",
        subject: str | None = "v1",
        *,
        at: float = 0,
        amount: float | None = None,
        unit: str | None = "ms",
        of: float | None = None,
        **more: object,
    ) -> EventTally:
        draft = EventDraft(kind, subject, int(at * SECOND), amount, unit, of=of, **more)  # type: ignore[arg-type]
        key: FindingKey = (kind, "rules", "r", "h", None, "request.body", ("json",), f"{kind}{subject}{at}")
        return EventTally(draft, int(at * SECOND), "h", "tiktok", [key])

    return make
