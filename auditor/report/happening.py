"""What happened, as the report document says it: events, whom they were told to, and the device's clock."""

from __future__ import annotations

from typing import Literal

import msgspec


class RecipientRef(msgspec.Struct, frozen=True, kw_only=True):
    """The company behind a host; ``country`` is an ISO 3166-1 alpha-2 code where known."""

    id: str | None
    name: str
    country: str | None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A typed fact. ``time`` is when it happened, where the payload says so; ``sent_time`` when it was sent to
    ``host``.

    ``amount`` of ``of`` in ``unit`` (8.6 of 15 s watched); ``low`` and ``high`` bound an ``inferred`` amount.
    ``replayed`` is what was watched again, or beyond its end. ``title``, ``referrer`` and ``incognito`` are of a page
    (``title`` of a video too), ``engine`` of a search, ``lat``, ``lon``, ``precision_m`` (metres) and ``method`` of a
    place. ``reason`` says what was concluded and from what, ``doubt`` what speaks against it.
    """

    kind: str
    time: str | None
    sent_time: str
    recipient: RecipientRef | None
    subject: str | None
    amount: float | None
    unit: str | None
    of: float | None
    outcome: Literal["completed", "skipped", "unknown"]
    text: str | None
    inferred: bool = False
    low: float | None = None
    high: float | None = None
    finding_ids: tuple[str, ...] = ()
    host: str = ""
    input: int = 0
    title: str | None = None
    referrer: str | None = None
    incognito: bool | None = None
    engine: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision_m: float | None = None
    method: str | None = None
    replayed: bool = False
    reason: str = ""
    doubt: str = ""


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """How far the device's clock is behind that of the packets, in what it told one recipient.

    Add ``seconds`` to times of its events to get those of the packets: the least delay of ``sendings`` that carried
    times; the median one was ``spread_seconds`` more.
    """

    recipient: RecipientRef | None
    host: str
    input: int
    seconds: float
    spread_seconds: float
    sendings: int
