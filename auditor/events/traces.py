"""Collects, bounded, what exchanges betray beside their payload: referring pages, names looked up, media asked for."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct, field

from auditor.events.media import MediaRequest, media_request
from auditor.model import SECOND, Exchange
from auditor.recipients import registrable_domain

MOST_ROWS = 50_000
"""Pairs of host and site, and media files, that are kept."""
MOST_TIMES, MOST_SPANS = 5_000, 5_000
MINUTE = 60 * SECOND


class Trace(Struct, frozen=True):
    """What one exchange betrays: the site its referrer names, where that is another, and the media it asks for."""

    referrer: str | None
    media: MediaRequest | None


def trace_of(exchange: Exchange) -> Trace | None:
    """What this exchange betrays; None where nothing does."""
    if not exchange.sent or not exchange.protocol.startswith("HTTP"):
        return None
    referrer, media = _referrer(exchange), media_request(exchange)
    return None if referrer is None and media is None else Trace(referrer, media)


def _referrer(exchange: Exchange) -> str | None:
    """The host of the page named in a Referer header (RFC 9110 §10.1.3) where it is of another site."""
    value = exchange.request.header(b"referer")
    if value is None:
        return None
    try:
        parts = urlsplit(value.decode("latin-1"))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or registrable_domain(host) is None:
        return None
    return None if registrable_domain(host) == registrable_domain(exchange.host) else host


class Asked(Struct):
    """One file or folder of segments that was asked for, while it grows; ``spans`` are bytes from, up to before."""

    host: str
    first: int
    last: int
    pieces: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)
    total: int | None = None

    def covered(self) -> int:
        """Distinct bytes that came."""
        end = size = 0
        for start, stop in sorted(self.spans):
            size += max(stop - max(start, end), 0)
            end = max(end, stop)
        return size


class TraceBook:
    """Grows with every exchange of every input; times are kept by the minute."""

    def __init__(self) -> None:
        self.referrers: dict[tuple[int, str, str], dict[int, int]] = {}
        self.lookups: dict[tuple[int, str, str], dict[int, int]] = {}
        self.media: dict[tuple[int, str], Asked] = {}

    def add(self, number: int, time_ns: int, host: str, trace: Trace | None, names: Iterable[str]) -> None:
        """What exchange of input ``number`` betrays to ``host``, and the ``names`` it looked up there."""
        for name in names:
            _note(self.lookups, (number, host, name), time_ns)
        if trace is None:
            return
        if trace.referrer is not None:
            _note(self.referrers, (number, host, trace.referrer), time_ns)
        if trace.media is not None:
            self._ask(number, time_ns, host, trace.media)

    def _ask(self, number: int, time_ns: int, host: str, media: MediaRequest) -> None:
        key = (number, media.subject)
        asked = self.media.get(key)
        if asked is None:
            if len(self.media) >= MOST_ROWS:
                return
            asked = self.media[key] = Asked(host, time_ns, time_ns)
        asked.first, asked.last = min(asked.first, time_ns), max(asked.last, time_ns)
        asked.total = asked.total if media.total is None else media.total
        if media.piece is not None and len(asked.pieces) < MOST_SPANS:
            asked.pieces.add(media.piece)
        elif media.piece is None and len(asked.spans) < MOST_SPANS:
            asked.spans.append((media.start, media.end))


def _note(rows: dict[tuple[int, str, str], dict[int, int]], key: tuple[int, str, str], time_ns: int) -> None:
    times = rows.get(key)
    if times is None:
        if len(rows) >= MOST_ROWS:
            return
        times = rows[key] = {}
    minute = time_ns // MINUTE
    if minute in times or len(times) < MOST_TIMES:
        times[minute] = min(times.get(minute, time_ns), time_ns)
