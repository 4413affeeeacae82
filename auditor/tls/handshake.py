"""Puts handshake messages together from the records they are spread over."""

from __future__ import annotations

HELLO_REQUEST = 0
CLIENT_HELLO = 1
SERVER_HELLO = 2
END_OF_EARLY_DATA = 5
ENCRYPTED_EXTENSIONS = 8
CERTIFICATE = 11
SERVER_HELLO_DONE = 14
CLIENT_KEY_EXCHANGE = 16
FINISHED = 20
KEY_UPDATE = 24

_KNOWN = frozenset({0, 1, 2, 3, 4, 5, 6, 8, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25, 67})
_LIMIT = 128 * 1024


class MessageReader:
    """Messages of one direction, whole with their 4-byte header; one above 128 KiB is passed over.

    After `reset` the next record must begin with a message that exists, or it is left out.
    """

    __slots__ = ("_buffer", "_skip", "_unsure")

    def __init__(self) -> None:
        self._buffer = b""
        self._skip = 0
        self._unsure = False

    def reset(self) -> None:
        """Records were lost, or the keys changed: drop what was begun."""
        self._buffer = b""
        self._skip = 0
        self._unsure = True

    def feed(self, payload: bytes) -> list[tuple[int, bytes]]:
        """The messages that this record's content completes, as type and bytes."""
        if self._unsure:
            if payload[:1] and payload[0] not in _KNOWN:
                return []
            self._unsure = False
        if not self._skip and not self._buffer and len(payload) >= 4:
            if int.from_bytes(payload[1:4], "big") == len(payload) - 4 <= _LIMIT - 4:
                return [(payload[0], payload)]
        skipped = min(self._skip, len(payload))
        self._skip -= skipped
        data = self._buffer + payload[skipped:]
        messages: list[tuple[int, bytes]] = []
        at = 0
        while len(data) - at >= 4:
            end = at + 4 + int.from_bytes(data[at + 1 : at + 4], "big")
            if end - at > _LIMIT:
                self._skip = max(end - len(data), 0)
                at = min(end, len(data))
                continue
            if end > len(data):
                break
            messages.append((data[at], data[at:end]))
            at = end
        self._buffer = data[at:]
        return messages
