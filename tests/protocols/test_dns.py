from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network.names import Names
from auditor.network.stream import Data, Direction, Gap
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Announced, DatagramEvent, SpanAnnounced, SpanEvent, Spoken
from auditor.protocols.dns import DnsDatagrams, DnsStream, sniff_dns, sniff_question
from auditor.protocols.messages import Unread
from tests.protocols.conftest import C, S, feed_damaged, spans
from tests.protocols.conftest import events as stream_events


def name(text: str) -> bytes:
    return b"".join(bytes([len(label)]) + label.encode() for label in text.split(".")) + b"\0"


def query(text: str, number: int = 1, kind: int = 1, opcode: int = 0) -> bytes:
    head = number.to_bytes(2, "big") + (0x0100 | opcode << 11).to_bytes(2, "big") + b"\0\1\0\0\0\0\0\0"
    return head + name(text) + kind.to_bytes(2, "big") + b"\0\1"


def answer(text: str, number: int = 1, address: bytes = b"\xc0\0\2\1", rcode: int = 0, kind: int = 1) -> bytes:
    records = 0 if rcode else 1
    head = number.to_bytes(2, "big") + (0x8180 | rcode).to_bytes(2, "big") + bytes([0, 1, 0, records, 0, 0, 0, 0])
    asked = name(text) + kind.to_bytes(2, "big") + b"\0\1"
    return head + asked + (b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4" + address) * records


def read(*messages: tuple[Direction, bytes]) -> list[DatagramEvent]:
    reader = DnsDatagrams()
    found: list[DatagramEvent] = []
    for frame, (direction, data) in enumerate(messages, 1):
        found += reader.receive(Datagram(direction, data, frame, frame * 1000))
    return found + reader.close()


def spoken(events: list[DatagramEvent]) -> list[Spoken]:
    return [event for event in events if isinstance(event, Spoken)]


def test_question_and_answer_are_one_exchange() -> None:
    events = read((C, query("App.example")), (S, answer("app.example")))
    assert events[0] == Announced(0, 1)
    (said,) = spoken(events)
    assert (said.protocol, said.method, said.path, said.host, said.status) == ("DNS", "QUERY", "App.example A", None, 0)
    assert (said.frames, said.time_ns, said.ready, said.key, said.notes) == ((1,), 1000, 1, 0, ())
    assert said.response is not None
    assert said.response.body is not None
    assert json.loads(said.response.body.data) == {
        "answers": [{"name": "app.example", "type": "A", "ttl": 60, "data": "192.0.2.1"}]
    }


def test_answers_find_their_question_in_any_order() -> None:
    events = read(
        (C, query("a.example", 1)), (C, query("b.example", 2)), (S, answer("b.example", 2, rcode=3)),
        (S, answer("a.example", 1)),
    )  # fmt: skip
    assert [(s.path, s.status, s.key) for s in spoken(events)] == [("b.example A", 3, 1), ("a.example A", 0, 0)]


def test_same_id_with_another_question_is_no_answer() -> None:
    events = read((C, query("a.example", 1)), (S, answer("evil.example", 1)))
    paths = {s.path: (s.status, s.notes) for s in spoken(events)}
    assert paths == {"a.example A": (None, ()), "evil.example A": (0, ("the query is not in the capture",))}


def test_a_question_asked_again_is_an_exchange_each_time() -> None:
    events = spoken(read((C, query("a.example")), (C, query("a.example")), (S, answer("a.example"))))
    assert [(s.frames, s.status) for s in events] == [((1,), None), ((2,), 0)]


def test_second_answer_says_nothing_new() -> None:
    assert len(spoken(read((C, query("a.example")), (S, answer("a.example")), (S, answer("a.example"))))) == 1


def test_answer_without_question_section_is_matched_by_id() -> None:
    refused = b"\0\1\x81\x85" + bytes(8)
    (said,) = spoken(read((C, query("a.example")), (S, refused)))
    assert said.status == 5


def test_other_opcodes_are_named() -> None:
    events = spoken(read((C, query("zone.example", opcode=5)), (C, query("z.example", opcode=4))))
    assert [s.method for s in events] == ["UPDATE", "NOTIFY"]


def test_client_subnet_is_part_of_the_request() -> None:
    data = bytearray(query("a.example"))
    data[11] = 1
    data += b"\0\0\x29\x04\xd0\0\0\0\0\0\x0b\0\x08\0\7\0\1\x18\0\xcb\x00\x71"
    (said,) = spoken(read((C, bytes(data))))
    assert said.request.body is not None
    assert json.loads(said.request.body.data) == {"edns": {"client-subnet": "203.0.113.0/24"}}


def test_rubbish_on_the_port_is_unread() -> None:
    assert read((C, b"hello")) == [Unread(C, 0, 5, Outcome.UNDECODABLE, "not a DNS message")]


def test_what_waits_is_bounded() -> None:
    reader = DnsDatagrams()
    events = [e for i in range(2000) for e in reader.receive(Datagram(C, query(f"h{i}.example", i), i, i))]
    assert len(spoken(events)) == 2000 - 512
    assert len(spoken(reader.close())) == 512


# --- streams


def framed(*messages: bytes) -> bytes:
    return b"".join(len(m).to_bytes(2, "big") + m for m in messages)


def tell(reader: DnsStream, direction: Direction, data: bytes, step: int, start: int = 0) -> list[SpanEvent]:
    *told, _end = stream_events(direction, [data], step, start=start)
    return [found for event in told for found in reader.receive(event)]


@pytest.mark.parametrize("step", [1, 2, 7, 1000])
def test_stream_is_read_the_same_however_it_comes(step: int) -> None:
    reader = DnsStream("DoT")
    asked, said = framed(query("a.example", 1), query("b.example", 2)), framed(answer("b.example", 2))
    events = tell(reader, C, asked + b"\0", step) + tell(reader, S, said, step)
    events += reader.close()
    half = len(asked) // 2
    assert [e for e in events if isinstance(e, SpanAnnounced)] == [
        SpanAnnounced(0, C, 0, half), SpanAnnounced(1, C, half, 2 * half),
    ]  # fmt: skip
    assert [(s.protocol, s.path, s.status, s.start, s.end, s.answered) for s in spans(events)] == [
        ("DoT", "b.example A", 0, half, 2 * half, 0), ("DoT", "a.example A", None, 0, half, None),
    ]  # fmt: skip
    assert Unread(C, 2 * half, 2 * half + 1, Outcome.LOST, "the stream ends within a DNS message") in events


def test_gap_within_a_message_loses_only_that() -> None:
    reader = DnsStream()
    first, second = framed(query("lost.example", 1)), framed(query("kept.example", 2))
    events = tell(reader, C, first[:10], 100)
    events += reader.receive(Gap(C, 10, 5))
    events += tell(reader, C, first[15:] + second, 4, 15)
    assert [s.path for s in spans(events + reader.close())] == ["kept.example A"]
    unread = [e for e in events if isinstance(e, Unread)]
    assert {e.reason for e in unread} == {Outcome.LOST}
    assert sum(e.end - e.start for e in unread) == len(first) - 5


def test_behind_a_gap_of_unknown_length_it_goes_on_where_a_message_begins() -> None:
    reader = DnsStream()
    events = tell(reader, C, framed(query("a.example")), 100)
    events += reader.receive(Gap(C, len(framed(query("a.example"))), None))
    events += reader.receive(Data(C, b"\0\x05rubbish", 900))
    events += reader.receive(Data(C, framed(query("b.example")), 909))
    events += reader.close()
    lost = [(e.start, e.end, e.reason) for e in events if isinstance(e, Unread) and "behind a gap" in e.detail]
    assert (lost[0][0], lost[-1][1], {reason for _, _, reason in lost}) == (900, 909, {Outcome.LOST})
    assert [(s.path, s.start) for s in spans(events)] == [("a.example A", 0), ("b.example A", 909)]


def test_names_can_be_learnt_from_a_stream() -> None:
    names = Names()
    reader = DnsStream(learn=names.learn_dns)
    tell(reader, S, framed(answer("a.example")), 3)
    assert names.name("192.0.2.1") == "a.example"


def test_horizon_is_the_oldest_open_question() -> None:
    reader = DnsStream()
    tell(reader, C, framed(query("a.example", 1), query("b.example", 2)), 100)
    assert reader.horizon(C) == 0
    tell(reader, S, framed(answer("a.example", 1)), 100)
    assert reader.horizon(C) == len(framed(query("a.example")))


@given(st.lists(st.tuples(st.sampled_from([C, S]), st.binary(max_size=60), st.integers(-1, 9)), max_size=12))
@settings(deadline=None, max_examples=200)
def test_hostile_streams_never_raise_and_add_up(pieces: list[tuple[Direction, bytes, int]]) -> None:
    feed_damaged(DnsStream(), pieces, ends=C)


def test_sniffer_knows_length_and_message() -> None:
    whole = framed(query("a.example"))
    assert sniff_dns(whole)
    assert sniff_dns(whole[:9]) is None
    assert sniff_dns(b"GET / HTTP/1.1\r\n\r\n") is False


@pytest.mark.parametrize(
    ("name", "rest", "sure"),
    [
        (b"\x01a\x07example\x00", b"\x00\x1c\x00\x01", True),
        (b"\x01a\x07example\x00", b"\xff\x1c\x00\x01", False),
        (b"\x01a\x07example\x00", b"\x00\x1c\x00\x07", False),
        (b"\x03a b\x07example\x00", b"\x00\x1c\x00\x01", False),
        (b"\x05local\x00", b"\x00\x1c\x00\x01", False),
    ],
)
def test_question_to_any_port_must_be_beyond_doubt(name: bytes, rest: bytes, sure: bool) -> None:
    assert sniff_question(b"\x12\x34\x01\x00\x00\x01" + bytes(6) + name + rest) is sure


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_where_it_goes_on_behind_a_gap_does_not_depend_on_segments(size: int) -> None:
    reader = DnsStream()
    lost, kept = framed(query("lost.example", 1)), framed(query("kept.example", 2))
    reader.receive(Data(C, lost, 0))
    reader.receive(Gap(C, len(lost), None))
    rest = lost[9:] + kept
    events = tell(reader, C, rest, size, 500) + reader.close()
    assert [(s.path, s.start) for s in spans(events)] == [
        ("lost.example A", 0), ("kept.example A", 500 + len(lost) - 9),
    ]  # fmt: skip
