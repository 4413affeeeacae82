"""Turns one recording into many sessions: other ids, other times, another order of what was sent close together."""

from __future__ import annotations

import hashlib
import random
import uuid
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from auditor.marks import Mark
from auditor.model import Body, Connection, Exchange, Message

SECOND = 1_000_000_000
DAY = 86_400 * SECOND
CLOSE_NS = 300_000_000
"""What is sent within this of one another, with no step between, may come in any order."""


@dataclass(frozen=True, slots=True)
class Session:
    """What was exchanged, connected and done; times in ns."""

    exchanges: tuple[Exchange, ...]
    connections: tuple[Connection, ...]
    marks: tuple[Mark, ...]


def jittered(session: Session, ids: Mapping[str, str], day: int, dice: random.Random) -> Session:
    """The session as it might have been on this day: ``ids`` maps values to their kind, each gets another value."""
    text = _Ids(ids, dice)
    time = _clock(session, day, dice)
    exchanges = [text.exchange(each) for each in session.exchanges]
    moments = _shuffled(exchanges, session.marks, dice)
    steps = sorted(mark.time_ns for mark in session.marks)
    moved = [replace(each, time_ns=time(_late(at, steps, dice))) for each, at in zip(exchanges, moments, strict=True)]
    return Session(
        tuple(sorted(moved, key=lambda each: each.time_ns)),
        tuple(replace(each, first=time(each.first), last=time(each.last)) for each in session.connections),
        tuple(Mark(time(mark.time_ns), mark.action, mark.text) for mark in session.marks),
    )


def _clock(session: Session, day: int, dice: random.Random) -> Callable[[int], int]:
    """Another day, and all of it a little faster or slower."""
    begin = min(each.time_ns for each in session.exchanges)
    pace, shift = dice.uniform(0.92, 1.15), day * DAY + dice.randrange(3600 * SECOND)
    return lambda time_ns: begin + shift + int((time_ns - begin) * pace)


def _late(time_ns: int, steps: Sequence[int], dice: random.Random) -> int:
    """Up to a tenth earlier than it was after the last step; never before it."""
    position = bisect_right(steps, time_ns)
    since = steps[position - 1] if position else time_ns
    return time_ns - int((time_ns - since) * dice.uniform(0, 0.1))


def _shuffled(exchanges: Sequence[Exchange], marks: Sequence[Mark], dice: random.Random) -> list[int]:
    """A time for each exchange: those of its neighbours between two steps and close by, dealt out anew."""
    steps = sorted(mark.time_ns for mark in marks)
    times = [each.time_ns for each in exchanges]
    order = sorted(range(len(times)), key=times.__getitem__)
    runs: list[list[int]] = []
    for index in order:
        before = runs[-1][-1] if runs else None
        near = before is not None and times[index] - times[before] < CLOSE_NS
        same = before is not None and bisect_right(steps, times[index]) == bisect_right(steps, times[before])
        if near and same:
            runs[-1].append(index)
        else:
            runs.append([index])
    dealt = list(times)
    for run in runs:
        for index, moment in zip(run, dice.sample([times[i] for i in run], len(run)), strict=True):
            dealt[index] = moment
    return dealt


class _Ids:
    """Replaces ids wherever they stand, each by the same other one."""

    def __init__(self, ids: Mapping[str, str], dice: random.Random) -> None:
        fresh: dict[str, Callable[[str], str]] = {
            "uuid": lambda old: str(uuid.UUID(int=dice.getrandbits(128), version=4)),
            "hex": lambda old: f"{dice.getrandbits(128):032x}",
            "number": lambda old: str(dice.randrange(10**6, 10**7)),
            "millis": lambda old: str(int(old) + dice.randrange(10**10)),
        }
        self._other = [(old, fresh[kind](old)) for old, kind in ids.items()]

    def _text(self, text: str) -> str:
        for old, new in self._other:
            text = text.replace(old, new)
        return text

    def _bytes(self, data: bytes) -> bytes:
        for old, new in self._other:
            data = data.replace(old.encode(), new.encode())
        return data

    def exchange(self, exchange: Exchange) -> Exchange:
        """The exchange with other ids in path, headers and body."""
        return replace(exchange, path=self._text(exchange.path), request=self._message(exchange.request))

    def _message(self, message: Message) -> Message:
        headers = tuple((name, self._bytes(value)) for name, value in message.headers)
        if message.body is None:
            return replace(message, headers=headers)
        data = self._bytes(message.body.data)
        body = Body(data, len(data), hashlib.sha256(data).hexdigest(), message.body.truncated)
        return replace(message, headers=headers, body=body)
