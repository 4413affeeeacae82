from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from auditor.model import Confidence, Origin
from auditor.report.document import Event, Finding, RecipientRef

Find = Callable[..., Finding]
Tell = Callable[..., Event]
NOON = "2026-03-01T12:00:00.000000000Z"


def reference(recipient: str | None) -> RecipientRef | None:
    return None if recipient is None else RecipientRef(id=recipient, name=recipient.title(), country=None)


@pytest.fixture
def find() -> Find:
    def make(
        type: str, value: str, recipient: str | None = "alpha", *, host: str = "h.example", sure: str = "certain"
    ) -> Finding:
        return Finding(
            id=f"{type}/{value}/{recipient}", type=type, category=type.partition(".")[0], detector="rules", rule="r",
            recipient=reference(recipient), host=host, app=None, value=value, unit=None, confidence=Confidence(sure),
            origin=Origin.DEVICE, count=1, first=NOON, last=NOON, evidence=(), reason="",
        )  # fmt: skip

    return make


@pytest.fixture
def tell() -> Tell:
    def make(
        kind: str, subject: str | None = None, *, at: str = "12:00:00", recipient: str | None = "alpha", **more: object
    ) -> Event:
        event = Event(
            kind=kind, time=f"2026-03-01T{at}.000000000Z", sent_time="2026-03-01T23:00:00.000000000Z",
            recipient=reference(recipient), subject=subject, amount=None, unit=None, of=None, outcome="unknown",
            text=None, host="h.example",
        )  # fmt: skip
        return msgspec.structs.replace(event, **more)

    return make
