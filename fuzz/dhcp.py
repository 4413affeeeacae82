"""DHCP and DHCPv6 messages."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.dhcp import DhcpDatagrams
from auditor.protocols.dhcpv6 import Dhcpv6Datagrams
from fuzz.datagrams import check, written
from fuzz.running import fuzz

C = Direction.CLIENT
FIXED = b"\1\1\6\0\1\2\3\4" + bytes(20) + b"\2\0\0\0\0\7" + bytes(10 + 64 + 128) + b"\x63\x82\x53\x63"
DISCOVER = FIXED + b"\x35\1\1\x0c\x0bannas-phone\x3c\x0fandroid-dhcp-14\x37\3\1\3\6\x3d\7\1\2\0\0\0\0\7\xff"
SOLICIT = b"\1\1\2\3" + b"\0\1\0\x0e\0\1\0\1\x2a\0\0\0\2\0\0\0\0\7" + b"\0\x27\0\6\0\5annas" + b"\0\6\0\4\0\x17\0\x18"


def one_input(data: bytes) -> None:
    """The first byte chooses the version; the rest is a row of datagrams."""
    check(Dhcpv6Datagrams if data[:1] > b"\x7f" else DhcpDatagrams, data[1:])


def seeds() -> list[bytes]:
    """A telephone asks for an address."""
    return [b"\0" + written([(C, DISCOVER)]), b"\xff" + written([(C, SOLICIT)])]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
