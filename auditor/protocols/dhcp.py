"""DHCP (RFC 2131, 2132): what a device tells whoever gives it an address – host name, maker, what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address

from auditor.model import Outcome
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import DatagramEvent, said_locally, unread
from auditor.protocols.plain import NOTHING, Json, fields, hardware, text

FIXED = 236
REQUEST = 1
COOKIE = b"\x63\x82\x53\x63"
PAD, OVERLOAD, KIND, END = 0, 52, 53, 255
KINDS = {
    1: "DISCOVER", 2: "OFFER", 3: "REQUEST", 4: "DECLINE", 5: "ACK", 6: "NAK", 7: "RELEASE", 8: "INFORM",
    9: "FORCERENEW", 10: "LEASEQUERY", 11: "LEASEUNASSIGNED", 12: "LEASEUNKNOWN", 13: "LEASEACTIVE",
}  # fmt: skip


def _addresses(data: bytes) -> Json:
    found = [str(IPv4Address(data[i : i + 4])) for i in range(0, len(data) - 3, 4)]
    return found[0] if len(found) == 1 else found


def _number(data: bytes) -> Json:
    return int.from_bytes(data, "big")


def _numbers(data: bytes) -> Json:
    return list(data)


def _client_id(data: bytes) -> Json:
    """A hardware address behind its type, text, or anything else in hexadecimal (RFC 2132 section 9.14)."""
    if len(data) == 7 and data[0] == 1:
        return hardware(data[1:])
    return text(data[1:]) if data[:1] == b"\0" and data[1:].isascii() and data[1:].isalnum() else data.hex()


def _domain_name(data: bytes) -> Json:
    """Flags and two codes, then the name as text or in DNS labels (RFC 4702)."""
    name = data[3:]
    if not data[:1] or not data[0] & 4:
        return text(name)
    labels, at = [], 0
    while at < len(name) and name[at]:
        labels.append(text(name[at + 1 : at + 1 + name[at]]))
        at += 1 + name[at]
    return ".".join(labels)


OPTIONS: dict[int, tuple[str, Callable[[bytes], Json]]] = {
    1: ("subnet_mask", _addresses), 3: ("router", _addresses), 6: ("dns_servers", _addresses),
    12: ("host_name", text), 14: ("merit_dump", text), 15: ("domain_name", text), 17: ("root_path", text),
    28: ("broadcast", _addresses), 42: ("ntp_servers", _addresses), 50: ("requested_address", _addresses),
    51: ("lease_seconds", _number), 54: ("server", _addresses), 55: ("parameters_asked_for", _numbers),
    56: ("message", text), 57: ("longest_message", _number), 58: ("renewal_seconds", _number),
    59: ("rebinding_seconds", _number), 60: ("vendor_class", text), 61: ("client_id", _client_id),
    66: ("tftp_server", text), 67: ("boot_file", text), 77: ("user_class", text),
    81: ("domain_name_wanted", _domain_name),
    93: ("architecture", _number), 97: ("machine_id", bytes.hex), 114: ("captive_portal", text),
    116: ("auto_configure", _number), 119: ("search_domains", bytes.hex), 252: ("proxy_script", text),
}  # fmt: skip
"""Options with a meaning of their own; the others are named ``option_<n>``, in hexadecimal."""


class DhcpDatagrams:
    """Reads DHCP and BOOTP; every datagram is a message named by its kind, its fields are the body.

    What a server says is the answer to an empty request: the device did not send it.
    """

    __slots__ = ()

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        data = datagram.data
        if len(data) < FIXED or data[0] not in (REQUEST, 2):
            return [unread(datagram, Outcome.UNDECODABLE, "not a DHCP message")]
        has_options = data[FIXED : FIXED + 4] == COOKIE
        options, whole = _options(data[FIXED + 4 :]) if has_options else ({}, True)
        if options.get(OVERLOAD) in (b"\1", b"\2", b"\3"):
            options = _overloaded(data, options)
        kind = options.get(KIND, b"")
        fallback = "BOOTREQUEST" if data[0] == 1 else "BOOTREPLY"
        method = KINDS.get(kind[0], f"TYPE{kind[0]}") if kind else fallback
        notes = () if whole else ("the options break off",)
        said = fields(_said(data, options), complete=whole)
        request, response = (said, None) if data[0] == REQUEST else (NOTHING, said)
        return [said_locally(datagram, "DHCP", method, request, response, notes=notes)]

    def close(self) -> list[DatagramEvent]:
        return []


def _options(data: bytes) -> tuple[dict[int, bytes], bool]:
    """Options by number, those split in several joined (RFC 3396); and whether they were all there."""
    found: dict[int, bytes] = {}
    at = 0
    while at < len(data):
        code = data[at]
        if code == END:
            return found, True
        if code == PAD:
            at += 1
            continue
        if at + 1 >= len(data) or at + 2 + data[at + 1] > len(data):
            return found, False
        found[code] = found.get(code, b"") + data[at + 2 : at + 2 + data[at + 1]]
        at += 2 + data[at + 1]
    return found, at == len(data)


def _overloaded(data: bytes, options: dict[int, bytes]) -> dict[int, bytes]:
    """Options also stand in the file and server name fields where option 52 says so."""
    flags = options[OVERLOAD][0]
    more: dict[int, bytes] = {}
    if flags & 1:
        more |= _options(data[108:FIXED])[0]
    if flags & 2:
        more |= _options(data[44:108])[0]
    return more | options


def _said(data: bytes, options: dict[int, bytes]) -> dict[str, Json]:
    size = min(data[2], 16)
    said: dict[str, Json] = {"hardware_address": hardware(data[28 : 28 + size])} if size else {}
    for name, at in (("client_address", 12), ("your_address", 16), ("relay", 24)):
        if any(data[at : at + 4]):
            said[name] = str(IPv4Address(data[at : at + 4]))
    for code, value in options.items():
        if code in (KIND, OVERLOAD):
            continue
        name, read = OPTIONS.get(code, (f"option_{code}", bytes.hex))
        said[name] = read(value)
    wanted = said.get("domain_name_wanted")
    if "host_name" not in said and isinstance(wanted, str):
        said["host_name"] = wanted.partition(".")[0] or None
    return said
