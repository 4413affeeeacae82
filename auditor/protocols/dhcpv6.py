"""DHCPv6 (RFC 8415): what a device tells whoever gives it an IPv6 address – its DUID, name and maker."""

from __future__ import annotations

from auditor.model import Outcome
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import DatagramEvent, said_locally, unread
from auditor.protocols.dns_records import options, read_name
from auditor.protocols.plain import NOTHING, Json, fields, hardware, text

KINDS = {
    1: "SOLICIT", 2: "ADVERTISE", 3: "REQUEST", 4: "CONFIRM", 5: "RENEW", 6: "REBIND", 7: "REPLY", 8: "RELEASE",
    9: "DECLINE", 10: "RECONFIGURE", 11: "INFORMATION-REQUEST", 12: "RELAY-FORWARD", 13: "RELAY-REPLY",
}  # fmt: skip
RELAYED = 9
RELAYS = (12, 13)
MOST_RELAYS = 8
BY_SERVERS = (2, 7, 10, 13)


class Dhcpv6Datagrams:
    """Reads DHCPv6; every datagram is a message named by its kind, a relayed one by the message inside.

    What a server says is the answer to an empty request: the device did not send it.
    """

    __slots__ = ()

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        data = _unwrapped(datagram.data)
        if len(data) < 4 or data[0] not in KINDS:
            return [unread(datagram, Outcome.UNDECODABLE, "not a DHCPv6 message")]
        found = options(data, 34 if data[0] in RELAYS else 4, len(data))
        notes = ("the options break off",) if found is None else ()
        said = fields({} if found is None else _said(found), complete=found is not None)
        request, response = (NOTHING, said) if data[0] in BY_SERVERS else (said, None)
        return [said_locally(datagram, "DHCPv6", KINDS[data[0]], request, response, notes=notes)]

    def close(self) -> list[DatagramEvent]:
        return []


def _unwrapped(data: bytes) -> bytes:
    for _ in range(MOST_RELAYS):
        if len(data) < 34 or data[0] not in RELAYS:
            break
        inner = (options(data, 34, len(data)) or {}).get(RELAYED)
        if inner is None:
            break
        data = inner
    return data


def _said(found: dict[int, bytes]) -> dict[str, Json]:
    said: dict[str, Json] = {}
    address = duid_hardware(found.get(1, b""))
    if address is not None:
        said["hardware_address"] = address
    for code, value in found.items():
        name, shown = _option(code, value)
        said[name] = shown
        if name == "domain_name_wanted" and isinstance(shown, str):
            said["host_name"] = shown.partition(".")[0] or None
    return said


def _option(code: int, value: bytes) -> tuple[str, Json]:
    if code == 1:
        return "client_id", value.hex()
    if code == 2:
        return "server_id", value.hex()
    if code == 6:
        return "parameters_asked_for", [int.from_bytes(value[i : i + 2], "big") for i in range(0, len(value) - 1, 2)]
    if code in (15, 16):
        return ("user_class" if code == 15 else "vendor_class"), [text(part) for part in _parts(value, code)]
    if code == 39:
        name, end = read_name(value, 1)
        return "domain_name_wanted", name if end is not None else text(value[1:])
    if code == 79:
        return "hardware_address", hardware(value[2:])
    return f"option_{code}", value.hex()


def _parts(value: bytes, code: int) -> list[bytes]:
    """Texts of two bytes of length each; the vendor's number comes before them."""
    at, found = (4 if code == 16 else 0), []
    while at + 2 <= len(value):
        end = at + 2 + int.from_bytes(value[at : at + 2], "big")
        found.append(value[at + 2 : end])
        at = end
    return found


def duid_hardware(duid: bytes) -> str | None:
    """The hardware address inside a DUID-LLT or DUID-LL (RFC 8415 section 11), None where there is none."""
    kind = int.from_bytes(duid[:2], "big")
    if kind == 1 and len(duid) >= 14:
        return hardware(duid[8:14])
    return hardware(duid[4:10]) if kind == 3 and len(duid) >= 10 else None
