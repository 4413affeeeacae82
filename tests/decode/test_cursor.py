"""A cursor never passes the end of its bytes or a limit, and lets a format count only where text speaks for it."""

from __future__ import annotations

import pytest

from auditor.decode.cursor import Cursor
from auditor.decode.limits import Limits
from auditor.decode.scalars import Malformed


def test_bytes_are_taken_in_order_and_never_beyond_the_end() -> None:
    cursor = Cursor(b"\x01\x02abc", Limits())
    assert cursor.number(2) == 0x0102
    assert (cursor.take(2), cursor.at, cursor.left) == (b"ab", 4, 1)
    with pytest.raises(Malformed):
        cursor.take(2)
    assert (cursor.take(0), cursor.take(1), cursor.left) == (b"", b"c", 0)


def test_there_is_room_for_as_many_values_as_bytes_are_left() -> None:
    cursor = Cursor(b"abc", Limits())
    cursor.room(3)
    cursor.take(1)
    with pytest.raises(Malformed):
        cursor.room(3)


def test_depth_and_number_of_values_end_at_the_limits() -> None:
    limits = Limits(nesting=2, leaves=2)
    Cursor(b"", limits).enter(2)
    with pytest.raises(Malformed):
        Cursor(b"", limits).enter(3)
    many = Cursor(b"", limits)
    for _ in range(2 * limits.leaves):
        many.enter(0)
    with pytest.raises(Malformed):
        many.enter(0)


@pytest.mark.parametrize(
    ("text", "binary", "speaks"), [(4, 0, False), (5, 0, True), (3, 20, False), (4, 4, True), (0, 20, False)]
)
def test_a_quarter_of_what_is_no_byte_string_must_be_text(text: int, binary: int, speaks: bool) -> None:
    cursor = Cursor(bytes(20), Limits())
    cursor.text, cursor.binary = text, binary
    assert cursor.speaks() is speaks
