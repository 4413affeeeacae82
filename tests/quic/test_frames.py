"""Frames of a packet; aioquic's own packets are read in test_connection."""

from __future__ import annotations

from aioquic.buffer import encode_uint_var
from hypothesis import given
from hypothesis import strategies as st

from auditor.quic.frames import (
    AckFrame,
    CloseFrame,
    CryptoFrame,
    DatagramFrame,
    NewIdFrame,
    ResetFrame,
    StreamFrame,
    UnknownFrame,
    read_frames,
)


def frame(kind: int, *parts: int | bytes) -> bytes:
    encoded = [encode_uint_var(part) if isinstance(part, int) else part for part in parts]
    return encode_uint_var(kind) + b"".join(encoded)


EVERYTHING = b"".join(
    (
        frame(0x01),
        bytes(40),
        frame(0x02, 900, 3, 1, 5, 2, 1),
        frame(0x03, 901, 3, 0, 5, 7, 8, 9),
        frame(0x04, 4, 0x10C, 70000),
        frame(0x05, 4, 0x10C),
        frame(0x06, 1200, 5, b"hello"),
        frame(0x07, 3, b"tok"),
        frame(0x0E, 8, 100, 4, b"body"),
        frame(0x10, 1 << 40),
        frame(0x11, 4, 1000),
        frame(0x18, 1, 0, b"\x04", b"cid4", bytes(16)),
        frame(0x19, 0),
        frame(0x1A, bytes(8)),
        frame(0x1E),
        frame(0x24, 12, 1, 50, 40),
        frame(0x31, 2, b"dg"),
        frame(0x1D, 0x100, 3, b"bye"),
        frame(0x09, 12, b"to the end"),
    )
)


def test_every_frame_is_read_or_passed_over() -> None:
    assert read_frames(EVERYTHING) == [
        AckFrame(900),
        AckFrame(901),
        ResetFrame(4, 0x10C, 70000),
        CryptoFrame(1200, b"hello"),
        StreamFrame(8, 100, b"body", fin=False),
        NewIdFrame(b"cid4"),
        ResetFrame(12, 1, 50),
        DatagramFrame(b"dg"),
        CloseFrame(0x100, True, b"bye"),
        StreamFrame(12, 0, b"to the end", fin=True),
    ]


def test_an_unknown_frame_ends_the_packet_and_says_how_much_was_left() -> None:
    assert read_frames(frame(0x01) + frame(0x3777, b"whatever")) == [UnknownFrame(0x3777, 10)]


@given(st.integers(0, len(EVERYTHING)))
def test_frames_cut_short_are_said_to_be(cut: int) -> None:
    whole = read_frames(EVERYTHING)
    found = read_frames(EVERYTHING[:cut])
    last = found[-1] if found else None
    if isinstance(last, UnknownFrame):
        assert 0 < last.rest <= cut
        found.pop()
    elif isinstance(last, StreamFrame) and last.fin:
        found.pop()
    assert found == whole[: len(found)]


@given(st.binary(max_size=300))
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    read_frames(data)
