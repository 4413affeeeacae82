"""Streams under loss: when a gap is given up, and that nothing is held without bounds."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.messages import HttpEvent, Unread
from auditor.quic.frames import ResetFrame, StreamFrame
from auditor.quic.streams import HELD_PER_STREAM, PATIENCE_NS, Place, Streams, UnknownApplication

C, S = Direction.CLIENT, Direction.SERVER


@dataclass
class Recorder:
    """Writes down what it is told."""

    told: list[tuple[object, ...]] = field(default_factory=list)

    def take(self) -> list[HttpEvent]:
        return []

    def data(self, direction: Direction, number: int, data: bytes, start: int) -> None:
        self.told.append(("data", direction, number, data, start))

    def gap(self, direction: Direction, number: int, length: int, known: int) -> None:
        assert known >= length
        self.told.append(("gap", direction, number, length))

    def end(
        self, direction: Direction, number: int, offset: int, *, clean: bool = True, code: int | None = None
    ) -> None:
        self.told.append(("end", direction, number, offset, clean, code))

    def stall(self, direction: Direction, number: int, *, stalled: bool) -> None:
        self.told.append(("stall", number, stalled))

    def close(self) -> None:
        self.told.append(("close",))


def at(frame: int, time_ns: int = 0) -> Place:
    return Place(frame, time_ns, 1)


def test_pieces_in_any_order_come_out_in_order_and_once() -> None:
    recorder = Recorder()
    streams = Streams(recorder)
    streams.receive(C, StreamFrame(4, 3, b"def", fin=True), at(1))
    streams.receive(C, StreamFrame(4, 0, b"abc", fin=False), at(2))
    streams.receive(C, StreamFrame(4, 0, b"abcdef", fin=True), at(3))
    assert recorder.told == [
        ("stall", 4, True), ("data", C, 4, b"abcdef", 0), ("end", C, 4, 6, True, None), ("stall", 4, False),
    ]  # fmt: skip
    track = streams.track(4)
    assert track is not None
    assert (track.frames, track.ready) == ([1, 2], 2)


def test_a_gap_is_given_up_when_time_has_passed() -> None:
    recorder = Recorder()
    streams = Streams(recorder)
    streams.receive(C, StreamFrame(0, 10, b"late", fin=False), at(1))
    for _ in range(64):
        streams.tick(PATIENCE_NS // 2)
    assert recorder.told == [("stall", 0, True)]
    for _ in range(64):
        streams.tick(PATIENCE_NS + 1)
    assert recorder.told[1:] == [("gap", C, 0, 10), ("data", C, 0, b"late", 10), ("stall", 0, False)]
    assert streams.lost == [10, 0]


def test_a_gap_is_given_up_when_too_much_waits_behind_it() -> None:
    recorder = Recorder()
    streams = Streams(recorder)
    piece = bytes(1 << 20)
    for number in range(3):
        streams.receive(S, StreamFrame(0, 5 + number * len(piece), piece, fin=False), at(number))
    assert HELD_PER_STREAM < 3 * len(piece)
    assert ("gap", S, 0, 5) in recorder.told
    assert streams.lost == [0, 5]


def test_many_streams_together_hold_no_more_than_the_limit() -> None:
    recorder = Recorder()
    streams = Streams(recorder)
    for number in range(40):
        streams.receive(S, StreamFrame(4 * number, 1, bytes(1 << 20), fin=False), at(number))
    given = sum(1 for told in recorder.told if told[0] == "data")
    assert 40 - given <= 8


def test_at_the_end_everything_that_came_is_given() -> None:
    recorder = Recorder()
    streams = Streams(recorder)
    streams.receive(C, StreamFrame(0, 0, b"ab", fin=False), at(1))
    streams.receive(C, StreamFrame(0, 4, b"ef", fin=False), at(2))
    streams.receive(C, StreamFrame(0, 8, b"ij", fin=True), at(3))
    streams.close()
    assert [told for told in recorder.told if told[0] != "stall"] == [
        ("data", C, 0, b"ab", 0), ("gap", C, 0, 2), ("data", C, 0, b"ef", 4), ("gap", C, 0, 2),
        ("data", C, 0, b"ij", 8), ("end", C, 0, 10, True, None), ("close",),
    ]  # fmt: skip


def test_a_stream_without_its_end_is_cut_off() -> None:
    recorder = Recorder()
    streams = Streams(recorder)
    streams.receive(C, StreamFrame(0, 0, b"ab", fin=False), at(1))
    streams.close()
    assert ("end", C, 0, 2, False, None) in recorder.told


def test_a_reset_ends_the_stream_and_late_copies_change_nothing() -> None:
    recorder = Recorder()
    streams = Streams(recorder)
    streams.receive(C, StreamFrame(0, 0, b"ab", fin=False), at(1))
    streams.receive(C, StreamFrame(0, 9, b"x", fin=False), at(2))
    streams.reset(C, ResetFrame(0, 0x10C, 20), at(3))
    streams.receive(C, StreamFrame(0, 2, b"cd", fin=False), at(4))
    told = [each for each in recorder.told if each[0] != "stall"]
    assert told[-3:] == [("gap", C, 0, 7), ("data", C, 0, b"x", 9), ("end", C, 0, 10, True, 0x10C)]


def test_bytes_behind_the_end_of_a_stream_do_no_harm() -> None:
    streams = Streams(Recorder())
    streams.receive(C, StreamFrame(0, 0, b"abc", fin=True), at(1))
    streams.receive(C, StreamFrame(4, 5, b"beyond", fin=False), at(1))
    streams.receive(C, StreamFrame(4, 0, b"abc", fin=True), at(2))
    streams.close()


def test_more_streams_than_the_limit_push_the_oldest_out() -> None:
    recorder = Recorder()
    streams = Streams(recorder)
    for number in range(5000):
        streams.receive(C, StreamFrame(4 * number, 0, b"x", fin=False), at(number))
    assert sum(1 for told in recorder.told if told[0] == "end") == 5000 - 4096


def test_an_unknown_application_passes_everything_over() -> None:
    streams = Streams(UnknownApplication("echo"))
    streams.receive(C, StreamFrame(0, 0, b"hello", fin=True), at(1))
    streams.close()
    detail = "no reader knows echo over QUIC"
    assert streams.application.take() == [Unread(C, 0, 5, Outcome.UNKNOWN, detail)]
