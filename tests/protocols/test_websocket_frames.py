from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.frame_protocol import XorMaskerSimple

from auditor.protocols.websocket_frames import FrameHead, plausible, read_head, unmask


@given(st.binary(max_size=100), st.binary(min_size=4, max_size=4), st.integers(0, 100))
def test_masking_is_undone_from_any_byte_on(data: bytes, mask: bytes, split: int) -> None:
    expected = bytes(XorMaskerSimple(mask).process(bytearray(data)))
    assert unmask(data[:split], mask, 0) + unmask(data[split:], mask, min(split, len(data))) == expected


@pytest.mark.parametrize(
    ("wire", "head"),
    [
        (b"\x81\x05", FrameHead(True, 0, 1, 5, b"", 2, 9)),
        (b"\xc2\x85mask", FrameHead(True, 4, 2, 5, b"mask", 6, 9)),
        (b"\x00\x7e\x01\x00", FrameHead(False, 0, 0, 256, b"", 4, 9)),
        (b"\x8a\xff\0\0\0\0\0\1\0\0mask", FrameHead(True, 0, 10, 65536, b"mask", 14, 9)),
    ],
)
def test_head_is_read_once_it_is_whole(wire: bytes, head: FrameHead) -> None:
    assert read_head(b"??" + wire + b"payload", 2, 9) == head
    assert all(read_head(wire[:at], 0, 9) is None for at in range(len(wire)))


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        (b"\x81\x05", True),
        (b"\x82\x7e\x00\x7e", True),
        (b"\x82\x7e\x00\x7d", False),
        (b"\x82\x7f\0\0\0\0\0\0\xff\xff", False),
        (b"\x88\x7e\x01\x00", False),
        (b"\x00\x00", False),
    ],
)
def test_heads_no_sender_makes_are_not_plausible(wire: bytes, expected: bool) -> None:
    head = read_head(wire, 0, 0)
    assert head is not None
    assert plausible(head) is expected
