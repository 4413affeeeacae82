"""How far the clock the marks were made by is from the recording's, as the ``sync`` marks tell."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from auditor.marks.load import parse_time
from auditor.marks.mark import Mark
from auditor.marks.transmission import Transmission
from auditor.model import SECOND

SYNC = "sync"
FARTHEST_NS = 15 * 60 * SECOND
"""How far clocks may be apart for a request to be taken for the one made at a sync mark."""


class ClockOffset(Struct, frozen=True):
    """``offset_ns`` is to be added to the marks' times; ``spread_ns`` lies between the least and most of ``syncs``.

    ``source`` says what they were held against: a mark in the capture itself, a time noted with the mark, the request
    made at the mark, or nothing, in which case the clocks are taken to agree.
    """

    offset_ns: int = 0
    spread_ns: int = 0
    syncs: int = 0
    source: Literal["capture", "text", "request", "none"] = "none"


def clock_offset(
    marks: Sequence[Mark], of_capture: Sequence[Mark], sent: Sequence[Transmission], host: str | None
) -> ClockOffset:
    """The offset from the person's ``sync`` marks to the recording; ``host`` is what was asked for at each, if planned.

    A sync mark in the capture (packet comment, HAR page) goes before a time in the mark's text, and that before the
    request to the host (of the text, else the planned one) that lies nearest; the median of all holds.
    """
    ours = [mark for mark in marks if mark.action == SYNC]
    theirs = [mark.time_ns for mark in of_capture if mark.action == SYNC]
    if ours and len(ours) == len(theirs):
        return _of([there - mark.time_ns for mark, there in zip(ours, theirs, strict=True)], "capture")
    noted = [time - mark.time_ns for mark in ours if (time := parse_time(mark.text or "")) is not None]
    if noted:
        return _of(noted, "text")
    found = [offset for mark in ours if (offset := _nearest(mark, _host(mark.text) or host, sent)) is not None]
    return _of(found, "request") if found else ClockOffset()


def _of(offsets: list[int], source: Literal["capture", "text", "request"]) -> ClockOffset:
    return ClockOffset(round(median(offsets)), max(offsets) - min(offsets), len(offsets), source)


def _host(text: str | None) -> str | None:
    """The host a mark's text names, by itself or in an address."""
    word = (text or "").strip()
    if not word or " " in word:
        return None
    try:
        return urlsplit(word if "//" in word else f"//{word}").hostname
    except ValueError:
        return None


def _nearest(mark: Mark, host: str | None, sent: Sequence[Transmission]) -> int | None:
    """From the mark to the nearest transmission to this host (ns)."""
    offsets = [] if host is None else [each.time_ns - mark.time_ns for each in sent if each.is_to(host)]
    nearest = min(offsets, key=abs, default=None)
    return None if nearest is None or abs(nearest) > FARTHEST_NS else nearest
