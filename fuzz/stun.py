"""STUN and TURN messages, with and without the magic cookie, and channel data."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.stun import StunDatagrams, sniff_stun
from fuzz.datagrams import check, written
from fuzz.running import fuzz

C, S = Direction.CLIENT, Direction.SERVER
TRANSACTION = bytes(range(12))
ASK = b"\0\1\0\0\x21\x12\xa4\x42" + TRANSACTION
ANSWER = (
    b"\1\1\0\x18\x21\x12\xa4\x42" + TRANSACTION + b"\0\x20\0\x08\0\1\xa1\x47\xe1\x12\xa6\x43\x80\x22\0\5meado\0\0\0"
)
CHANNEL = b"\x40\0\0\x10\x80\x60\0\1\0\0\0\1\0\0\0\2data"


def one_input(data: bytes) -> None:
    """The input is a row of datagrams."""
    sniff_stun(data)
    sniff_stun(data, classic=True)
    check(StunDatagrams, data)


def seeds() -> list[bytes]:
    """A binding and what goes through a relay's channel."""
    return [written([(C, ASK), (S, ANSWER), *[(C, CHANNEL)] * 6])]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
