from __future__ import annotations

import hpack
import pytest
from hpack.table import HeaderTable
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.protocols.hpack_decoder import HeaderBlockError, HpackDecoder
from auditor.protocols.hpack_tables import STATIC
from auditor.protocols.huffman import HuffmanError, huffman_decode

NAMES = st.one_of(
    st.sampled_from([b":path", b"user-agent", b"x-device", b"cookie"]), st.binary(min_size=1, max_size=12)
)
LISTS = st.lists(st.tuples(NAMES, st.binary(max_size=300)), max_size=12)


def test_static_table_is_that_of_the_reference() -> None:
    assert tuple((n, v) for n, v in HeaderTable.STATIC_TABLE) == STATIC


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(LISTS, st.booleans(), st.sampled_from([None, None, None, 0, 100, 4096, 20000])), max_size=6))
def test_blocks_of_the_reference_encoder_are_decoded(
    blocks: list[tuple[list[tuple[bytes, bytes]], bool, int | None]],
) -> None:
    encoder, ours = hpack.Encoder(), HpackDecoder()
    theirs = hpack.Decoder()
    theirs.max_allowed_table_size = 20000
    for fields, huffman, table in blocks:
        if table is not None:
            encoder.header_table_size = table
        block = encoder.encode(fields, huffman=huffman)
        assert ours.decode(block) == fields
        assert [tuple(f) for f in theirs.decode(block, raw=True)] == fields


def test_never_indexed_fields_are_decoded() -> None:
    block = hpack.Encoder().encode([hpack.NeverIndexedHeaderTuple(b"authorization", b"Bearer x")])
    assert HpackDecoder().decode(block) == [(b"authorization", b"Bearer x")]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.binary(max_size=60), max_size=5))
def test_any_block_is_decoded_as_the_reference_does_or_given_up(blocks: list[bytes]) -> None:
    ours, theirs = HpackDecoder(), hpack.Decoder()
    theirs.max_allowed_table_size = 1024 * 1024
    for block in blocks:
        try:
            fields = ours.decode(block)
        except HeaderBlockError:
            return
        try:
            expected = [(bytes(f[0]), bytes(f[1])) for f in theirs.decode(block, raw=True)]
        except hpack.HPACKError:
            return
        assert fields == expected


@given(st.binary(max_size=100))
@settings(deadline=None)
def test_huffman_takes_what_the_reference_writes(text: bytes) -> None:
    from hpack.huffman import HuffmanEncoder
    from hpack.huffman_constants import REQUEST_CODES, REQUEST_CODES_LENGTH

    assert huffman_decode(HuffmanEncoder(REQUEST_CODES, REQUEST_CODES_LENGTH).encode(text)) == text


@pytest.mark.parametrize("data", [b"\xff\xff\xff\xff", b"\x00", b"\xff"])
def test_huffman_with_bad_padding_is_refused(data: bytes) -> None:
    with pytest.raises(HuffmanError):
        huffman_decode(data)


def test_after_a_loss_only_entries_seen_since_are_used() -> None:
    encoder, ours = hpack.Encoder(), HpackDecoder()
    old, new = (b"x-old", b"1"), (b"x-new", b"2")
    encoder.encode([old])
    ours.state_lost()
    assert ours.decode(encoder.encode([new])) == [new]
    assert ours.decode(encoder.encode([new])) == [new]
    with pytest.raises(HeaderBlockError) as caught:
        ours.decode(encoder.encode([new, old]))
    assert caught.value.outcome is Outcome.STATE_LOST
    assert ours.decode(encoder.encode([new])) == [new]


def test_block_given_up_still_counts_its_insertions() -> None:
    encoder, ours = hpack.Encoder(), HpackDecoder()
    encoder.encode([(b"x-lost", b"0")])
    ours.state_lost()
    with pytest.raises(HeaderBlockError):
        ours.decode(encoder.encode([(b"x-lost", b"other"), (b"x-kept", b"1")]))
    assert ours.decode(encoder.encode([(b"x-kept", b"1")])) == [(b"x-kept", b"1")]


@settings(deadline=None, max_examples=200)
@given(st.lists(LISTS, min_size=2, max_size=8), st.integers(0, 6), st.sampled_from([64, 300, 4096]))
def test_after_a_loss_nothing_wrong_is_ever_given(
    blocks: list[list[tuple[bytes, bytes]]], lost: int, table: int
) -> None:
    encoder, ours = hpack.Encoder(), HpackDecoder()
    encoder.header_table_size = table
    for at, fields in enumerate(blocks):
        block = encoder.encode(fields)
        if at == lost:
            ours.state_lost()
            continue
        given_up = None
        try:
            decoded = ours.decode(block)
        except HeaderBlockError as fault:
            given_up = fault.outcome
        assert decoded == fields if given_up is None else (given_up is Outcome.STATE_LOST and at > lost)


def test_header_list_over_the_limit_is_given_up_and_the_table_kept() -> None:
    encoder, ours = hpack.Encoder(), HpackDecoder()
    big = (b"x-big", b"v" * 3000)
    encoder.encode([big])
    assert ours.decode(hpack.Encoder().encode([big])) == [big]
    with pytest.raises(HeaderBlockError) as caught:
        ours.decode(b"\xbe" * 1000)
    assert caught.value.outcome is Outcome.BODY_LIMIT
    assert ours.decode(b"\xbe") == [big]


@pytest.mark.parametrize(
    "block", [b"\x80", b"\xbe", b"\x40", b"\x40\x05ab", b"\xff\xff\xff\xff\xff\xff\xff", b"\x3f\xff\xff\xff\x7f"]
)
def test_malformed_block_is_undecodable(block: bytes) -> None:
    with pytest.raises(HeaderBlockError) as caught:
        HpackDecoder().decode(block)
    assert caught.value.outcome is Outcome.UNDECODABLE
