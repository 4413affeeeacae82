"""Names a device tells or asks its own network: mDNS (RFC 6762), LLMNR (RFC 4795), NetBIOS names (RFC 1002).

Questions go to everybody and answers come back on other flows, so nothing is paired: every datagram is a message.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address

from auditor.model import Outcome
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import DatagramEvent, Spoken, said_locally, unread
from auditor.protocols.dns_message import DnsMessage, Record, parse_dns
from auditor.protocols.plain import NOTHING, Json, fields, hardware, text

NETBIOS_OPCODES = {
    0: "QUERY",
    5: "REGISTRATION",
    6: "RELEASE",
    7: "WAIT",
    8: "REFRESH",
    9: "REFRESH",
    15: "REGISTRATION",
}
SERVICE = re.compile(r"([^_].{0,62})\._[A-Za-z0-9-]{1,15}\._(?:tcp|udp)\.local", re.DOTALL)
NB, NBSTAT = "NB", "NBSTAT"
NETBIOS_TYPES = {"TYPE32": NB, "SRV": NBSTAT}
SUFFIXES = {0x00: "workstation", 0x03: "messenger", 0x1B: "domain master", 0x1D: "master browser", 0x20: "file server"}


class MulticastNames:
    """Reads mDNS or LLMNR: QUERY or ANSWER, with every question, record and TXT value in the body.

    ``announced_host`` and ``announced_service`` are the names the sender has for itself and for a service, if it says
    so.

    The path is the first question, else the first record's name and type.
    """

    __slots__ = ("_protocol",)

    def __init__(self, protocol: str = "mDNS") -> None:
        self._protocol = protocol

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        message = parse_dns(datagram.data)
        if message is None:
            return [unread(datagram, Outcome.UNDECODABLE, f"not an {self._protocol} message")]
        records = (*message.answers, *message.authority, *message.additional)
        path = str(message.questions[0]) if message.questions else ""
        if not path and records:
            path = f"{records[0].name} {records[0].type}"
        body: dict[str, Json] = {}
        if message.questions:
            body["questions"] = [{"asked": q.name, "type": q.type} for q in message.questions]
        announced = {"announced_host": _own_name(message), "announced_service": _service_name(message)}
        body |= {what: name for what, name in announced.items() if name}
        return [_spoken(self._protocol, datagram, message, path, body | message.sections())]

    def close(self) -> list[DatagramEvent]:
        return []


class NetbiosNames:
    """Reads the NetBIOS name service: queries, registrations (a device's own name) and answers, statuses included."""

    __slots__ = ()

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        message = parse_dns(datagram.data)
        if message is None:
            return [unread(datagram, Outcome.UNDECODABLE, "not a NetBIOS name message")]
        body: dict[str, Json] = {}
        path = ""
        for question in message.questions[:1]:
            name, suffix = netbios_name(question.name)
            path = f"{name} {NETBIOS_TYPES.get(question.type, question.type)}"
            body = {"asked": name, "suffix": suffix}
            if suffix == "workstation" and NETBIOS_OPCODES.get(message.opcode & 15) in ("REGISTRATION", "REFRESH"):
                body["host_name"] = name
        records = (*message.answers, *message.additional)
        if records:
            name, suffix = netbios_name(records[0].name)
            about: dict[str, Json] = {} if body else {"about": name, "suffix": suffix}
            body |= about | {"records": [_netbios_data(record) for record in records]}
            path = path or f"{name} {NETBIOS_TYPES.get(records[0].type, records[0].type)}"
        return [_spoken("NetBIOS", datagram, message, path, body)]

    def close(self) -> list[DatagramEvent]:
        return []


def _service_name(message: DnsMessage) -> str | None:
    """What a responder calls the first service it announces (RFC 6763 section 4.1), often by its owner's name."""
    if not message.is_response:
        return None
    records = [record for record in (*message.answers, *message.additional) if record.ttl]
    told = [record.data if record.type == "PTR" else record.name for record in records]
    found = (SERVICE.fullmatch(name) for name in told if isinstance(name, str))
    return next((match[1] for match in found if match is not None), None)


def _own_name(message: DnsMessage) -> str:
    """The name whose addresses the sender claims for itself; empty if it claims none.

    A responder answers with its own addresses only, and proposes them in the authority section before it uses a name
    (RFC 6762 sections 6 and 8.2); in LLMNR it asks for any record of a name to verify that nobody else has it (RFC
    4795 section 4.1).
    """
    if message.is_response:
        records = (*message.answers, *message.additional)
        named = [record.name for record in records if record.type in ("A", "AAAA") and record.ttl]
    else:
        named = [record.name for record in message.authority if record.type in ("A", "AAAA")]
        named += [q.name for q in message.questions if q.type == "ANY" and "." not in q.name]
    return named[0].removesuffix(".local") if named else ""


def _spoken(protocol: str, datagram: Datagram, message: DnsMessage, path: str, body: dict[str, Json]) -> Spoken:
    opcodes = NETBIOS_OPCODES if protocol == "NetBIOS" else {0: "QUERY"}
    method = "ANSWER" if message.is_response else opcodes.get(message.opcode & 15) or f"OPCODE{message.opcode}"
    said = fields(body, complete=message.fault is None) if body else NOTHING
    status = message.rcode if message.is_response else None
    notes = () if message.fault is None else (message.fault,)
    return said_locally(datagram, protocol, method, said, path=path, status=status, notes=notes)


def netbios_name(name: str) -> tuple[str, str]:
    """A first-level encoded name (RFC 1001 section 14.1) decoded, and what its sixteenth byte says it names.

    A name that is not encoded so stays as it is, naming an unknown kind of thing.
    """
    first, dot, scope = name.partition(".")
    if len(first) != 32 or not all("A" <= c <= "P" for c in first):
        return name, "unknown"
    half = [ord(c) - 65 for c in first]
    raw = bytes(high << 4 | low for high, low in zip(half[::2], half[1::2], strict=True))
    suffix = SUFFIXES.get(raw[15], f"0x{raw[15]:02x}")
    return raw[:15].rstrip(b" \0").decode("utf-8", "backslashreplace") + dot + scope, suffix


def _netbios_data(record: Record) -> Json:
    """The addresses of an NB record, or the names and hardware address of a node status (RFC 1002 section 4.2.18)."""
    name, _ = netbios_name(record.name)
    kind = NETBIOS_TYPES.get(record.type, record.type)
    said: dict[str, Json] = {"name": name, "type": kind}
    raw = record.raw
    if kind == NB and len(raw) >= 6:
        return {**said, "addresses": [str(IPv4Address(raw[i + 2 : i + 6])) for i in range(0, len(raw) - 5, 6)]}
    if kind == NBSTAT and raw and len(raw) >= 1 + 18 * raw[0]:
        behind = 1 + 18 * raw[0]
        names = [text(raw[i : i + 15].rstrip(b" \0")) for i in range(1, behind, 18)]
        return {**said, "names": names, "hardware_address": hardware(raw[behind : behind + 6])}
    return {**said, "data": raw.hex()}
