"""SSDP messages."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.ssdp import SsdpDatagrams, sniff_ssdp
from fuzz.datagrams import check, written
from fuzz.running import fuzz

C, S = Direction.CLIENT, Direction.SERVER
SEARCH = b'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nST: ssdp:all\r\n\r\n'
ANSWER = b"HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nUSN: uuid:7::upnp:rootdevice\r\nSERVER: Meadow/1.0\r\n\r\n"


def one_input(data: bytes) -> None:
    """The input is a row of datagrams."""
    sniff_ssdp(data)
    check(SsdpDatagrams, data)


def seeds() -> list[bytes]:
    """A search and an answer."""
    return [written([(C, SEARCH), (S, ANSWER)])]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
