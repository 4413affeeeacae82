from __future__ import annotations

import pytest
from hpack.huffman_table import decode_huffman
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.protocols.huffman import MEMO_LENGTH, HuffmanError, huffman_decode


def encoded(text: bytes) -> bytes:
    from hpack.huffman import HuffmanEncoder
    from hpack.huffman_constants import REQUEST_CODES, REQUEST_CODES_LENGTH

    return bytes(HuffmanEncoder(REQUEST_CODES, REQUEST_CODES_LENGTH).encode(text))


@settings(deadline=None)
@given(st.binary(max_size=3 * MEMO_LENGTH))
def test_what_hpack_encodes_is_decoded_twice_alike(text: bytes) -> None:
    data = encoded(text)
    assert huffman_decode(data) == text == decode_huffman(data)
    assert huffman_decode(data) == text


@pytest.mark.parametrize("size", [1, 126, 127, 128, 254, 255, 4000, 70_000])
def test_length_of_the_string_does_not_matter(size: int) -> None:
    assert huffman_decode(encoded(b"/" * size)) == b"/" * size


@pytest.mark.parametrize("data", ["18", "fffffffc", "3fffffff"])
def test_padding_that_is_not_all_ones_and_the_end_of_string_symbol_are_refused(data: str) -> None:
    with pytest.raises(HuffmanError):
        huffman_decode(bytes.fromhex(data))
