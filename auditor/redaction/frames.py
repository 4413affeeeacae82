"""Rewrites one packet in place: hardware and network addresses of devices, checksums, and payload as it is told.

What is not known to be harmless becomes zeros: of Ethernet all but IP and ARP, of IP all but TCP and UDP headers. No
length changes, so that packets keep their numbers and streams their offsets.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from ipaddress import ip_address
from typing import NamedTuple

from auditor.redaction.placeholders import Placeholders, is_local

ETHERNET, RAW, LOOPBACK, SLL, SLL2, USER = 1, 101, 0, 113, 276, 147
"""LINKTYPE numbers (tcpdump.org/linktypes.html); `USER` is for what cannot be shown at all."""
_RAW = (RAW, 12, 14, 228, 229)
_IPV4, _IPV6, _ARP, _TAGS = 0x0800, 0x86DD, 0x0806, (0x8100, 0x88A8)
_TCP, _UDP, _ICMP, _ICMP6 = 6, 17, 1, 58
_EXTENSIONS = (0, 43, 60)
_ARP_LENGTH = 28


class Flow(NamedTuple):
    """One direction of a conversation: protocol number, packed addresses and ports, as captured."""

    protocol: int
    source: bytes
    source_port: int
    target: bytes
    target_port: int


class Segment(NamedTuple):
    """Payload of TCP or UDP within a packet: where it is, of which flow; ``sequence`` and ``begins`` (SYN) of TCP."""

    flow: Flow
    start: int
    end: int
    sequence: int = 0
    begins: bool = False


Payload = Callable[[Segment, bytes], bytes]
"""What stands in for the payload of a segment; as long as it."""


class Frames:
    """Rewrites packets; ``devices`` are addresses of devices, whose stand-ins ``placeholders`` makes."""

    def __init__(self, placeholders: Placeholders, devices: frozenset[str]) -> None:
        self._new = placeholders
        self._devices = devices
        self._cache: dict[bytes, bytes] = {}

    def rewrite(self, data: bytes, link: int, payload: Payload) -> bytes:
        """The packet without what must not stay; ``payload`` is asked for that of TCP and UDP."""
        frame = bytearray(data)
        at, kind = self._link(frame, link)
        if kind == _ARP and len(frame) >= at + _ARP_LENGTH:
            self._arp(frame, at)
        elif kind == _IPV4 or kind == _IPV6:
            self._ip(frame, at, kind, payload)
        else:
            frame[at:] = bytes(len(frame) - at)
        return bytes(frame)

    def _link(self, frame: bytearray, link: int) -> tuple[int, int]:
        """Where the network layer begins, and its EtherType, 0 where it is none we read; addresses are rewritten."""
        if link == ETHERNET and len(frame) >= 14:
            frame[0:6], frame[6:12] = self._new.mac(bytes(frame[0:6])), self._new.mac(bytes(frame[6:12]))
            at, kind = 14, int.from_bytes(frame[12:14])
            while kind in _TAGS and len(frame) >= at + 4:
                kind = int.from_bytes(frame[at + 2 : at + 4])
                at += 4
            return at, kind
        if link == SLL and len(frame) >= 16:
            self._link_address(frame, 4, 6)
            return 16, int.from_bytes(frame[14:16])
        if link == SLL2 and len(frame) >= 20:
            self._link_address(frame, 11, 12)
            return 20, int.from_bytes(frame[0:2])
        if link in _RAW and frame:
            return 0, {4: _IPV4, 6: _IPV6}.get(frame[0] >> 4, 0)
        if link == LOOPBACK and len(frame) >= 5:
            return 4, {4: _IPV4, 6: _IPV6}.get(frame[4] >> 4, 0)
        return 0, 0

    def _link_address(self, frame: bytearray, length_at: int, at: int) -> None:
        """The sender's address of a cooked header; those of other lengths than Ethernet's become zeros."""
        length = frame[length_at + 1] if length_at == 4 else frame[length_at]
        frame[at : at + 8] = (self._new.mac(bytes(frame[at : at + 6])) + b"\0\0") if length == 6 else bytes(8)

    def _arp(self, frame: bytearray, at: int) -> None:
        """ARP for IPv4 over Ethernet (RFC 826); anything else becomes zeros, and so does what follows."""
        if frame[at : at + 6] == b"\0\1\x08\0\6\4":
            for mac in (at + 8, at + 18):
                frame[mac : mac + 6] = self._new.mac(bytes(frame[mac : mac + 6]))
            for ip in (at + 14, at + 24):
                frame[ip : ip + 4] = self._address(bytes(frame[ip : ip + 4]))
            at += _ARP_LENGTH
        frame[at:] = bytes(len(frame) - at)

    def _address(self, packed: bytes) -> bytes:
        if packed not in self._cache:
            address = ip_address(packed)
            ours = is_local(address) or str(address) in self._devices
            self._cache[packed] = self._new.address(address).packed if ours else packed
        return self._cache[packed]

    def _ip(self, frame: bytearray, at: int, kind: int, payload: Payload) -> None:
        """IPv4 (RFC 791) or IPv6 (RFC 8200); options, extension headers and fragments lose what they hold."""
        head = _ipv4(frame, at) if kind == _IPV4 else _ipv6(frame, at)
        if head is None:
            frame[at:] = bytes(len(frame) - at)
            return
        protocol, addresses, size, start, end, whole = head
        before = bytes(frame[addresses : addresses + 2 * size])
        after = self._address(before[:size]) + self._address(before[size:])
        frame[addresses : addresses + 2 * size] = after
        frame[end:] = bytes(len(frame) - end)
        if kind == _IPV4:
            frame[at + 20 : start] = bytes(start - at - 20)
            frame[at + 10 : at + 12] = b"\0\0"
            frame[at + 10 : at + 12] = _checksum(bytes(frame[at:start]))
        if not whole or protocol not in (_TCP, _UDP):
            keep = 4 if protocol in (_ICMP, _ICMP6) and whole else 0
            frame[min(start + keep, end) : end] = bytes(max(end - start - keep, 0))
            return
        self._transport(frame, start, end, protocol, (before[:size], before[size:]), after, payload)

    def _transport(
        self, frame: bytearray, start: int, end: int, protocol: int, pair: tuple[bytes, bytes], after: bytes,
        payload: Payload,
    ) -> None:  # fmt: skip
        """TCP (RFC 9293), whose options but for those of one byte become padding, or UDP (RFC 768)."""
        least = 20 if protocol == _TCP else 8
        if end - start < least:
            frame[start:end] = bytes(end - start)
            return
        source, target = struct.unpack_from("!HH", frame, start)
        flow = Flow(protocol, pair[0], source, pair[1], target)
        if protocol == _TCP:
            body = min(start + (frame[start + 12] >> 4) * 4, end)
            sequence = int.from_bytes(frame[start + 4 : start + 8])
            segment = Segment(flow, max(body, start + 20), end, sequence, bool(frame[start + 13] & 2))
            frame[start + 20 : segment.start] = b"\1" * (segment.start - start - 20)
            check = start + 16
        else:
            segment = Segment(flow, start + 8, end)
            check = start + 6
        if segment.end > segment.start:
            frame[segment.start : end] = payload(segment, bytes(frame[segment.start : end]))
        frame[check : check + 2] = b"\0\0"
        pseudo = after + struct.pack("!IHBB", end - start, 0, 0, protocol)
        found = _checksum(pseudo + bytes(frame[start:end]))
        frame[check : check + 2] = b"\xff\xff" if protocol == _UDP and found == b"\0\0" else found


_Head = tuple[int, int, int, int, int, bool]
"""Protocol, where the addresses are, how long one is, where the payload begins and ends, whether it is no fragment."""


def _ipv4(frame: bytearray, at: int) -> _Head | None:
    if len(frame) < at + 20 or frame[at] >> 4 != 4:
        return None
    start = at + (frame[at] & 15) * 4
    total = int.from_bytes(frame[at + 2 : at + 4]) or len(frame) - at
    end = min(at + total, len(frame))
    if start < at + 20 or end < start:
        return None
    whole = not int.from_bytes(frame[at + 6 : at + 8]) & 0x3FFF
    return frame[at + 9], at + 12, 4, start, end, whole


def _ipv6(frame: bytearray, at: int) -> _Head | None:
    if len(frame) < at + 40 or frame[at] >> 4 != 6:
        return None
    protocol, start = frame[at + 6], at + 40
    length = int.from_bytes(frame[at + 4 : at + 6])
    end = min(start + length, len(frame)) if length else len(frame)
    while protocol in _EXTENSIONS and start + 8 <= end:
        following = min(start + (frame[start + 1] + 1) * 8, end)
        protocol = frame[start]
        frame[start + 2 : following] = bytes(following - start - 2)
        start = following
    return protocol, at + 8, 16, start, end, True


def _checksum(data: bytes) -> bytes:
    """The Internet checksum (RFC 1071)."""
    words: tuple[int, ...] = struct.unpack(f"!{len(data) // 2 + len(data) % 2}H", data + b"\0" * (len(data) % 2))
    total = sum(words)
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return int(~total & 0xFFFF).to_bytes(2)
