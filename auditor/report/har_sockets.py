"""WebSocket messages in a HAR, as Chrome writes them: `_webSocketMessages` of the entry that opened the socket.

Messages come long after their opening, so that from the first opening on entries wait in temporary files.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Literal

import msgspec

from auditor.model import Exchange, Message

IN_MEMORY = 4 * 1024 * 1024
"""Bytes of waiting entries, and of waiting messages, kept in memory; more go to a temporary file."""
OPENING, MESSAGE = 0, 1
_SENT: dict[str, Literal["send", "receive"]] = {"SEND": "send", "RECEIVE": "receive"}


class SocketMessage(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One message; ``time`` in seconds since the epoch, ``opcode`` 1 (text) or 2 (``data`` is base64).

    ``data`` is missing where it was not kept.
    """

    type: Literal["send", "receive"]
    time: float
    opcode: int
    data: str | None = None
    comment: str | None = None
    frames: tuple[int, ...] = msgspec.field(name="_frames", default=())
    notes: tuple[str, ...] = msgspec.field(name="_notes", default=())


class Waiting(msgspec.Struct, frozen=True, array_like=True):
    """What stands for an entry or a message until the archive is written: which socket it belongs to, and its JSON."""

    what: int
    socket: str
    json: msgspec.Raw


_ENCODER = msgspec.json.Encoder()
_WAITING = msgspec.json.Decoder(Waiting)


def opens_socket(exchange: Exchange) -> bool:
    """Whether this HTTP exchange opened a WebSocket (RFC 6455 §4, RFC 8441 and RFC 9220 for CONNECT)."""
    if exchange.response is None:
        return False
    if exchange.status == 101:
        return b"websocket" in (exchange.response.header(b"upgrade") or b"").lower()
    return exchange.method == "CONNECT" and any("websocket" in note for note in exchange.notes)


def is_message(exchange: Exchange) -> bool:
    """Whether this is a WebSocket message."""
    return exchange.protocol == "WebSocket" and exchange.method in _SENT


def waiting_entry(exchange: Exchange, entry: bytes) -> bytes:
    """The entry (JSON) of an exchange that opened a WebSocket, to be given to an `Archive`."""
    return _ENCODER.encode(Waiting(OPENING, _socket(exchange), msgspec.Raw(entry)))


def waiting_message(exchange: Exchange) -> bytes:
    """A WebSocket message, to be given to an `Archive`."""
    said = exchange.request if exchange.method == "SEND" else exchange.response
    opcode, data, comment = _data(said)
    message = SocketMessage(
        type=_SENT[exchange.method],
        time=exchange.time_ns // 1000 / 1e6,
        opcode=opcode,
        data=data,
        comment=comment,
        frames=exchange.frames,
        notes=exchange.notes,
    )
    return _ENCODER.encode(Waiting(MESSAGE, _socket(exchange), msgspec.Raw(_ENCODER.encode(message))))


def _socket(exchange: Exchange) -> str:
    return f"{exchange.client} {exchange.server} {exchange.host}:{exchange.port}{exchange.path}".encode(
        "utf-8", "backslashreplace"
    ).decode()


def _data(said: Message | None) -> tuple[int, str | None, str | None]:
    body = None if said is None else said.body
    if body is None:
        return 1, None, "the message was not kept"
    comment = f"cut after {len(body.data)} of {body.length} bytes" if body.truncated else None
    try:
        return 1, body.data.decode(), comment
    except UnicodeDecodeError:
        return 2, b64encode(body.data).decode(), comment


class Archive:
    """Puts entries in order and messages into the entries of their sockets.

    Of sockets to the same address by the same connection the one opened last gets the messages. ``entries`` and
    ``left_out`` count entries and exchanges without a place.
    """

    def __init__(self) -> None:
        self.entries = 0
        self.left_out = 0
        self._open: dict[str, list[tuple[int, int]]] = {}
        self._order: list[tuple[int, list[tuple[int, int]]]] = []
        self._entries = SpooledTemporaryFile(IN_MEMORY)
        self._messages = SpooledTemporaryFile(IN_MEMORY)

    def take(self, item: bytes) -> Iterator[bytes]:
        """The next entry or message; what of the archive's entries can be written at once."""
        if not item:
            self.left_out += 1
        elif item[:1] == b"[":
            self._take_waiting(_WAITING.decode(item))
        else:
            self.entries += 1
            if not self._order:
                yield item
            else:
                self._wait(item, [])

    def rest(self) -> Iterator[bytes]:
        """The entries that waited, with their messages."""
        self._entries.seek(0)
        for length, messages in self._order:
            entry = self._entries.read(length)
            if not messages:
                yield entry
                continue
            spoken = []
            for at, size in messages:
                self._messages.seek(at)
                spoken.append(self._messages.read(size))
            yield entry[:-1] + b',"_resourceType":"websocket","_webSocketMessages":[' + b",".join(spoken) + b"]}"

    def close(self) -> None:
        """Drop the temporary files."""
        self._entries.close()
        self._messages.close()

    def _take_waiting(self, item: Waiting) -> None:
        if item.what == OPENING:
            self.entries += 1
            messages: list[tuple[int, int]] = []
            self._open[item.socket] = messages
            self._wait(bytes(item.json), messages)
        elif item.socket in self._open:
            self._open[item.socket].append((self._messages.tell(), self._messages.write(bytes(item.json))))
        else:
            self.left_out += 1

    def _wait(self, entry: bytes, messages: list[tuple[int, int]]) -> None:
        self._order.append((self._entries.write(entry), messages))
