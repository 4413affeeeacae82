"""HPACK header blocks, against hpack's own decoder."""

from __future__ import annotations

from hpack import Decoder, Encoder, HPACKError

from auditor.protocols.hpack_decoder import HeaderBlockError, HpackDecoder
from fuzz.dice import Dice
from fuzz.running import fuzz

MOST_BLOCKS = 16
ORACLE_LIMIT = 1 << 24


def one_input(data: bytes) -> None:
    """The input is a row of blocks, each behind two bytes of length; up to the first fault both must agree."""
    dice, ours, theirs = Dice(data), HpackDecoder(), Decoder(ORACLE_LIMIT)
    for _ in range(MOST_BLOCKS):
        block = dice.take(dice.number(2))
        try:
            expected = [(bytes(name), bytes(value)) for name, value in theirs.decode(block, raw=True)]
        except (HPACKError, IndexError):
            expected = None
        try:
            found = [(bytes(name), bytes(value)) for name, value in ours.decode(block)]
        except HeaderBlockError:
            break
        if expected is None:
            break
        assert found == expected, block.hex()
        if not dice.left:
            break


def seeds() -> list[bytes]:
    """Blocks of hpack's encoder that refer to each other."""
    encoder = Encoder()
    rows: list[bytes] = []
    for path in ("/", "/log?model=Meadow", "/log?model=Meadow"):
        for huffman in (True, False):
            block = encoder.encode([(":path", path), ("user-agent", "Meadow/1.0"), ("x-id", "7")], huffman=huffman)
            rows.append(len(block).to_bytes(2, "big") + block)
    return [b"".join(rows), *rows[:2]]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
