"""Fragmented datagrams: whatever their order and overlaps, what comes out is as long as it was said to be."""

from __future__ import annotations

from auditor.network.fragments import LARGEST, MOST_BYTES, Fragments, Piece
from fuzz.dice import Dice
from fuzz.running import fuzz

SECOND = 1_000_000_000
MOST = 128


def one_input(data: bytes) -> None:
    """Each piece: its datagram and flags, its place, its length, seconds passed, then its bytes."""
    dice, fragments = Dice(data), Fragments()
    given = out = now = 0
    while dice.left and given < MOST:
        head, at = dice.number(), dice.number(2) * 8 % (LARGEST + 1)
        piece = dice.take(dice.number())
        now += dice.number() * SECOND
        given += 1
        whole = fragments.receive(
            (head & 3, 1, 17, 7), Piece(at, bool(head & 4), piece, bool(head & 8), now, len(piece) + 34)
        )
        if whole is not None:
            assert len(whole.data) <= LARGEST
            out += whole.packets
    fragments.close()
    assert fragments.lost[0] + out == given, "pieces that are neither joined nor lost"
    assert fragments.lost[1] <= MOST_BYTES


def seeds() -> list[bytes]:
    """Two pieces in both orders, and one that overlaps."""
    first, last = b"\x0c\0\0\x08abcdefgh\0", b"\x08\0\1\4ijkl\0"
    return [first + last, last + first, first + b"\x0c\0\0\x10" + bytes(16) + b"\0" + last]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
