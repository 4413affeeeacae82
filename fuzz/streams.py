"""Inputs as scripts of stream events, and what must hold of every reader of streams whatever it is fed.

A script is a row of steps. A step's first byte holds the direction (1) and whether it is a gap (2); a gap's length is
the byte that follows (0: unknown), data come with a length of two bytes. The script's first byte says whether the
streams end cleanly (1) and at which step their bytes are cut (the rest of it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.protocols.datagrams import SpanAnnounced, SpokenSpan
from auditor.protocols.messages import RequestDone, Switch, Transaction, Unread
from fuzz.dice import Dice

T_co = TypeVar("T_co", covariant=True)
MOST_STEPS = 64
EVENTS_PER_BYTE = 4
BYTES_PER_BYTE = 1100
"""More than any coding expands on principle: deflate's limit is about 1,032."""
FREE_BYTES = 1 << 20
Talk = Iterable[tuple[Direction, bytes]]


class Reader(Protocol[T_co]):
    """What all readers of streams have in common."""

    def receive(self, event: StreamEvent) -> Sequence[T_co]:
        """Take the next event of either direction."""

    def close(self) -> Sequence[T_co]:
        """The stream is over."""


def script(data: bytes) -> tuple[list[StreamEvent], int]:
    """The events an input stands for, with their ends, and the size of the pieces it is to be cut into."""
    dice = Dice(data)
    head = dice.number()
    at = [0, 0]
    events: list[StreamEvent] = []
    while dice.left and len(events) < MOST_STEPS:
        step = dice.number()
        direction = Direction(step & 1)
        if step & 2:
            length = dice.number() or None
            events.append(Gap(direction, at[direction], length))
            at[direction] += length or 0
            continue
        piece = dice.take(dice.number(2))
        if piece:
            events.append(Data(direction, piece, at[direction]))
            at[direction] += len(piece)
    return [*events, *(End(side, at[side], clean=bool(head & 1)) for side in Direction)], (head >> 1) or 1


def written(talk: Talk, *, cut: int = 1) -> bytes:
    """The script of a conversation without gaps, as a seed."""
    steps = b"".join(bytes([side]) + len(piece).to_bytes(2, "big") + piece for side, piece in talk if piece)
    return bytes([cut << 1 | 1]) + steps


def pieces(events: Iterable[StreamEvent], size: int) -> list[StreamEvent]:
    """The same events with their data cut into pieces of ``size`` bytes."""
    cut: list[StreamEvent] = []
    for event in events:
        if isinstance(event, Data):
            whole = event.data
            cut += [Data(event.direction, whole[i : i + size], event.start + i) for i in range(0, len(whole), size)]
        else:
            cut.append(event)
    return cut


def read(reader: Reader[object], events: Iterable[StreamEvent]) -> list[object]:
    """Everything a reader finds, up to a switch to another protocol."""
    found: list[object] = []
    for event in events:
        found += reader.receive(event)
        if any(isinstance(each, Switch) for each in found):
            return found
    return found + list(reader.close())


def canonical(found: Iterable[object]) -> tuple[list[str], frozenset[tuple[Direction, int, str]]]:
    """What was found, in an order and with spans that do not depend on how the bytes came."""
    unread = [each for each in found if isinstance(each, Unread)]
    rest = sorted(repr(each) for each in found if not isinstance(each, Unread))
    return rest, frozenset((u.direction, at, u.reason.value) for u in unread for at in range(u.start, u.end))


def check_found(found: Sequence[object], size: int, extent: tuple[int, int]) -> None:
    """Output is bounded by the ``size`` of the input, offsets lie in the streams, requests are done in their order."""
    assert len(found) <= EVENTS_PER_BYTE * size + 16, f"{len(found)} events out of {size} bytes"
    kept = sum(_kept(each) for each in found)
    assert kept <= BYTES_PER_BYTE * size + FREE_BYTES, f"{kept} bytes kept out of {size}"
    for each in found:
        if isinstance(each, Unread | SpokenSpan | SpanAnnounced):
            assert 0 <= each.start <= each.end <= extent[each.direction], each
        elif isinstance(each, Transaction | RequestDone):
            assert 0 <= each.start <= each.end <= extent[Direction.CLIENT], each
    announced = [each.key for each in found if isinstance(each, RequestDone | SpanAnnounced)]
    assert len(announced) == len(set(announced)), "a request announced twice"
    finished = [each.key for each in found if isinstance(each, Transaction | SpokenSpan)]
    assert len(finished) == len(set(finished)), "a request finished twice"
    assert set(finished) <= set(announced), "a request finished that was not announced"


def _kept(found: object) -> int:
    if isinstance(found, Transaction | SpokenSpan):
        both = (found.request, found.response)
        return sum(len(side.body.data) for side in both if side is not None and side.body is not None)
    return 0


def extent_of(events: Iterable[StreamEvent]) -> tuple[int, int]:
    """Where the two directions end."""
    ends = {event.direction: event.start for event in events if isinstance(event, End)}
    return ends[Direction.CLIENT], ends[Direction.SERVER]


def check(make: Callable[[], Reader[object]], data: bytes, *, resumes: bool = True) -> list[object]:
    """Feed the script an input stands for, whole and in pieces; what is found must be sound and the same.

    ``resumes`` says that the reader promises this behind what it could not read as well.
    """
    events, size = script(data)
    found = read(make(), events)
    check_found(found, len(data), extent_of(events))
    again = read(make(), pieces(events, size))
    check_found(again, len(data), extent_of(events))
    guessed = any(_guessed(each, resumes=resumes) for each in (found, again))
    assert guessed or canonical(again) == canonical(found), f"cut into pieces of {size}"
    return found


def _guessed(found: Iterable[object], *, resumes: bool) -> bool:
    """Whether something stands behind bytes nobody could read, and its place is a guess from what had come so far."""
    kinds = {type(each) for each in found}
    return Unread in kinds and (Switch in kinds or not resumes)
