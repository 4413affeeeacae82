"""What the live view is told, message by message: the one contract between the proxy, the analysis and every view.

Each message is a msgspec struct; as JSON it has its ``kind`` as a member. ``seq`` grows by one with every message the
hub gave out and is 0 before that. Values are masked where they are made, unless the person asked to see them.
"""

from __future__ import annotations

import msgspec

from auditor.report import document


class Base(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What all messages have: ``seq`` by the hub, ``time`` (RFC 3339, UTC, nine digits) of what it tells."""

    time: str
    seq: int = 0


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way to connect: mitmproxy's ``mode``, sentences on how, and what to show as QR code (WireGuard's client
    configuration, which holds a private key), None where there is nothing to scan.
    """

    mode: str
    how: str
    qr: str | None = None


class Started(Base, frozen=True, kw_only=True, tag="started"):
    """The proxy is up: session folder, ways to connect, and how to install the certificate, one line a platform.

    ``certificate`` is the path of the certificate (PEM). ``values`` says whether values are shown. ``web`` is the
    address that lets one browser in, once; pages are not told it.
    """

    session: str
    ways: tuple[Way, ...]
    certificate: str
    install: tuple[str, ...]
    values: str = "masked"
    app: str | None = None
    device: str | None = None
    web: str | None = None


class Exchange(Base, frozen=True, kw_only=True, tag="exchange"):
    """One exchange was analysed. ``bytes`` about what it sent; ``counts`` the findings in it, by id, with how often
    each has been seen so far, this exchange included: set, not add, so that hearing it twice does no harm.
    """

    n: int
    host: str
    recipient: document.RecipientRef | None
    app: str | None
    bytes: int
    method: str
    protocol: str
    status: int | None = None
    counts: tuple[tuple[str, int], ...] = ()


class Finding(Base, frozen=True, kw_only=True, tag="finding"):
    """A finding that is new, or known by its id and now said better (origin); later counts come with exchanges.

    ``title`` is the data type in words and ``summary`` a line for the feed, both with the value as masked. ``request``
    is the first sighting's request as text, its values masked likewise, cut to a few lines.
    """

    finding: document.Finding
    title: str
    category: str
    summary: str
    request: str = ""


class Event(Base, frozen=True, kw_only=True, tag="event"):
    """An event; one told again under its ``id`` replaces what was said before (skipped, finished).

    ``host`` is that of the finding it follows from.
    """

    id: str
    host: str
    event: document.Event
    summary: str


class Opaque(Base, frozen=True, kw_only=True, tag="opaque"):
    """A payload encrypted inside the encryption."""

    opaque: document.Opaque


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Who would not be read: ``app`` where known, ``why`` a key of `auditor.live.remedies.REMEDIES`.

    ``reason`` and ``remedy`` are sentences; ``count`` how many connections.
    """

    host: str
    app: str | None
    why: str
    reason: str
    remedy: str
    count: int


class Coverage(Base, frozen=True, kw_only=True, tag="coverage"):
    """How much can be seen so far; each one replaces the one before.

    ``share`` (0 to 1) of bytes sent that could be read, None before anything was sent. ``late`` exchanges were only
    recorded at first and analysed later, ``waiting`` ones are still to be analysed. ``others`` counts packets of other
    devices, dropped before they were written (passive).
    """

    readable: int
    unreadable: int
    share: float | None
    exchanges: int
    refused: tuple[Refusal, ...] = ()
    late: int = 0
    waiting: int = 0
    others: int = 0


class Mark(Base, frozen=True, kw_only=True, tag="mark"):
    """What the person did."""

    action: str
    text: str | None


class Notice(Base, frozen=True, kw_only=True, tag="notice"):
    """A sentence for the person running it."""

    text: str


class Ready(Base, frozen=True, kw_only=True, tag="ready"):
    """The analysis has read its rules; views never see it."""


class Stopped(Base, frozen=True, kw_only=True, tag="stopped"):
    """It is over; ``text`` is the report for a terminal."""

    session: str
    text: str


Message = Started | Exchange | Finding | Event | Opaque | Coverage | Mark | Notice | Ready | Stopped
"""All kinds; `msgspec.json.decode(data, type=Message)` gives back what was encoded."""
