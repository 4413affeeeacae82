"""What goes over the WebSocket: messages of the hub to the page as batches, and what the page asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from auditor.live.messages import Message, Started
from auditor.report.text import without_surrogates

BATCH = 500
MOST_ASKED = 16 * 1024
"""Bytes of one request of the page."""
_ACTION, _TEXT = 100, 2000


class Batch(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Messages in order. ``current``: all that was said before is in it or came already.

    ``reset``: not all that was missed is known any more, the page begins anew with this batch. ``link`` is an address
    for another browser, ``refused`` why something asked for was not done.
    """

    messages: tuple[Message, ...] = ()
    current: bool = False
    reset: bool = False
    link: str | None = None
    refused: str | None = None


class AskMark(msgspec.Struct, frozen=True, kw_only=True, tag_field="ask", tag="mark", forbid_unknown_fields=True):
    """Write down what the person did."""

    action: str
    text: str | None = None


class AskLink(msgspec.Struct, frozen=True, kw_only=True, tag_field="ask", tag="link", forbid_unknown_fields=True):
    """Give an address for another browser."""


Asked = AskMark | AskLink


def asked(data: str | bytes) -> Asked | None:
    """What the page asks for; None where it is nothing that can be asked for."""
    try:
        wanted: Asked = msgspec.json.decode(data, type=Asked)
    except (msgspec.DecodeError, UnicodeError):
        return None
    if isinstance(wanted, AskMark):
        action, text = wanted.action.strip(), (wanted.text or "").strip()
        if not action or len(action) > _ACTION or len(text) > _TEXT:
            return None
        return AskMark(action=action, text=text or None)
    return wanted


def batches(backlog: Sequence[Message], *, reset: bool) -> Iterator[Batch]:
    """The backlog in pieces, at least one; the last says that the page is up to date."""
    for start in range(0, max(1, len(backlog)), BATCH):
        piece = tuple(told(each) for each in backlog[start : start + BATCH])
        yield Batch(messages=piece, current=start + BATCH >= len(backlog), reset=reset and start == 0)


def complete(backlog: Sequence[Message], after: int) -> bool:
    """Whether the backlog holds each message after number ``after``, none of them forgotten."""
    return all(message.seq == after + at for at, message in enumerate(backlog, 1))


def told(message: Message) -> Message:
    """A message as the page is told it: codes to scan hold private keys, and become addresses of images."""
    if not isinstance(message, Started):
        return message
    ways = (
        way if way.qr is None else msgspec.structs.replace(way, qr=f"/qr/{at}.svg")
        for at, way in enumerate(message.ways)
    )
    return msgspec.structs.replace(message, ways=tuple(ways), web=None)


def encoded(batch: Batch) -> bytes:
    """A batch as JSON; half characters, which a path may hold, are shown as such."""
    try:
        return msgspec.json.encode(batch)
    except UnicodeEncodeError:
        return msgspec.json.encode(without_surrogates(msgspec.to_builtins(batch)))


def live(messages: Iterable[Message]) -> Batch:
    """What was said just now, for a page that is up to date."""
    return Batch(messages=tuple(told(each) for each in messages), current=True)
