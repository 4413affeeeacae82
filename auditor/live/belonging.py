"""Whose packet it is: tells those of one device, by its MAC or IP address, from everybody else's."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from msgspec import Struct

from auditor.errors import UsageError

ETHERNET, RAW, RAW_OLD, SLL = 1, 101, 12, 113
IPV4, IPV6 = 0x0800, 0x86DD
TAGS = (0x8100, 0x88A8)
Belongs = Callable[[bytes], bool]


class Device(Struct, frozen=True):
    """The device asked for: one of ``mac`` (6 bytes) and ``ip`` (4 or 16 bytes)."""

    mac: bytes | None
    ip: bytes | None

    @classmethod
    def of(cls, text: str) -> Device:
        """From ``aa:bb:cc:dd:ee:ff`` or an IP address. UsageError where it is neither."""
        digits = text.replace("-", ":").split(":")
        if len(digits) == 6 and all(len(each) == 2 for each in digits):
            try:
                return cls(bytes.fromhex("".join(digits)), None)
            except ValueError:
                pass
        try:
            return cls(None, ip_address(text).packed)
        except ValueError as error:
            raise UsageError(f"--client {text}: neither a MAC address (aa:bb:cc:dd:ee:ff) nor an IP address") from error


def belonging(device: Device, link: int) -> Belongs:
    """Whether a packet of this link type is from or to the device. UsageError where that cannot be told."""
    if link not in (ETHERNET, RAW, RAW_OLD, SLL):
        raise UsageError(f"packets of link type {link} cannot be told apart by device; leave out --client")
    mac, ip = device.mac, device.ip
    if mac is not None:
        if link != ETHERNET:
            raise UsageError("there are no MAC addresses on this interface; give --client an IP address")
        return lambda packet: packet[:6] == mac or packet[6:12] == mac
    assert ip is not None
    return lambda packet: _has_address(packet, link, ip)


def _has_address(packet: bytes, link: int, ip: bytes) -> bool:
    at, kind = _network(packet, link)
    if kind == IPV4 and len(ip) == 4:
        return packet[at + 12 : at + 16] == ip or packet[at + 16 : at + 20] == ip
    if kind == IPV6 and len(ip) == 16:
        return packet[at + 8 : at + 24] == ip or packet[at + 24 : at + 40] == ip
    return False


def _network(packet: bytes, link: int) -> tuple[int, int]:
    """Where the network layer begins, and its EtherType (0: unknown)."""
    if link in (RAW, RAW_OLD):
        version = packet[0] >> 4 if packet else 0
        return 0, {4: IPV4, 6: IPV6}.get(version, 0)
    at = 14 if link == SLL else 12
    kind = int.from_bytes(packet[at : at + 2], "big")
    while kind in TAGS and len(packet) > at + 4:
        at += 4
        kind = int.from_bytes(packet[at : at + 2], "big")
    return at + 2, kind
