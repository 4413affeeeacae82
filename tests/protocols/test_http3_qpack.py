"""The QPACK decoder's own bounds and bookkeeping; pairing with streams is tested in test_http3."""

from __future__ import annotations

from contextlib import suppress

import pylsqpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.protocols.hpack_decoder import HeaderBlockError
from auditor.protocols.http3_qpack import FieldDecoder, dynamic_references

FIELDS = [(b"x-device", b"phone-7"), (b"cookie", b"id=42"), (b":path", b"/some/where")]


def encoded(times: int) -> tuple[bytes, list[bytes]]:
    encoder = pylsqpack.Encoder()
    table = encoder.apply_settings(4096, 100)
    blocks = []
    for number in range(times):
        more, block = encoder.encode(4 * number, FIELDS)
        table += more
        blocks.append(block)
    return table, blocks


def test_fields_are_those_that_were_encoded() -> None:
    table, blocks = encoded(4)
    decoder = FieldDecoder()
    assert decoder.settings(4096) == []
    decoder.encoder(table)
    assert [decoder.decode(n, block) for n, block in enumerate(blocks)] == [FIELDS] * 4


def test_references_to_the_dynamic_table_are_counted() -> None:
    _, blocks = encoded(4)
    assert dynamic_references(blocks[-1]) == 3
    static = pylsqpack.Encoder().encode(0, FIELDS)[1]
    assert dynamic_references(static) == 0


def test_a_block_that_would_expand_beyond_reason_is_refused() -> None:
    encoder = pylsqpack.Encoder()
    table = encoder.apply_settings(65536, 100)
    big = [(b"x-big", b"v" * 3000)]
    for number in range(3):
        more, block = encoder.encode(number, big)
        table += more
    decoder = FieldDecoder()
    decoder.settings(65536)
    decoder.encoder(table)
    bomb = block[:2] + b"\x80" * 5000
    with pytest.raises(HeaderBlockError) as fault:
        decoder.decode(1, bomb)
    assert fault.value.outcome is Outcome.UNDECODABLE


def test_nonsense_is_undecodable_and_broken_insertions_lose_the_table() -> None:
    decoder = FieldDecoder()
    with pytest.raises(HeaderBlockError) as fault:
        decoder.decode(1, b"\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")
    assert fault.value.outcome is Outcome.UNDECODABLE
    decoder.settings(4096)
    table, blocks = encoded(4)
    assert decoder.decode(2, blocks[-1]) is None
    ((token, lost),) = decoder.encoder(b"\xff" * 30)
    assert token == 2
    assert isinstance(lost, HeaderBlockError)
    assert lost.outcome is Outcome.STATE_LOST
    with pytest.raises(HeaderBlockError):
        decoder.decode(3, blocks[-1])
    assert decoder.encoder(table) == []


def growing(count: int) -> tuple[list[bytes], list[bytes]]:
    """Insertions and blocks of an encoder that meets a new field with each block, beside one of the first block."""
    encoder = pylsqpack.Encoder()
    tables, blocks = [encoder.apply_settings(4096, 100)], []
    for number in range(count):
        table, block = encoder.encode(number, [(b"x-device", b"phone-7"), (b"x-number", b"%d" % (number // 4))])
        tables[-1] += table
        tables.append(b"")
        blocks.append(block)
    return tables, blocks


def test_what_was_inserted_before_a_loss_stays_known() -> None:
    tables, blocks = growing(8)
    decoder = FieldDecoder()
    decoder.settings(4096)
    for table in tables[:3]:
        decoder.encoder(table)
    before = decoder.decode(0, blocks[2])
    assert before == [(b"x-device", b"phone-7"), (b"x-number", b"0")]
    assert blocks[2][0] != 0
    assert decoder.lose("for a test", sum(map(len, tables[3:]))) == []
    assert decoder.decode(1, blocks[2]) == before
    needs_more = next(block for block in blocks[3:] if block[0] > blocks[2][0])
    with pytest.raises(HeaderBlockError):
        decoder.decode(2, needs_more)
    assert decoder.decode(3, blocks[2]) == before


def test_after_a_loss_that_may_hold_a_table_full_nothing_is_certain() -> None:
    tables, blocks = growing(3)
    decoder = FieldDecoder()
    decoder.settings(4096)
    decoder.encoder(b"".join(tables))
    decoder.lose("for a test", 100)
    assert decoder.decode(0, blocks[2]) is not None
    decoder.encoder(bytes(28))
    with pytest.raises(HeaderBlockError) as fault:
        decoder.decode(1, blocks[2])
    assert fault.value.outcome is Outcome.STATE_LOST


def test_a_capacity_beyond_reason_is_not_believed() -> None:
    decoder = FieldDecoder()
    decoder.settings(1 << 40)
    with pytest.raises(HeaderBlockError) as fault:
        decoder.decode(0, b"\x02\x00\x80")
    assert fault.value.outcome is Outcome.STATE_LOST


def test_insertions_before_the_settings_are_kept_up_to_a_limit() -> None:
    decoder = FieldDecoder()
    for _ in range(20):
        decoder.encoder(bytes(65536))
    assert decoder.settings(4096) == []
    with pytest.raises(HeaderBlockError) as fault:
        decoder.decode(0, b"\x02\x00\x80")
    assert fault.value.outcome is Outcome.STATE_LOST


@given(st.binary(max_size=100))
def test_arbitrary_blocks_never_raise_anything_else(block: bytes) -> None:
    assert dynamic_references(block) <= len(block)
    decoder = FieldDecoder()
    decoder.settings(4096)
    decoder.encoder(encoded(3)[0])
    with suppress(HeaderBlockError):
        decoder.decode(1, block)
