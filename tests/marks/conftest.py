"""Builds transmissions and recordings by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.marks.mark import Mark
from auditor.marks.recording import Recording
from auditor.marks.transmission import Content, Transmission

SECOND = 1_000_000_000
Send = Callable[..., Transmission]
Record = Callable[..., Recording]


@pytest.fixture
def send() -> Send:
    def sent(seconds: float, size: int = 100, host: str = "a.example", content: Content = "unread") -> Transmission:
        return Transmission(round(seconds * SECOND), size, host, host, host, content, frozenset((host,)))

    return sent


@pytest.fixture
def record() -> Record:
    def recorded(
        sent: list[Transmission],
        marks: list[tuple[float, str]],
        span: tuple[float, float] = (0, 10_000),
        of_capture: list[tuple[float, str]] | None = None,
    ) -> Recording:
        own, theirs = (
            tuple(Mark(round(seconds * SECOND), action) for seconds, action in given)
            for given in (marks, of_capture or [])
        )
        return Recording("r.pcap", tuple(sent), own, theirs, (round(span[0] * SECOND), round(span[1] * SECOND)))

    return recorded
