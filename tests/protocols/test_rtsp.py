from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, Gap
from auditor.protocols.datagrams import SpanAnnounced
from auditor.protocols.messages import Unread
from auditor.protocols.rtsp import BEHIND_GAP, RtspReader, sniff_rtsp
from tests.protocols.conftest import C, S, feed, spans

DESCRIBE = b"DESCRIBE rtsp://cam.example:8554/live?ch=1 RTSP/1.0\r\nCSeq: 2\r\nUser-Agent: Cam/1\r\n\r\n"
SDP = b"v=0\r\nm=video 0 RTP/AVP 96\r\n"
DESCRIBED = b"RTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Length: %d\r\n\r\n" % len(SDP) + SDP
KEEP = b"GET_PARAMETER * RTSP/1.0\r\nCSeq: 9\r\n\r\n"


def frame(number: int, channel: int = 0) -> bytes:
    packet = b"\x80\x1a" + number.to_bytes(2, "big") + bytes(4) + b"\0\0\0\7" + bytes(50)
    return b"$" + bytes([channel]) + len(packet).to_bytes(2, "big") + packet


TALK = [
    (C, DESCRIBE),
    (S, DESCRIBED),
    (S, frame(1) + frame(2) + KEEP + frame(3)),
    (C, b"RTSP/1.0 200 OK\r\nCSeq: 9\r\n\r\n"),
]


@pytest.mark.parametrize("step", [1, 2, 13, 1 << 20])
def test_requests_of_both_sides_and_media_between_them(step: int) -> None:
    events = feed(RtspReader(), TALK, step)
    said = spans(events)
    assert [(s.protocol, s.method, s.path, s.host, s.status, s.direction) for s in said] == [
        ("RTSP", "DESCRIBE", "/live?ch=1", "cam.example:8554", 200, C),
        ("RTSP", "GET_PARAMETER", "*", None, 200, S),
        ("RTP", "STREAM", "video", None, None, S),
    ]
    assert said[0].response is not None
    assert said[0].response.body is not None
    assert said[0].response.body.data == SDP
    assert said[2].request.body is not None
    (stream,) = json.loads(said[2].request.body.data)["streams"]
    assert (stream["packets"], stream["payload_bytes"], stream["encoding"]) == (3, 150, "JPEG")
    assert events == feed(RtspReader(), TALK)
    assert {e.key for e in events if isinstance(e, SpanAnnounced)} == {s.key for s in said}


def test_behind_a_gap_it_goes_on_with_the_next_message() -> None:
    reader = RtspReader()
    events = reader.receive(Data(C, DESCRIBE[:20], 0)) + reader.receive(Gap(C, 20, 30))
    events += reader.receive(Data(C, DESCRIBE[50:], 50))
    events += reader.receive(Data(C, KEEP, len(DESCRIBE)))
    assert Unread(C, 50, len(DESCRIBE), Outcome.LOST, BEHIND_GAP) in events
    assert [s.method for s in spans(reader.close())] == ["GET_PARAMETER"]


def test_what_is_not_rtsp_stops_the_direction() -> None:
    events = feed(RtspReader(), [(C, DESCRIBE + b"\x00\x01\x02")])
    assert [e.reason for e in events if isinstance(e, Unread)] == [Outcome.UNDECODABLE]


def test_sniffer_tells_rtsp_from_http() -> None:
    assert sniff_rtsp(DESCRIBE) is True
    assert sniff_rtsp(DESCRIBE[:12]) is None
    assert sniff_rtsp(b"OPTIONS * HTTP/1.1\r\n") is False
    assert sniff_rtsp(b"GET / HTTP/1.1\r\n") is False
    assert sniff_rtsp(b"OPTIONS http") is False


@given(st.lists(st.tuples(st.sampled_from([C, S]), st.binary(max_size=60), st.integers(0, 40)), max_size=8))
@settings(deadline=None, max_examples=200)
def test_hostile_streams_never_raise(pieces: list[tuple[Direction, bytes, int]]) -> None:
    talk = [(d, DESCRIBE[:cut] + data) if d is C else (d, DESCRIBED[:cut] + data) for d, data, cut in pieces]
    events = feed(RtspReader(), [*talk, (C, frame(1)[:9]), (S, b"RTSP/1.0 x\r\nContent-Length: -1\r\n\r\n")])
    total = [sum(len(data) for d, data in talk if d is side) + 60 for side in (C, S)]
    assert all(0 <= e.start <= e.end <= total[e.direction] for e in events)
