"""The comparison of two versions as a document: verdicts with their reasons, and headlines; all a renderer sees."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model import Confidence

SCHEMA = 1
Word = Literal["new", "gone", "same", "not-seen", "incomparable"]
WORDS: tuple[Word, ...] = ("new", "gone", "same", "not-seen", "incomparable")


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """In k of n sessions, each as ``[k, n]``; n counts those in which it could have been seen."""

    old: tuple[int, int]
    new: tuple[int, int]


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one route of one kind of data.

    ``path`` and ``where`` (place and decode path) are templates; ``source`` is the rule or detector; ``after`` the
    steps it follows. ``p`` is Fisher's exact test of ``seen``. ``reason`` says why this verdict, and not another.
    """

    verdict: Word
    category: str
    type: str
    recipient: str | None
    domain: str
    path: str
    where: str
    source: str
    confidence: Confidence
    after: tuple[str, ...]
    seen: Seen
    p: float
    reason: str


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one data type: to one recipient, or (``recipient`` null) to all of them together."""

    type: str
    recipient: str | None
    verdict: Word
    text: str


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a comparison: ``readable_share`` of what its sessions sent is 0 to 1, None where nothing was."""

    name: str | None
    sessions: int
    first: str
    last: str
    rules: str
    readable_share: float | None


class Diff(msgspec.Struct, frozen=True, kw_only=True):
    """Two versions, or two conditions of one (``by``), compared; everything in it is sorted.

    ``notes`` say what else differs between the two sides, and what of the comparison that touches.
    """

    schema: int
    by: str
    old: Side
    new: Side
    verdicts: tuple[Verdict, ...]
    headlines: tuple[Headline, ...]
    notes: tuple[str, ...] = ()
