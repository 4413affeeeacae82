"""Variable-length integers against aioquic's."""

from __future__ import annotations

from aioquic.buffer import encode_uint_var
from hypothesis import given
from hypothesis import strategies as st

from auditor.quic.varint import SHORT, read_varint


@given(st.integers(0, (1 << 62) - 1), st.binary(max_size=4), st.binary(max_size=4))
def test_integers_are_read_wherever_they_stand(value: int, before: bytes, behind: bytes) -> None:
    encoded = encode_uint_var(value)
    whole = before + encoded + behind
    assert read_varint(whole, len(before)) == (value, len(before) + len(encoded))
    for cut in range(len(encoded)):
        assert read_varint(before + encoded[:cut], len(before)) == (SHORT, len(before))
