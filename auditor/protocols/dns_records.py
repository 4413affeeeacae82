"""DNS names and record data as text or JSON values (RFC 1035 section 3, RFC 2782, 6891, 7871, 8659, 9460)."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address

from auditor.protocols.plain import Json, text

OPT = 41
MOST_LABELS = 128
LONGEST_NAME = 1024
HEX_SHOWN = 512

TYPES = {
    1: "A", 2: "NS", 3: "MD", 4: "MF", 5: "CNAME", 6: "SOA", 7: "MB", 8: "MG", 9: "MR", 10: "NULL", 11: "WKS",
    12: "PTR", 13: "HINFO", 14: "MINFO", 15: "MX", 16: "TXT", 17: "RP", 18: "AFSDB", 24: "SIG", 25: "KEY",
    28: "AAAA", 29: "LOC", 30: "NXT", 33: "SRV", 35: "NAPTR", 36: "KX", 37: "CERT", 39: "DNAME", 41: "OPT",
    42: "APL", 43: "DS", 44: "SSHFP", 45: "IPSECKEY", 46: "RRSIG", 47: "NSEC", 48: "DNSKEY", 49: "DHCID",
    50: "NSEC3", 51: "NSEC3PARAM", 52: "TLSA", 53: "SMIMEA", 55: "HIP", 59: "CDS", 60: "CDNSKEY", 61: "OPENPGPKEY",
    62: "CSYNC", 63: "ZONEMD", 64: "SVCB", 65: "HTTPS", 99: "SPF", 108: "EUI48", 109: "EUI64", 249: "TKEY",
    250: "TSIG", 251: "IXFR", 252: "AXFR", 253: "MAILB", 254: "MAILA", 255: "ANY", 256: "URI", 257: "CAA",
    32768: "TA", 32769: "DLV",
}  # fmt: skip
CLASSES = {1: "IN", 3: "CH", 4: "HS", 254: "NONE", 255: "ANY"}
EDNS_OPTIONS = {
    3: "nsid", 5: "dau", 8: "client-subnet", 9: "expire", 10: "cookie", 11: "tcp-keepalive", 12: "padding",
    14: "key-tag", 15: "extended-error",
}  # fmt: skip
SVCB_KEYS = {
    0: "mandatory",
    1: "alpn",
    2: "no-default-alpn",
    3: "port",
    4: "ipv4hint",
    5: "ech",
    6: "ipv6hint",
    7: "dohpath",
}


_CONTROLS = {code: f"\\{code:03d}" for code in (*range(32), 127)}
"""How control characters are written (RFC 1035 section 5.1)."""


def read_name(data: bytes, at: int) -> tuple[str, int | None]:
    """A name (the root is ``.``) and the offset behind it, which is None where the message is broken."""
    labels: list[str] = []
    end: int | None = None
    size = 0
    for _ in range(MOST_LABELS):
        if at >= len(data):
            return "", None
        length = data[at]
        if length == 0:
            return ".".join(labels) or ".", at + 1 if end is None else end
        if length >= 0xC0:
            if at + 2 > len(data):
                return "", None
            end = at + 2 if end is None else end
            at = int.from_bytes(data[at : at + 2], "big") & 0x3FFF
            continue
        size += length
        if length >= 0x40 or at + 1 + length > len(data) or size > LONGEST_NAME:
            return "", None
        label = data[at + 1 : at + 1 + length].decode("utf-8", "backslashreplace")
        labels.append(label if label.isprintable() else label.translate(_CONTROLS))
        at += 1 + length
    return "", None


def decode_data(data: bytes, kind: int, start: int, end: int) -> Json:
    """The data of a record of type ``kind`` in the whole message; hexadecimal where it cannot be read."""
    decoder = DECODERS.get(kind)
    found = None if decoder is None else decoder(data, start, end)
    return data[start : min(end, start + HEX_SHOWN)].hex() if found is None else found


def _address4(data: bytes, start: int, end: int) -> Json:
    return ".".join(map(str, data[start:end])) if end - start == 4 else None


def _address6(data: bytes, start: int, end: int) -> Json:
    return str(IPv6Address(data[start:end])) if end - start == 16 else None


def _name(data: bytes, start: int, end: int) -> Json:
    name, behind = read_name(data, start)
    return name if behind is not None and behind <= end else None


def _exchange(data: bytes, start: int, end: int) -> Json:
    name = _name(data, start + 2, end)
    if name is None or end - start < 3:
        return None
    return {"preference": int.from_bytes(data[start : start + 2], "big"), "exchange": name}


def _service(data: bytes, start: int, end: int) -> Json:
    target = _name(data, start + 6, end)
    if target is None or end - start < 7:
        return None
    priority, weight, port = (int.from_bytes(data[i : i + 2], "big") for i in range(start, start + 6, 2))
    return {"priority": priority, "weight": weight, "port": port, "target": target}


def _authority(data: bytes, start: int, end: int) -> Json:
    primary, at = read_name(data, start)
    mailbox, at = read_name(data, at) if at is not None else ("", None)
    if at is None or at > end:
        return None
    return {"primary": primary, "mailbox": mailbox}


def strings(data: bytes, start: int, end: int) -> list[str]:
    """Character strings (one length byte each) up to ``end``; the last one may be cut."""
    found: list[str] = []
    while start < end:
        behind = min(start + 1 + data[start], end)
        found.append(data[start + 1 : behind].decode("utf-8", "backslashreplace"))
        start = behind
    return found


def _text(data: bytes, start: int, end: int) -> Json:
    """Strings; an object where each is ``key=value`` with its own key (RFC 6763 section 6)."""
    found = strings(data, start, end)
    pairs = [entry.partition("=") for entry in found if entry]
    keys = {key for key, _, _ in pairs}
    if pairs and all(key and equals for key, equals, _ in pairs) and len(keys) == len(pairs):
        return {key: value for key, _, value in pairs}
    return found


def _caa(data: bytes, start: int, end: int) -> Json:
    if end - start < 2 or start + 2 + data[start + 1] > end:
        return None
    behind = start + 2 + data[start + 1]
    return {"flags": data[start], "tag": text(data[start + 2 : behind]), "value": text(data[behind:end])}


def options(data: bytes, start: int, end: int) -> dict[int, bytes] | None:
    """Pairs of 16-bit code and 16-bit length with their values (EDNS, SVCB); None where they do not fit."""
    found: dict[int, bytes] = {}
    while start < end:
        behind = start + 4 + int.from_bytes(data[start + 2 : start + 4], "big")
        if start + 4 > end or behind > end:
            return None
        found[int.from_bytes(data[start : start + 2], "big")] = data[start + 4 : behind]
        start = behind
    return found


def _edns(data: bytes, start: int, end: int) -> Json:
    found = options(data, start, end)
    if found is None:
        return {"broken": data[start : min(end, start + HEX_SHOWN)].hex()}
    said: dict[str, Json] = {}
    for code, value in found.items():
        name = EDNS_OPTIONS.get(code, f"option-{code}")
        said[name] = _subnet(value) if name == "client-subnet" else value[:HEX_SHOWN].hex()
    return said


def _subnet(value: bytes) -> Json:
    """The part of the client's address the resolver passes on (RFC 7871 section 6)."""
    family, rest = int.from_bytes(value[:2], "big"), value[4:]
    if len(value) < 4 or family not in (1, 2) or len(rest) > (4 if family == 1 else 16):
        return value.hex()
    if family == 1:
        return f"{IPv4Address(rest.ljust(4, bytes(1)))}/{value[2]}"
    return f"{IPv6Address(rest.ljust(16, bytes(1)))}/{value[2]}"


def _binding(data: bytes, start: int, end: int) -> Json:
    target, at = read_name(data, start + 2)
    if at is None or end - start < 3 or at > end:
        return None
    parameters = options(data, at, end)
    said: dict[str, Json] = {"priority": int.from_bytes(data[start : start + 2], "big"), "target": target}
    if parameters is None:
        return {**said, "broken": data[at : min(end, at + HEX_SHOWN)].hex()}
    return said | {SVCB_KEYS.get(key, f"key{key}"): _parameter(key, value) for key, value in parameters.items()}


def _parameter(key: int, value: bytes) -> Json:
    if key == 1:
        return strings(value, 0, len(value))
    if key == 3 and len(value) == 2:
        return int.from_bytes(value, "big")
    if key == 4 and len(value) % 4 == 0:
        return [str(IPv4Address(value[i : i + 4])) for i in range(0, len(value), 4)]
    if key == 6 and len(value) % 16 == 0:
        return [str(IPv6Address(value[i : i + 16])) for i in range(0, len(value), 16)]
    return text(value) if key == 7 else value[:HEX_SHOWN].hex()


DECODERS: dict[int, Callable[[bytes, int, int], Json]] = {
    1: _address4, 2: _name, 5: _name, 6: _authority, 12: _name, 13: strings, 15: _exchange, 16: _text, 28: _address6,
    33: _service, 39: _name, OPT: _edns, 64: _binding, 65: _binding, 99: _text, 257: _caa,
}  # fmt: skip
"""What reads the data of which type: (whole message, start, end) to a value, None where it does not fit."""
