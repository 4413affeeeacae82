"""Xiaomi's miIO packets, with and without a token."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.miio import MiioDatagrams, sniff_miio
from fuzz.datagrams import check, written
from fuzz.running import fuzz

C, S = Direction.CLIENT, Direction.SERVER
HELLO = b"\x21\x31\0\x20" + b"\xff" * 28
REPLY = b"\x21\x31\0\x20" + bytes(4) + b"\1\2\xa3\xb4\0\0\x10\0" + bytes(range(16))
COMMAND = b"\x21\x31\0\x40" + bytes(4) + b"\1\2\xa3\xb4\0\0\x10\1" + bytes(16) + bytes(range(32))


def one_input(data: bytes) -> None:
    """The input is a row of datagrams."""
    sniff_miio(data)
    check(lambda: MiioDatagrams((bytes(range(16)),)), data)


def seeds() -> list[bytes]:
    """A greeting and a command."""
    return [written([(C, HELLO), (S, REPLY), (C, COMMAND), (S, COMMAND)])]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
