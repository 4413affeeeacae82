"""SOCKS 4, 4a and 5 negotiations, whole and in pieces, with gaps."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.socks import SocksReader
from auditor.protocols.socks_sniff import sniff_socks
from fuzz.running import fuzz
from fuzz.streams import check, written

C, S = Direction.CLIENT, Direction.SERVER
TALKS = (
    ((C, b"\5\1\0"), (S, b"\5\0"), (C, b"\5\1\0\3\x0blog.example\0\x50"), (S, b"\5\0\0\1\xc0\0\2\1\4\x38")),
    (
        (C, b"\5\2\0\2"), (S, b"\5\2"), (C, b"\1\4anna\6secret"), (S, b"\1\0"),
        (C, b"\5\1\0\4" + bytes(15) + b"\1\1\xbb"), (S, b"\5\5\0\1" + bytes(6)),
    ),
    ((C, b"\4\1\0\x50\0\0\0\1\0log.example\0GET / HTTP/1.1"), (S, b"\0\x5a" + bytes(6))),
)  # fmt: skip


def one_input(data: bytes) -> None:
    """The input is a script of stream events."""
    sniff_socks(data)
    check(SocksReader, data)


def seeds() -> list[bytes]:
    """A negotiation of each kind."""
    return [written(talk) for talk in TALKS]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
