"""Frames cut anywhere come whole; the sniffer never takes back what it said of fewer bytes."""

from __future__ import annotations

import pytest

from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.protocols.http2_frames import PREFACE, FrameReader, sniff_http2
from auditor.protocols.messages import HttpEvent


class Heard:
    """An owner that writes down what it is told, data of one frame joined."""

    def __init__(self) -> None:
        self.said: list[tuple[object, ...]] = []

    def frame(self, kind: int, flags: int, stream: int, payload: bytes, start: int, end: int) -> None:
        self.said.append((kind, flags, stream, bytes(payload), start, end))

    def data(self, stream: int, piece: bytes) -> None:
        if self.said and self.said[-1][:2] == ("data", stream):
            piece = bytes(self.said.pop()[2]) + piece  # type: ignore[call-overload]
        self.said.append(("data", stream, bytes(piece)))

    def data_end(self, stream: int, flags: int, start: int, end: int) -> None:
        self.said.append(("end of data", stream, flags, start, end))

    def lose_data(self, stream: int) -> None:
        self.said.append(("lost data", stream))

    def lose(self, stream: int | None) -> None:
        self.said.append(("lost", stream))

    def end(self, offset: int, *, clean: bool) -> None:
        self.said.append(("end", offset, clean))


def frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


WIRE = (
    PREFACE
    + frame(4, 0, 0, b"\0\3\0\0\0\x64")
    + frame(1, 4, 1, b"\x82\x84")
    + frame(0, 8, 1, b"\2abcdef\0\0")
    + frame(0, 1, 1, b"last")
    + frame(8, 0, 0, b"\0\0\0\1")
)


def heard(events: list[StreamEvent]) -> list[tuple[object, ...]]:
    owner, out = Heard(), list[HttpEvent]()
    reader = FrameReader(Direction.CLIENT, owner, out, skip=False)
    for event in events:
        reader.receive(event)
    return owner.said


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_frames_are_the_same_however_they_come(size: int) -> None:
    pieces: list[StreamEvent] = [Data(Direction.CLIENT, WIRE[i : i + size], i) for i in range(0, len(WIRE), size)]
    said = heard([*pieces, End(Direction.CLIENT, len(WIRE), clean=True)])
    assert [each[2] for each in said if each[0] == "data"] == [b"abcdef", b"last"]
    assert said[0][:4] == (4, 0, 0, b"\0\3\0\0\0\x64")
    assert said[1][:4] == (1, 4, 1, b"\x82\x84")
    assert said[-1] == ("end", len(WIRE), True)
    assert said == heard([Data(Direction.CLIENT, WIRE, 0), End(Direction.CLIENT, len(WIRE), clean=True)])


def test_a_gap_inside_data_is_told_to_its_stream_alone() -> None:
    at = WIRE.index(b"abcdef") + 2
    events: list[StreamEvent] = [
        Data(Direction.CLIENT, WIRE[:at], 0),
        Gap(Direction.CLIENT, at, 3),
        Data(Direction.CLIENT, WIRE[at + 3 :], at + 3),
    ]
    said = heard(events)
    assert ("lost data", 1) in said
    assert ("data", 1, b"last") in said
    assert not [each for each in said if each[0] == "lost"]


def test_the_preface_is_known_and_never_denied_byte_by_byte() -> None:
    assert [sniff_http2(PREFACE[:size]) for size in range(len(PREFACE))] == [None] * len(PREFACE)
    assert sniff_http2(PREFACE + b"trailing") is True
    assert sniff_http2(b"PRI * HTTP/1.1") is False
