from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, Gap, StreamEvent
from auditor.protocols.datagrams import SpanAnnounced, SpokenSpan
from auditor.protocols.messages import Unread
from auditor.protocols.watch import LONGEST_HEAD, WatchReader, named, sniff_watch
from tests.protocols.conftest import C, S, feed, spans

# the shape of the maker's document, with invented places and numbers
POSITION = (
    b"UD,220414,134652,A,48.401122,N,9.9876040,W,0.1,0.0,100,7,60,90,1000,50,00000000,2,1,262,1,"
    b"5121,30211,141,5122,30214,128,1,Beispielnetz,00:00:5e:00:53:a2,-51,12.4"
)


def framed(content: bytes, device: bytes = b"1700004711", number: bytes = b"") -> bytes:
    return b"[3G*%b*%b%04X*%b]" % (device, number, len(content), content)


TALK = [(C, framed(b"LK,1000,3,90")), (S, framed(b"LK")), (C, framed(POSITION)), (S, framed(b"PHB,+4915100000011,4D"))]


def body(span: SpokenSpan) -> dict[str, object]:
    assert span.request.body is not None
    told: dict[str, object] = json.loads(span.request.body.data)
    return told


@pytest.mark.parametrize("step", [1, 7, 1 << 20])
def test_what_a_watch_tells_has_names(step: int) -> None:
    events = feed(WatchReader(), TALK, step)
    heartbeat, position, command = sorted(spans(events), key=lambda span: span.key)
    assert (heartbeat.method, heartbeat.direction, heartbeat.response is not None) == ("LK", C, True)
    assert body(heartbeat) == {
        "device_id": "1700004711", "steps": 1000, "rollings": 3, "battery": 90,
    }  # fmt: skip
    told = body(position)
    assert (told["latitude"], told["longitude"], told["battery"]) == (48.401122, -9.987604, 90)
    assert told["cells"] == [
        {"mcc": 262, "mnc": 1, "lac": 5121, "cell_id": 30211, "signal": "141"},
        {"mcc": 262, "mnc": 1, "lac": 5122, "cell_id": 30214, "signal": "128"},
    ]
    assert told["wifi"] == [{"ssid": "Beispielnetz", "bssid": "00:00:5e:00:53:a2", "signal": "-51"}]
    assert told["accuracy"] == 12.4
    assert (command.direction, body(command)["content"]) == (S, "+4915100000011,4D")
    assert {e.key for e in events if isinstance(e, SpanAnnounced)} == {1, 2, 3}
    assert not [e for e in events if isinstance(e, Unread)]


def test_spans_are_those_of_the_messages() -> None:
    first, second = framed(b"LK,1,2,3"), framed(b"CR")
    assert [(s.start, s.end) for s in spans(feed(WatchReader(), [(C, first + second)]))] == [
        (0, len(first)),
        (len(first), len(first) + len(second)),
    ]


def test_position_that_the_watch_calls_invalid_is_no_position() -> None:
    told = named(b"UD", POSITION[3:].replace(b",A,", b",V,"))
    assert "latitude" not in told
    assert "cells" in told


@pytest.mark.parametrize(
    "values", [b"", b"1", b"220414,134652,A,48,N,9,E", b"220414,134652,A,x,N,y,E" + b",0" * 30, b"," * 40]
)
def test_position_without_its_parts_stands_as_it_was_sent(values: bytes) -> None:
    assert named(b"UD", values) in ({}, {"content": values.decode()})


def test_running_number_before_the_length_is_passed_over() -> None:
    (span,) = spans(feed(WatchReader(), [(C, framed(b"LK,1,2,3", number=b"0075*"))]))
    assert body(span)["steps"] == 1


def test_sound_is_the_body_with_its_escapes_undone() -> None:
    (span,) = spans(feed(WatchReader(), [(C, framed(b"TK,#!AMR\n\x7d\1\x7d\2\x7d\3\x7d\4\x7d\5\x7d\6"))]))
    assert span.request.body is not None
    assert span.request.body.data == b"#!AMR\n}[],*\x7d\6"
    assert span.request.header(b"device-id") == b"1700004711"


def test_answer_to_sound_is_no_sound() -> None:
    (span,) = spans(feed(WatchReader(), [(C, framed(b"TK,1"))]))
    assert body(span) == {"device_id": "1700004711", "content": "1"}


def test_trailing_bytes_that_are_no_message_are_unread() -> None:
    events = feed(WatchReader(), [(C, framed(b"LK,1,2,3") + b"\r\nGET / HTTP/1.1")])
    (rest,) = [e for e in events if isinstance(e, Unread)]
    assert (rest.end - rest.start, rest.reason) == (16, Outcome.UNDECODABLE)


def test_message_behind_a_gap_is_read() -> None:
    reader = WatchReader()
    first = framed(b"LK,1,2,3")
    events: list[StreamEvent] = [
        Data(C, first[:9], 0),
        Gap(C, 9, 400),
        Data(C, b"rest of it]" + framed(b"LK,4,5,6"), 400),
    ]
    found = [each for event in events for each in reader.receive(event)] + reader.close()
    assert [body(span)["steps"] for span in spans(found)] == [4]
    assert {(e.start, e.end, e.reason) for e in found if isinstance(e, Unread)} == {
        (0, 9, Outcome.LOST),
        (400, 411, Outcome.UNDECODABLE),
    }


def test_message_that_does_not_end_where_it_says_is_unread_and_the_next_is_read() -> None:
    broken = b"[3G*1700004711*0002*LK,1,2,3]"
    assert [body(span)["steps"] for span in spans(feed(WatchReader(), [(C, broken + framed(b"LK,4,5,6"))]))] == [4]


@pytest.mark.parametrize(
    ("client", "verdict"),
    [
        (framed(b"LK"), True),
        (b"[3G*17", None),
        (b'["a", 1, 2]', False),
        (b"[" + b"a" * LONGEST_HEAD, False),
        (b"GET / HTTP/1.1\r\n", False),
    ],
)
def test_sniffing(client: bytes, verdict: bool | None) -> None:
    assert sniff_watch(client) is verdict


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from((C, S)), st.binary(max_size=80)), max_size=8))
def test_no_bytes_make_it_raise_and_all_are_accounted_for(talk: list[tuple[Direction, bytes]]) -> None:
    for side in (C, S):
        events = feed(WatchReader(), talk)
        covered = {
            at
            for e in events
            if isinstance(e, (Unread, SpokenSpan)) and e.direction is side
            for at in range(e.start, e.end)
        }
        answers = any(isinstance(e, SpokenSpan) and e.response is not None for e in events)
        assert answers or covered == set(range(sum(len(data) for direction, data in talk if direction is side)))
