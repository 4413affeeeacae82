from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.tls.framing import Finish, Item, Lost, Record, RecordReader

C = Direction.CLIENT


def record(content: bytes, kind: int = 23) -> bytes:
    return bytes((kind, 3, 3)) + len(content).to_bytes(2, "big") + content


def items(events: list[StreamEvent]) -> list[Item]:
    reader = RecordReader()
    found: list[Item] = []
    for event in events:
        reader.feed(event)
        while (item := reader.next()) is not None:
            found.append(item)
            if isinstance(item, Record) and item.tentative:
                reader.settle()
    assert reader.held == 0
    return found


def contents(found: list[Item]) -> list[bytes]:
    return [bytes(item.payload) for item in found if isinstance(item, Record)]


@given(st.lists(st.binary(max_size=60), max_size=6), st.lists(st.integers(0, 400), max_size=8), st.integers(0, 1000))
def test_cutting_changes_nothing(bodies: list[bytes], cuts: list[int], start: int) -> None:
    stream = b"".join(map(record, bodies))
    bounds = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    events: list[StreamEvent] = [Data(C, stream[a:b], start + a) for a, b in pairwise(bounds) if b > a]
    found = items([*events, End(C, start + len(stream), clean=True)])
    assert contents(found) == bodies
    assert found[-1] == Finish(True)
    offsets = [(item.start, item.end) for item in found if isinstance(item, Record)]
    assert [end - begin for begin, end in offsets] == [len(body) + 5 for body in bodies]
    assert all(offset[0] >= start for offset in offsets)


def test_record_cut_by_the_end_is_lost() -> None:
    stream = record(b"whole") + record(b"cut short")[:-2]
    found = items([Data(C, stream, 0), End(C, len(stream), clean=False)])
    assert contents(found) == [b"whole"]
    assert found[1:] == [Lost(10, len(stream), 0), Finish(False)]


def test_after_a_gap_the_next_chained_header_is_taken() -> None:
    first, rest = record(b"a" * 50), record(b"b" * 50) + record(b"c" * 50)
    false_header = b"\x17\x03\x03\x00\x04" + b"zzzz"
    tail = b"y" * 20 + false_header + b"x" * 10 + rest
    events: list[StreamEvent] = [
        Data(C, first + b"\x17\x03", 0),
        Gap(C, 57, 43),
        Data(C, tail, 100),
        End(C, 100 + len(tail), clean=True),
    ]
    found = items(events)
    assert contents(found) == [b"a" * 50, b"b" * 50, b"c" * 50]
    assert found[1] == Lost(55, 57, 43)
    assert isinstance(found[2], Record)
    assert found[2].tentative
    assert found[2].start == 100 + 39


def test_rejected_candidate_is_searched_past() -> None:
    reader = RecordReader()
    reader.feed(Gap(C, 0, 10))
    reader.feed(Data(C, record(b"q" * 9) + record(b"r" * 9), 10))
    assert reader.next() == Lost(0, 0, 10)
    first = reader.next()
    assert isinstance(first, Record)
    assert bytes(first.payload) == b"q" * 9
    reader.reject()
    assert reader.next() is None, "whether another header follows cannot be known yet"
    reader.feed(End(C, 38, clean=True))
    second = reader.next()
    assert isinstance(second, Record)
    assert bytes(second.payload) == b"r" * 9
    assert reader.settle() == (10, 24)
    assert reader.next() == Finish(True)


def test_implausible_header_starts_a_search() -> None:
    stream = record(b"good") + b"GET / HTTP/1.1\r\n" + record(b"again") + record(b"and again")
    found = items([Data(C, stream, 0), End(C, len(stream), clean=True)])
    assert contents(found) == [b"good", b"again", b"and again"]
    assert found[1] == Lost(9, 9, 0)


@given(st.binary(max_size=400), st.integers(1, 50))
def test_any_bytes_end_in_a_finish(data: bytes, step: int) -> None:
    events: list[StreamEvent] = [Data(C, data[i : i + step], i) for i in range(0, len(data), step)]
    found = items([*events, End(C, len(data), clean=True)])
    assert found[-1] == Finish(True)


def test_drain_gives_back_what_was_not_cut() -> None:
    reader = RecordReader()
    reader.feed(Data(C, record(b"one") + b"\x17\x03", 100))
    assert isinstance(reader.next(), Record)
    reader.feed(Data(C, b"more", 110))
    reader.feed(End(C, 114, clean=False))
    assert reader.drain() == ([(108, 110), (110, 114)], Finish(False))


@given(st.lists(st.binary(min_size=1, max_size=60), max_size=8), st.lists(st.integers(0, 500), max_size=6))
def test_windows_show_every_record_however_the_stream_is_cut(bodies: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(map(record, bodies))
    bounds = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    reader, seen = RecordReader(), []
    for a, b in pairwise(bounds):
        if b > a:
            reader.feed(Data(C, stream[a:b], 100 + a))
        while (window := reader.window()) is not None:
            end = window.position + 5 + int.from_bytes(window.buffer[window.position + 3 : window.position + 5], "big")
            seen.append(window.buffer[window.position + 5 : end])
            assert stream[window.base + window.position - 100 :].startswith(window.buffer[window.position : end])
            reader.skip_to(end)
        assert reader.next() is None
    assert seen == bodies
