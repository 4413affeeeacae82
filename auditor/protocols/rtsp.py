"""RTSP (RFC 2326, 7826) as HTTP-like exchanges, and the audio and video interleaved in its connection counted.

Theory of operation: either side may ask. In each direction stand messages (a head, a body of its content-length) and
interleaved frames (``$``, channel, two bytes of length). Behind a gap a direction is read on where data begin with one
of them.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from auditor.model import EMPTY_BODY, Headers, Message, Outcome
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.protocols.backlog import Backlog
from auditor.protocols.datagrams import SpanAnnounced, SpanEvent, SpokenSpan
from auditor.protocols.messages import Unread
from auditor.protocols.plain import Json, fields, payload
from auditor.protocols.resuming import Footing
from auditor.protocols.rtp import CONTENT, STATIC, is_rtcp, kind, parse_rtp

HEAD_LIMIT = 64 * 1024
MESSAGE_LIMIT = 1024 * 1024
MOST_FIELDS = 256
MOST_WAITING = 64
METHODS = (
    b"OPTIONS", b"DESCRIBE", b"ANNOUNCE", b"SETUP", b"PLAY", b"PAUSE", b"TEARDOWN", b"GET_PARAMETER",
    b"SET_PARAMETER", b"REDIRECT", b"RECORD", b"PLAY_NOTIFY",
)  # fmt: skip
INTERLEAVED, MOST_LINE = 0x24, 2048
_START = re.compile(rb"(?:(?:%b) \S{1,2000} RTSP/1\.\d|RTSP/1\.\d \d\d\d(?: [^\r\n]{0,200})?)\r\n" % b"|".join(METHODS))
BEHIND_GAP = "behind a gap, where RTSP messages begin is not known"
MEDIA_KEY = 0


class _Channel(Struct):
    """What one side sent interleaved on one channel, media packets only."""

    packets: int = 0
    bytes: int = 0
    payload_type: int | None = None


class _Head(Struct, frozen=True):
    """A message's head: its first line's words, fields, bytes up to the body and of the body."""

    words: tuple[bytes, bytes, bytes]
    headers: Headers
    size: int
    body: int

    def field(self, name: bytes) -> bytes:
        return next((value for key, value in self.headers if key.lower() == name), b"")


class RtspReader:
    """A `StreamReader`: requests of either side with their answers by CSeq, and one ``RTP`` STREAM at the end."""

    __slots__ = ("_channels", "_footing", "_key", "_media", "_sides", "_waiting")

    def __init__(self) -> None:
        self._sides = (Backlog(Direction.CLIENT), Backlog(Direction.SERVER))
        self._footing = tuple(Footing(direction, _measure, BEHIND_GAP) for direction in Direction)
        self._waiting: dict[tuple[Direction, bytes], SpokenSpan] = {}
        self._channels: dict[tuple[Direction, int], _Channel] = {}
        self._media: tuple[Direction, int, int] | None = None
        self._key = MEDIA_KEY

    def receive(self, event: StreamEvent) -> list[SpanEvent]:
        side = self._sides[event.direction]
        if isinstance(event, Gap):
            found = [*self._settled(side), *side.abandon(Outcome.LOST, "part of an RTSP message is missing")]
            if not side.stopped:
                self._footing[event.direction].lose()
            return found
        if isinstance(event, End):
            return [*self._settled(side), *side.abandon(Outcome.LOST, "the stream ends within an RTSP message")]
        return self._data(side, event)

    def close(self) -> list[SpanEvent]:
        found: list[SpanEvent] = []
        for side in self._sides:
            found += self._settled(side)
            found += side.abandon(Outcome.LOST, "the stream ends within an RTSP message")
        found += self._waiting.values()
        self._waiting.clear()
        if self._media is not None:
            found.append(self._stream(self._media))
            self._media = None
        return found

    def horizon(self, direction: Direction) -> int:
        starts = [span.start for span in self._waiting.values() if span.direction is direction]
        if self._media is not None and self._media[0] is direction:
            starts.append(self._media[1])
        footing = self._footing[direction]
        return min(starts, default=footing.start if footing.lost else self._sides[direction].start)

    def _data(self, side: Backlog, event: Data) -> list[SpanEvent]:
        unread, rest = self._footing[side.direction].receive(event)
        found: list[SpanEvent] = [*unread]
        if rest is None:
            return found
        found += side.add(rest.data, rest.start)
        while side.data and not side.stopped:
            step = self._frame(side) if side.data[0] == 0x24 else self._message(side)
            if step is None:
                break
            found += step
        return found

    def _settled(self, side: Backlog) -> list[SpanEvent]:
        """What was held while the footing was lost, now that nothing follows it."""
        unread, rest = self._footing[side.direction].close()
        return [*unread, *([] if rest is None else self._data(side, rest))]

    def _frame(self, side: Backlog) -> list[SpanEvent] | None:
        """An interleaved frame (RFC 2326 section 10.12); None where more bytes are needed."""
        size = 4 + int.from_bytes(side.data[2:4], "big")
        if len(side.data) < 4 or len(side.data) < size:
            return None
        channel, data = side.data[1], bytes(side.data[4:size])
        start = side.start
        side.drop(size)
        header = parse_rtp(data)
        if header is None:
            if is_rtcp(data):
                return []
            return [Unread(side.direction, start, start + size, Outcome.UNKNOWN, "interleaved data that are not RTP")]
        count = self._channels.setdefault((side.direction, channel), _Channel())
        count.packets += 1
        count.bytes += header.payload
        count.payload_type = header.payload_type if count.payload_type is None else count.payload_type
        if self._media is not None:
            return []
        self._media = (side.direction, start, start + size)
        return [SpanAnnounced(MEDIA_KEY, *self._media)]

    def _message(self, side: Backlog) -> list[SpanEvent] | None:
        data = side.data
        if data[0] in b"\r\n":
            side.drop(1)
            return []
        end = data.find(b"\r\n\r\n")
        if end > HEAD_LIMIT or (end < 0 and len(data) > HEAD_LIMIT) or not _may_begin(bytes(data[:64])):
            return [*side.stop(Outcome.UNDECODABLE, "not an RTSP message")]
        if end < 0:
            return None
        head = _head(bytes(data[: end + 4]))
        if head is None or head.body > MESSAGE_LIMIT:
            return [*side.stop(Outcome.UNDECODABLE, "not an RTSP message")]
        if len(data) < head.size + head.body:
            return None
        start, size = side.start, head.size + head.body
        body = payload(bytes(data[head.size : size])) if head.body else EMPTY_BODY
        side.drop(size)
        message = Message(head.headers, body)
        if head.words[0].startswith(b"RTSP/"):
            return self._answer(side.direction, head, message, start)
        return self._ask(side.direction, head, message, start, start + size)

    def _ask(self, direction: Direction, head: _Head, message: Message, start: int, end: int) -> list[SpanEvent]:
        self._key += 1
        host, path = _target(head.words[1].decode("utf-8", "backslashreplace"))
        method = head.words[0].decode("latin-1")
        span = SpokenSpan(self._key, "RTSP", method, path, host, None, message, None, direction, start, end)
        found: list[SpanEvent] = [SpanAnnounced(span.key, direction, start, end)]
        identity = (direction, head.field(b"cseq"))
        before = self._waiting.pop(identity, None)
        if before is None and len(self._waiting) >= MOST_WAITING:
            before = self._waiting.pop(next(iter(self._waiting)))
        if before is not None:
            found.append(before)
        self._waiting[identity] = span
        return found

    def _answer(self, direction: Direction, head: _Head, message: Message, start: int) -> list[SpanEvent]:
        code = head.words[1]
        status = int(code) if code.isdigit() and len(code) == 3 else None
        identity = (Direction(1 - direction), head.field(b"cseq"))
        if status is not None and 100 <= status < 200:
            return []
        asked = self._waiting.pop(identity, None)
        return [] if asked is None else [replace(asked, status=status, response=message, answered=start)]

    def _stream(self, first: tuple[Direction, int, int]) -> SpokenSpan:
        kinds = {kind(c.payload_type) for c in self._channels.values() if c.payload_type is not None} - {"media"}
        body: list[Json] = [
            {
                "from": "client" if direction is Direction.CLIENT else "server",
                "channel": channel,
                "kind": "media" if count.payload_type is None else kind(count.payload_type),
                "encoding": STATIC.get(count.payload_type or 0, ("dynamic", ""))[0],
                "payload_type": count.payload_type,
                "packets": count.packets,
                "payload_bytes": count.bytes,
            }
            for (direction, channel), count in self._channels.items()
        ]
        path = "+".join(sorted(kinds)) or "media"
        return SpokenSpan(
            MEDIA_KEY, "RTP", "STREAM", path, None, None, fields({"streams": body}), None, *first, notes=(CONTENT,)
        )


def _head(data: bytes) -> _Head | None:
    first, *lines = data[:-4].split(b"\r\n")
    words = first.split(b" ", 2)
    if len(words) < 2 or not (words[0].startswith(b"RTSP/") or (len(words) == 3 and words[2].startswith(b"RTSP/"))):
        return None
    parts = (line.partition(b":") for line in lines[:MOST_FIELDS])
    headers = tuple((name.strip(), value.strip()) for name, _, value in parts if name.strip())
    length = next((value for name, value in headers if name.lower() == b"content-length"), b"0")
    if not length.isdigit() or len(length) > 10:
        return None
    return _Head((words[0], words[1], words[2] if len(words) > 2 else b""), headers, len(data), int(length))


def _target(uri: str) -> tuple[str | None, str]:
    """Authority and path with query of a request's URI."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None, uri
    if not parts.netloc:
        return None, uri
    return parts.netloc.rpartition("@")[2], (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _measure(data: bytes, at: int) -> int | bool | None:
    """For `Resumption`: a whole start line surely begins a message, interleaved frames only in a row."""
    if data[at] == INTERLEAVED:
        end = at + 4 + int.from_bytes(data[at + 2 : at + 4], "big")
        if len(data) < at + 4:
            return None
        media = data[at + 4 : end]
        return end if end > len(data) or parse_rtp(media) is not None or is_rtcp(media) else False
    if _START.match(data, at) is not None:
        return True
    line = data[at : at + MOST_LINE]
    return None if len(line) < MOST_LINE and b"\n" not in line and _may_begin(line[:64]) else False


def _may_begin(data: bytes) -> bool:
    return any((word + b" ").startswith(data) or data.startswith(word + b" ") for word in METHODS) or (
        data.startswith(b"RTSP/") or b"RTSP/".startswith(data)
    )


def sniff_rtsp(head: bytes) -> bool | None:
    """Whether a client's first bytes are an RTSP request; None: more are needed."""
    line, newline, _ = head[:4096].partition(b"\r\n")
    if newline:
        return line.rsplit(b" ", 1)[-1].startswith(b"RTSP/") and line.split(b" ", 1)[0] in METHODS
    if not _may_begin(head[:32]) or head.startswith(b"RTSP/"):
        return head.startswith(b"RTSP/")
    _, space, target = head.partition(b" ")
    if space and not any(target[:5].lower().startswith(p[: len(target)]) for p in (b"rtsp:", b"rtsps", b"*", b"/")):
        return False
    return None if len(head) < 4096 else False
