"""The text protocol of children's watches and small trackers (SeTracker, Wonlex and others) over TCP.

Theory of operation: each message is ``[vendor*id*length*content]`` with the content's length in hexadecimal, in some
makes with a running number before it. The content is a word and values between commas; those of positions, heartbeats
and alarms are named here as the open tracking server Traccar and the makers' own documents do, sound is given as it is.
Servers answer with the same word. Behind a gap a direction is read on where data begin with a message.
"""

from __future__ import annotations

import re

from auditor.model import EMPTY_BODY, Message, Outcome
from auditor.network.stream import Direction, End, Gap, StreamEvent
from auditor.protocols.backlog import Backlog
from auditor.protocols.datagrams import SpanAnnounced, SpanEvent, SpokenSpan
from auditor.protocols.messages import Unread
from auditor.protocols.plain import Json, fields, payload, text

MOST_WAITING = 64
MOST_LISTED = 32
MOST_SHOWN = 4096
_HEAD = re.compile(rb"\[[0-9A-Za-z]{2}\*([0-9A-Za-z]{6,20})\*(?:[0-9A-Fa-f]{4}\*)?([0-9A-Fa-f]{4})\*")
LONGEST_HEAD = 2 + 3 + 20 + 10
POSITIONS = ("UD", "AL", "WT")
"""Beginnings of the words whose values are a position: reported, with an alarm, with the weather asked for."""
AMR = b"#!AMR"
_ESCAPES = {b"\1": b"}", b"\2": b"[", b"\3": b"]", b"\4": b",", b"\5": b"*"}
_ESCAPED = re.compile(rb"}([\x01-\x05])")
BROKEN = "not a message of the watch protocol"


def sniff_watch(client: bytes) -> bool | None:
    """Whether a client begins with a message's head; None where more bytes are needed."""
    if _HEAD.match(client) is not None:
        return True
    return None if len(client) < LONGEST_HEAD and client[:1] == b"[" and b"]" not in client else False


class WatchReader:
    """A `StreamReader`: what the watch tells, with the server's answer; commands of the server are messages too."""

    __slots__ = ("_key", "_sides", "_waiting")

    def __init__(self) -> None:
        self._sides = (Backlog(Direction.CLIENT), Backlog(Direction.SERVER))
        self._waiting: list[tuple[bytes, SpokenSpan]] = []
        self._key = 0

    def receive(self, event: StreamEvent) -> list[SpanEvent]:
        side = self._sides[event.direction]
        if isinstance(event, Gap):
            return [*side.abandon(Outcome.LOST, "part of a message is missing")]
        if isinstance(event, End):
            return [*side.abandon(Outcome.LOST, "the stream ends within a message")]
        found: list[SpanEvent] = [*side.add(event.data, event.start)]
        while side.data and not side.stopped:
            step = self._message(side)
            if step is None:
                break
            found += step
        return found

    def close(self) -> list[SpanEvent]:
        found: list[SpanEvent] = []
        for side in self._sides:
            found += side.abandon(Outcome.LOST, "the stream ends within a message")
        found += [span for _, span in self._waiting]
        self._waiting.clear()
        return found

    def horizon(self, direction: Direction) -> int:
        starts = [span.start for _, span in self._waiting if span.direction is direction]
        return min(starts, default=self._sides[direction].start)

    def _message(self, side: Backlog) -> list[SpanEvent] | None:
        head = _HEAD.match(side.data)
        if head is None:
            if len(side.data) < LONGEST_HEAD and side.data[:1] == b"[" and b"]" not in side.data:
                return None
            return self._resume(side)
        size = head.end() + int(head[2], 16) + 1
        if len(side.data) < size:
            return None
        if side.data[size - 1] != 0x5D:
            return self._resume(side)
        device, content = head[1], bytes(side.data[head.end() : size - 1])
        start = side.start
        side.drop(size)
        return self._spoken(side.direction, start, device, content)

    def _resume(self, side: Backlog) -> list[SpanEvent]:
        """Leave what is no message; go on with the next bracket that is held."""
        at = side.data.find(b"[", 1)
        if at < 0:
            return [*side.abandon(Outcome.UNDECODABLE, BROKEN)]
        start = side.start
        side.drop(at)
        return [Unread(side.direction, start, start + at, Outcome.UNDECODABLE, BROKEN)]

    def _spoken(self, direction: Direction, start: int, device: bytes, content: bytes) -> list[SpanEvent]:
        word, _, values = content.partition(b",")
        end = self._sides[direction].start
        if direction is Direction.SERVER:
            at = next((i for i, (waiting, _) in enumerate(self._waiting) if waiting == word), None)
            if at is not None:
                return [_answered(self._waiting.pop(at)[1], values, start)]
        self._key += 1
        told: dict[str, Json] = {"device_id": text(device), **named(word, values)}
        sound = voice(word, values)
        span = SpokenSpan(
            key=self._key,
            protocol="watch",
            method=text(word[:32]) or "MESSAGE",
            path="/",
            host=None,
            status=None,
            request=fields(told) if sound is None else Message(((b"device-id", device),), payload(sound)),
            response=None,
            direction=direction,
            start=start,
            end=end,
        )
        announced = SpanAnnounced(self._key, direction, start, end)
        if direction is Direction.SERVER:
            return [announced, span]
        self._waiting.append((word, span))
        late = [self._waiting.pop(0)[1]] if len(self._waiting) > MOST_WAITING else []
        return [announced, *late]


def _answered(span: SpokenSpan, values: bytes, start: int) -> SpokenSpan:
    response = fields({"content": text(values[:MOST_SHOWN])}) if values else Message((), EMPTY_BODY)
    return SpokenSpan(
        span.key, span.protocol, span.method, span.path, span.host, span.status, span.request, response,
        span.direction, span.start, span.end, span.notes, span.local, start,
    )  # fmt: skip


def voice(word: bytes, values: bytes) -> bytes | None:
    """The sound a message carries, its escapes undone; None where it carries none."""
    if word != b"TK" or not values.startswith(AMR):
        return None
    return _ESCAPED.sub(lambda found: _ESCAPES[found[1]], values)


def named(word: bytes, values: bytes) -> dict[str, Json]:
    """The values of a message by name; those nobody documented stand as they were sent, under ``content``."""
    parts = text(values[:MOST_SHOWN]).split(",") if values else []
    if word.decode("ascii", "replace").startswith(POSITIONS):
        position = _position(parts)
        if position is not None:
            return position
    if word == b"LK" and len(parts) >= 3:
        return {"steps": _number(parts[0]), "rollings": _number(parts[1]), "battery": _number(parts[2])}
    return {"content": ",".join(parts)} if parts else {}


def _position(parts: list[str]) -> dict[str, Json] | None:
    """Date, time, validity, latitude, longitude, speed, course, height and so on; None where they are not there."""
    if len(parts) < 15 or parts[4] not in ("N", "S") or parts[6] not in ("E", "W"):
        return None
    latitude, longitude = _number(parts[3]), _number(parts[5])
    if not isinstance(latitude, float) or not isinstance(longitude, float):
        return None
    told: dict[str, Json] = {"date": parts[0], "time": parts[1]}
    if parts[2] == "A":
        told["latitude"] = -latitude if parts[4] == "S" else latitude
        told["longitude"] = -longitude if parts[6] == "W" else longitude
        told |= {"speed": _number(parts[7]), "course": _number(parts[8]), "altitude": _number(parts[9])}
    told |= {"battery": _number(parts[12]), "steps": _number(parts[13]), "rollings": _number(parts[14])}
    return told | _surroundings(parts[16:])


def _surroundings(parts: list[str]) -> dict[str, Json]:
    """Radio cells (``area, cell, level``) with their network, access points (``name, address, level``), metres."""
    count = _count(parts[:1])
    if count is None or len(parts) < 4 + 3 * count:
        return {}
    mcc, mnc, rest = _number(parts[2]), _number(parts[3]), parts[4:]
    cells: list[Json] = [
        {"mcc": mcc, "mnc": mnc, "lac": _number(rest[i]), "cell_id": _number(rest[i + 1]), "signal": rest[i + 2]}
        for i in range(0, 3 * count, 3)
    ]
    rest = rest[3 * count :]
    points = _count(rest[:1])
    if points is None or len(rest) < 1 + 3 * points:
        return {"cells": cells}
    near: list[Json] = [
        {"ssid": rest[i], "bssid": rest[i + 1], "signal": rest[i + 2]} for i in range(1, 1 + 3 * points, 3)
    ]
    accuracy = _number(rest[1 + 3 * points]) if len(rest) > 1 + 3 * points else None
    return {"cells": cells, "wifi": near, "accuracy": accuracy if isinstance(accuracy, float) else None}


def _count(parts: list[str]) -> int | None:
    return int(parts[0]) if parts and re.fullmatch("[0-9]{1,2}", parts[0]) and int(parts[0]) <= MOST_LISTED else None


def _number(value: str) -> int | float | str | None:
    """A number where it is one, the text else; None where nothing stands."""
    if re.fullmatch(r"-?[0-9]{1,18}", value) is not None:
        return int(value)
    if re.fullmatch(r"-?[0-9]{1,12}\.[0-9]{1,12}", value) is not None:
        return float(value)
    return value or None
