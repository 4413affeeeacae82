"""PPPP, the peer-to-peer protocol of many cameras (CS2, iLnkP2P) over UDP: device number and addresses in clear.

Message types and layouts as published by P. Marrapese (Wireshark dissector, 2020) and M. Ihse Bursie (2023). What the
servers' obfuscation hides is not read. Between camera and viewer, on ports of their own choosing, it is known by the
packets that open the way and those of data; data are given where they are text, else they stay unread.
"""

from __future__ import annotations

import struct
from ipaddress import IPv4Address

from msgspec import Struct

from auditor.model import Message, Outcome
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Announced, DatagramEvent, Spoken, unread
from auditor.protocols.plain import NOTHING, Json, fields, payload, text

MAGIC, HEADER = 0xF1, 4
PORTS = frozenset({32100, 32108})
UID, ADDRESS = 20, 16
MOST_WAITING = 64
DATA, DATA_ACK, DATA_MARK = 0xD0, 0xD1, 0xD1
PUNCH = frozenset({0x41, 0x42})
"""What the two ends send each other first, with the device's number."""
ANSWERS = {
    0x00: 0x01, 0x02: 0x03, 0x08: 0x09, 0x10: 0x11, 0x12: 0x13, 0x14: 0x15, 0x18: 0x19, 0x20: 0x21, 0x31: 0x32,
    0x62: 0x63, 0x67: 0x69, 0x68: 0x69, 0x70: 0x71, 0x72: 0x73, 0x74: 0x75, 0x80: 0x81, 0x82: 0x85, 0xD0: 0xD1,
    0xE0: 0xE1,
}  # fmt: skip
"""Which type answers which."""
TYPES = {
    0x00: "HELLO", 0x01: "HELLO_ACK", 0x02: "HELLO_TO", 0x03: "HELLO_TO_ACK", 0x08: "QUERY_DID",
    0x09: "QUERY_DID_ACK", 0x10: "DEV_LGN", 0x11: "DEV_LGN_ACK", 0x12: "DEV_LGN_CRC", 0x13: "DEV_LGN_ACK_CRC",
    0x14: "DEV_LGN_KEY", 0x15: "DEV_LGN_ACK_KEY", 0x18: "DEV_ONLINE_REQ", 0x19: "DEV_ONLINE_REQ_ACK",
    0x20: "P2P_REQ", 0x21: "P2P_REQ_ACK", 0x30: "LAN_SEARCH", 0x31: "LAN_NOTIFY", 0x32: "LAN_NOTIFY_ACK",
    0x40: "PUNCH_TO", 0x41: "PUNCH_PKT", 0x42: "P2P_RDY", 0x43: "P2P_RDY_ACK", 0x62: "RS_LGN1", 0x63: "RS_LGN1_ACK",
    0x67: "LIST_REQ1", 0x68: "LIST_REQ", 0x69: "LIST_REQ_ACK", 0x70: "RLY_HELLO", 0x71: "RLY_HELLO_ACK",
    0x72: "RLY_PORT", 0x73: "RLY_PORT_ACK", 0x74: "RLY_PORT_KEY", 0x75: "RLY_PORT_ACK_KEY", 0x80: "RLY_REQ",
    0x81: "RLY_REQ_ACK", 0x82: "RLY_TO", 0x83: "RLY_PKT", 0x84: "RLY_RDY", 0x85: "RLY_TO_ACK", 0x90: "SDEV_RUN",
    0xA2: "REPORT", 0xD0: "DRW", 0xD1: "DRW_ACK", 0xE0: "ALIVE", 0xE1: "ALIVE_ACK", 0xF0: "CLOSE",
}  # fmt: skip
WITH_UID = frozenset({0x10, 0x14, 0x18, 0x20, 0x31, 0x32, 0x41, 0x42, 0x67, 0x80, 0x84})
"""Types whose content begins with the device's number."""
BETWEEN = "pictures, sound or commands between a camera and its viewer, in no encoding known here"
LOGINS = frozenset({0x10, 0x14})
OWN_ADDRESS = {0x01: ("public_ip", 0), 0x10: ("local_ip", 24), 0x14: ("local_ip", 24), 0x20: ("local_ip", 20)}
"""Where a type has an address of the device: its name and its offset in the content."""


def sniff_pppp(data: bytes) -> bool:
    """Whether a datagram is PPPP: the magic number, a known type, and a length that is its own."""
    return (
        len(data) >= HEADER
        and data[0] == MAGIC
        and data[1] in TYPES
        and int.from_bytes(data[2:4], "big") == len(data) - HEADER
    )


def sniff_pppp_peer(data: bytes) -> bool:
    """Whether a datagram on any port is PPPP between two ends: it opens the way, or holds data with their mark."""
    if not sniff_pppp(data):
        return False
    if data[1] in PUNCH:
        return HEADER + UID <= len(data) <= HEADER + UID + 8 and data[4:8].isalnum()
    return data[1] in (DATA, DATA_ACK) and len(data) >= HEADER + 4 and data[HEADER] == DATA_MARK


class _Packet(Struct, frozen=True):
    datagram: Datagram
    kind: int
    message: Message


class PpppDatagrams:
    """Reads a PPPP flow; each message is paired with the next one from the other side that answers its type."""

    __slots__ = ("_key", "_waiting")

    def __init__(self) -> None:
        self._waiting: list[tuple[int, _Packet]] = []
        self._key = 0

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        if not sniff_pppp(datagram.data):
            return [unread(datagram, Outcome.UNDECODABLE, "not a PPPP packet, or one that is obfuscated")]
        kind, content = datagram.data[1], datagram.data[HEADER:]
        if kind == DATA and not _is_text(content[4:]):
            return [unread(datagram, Outcome.UNDECODABLE, BETWEEN)]
        packet = _Packet(datagram, kind, _message(kind, content))
        asked = next((i for i, (_, p) in enumerate(self._waiting) if _answers(packet, p)), None)
        if asked is not None:
            key, question = self._waiting.pop(asked)
            return [_spoken(key, question, packet)]
        if kind == DATA_ACK:
            return []
        self._key += 1
        found: list[DatagramEvent] = [Announced(self._key, datagram.frame)]
        if packet.kind not in ANSWERS:
            return [*found, _spoken(self._key, packet, None)]
        self._waiting.append((self._key, packet))
        if len(self._waiting) > MOST_WAITING:
            found.append(_spoken(*self._waiting.pop(0), None))
        return found

    def close(self) -> list[DatagramEvent]:
        found: list[DatagramEvent] = [_spoken(key, packet, None) for key, packet in self._waiting]
        self._waiting.clear()
        return found


def _is_text(data: bytes) -> bool:
    """Commands are; pictures, sound and what is encrypted are not."""
    try:
        return data.rstrip(b"\0").decode().replace("\r", "").replace("\n", "").replace("\t", "").isprintable()
    except UnicodeDecodeError:
        return False


def _answers(answer: _Packet, question: _Packet) -> bool:
    return ANSWERS.get(question.kind) == answer.kind and answer.datagram.direction is not question.datagram.direction


def _message(kind: int, content: bytes) -> Message:
    if kind == DATA:
        return Message((), payload(content[4:])) if len(content) > 4 else NOTHING
    told: dict[str, Json] = {}
    if kind in WITH_UID and len(content) >= UID:
        prefix, number, check = struct.unpack(">8sI8s", content[:UID])
        told["device_id"] = f"{text(prefix)}-{number:06}-{text(check)}"
    if kind in LOGINS and len(content) >= 24:
        told |= {"nat_type": content[20], "api_version": ".".join(str(part) for part in content[21:24])}
    if kind in OWN_ADDRESS:
        name, at = OWN_ADDRESS[kind]
        if len(content) >= at + ADDRESS:
            told[name] = str(IPv4Address(content[at + 4 : at + 8][::-1]))
            told["port"] = int.from_bytes(content[at + 2 : at + 4], "little")
    return fields(told)


def _spoken(key: int, question: _Packet, answer: _Packet | None) -> Spoken:
    datagram = question.datagram
    return Spoken(
        protocol="PPPP",
        method=TYPES[question.kind],
        path="/",
        host=None,
        status=None,
        request=question.message,
        response=None if answer is None else answer.message,
        frames=(datagram.frame,),
        time_ns=datagram.time_ns,
        ready=datagram.frame,
        key=key,
        direction=datagram.direction,
    )
