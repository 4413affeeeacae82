from __future__ import annotations

from auditor.tls.cursor import Cursor


def test_numbers_and_vectors_are_read_in_order() -> None:
    cursor = Cursor(b"\x01\x02\x03\x00\x02ab\x01c-")
    assert [cursor.number(1), cursor.number(2), cursor.vector(2), cursor.vector(1), cursor.take(1)] == [
        1,
        0x0203,
        b"ab",
        b"c",
        b"-",
    ]
    assert cursor.take(0) == b""
    assert cursor.take(1) is None


def test_every_cut_gives_a_prefix_of_the_fields_and_then_only_none() -> None:
    whole = b"\x07\x00\x03abc\x02de"
    full = [7, b"abc", b"de"]
    for size in range(len(whole)):
        cursor = Cursor(whole[:size])
        fields = [cursor.number(1), cursor.vector(2), cursor.vector(1)]
        known = [field for field in fields if field is not None]
        assert known == full[: len(known)]
        assert fields[len(known) :] == [None] * (3 - len(known))
        assert len(known) < 3
        assert cursor.take(0) is None


def test_a_lenient_vector_takes_what_is_left() -> None:
    cursor = Cursor(b"\x00\x09abc")
    assert cursor.vector(2, lenient=True) == b"abc"
