"""HTTP/3 frames cut out of a stream in any pieces, with bytes missing and with hostile lengths."""

from __future__ import annotations

from itertools import pairwise

from aioquic.buffer import encode_uint_var
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.protocols.http3_frames import DATA, FRAME_LIMIT, HEADERS, FrameEvent, FrameReader


def frame(kind: int, payload: bytes) -> bytes:
    return encode_uint_var(kind) + encode_uint_var(len(payload)) + payload


def everything(reader: FrameReader) -> list[FrameEvent]:
    found = []
    while (event := reader.next()) is not None:
        found.append(event)
    return found


STREAM = (
    frame(HEADERS, b"head") + frame(0x21, b"grease") + frame(DATA, b"body" * 20) + frame(DATA, b"") + frame(0x40, b"")
)


@given(st.lists(st.integers(0, len(STREAM)), max_size=10))
def test_any_cutting_gives_the_same_frames(cuts: list[int]) -> None:
    reader = FrameReader()
    found: list[FrameEvent] = []
    edges = sorted({0, len(STREAM), *cuts})
    for start, end in pairwise(edges):
        reader.feed(STREAM[start:end])
        found += everything(reader)
    assert found[0] == FrameEvent(HEADERS, b"head", 0, 6)
    assert b"".join(event.payload for event in found if event.kind == DATA) == b"body" * 20
    for event in found[1:]:
        assert STREAM[event.start : event.end] == event.payload
    assert not reader.midway
    assert reader.offset == len(STREAM)


def test_many_empty_frames_are_passed_over() -> None:
    reader = FrameReader()
    reader.feed(frame(0x21, b"") * 50000 + frame(HEADERS, b"head"))
    assert [event.payload for event in everything(reader)] == [b"head"]


def test_a_stream_that_ends_inside_a_frame_is_midway() -> None:
    for cut in range(1, 6):
        reader = FrameReader()
        reader.feed(STREAM[:cut])
        everything(reader)
        assert reader.midway


def test_bytes_missing_inside_data_are_stepped_over() -> None:
    reader = FrameReader()
    reader.feed(frame(DATA, b"x" * 100)[:40])
    everything(reader)
    assert reader.lose(63)
    reader.feed(frame(HEADERS, b"head"))
    assert everything(reader) == [FrameEvent(HEADERS, b"head", 103, 109)]


def test_bytes_missing_elsewhere_are_the_end() -> None:
    reader = FrameReader()
    reader.feed(frame(DATA, b"x" * 100)[:40])
    everything(reader)
    assert not reader.lose(64)
    assert reader.fault is not None
    assert reader.fault[0] is Outcome.LOST
    reader.feed(frame(HEADERS, b"head"))
    assert everything(reader) == []


@given(st.binary(max_size=200))
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    reader = FrameReader()
    reader.feed(data)
    assert sum(len(event.payload) for event in everything(reader)) <= len(data)


def test_what_stands_behind_an_oversized_header_block_is_named_from_where_it_begins() -> None:
    wire = frame(DATA, b"body") + encode_uint_var(HEADERS) + encode_uint_var(FRAME_LIMIT + 1) + b"block"
    for step in (1, len(wire)):
        reader = FrameReader()
        for at in range(0, len(wire), step):
            reader.feed(wire[at : at + step])
            everything(reader)
        assert reader.fault is not None
        assert reader.fault[0] is Outcome.BODY_LIMIT
        assert (reader.unread_from, reader.offset) == (len(wire) - len(b"block"), len(wire))
