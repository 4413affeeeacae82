"""How much of each video was watched, as bars: its length, what was watched of it, and where only bounds are known."""

from __future__ import annotations

import math

from msgspec import Struct

from auditor.report import words
from auditor.report.document import Event, Report
from auditor.report.zone import zone_of_report

SHOWN = 200
FULL = 300.0
"""Width of the longest bar."""
_SECONDS = {"ms": 0.001, "us": 1e-6, "ns": 1e-9, "s": 1.0, "min": 60.0, "h": 3600.0}


class Bar(Struct, frozen=True):
    """One video: when and what was said of it, widths of its length and of the part watched, and where that may end."""

    time: str
    said: str
    who: str
    outcome: str
    whole: float
    part: float
    low: float | None


class Watched(Struct, frozen=True):
    """The bars, how many more there are, and the time zone of theirs."""

    bars: tuple[Bar, ...]
    more: int
    zone: str


def watched_of(report: Report) -> Watched | None:
    """The bars of all that was watched, in order of time; None where nothing was."""
    found = [event for event in report.events if event.kind == "watched" and _lengths(event)[1] is not None]
    if not found:
        return None
    zone = zone_of_report(report)
    longest = max(max(n for n in _lengths(event)[:2] if n is not None) for event in found) or 1.0
    bars = []
    for event in found[:SHOWN]:
        whole, part, low = _lengths(event)
        bars.append(
            Bar(
                time=zone.moment(event.time or event.sent_time),
                said=words.event(report, event) + (" (inferred)" if event.inferred else ""),
                who=words.who(event.recipient, event.host),
                outcome=event.outcome,
                whole=_width(whole, longest),
                part=_width(part, longest),
                low=None if low is None else _width(low, longest),
            )
        )
    return Watched(tuple(bars), max(len(found) - SHOWN, 0), zone.name)


def _lengths(event: Event) -> tuple[float | None, float | None, float | None]:
    """Seconds of its length, of what was watched (at most) and, of an interval, at least; None where not told."""
    factor = _SECONDS.get(event.unit or "")
    if factor is None:
        return None, None, None
    part = event.amount if event.high is None else event.high
    numbers = (n if n is None or (math.isfinite(n) and n >= 0) else None for n in (event.of, part, event.low))
    whole, most, least = (None if n is None else n * factor for n in numbers)
    return whole, most, least


def _width(seconds: float | None, longest: float) -> float:
    return 0.0 if seconds is None else round(FULL * seconds / longest, 1)
