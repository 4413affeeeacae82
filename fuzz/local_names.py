"""mDNS, LLMNR and NetBIOS: what a device tells its own network."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.local_names import MulticastNames, NetbiosNames
from fuzz.datagrams import check, written
from fuzz.running import fuzz

C = Direction.CLIENT
NETBIOS = b"\x12\x34\1\x10\0\1\0\0\0\0\0\0\x20" + b"EBEOEOEBFDCNFAEDCACACACACACACAAA" + b"\0\0\x20\0\1"
MDNS = (
    b"\0\0\x84\0\0\0\0\2\0\0\0\0\x05_ipps\4_tcp\5local\0\0\x0c\0\1\0\0\x11\x94\0\x0a\7Printer\xc0\x0c"
    b"\xc0\x27\0\x21\x80\1\0\0\0\x78\0\x0e\0\0\0\0\2\x77\5anna1\xc0\x17"
)


def one_input(data: bytes) -> None:
    """The first byte chooses the protocol; the rest is a row of datagrams."""
    kind = data[0] % 3 if data else 0
    check(lambda: NetbiosNames() if kind == 2 else MulticastNames(("mDNS", "LLMNR")[kind]), data[1:])


def seeds() -> list[bytes]:
    """An announced printer and a computer's name."""
    return [b"\0" + written([(C, MDNS)]), b"\1" + written([(C, MDNS)]), b"\2" + written([(C, NETBIOS)])]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
