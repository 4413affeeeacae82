"""QPACK field sections and table insertions in any order, against pylsqpack alone where nothing is missing."""

from __future__ import annotations

import pylsqpack

from auditor.protocols.hpack_decoder import HeaderBlockError
from auditor.protocols.http3_qpack import FieldDecoder, dynamic_references
from fuzz.dice import Dice
from fuzz.running import fuzz

MOST = 64
CAPACITY = 4096
EXPANSION = 1 << 24


def one_input(data: bytes) -> None:
    """Each step: what it is (block, insertions, loss, settings), length, bytes."""
    dice, decoder = Dice(data), FieldDecoder()
    waiting: set[int] = set()
    answered: set[int] = set()
    for token in range(MOST):
        if not dice.left:
            break
        kind, piece = dice.number() % 8, dice.take(dice.number(2))
        resolved = []
        if kind == 7:
            resolved = decoder.lose("lost", len(piece) or None)
        elif kind == 6:
            resolved = decoder.settings(CAPACITY)
        elif kind >= 4:
            resolved = decoder.encoder(piece)
        else:
            assert 0 <= dynamic_references(piece) <= len(piece)
            try:
                fields = decoder.decode(token, piece)
            except HeaderBlockError:
                continue
            if fields is None:
                waiting.add(token)
            else:
                assert sum(len(name) + len(value) for name, value in fields) <= EXPANSION
        for each, _ in resolved:
            assert each in waiting, "an answer nobody waits for"
            assert each not in answered, "answered twice"
            answered.add(each)


def step(kind: int, data: bytes) -> bytes:
    """One step as an input holds it."""
    return bytes([kind]) + len(data).to_bytes(2, "big") + data


def seeds() -> list[bytes]:
    """Insertions and the blocks that need them, in order and not, and a loss between."""
    encoder = pylsqpack.Encoder()
    table = encoder.apply_settings(CAPACITY, 100)
    steps = []
    for stream in range(4):
        more, block = encoder.encode(stream, [(b":path", b"/log"), (b"x-id", b"meadow-%d" % (stream // 2))])
        steps.append((step(4, table + more), step(0, block)))
        table = b""
    settings = step(6, b"")
    return [
        settings + b"".join(insertion + block for insertion, block in steps),
        settings + b"".join(block for _, block in steps) + b"".join(insertion for insertion, _ in steps),
        b"".join(block for _, block in steps[:2]) + settings + steps[0][0] + step(7, b"abc") + steps[3][1],
    ]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
