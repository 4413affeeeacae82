"""Strings of HPACK's Huffman code, against hpack's own decoder."""

from __future__ import annotations

from hpack import HPACKDecodingError
from hpack.huffman_table import decode_huffman

from auditor.protocols.huffman import HuffmanError, huffman_decode
from fuzz.running import fuzz

SHORTEST_CODE = 5
"""Bits."""


def one_input(data: bytes) -> None:
    """What theirs decodes, ours decodes to the same; where theirs refuses (long padding), ours may go on."""
    try:
        found = huffman_decode(data)
    except HuffmanError:
        found = None
    try:
        expected = decode_huffman(data)
    except HPACKDecodingError:
        assert found is None or len(found) <= len(data) * 8 // SHORTEST_CODE
        return
    assert found == expected, data.hex()


def seeds() -> list[bytes]:
    """RFC 7541 appendix C.4, a long one, and padding that is none."""
    known = ["f1e3c2e5f23a6ba0ab90f4ff", "a8eb10649cbf", "25a849e95ba97d7f", "ff", "ffffffff"]
    return [*(bytes.fromhex(each) for each in known), bytes.fromhex(known[0]) * 20]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
