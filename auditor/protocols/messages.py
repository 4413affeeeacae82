"""What an HTTP reader gives: requests completed, transactions (request with its answer), switches and unread spans."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from auditor.model import Message, Outcome
from auditor.network.stream import Direction

if TYPE_CHECKING:
    from auditor.protocols.datagrams import SpanAnnounced, SpokenSpan


NO_READER = "no reader knows this protocol"
SAMPLE = 4096
"""First bytes kept of what no reader knows, to name it by."""


class ResponseBodies(StrEnum):
    """What to do with response bodies: keep up to the limit, only count and hash, or not even decode."""

    KEEP = "keep"
    HASH = "hash"
    SKIP = "skip"


class RequestDone(Struct, frozen=True):
    """Request ``key`` (unique per reader) held offsets ``start`` to ``end`` (excluded) of the client's direction."""

    key: int
    end: int
    start: int = 0


class Transaction(Struct, frozen=True):
    """A request and its answer as read; ``start`` and ``end`` are offsets in the client's direction (end excluded).

    ``scheme`` and ``authority`` are None where the message does not say; ``target`` is as sent. ``answered`` is the
    offset in the server's direction at which the final answer begins, None where there is none.
    """

    key: int
    protocol: str
    method: str
    scheme: str | None
    authority: str | None
    target: str
    request: Message
    status: int | None
    response: Message | None
    start: int
    end: int
    notes: tuple[str, ...] = ()
    answered: int | None = None


class Switch(Struct, frozen=True):
    """From these offsets on (client, server) both directions speak something else.

    ``protocol`` is ``connect`` (a tunnel to ``authority``), ``h2c`` or the Upgrade token such as ``websocket``.
    """

    protocol: str
    authority: str | None
    client_start: int
    server_start: int
    key: int


class Unread(Struct, frozen=True):
    """A span of one direction the reader had to pass over, and why."""

    direction: Direction
    start: int
    end: int
    reason: Outcome
    detail: str


HttpEvent: TypeAlias = "RequestDone | Transaction | Switch | Unread | SpanAnnounced | SpokenSpan"
"""The last two are what WebSockets on HTTP/2 streams said."""


LOST = "of the body were lost in the capture"
PUSHED = "pushed by the server"
"""The note on a request that the server made in the client's place."""


def note_lost(notes: list[str], size: int | None) -> None:
    """Note that bytes of a body are missing: how many where that was once, else that it was in several places."""
    before = [note for note in notes if note.endswith(LOST)]
    for note in before:
        notes.remove(note)
    notes.append(f"bytes in several places {LOST}" if before else f"{'some' if size is None else size} bytes {LOST}")
