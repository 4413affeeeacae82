"""Stand-ins for values: as long and of the same shape, the same for the same value under one key, and no way back.

A value is compared without case and separators, so that ``AA:BB`` and ``aabb`` get stand-ins that still belong
together. Without the key the stand-ins of two runs have nothing in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from auditor.profile.variants import compact

KEY_BYTES = 32
_BLOCK = 64
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_SCHEME = re.compile(r"https?://(?=.)", re.IGNORECASE)
_V4 = tuple(
    map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"))
)  # fmt: skip
_V4_ELSEWHERE = IPv4Network("198.18.0.0/15")
"""Where public addresses of devices go: a range for benchmarks that is never routed (RFC 2544)."""
_V6 = (IPv6Network("fe80::/64"), IPv6Network("fd00::/8"), IPv6Network("ff02::1:ff00:0/104"))
_V6_ELSEWHERE = IPv6Network("2001:db8::/32")


class Placeholders:
    """Stand-ins under one key of `KEY_BYTES` bytes, which whoever has it can use to test guesses."""

    def __init__(self, key: bytes) -> None:
        self._key = blake2b(key, digest_size=KEY_BYTES).digest()
        self._taken: dict[str, str] = {}
        self._macs: dict[bytes, bytes] = {}

    def text(self, value: str) -> str:
        """As many characters: a letter for a letter, a digit for a digit, all else as it was; never the same again.

        Of an address the scheme is kept, so that it stays one.
        """
        scheme = _SCHEME.match(value)
        if scheme is not None:
            return scheme[0] + self.text(value[scheme.end() :])
        stream = self._stream(compact(value).encode("utf-8", "surrogatepass"))
        last = "f" if all(c in "abcdef" for c in value.lower() if c.isascii() and c.isalpha()) else "z"
        shown = "".join(_stand_in(char, next(stream), last) if char.isalnum() else char for char in value)
        return shown if shown != value else "".join(_next(char) for char in shown)

    def escaped(self, value: str) -> str:
        """The same of a percent-encoded value, whose escapes become letters."""
        return self.text(_ESCAPE.sub("xxx", value))

    def number(self, value: str) -> str:
        """The same of a number as JSON writes it, which stays one: it begins with 1 unless it was 0."""
        digits = self.text(value)
        shown, seen = [], False
        for before, after in zip(value, digits, strict=True):
            lead = before.isdigit() and not seen
            shown.append("1" if lead and before != "0" else before if lead or not before.isdigit() else after)
            seen = seen or before.isdigit()
        return "".join(shown)

    def octets(self, value: bytes, *, text: bool) -> bytes:
        """As many bytes: of ``text`` letters for letters and digits for digits, else bytes as good as random."""
        if text:
            return self.text(value.decode("latin-1")).encode("latin-1", "replace")
        stream = self._stream(value)
        return bytes(next(stream) for _ in value)

    def address(self, address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
        """An address of the same kind of network, never one that another address became already."""
        if isinstance(address, IPv4Address):
            net: IPv4Network | IPv6Network = next((n for n in _V4 if address in n), _V4_ELSEWHERE)
        else:
            net = next((n for n in _V6 if address in n), _V6_ELSEWHERE)
        known = self._taken.get(str(address))
        stream = self._stream(address.packed)
        while known is None:
            offset = int.from_bytes(bytes(next(stream) for _ in range(16))) % net.num_addresses
            found = str(net.network_address + offset)
            if found not in self._taken.values():
                known = self._taken[str(address)] = found
        return type(address)(known)

    def mac(self, mac: bytes) -> bytes:
        """A locally administered address for one of a device (IEEE 802 §8.4); those of groups are kept.

        Of IPv6's groups of one neighbour (RFC 4291 §2.7.1) the part that tells the neighbour is replaced.
        """
        if mac.startswith(b"\x33\x33\xff"):
            return mac[:3] + self.octets(mac, text=False)[3:]
        if mac[0] & 1 or not any(mac):
            return mac
        if mac not in self._macs:
            self._macs[mac] = b"\x02" + self.octets(mac, text=False)[1:]
        return self._macs[mac]

    def _stream(self, value: bytes) -> Iterator[int]:
        number = 0
        while True:
            yield from blake2b(value, digest_size=_BLOCK, key=self._key, salt=number.to_bytes(16)).digest()
            number += 1


def is_local(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is of a private network (RFC 1918, RFC 3927, RFC 6598) or local in IPv6 (RFC 4193, 4291)."""
    if isinstance(address, IPv4Address):
        return any(address in network for network in _V4)
    return any(address in network for network in _V6)


def _stand_in(char: str, number: int, last: str) -> str:
    if char.isdigit():
        return chr(ord("0") + number % 10)
    if not char.isascii():
        return "x"
    letter = chr(ord("a") + number % (ord(last) - ord("a") + 1))
    return letter.upper() if char.isupper() else letter


def _next(char: str) -> str:
    """Another of its kind, for the rare value that is its own stand-in."""
    if char.isdigit():
        return str((int(char) + 1) % 10)
    return {"z": "y", "Z": "Y", "f": "e", "F": "E"}.get(char, chr(ord(char) + 1)) if char.isalpha() else char
