"""STUN and TURN (RFC 8489, 8656; classic STUN, RFC 3489): a device's public address, and what a relay carries for it.

Media and DTLS share the flow with STUN (RFC 7983): RTP is counted as such, DTLS and relayed data stay unread.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

from msgspec import Struct

from auditor.model import Headers, Message, Outcome
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Announced, DatagramEvent, Spoken, unread
from auditor.protocols.plain import Json, fields, text
from auditor.protocols.rtp import RtpWatch, parse_rtp

COOKIE = b"\x21\x12\xa4\x42"
HEADER = 20
MOST_WAITING = 256
MOST_ATTRIBUTES = 64
REQUEST, INDICATION, SUCCESS, ERROR = range(4)
METHODS = {
    0x001: "BINDING", 0x002: "SHARED-SECRET", 0x003: "ALLOCATE", 0x004: "REFRESH", 0x006: "SEND", 0x007: "DATA",
    0x008: "CREATE-PERMISSION", 0x009: "CHANNEL-BIND", 0x00A: "CONNECT", 0x00B: "CONNECTION-BIND",
}  # fmt: skip
TEXTS = {0x0006: "username", 0x0014: "realm", 0x0015: "nonce", 0x8022: "software", 0x8003: "alternate_domain"}
ADDRESSES = {
    0x0001: "mapped_address", 0x0002: "response_address", 0x0004: "source_address", 0x0005: "changed_address",
    0x000B: "reflected_from", 0x8023: "alternate_server", 0x802B: "response_origin", 0x802C: "other_address",
}  # fmt: skip
XOR_ADDRESSES = {
    0x0020: "xor_mapped_address", 0x0012: "xor_peer_address", 0x0016: "xor_relayed_address",
    0x8020: "xor_mapped_address",
}  # fmt: skip
NUMBERS = {0x0003: "change_request", 0x000C: "channel", 0x000D: "lifetime", 0x0019: "transport", 0x0024: "priority"}
ERROR_CODE, DATA = 0x0009, 0x0013
MEDIA_KEY = 0


class StunMessage(Struct, frozen=True):
    """One message: method and class, transaction, what its attributes say, error code, and data relayed in it."""

    method: str
    kind: int
    transaction: bytes
    said: dict[str, Json]
    error: int | None
    data: bytes | None
    whole: bool


def sniff_stun(data: bytes, *, classic: bool = False) -> bool:
    """Whether a datagram is STUN: by its cookie, or (``classic``) by a method and a length that fits exactly.

    Microsoft's dialect (MS-TURN) does not pad its attributes: lengths may then be odd.
    """
    if len(data) < HEADER or data[0] & 0xC0:
        return False
    fits = HEADER + int.from_bytes(data[2:4], "big") == len(data)
    if data[3] & 3:
        return fits and data[4:8] == COOKIE
    if data[4:8] == COOKIE:
        return HEADER + int.from_bytes(data[2:4], "big") <= len(data)
    return classic and fits and data[:2] in (b"\0\1", b"\1\1", b"\1\x11", b"\0\2", b"\1\2", b"\1\x12")


def parse_stun(data: bytes) -> StunMessage:
    """A message `sniff_stun` said yes to; attributes are read as far as they go."""
    head = int.from_bytes(data[:2], "big")
    number = head & 0xF | head >> 1 & 0x70 | head >> 2 & 0xF80
    kind = head >> 4 & 1 | head >> 7 & 2
    said: dict[str, Json] = {}
    error: int | None = None
    relayed: bytes | None = None
    at, end = HEADER, min(HEADER + int.from_bytes(data[2:4], "big"), len(data))
    whole = True
    for _ in range(MOST_ATTRIBUTES):
        if at + 4 > end:
            break
        code, size = int.from_bytes(data[at : at + 2], "big"), int.from_bytes(data[at + 2 : at + 4], "big")
        value = data[at + 4 : at + 4 + size]
        if at + 4 + size > end:
            whole = False
            break
        if code == DATA:
            relayed = value
        elif code == ERROR_CODE and size >= 4:
            error = (value[2] & 7) * 100 + value[3]
            said["reason"] = text(value[4:])
        else:
            _attribute(code, value, data[4:20], said)
        at += 4 + size + (-size % 4)
    return StunMessage(METHODS.get(number, f"METHOD{number}"), kind, data[4:20], said, error, relayed, whole)


def _attribute(code: int, value: bytes, tail: bytes, said: dict[str, Json]) -> None:
    if code in TEXTS:
        said[TEXTS[code]] = text(value)
    elif code in ADDRESSES or code in XOR_ADDRESSES:
        address = _address(value, tail if code in XOR_ADDRESSES else bytes(16))
        if address is not None:
            said[ADDRESSES.get(code) or XOR_ADDRESSES[code]] = address
    elif code in NUMBERS:
        size = 2 if code == 0x000C else 1 if code == 0x0019 else 4
        said[NUMBERS[code]] = int.from_bytes(value[:size], "big")


def _address(value: bytes, mask: bytes) -> str | None:
    """Family, port and address, the latter two masked with cookie and transaction (section 14.2)."""
    sizes = {1: 4, 2: 16}
    size = sizes.get(value[1]) if len(value) > 1 else None
    if size is None or len(value) < 4 + size:
        return None
    port = int.from_bytes(value[2:4], "big") ^ int.from_bytes(mask[:2], "big")
    raw = bytes(a ^ b for a, b in zip(value[4 : 4 + size], mask, strict=False))
    return f"{IPv4Address(raw)}:{port}" if size == 4 else f"[{IPv6Address(raw)}]:{port}"


def is_channel_data(data: bytes) -> bool:
    """Whether a datagram is TURN channel data (RFC 8656 section 12.4)."""
    return len(data) >= 4 and 0x40 <= data[0] < 0x50 and 4 + int.from_bytes(data[2:4], "big") <= len(data)


class StunDatagrams:
    """Reads a flow that begins with STUN: a request with its answer by transaction, indications on their own.

    Requests sent again are the same exchange. ``status`` is 200, the error code, or None where no answer came.
    """

    __slots__ = ("_announced", "_key", "_media", "_waiting")

    def __init__(self) -> None:
        self._waiting: dict[bytes, tuple[int, Datagram, StunMessage]] = {}
        self._media = RtpWatch()
        self._announced = False
        self._key = MEDIA_KEY

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        data = datagram.data
        if sniff_stun(data, classic=True):
            return self._stun(datagram, parse_stun(data))
        if is_channel_data(data):
            return self._relayed(datagram, data[4 : 4 + int.from_bytes(data[2:4], "big")], "TURN channel")
        if 20 <= data[0] <= 63:
            return [unread(datagram, Outcome.NO_KEYS, "DTLS is not read")]
        if self._media.watch(datagram):
            return self._media_found()
        return [unread(datagram, Outcome.UNKNOWN, "neither STUN nor RTP, in a flow of them")]

    def close(self) -> list[DatagramEvent]:
        found: list[DatagramEvent] = [_spoken(key, d, m, None) for key, d, m in self._waiting.values()]
        self._waiting.clear()
        return found + (self._media.spoken(MEDIA_KEY) if self._announced else [])

    def _media_found(self) -> list[DatagramEvent]:
        if self._announced or self._media.found is None:
            return []
        self._announced = True
        return [Announced(MEDIA_KEY, self._media.found)]

    def _relayed(self, datagram: Datagram, data: bytes, how: str) -> list[DatagramEvent]:
        if parse_rtp(data) is not None and self._media.watch(datagram, data):
            return self._media_found()
        return [unread(datagram, Outcome.UNKNOWN, f"data carried by a relay ({how})")]

    def _stun(self, datagram: Datagram, message: StunMessage) -> list[DatagramEvent]:
        if message.kind == INDICATION:
            if message.data is not None:
                return self._relayed(datagram, message.data, "TURN indication")
            return [_spoken(-1, datagram, message, None)]
        waiting = self._waiting.get(message.transaction)
        if message.kind == REQUEST:
            return [] if waiting is not None else self._ask(datagram, message)
        if waiting is None:
            return []
        del self._waiting[message.transaction]
        return [_spoken(*waiting, message)]

    def _ask(self, datagram: Datagram, message: StunMessage) -> list[DatagramEvent]:
        found: list[DatagramEvent] = []
        if len(self._waiting) >= MOST_WAITING:
            key, asked, question = self._waiting.pop(next(iter(self._waiting)))
            found.append(_spoken(key, asked, question, None))
        self._key += 1
        self._waiting[message.transaction] = (self._key, datagram, message)
        return [*found, Announced(self._key, datagram.frame)]


def _spoken(key: int, datagram: Datagram, message: StunMessage, answer: StunMessage | None) -> Spoken:
    return Spoken(
        protocol="STUN",
        method=message.method,
        path="/",
        host=None,
        status=None if answer is None else 200 if answer.error is None else answer.error,
        request=_message(message),
        response=None if answer is None else _message(answer),
        frames=(datagram.frame,),
        time_ns=datagram.time_ns,
        ready=datagram.frame,
        notes=_learnt(answer),
        key=key,
        direction=datagram.direction,
    )


def _learnt(answer: StunMessage | None) -> tuple[str, ...]:
    """The address the asker has outside, as the server saw it and told it."""
    said = {} if answer is None else answer.said
    seen = said.get("xor_mapped_address") or said.get("mapped_address")
    return () if seen is None else (f"the server sees the asker at {seen}",)


def _message(message: StunMessage) -> Message:
    headers: Headers = ()
    return fields(message.said, headers, complete=message.whole)
