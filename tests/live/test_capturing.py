"""Flows under way become records that mitmproxy and we read: bodies, WebSockets, streams, look-ups, refusals."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal, cast

import pytest
from mitmproxy.flow import Error
from mitmproxy.http import Headers, HTTPFlow
from mitmproxy.io import FlowReader
from mitmproxy.tcp import TCPMessage
from mitmproxy.test import tflow, tutils
from mitmproxy.tls import TlsData
from mitmproxy.websocket import WebSocketMessage
from wsproto.frame_protocol import Opcode

from auditor.live.bodies import BUFFERED, REQUEST_KEPT, RESPONSE_KEPT
from auditor.live.capturing import STREAM_KEPT, Capturing
from auditor.live.folder import CONNECTIONS, FLOWS
from auditor.live.following import FlowFollower
from auditor.live.recorder import Recorder
from auditor.model import Exchange
from auditor.sources.live_connections import tried_of


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    made = Recorder(tmp_path)
    yield made
    made.close()


@pytest.fixture
def capturing(recorder: Recorder) -> Capturing:
    return Capturing(recorder, owns=True)


def recorded(recorder: Recorder) -> list[Exchange]:
    with closing(FlowFollower(recorder.folder)) as follower:
        return list(follower.exchanges())


def flow(content: bytes = b"{}", headers: tuple[tuple[bytes, bytes], ...] = (), answer: bytes = b"ok") -> HTTPFlow:
    made: HTTPFlow = tflow.tflow(
        req=tutils.treq(method=b"POST", content=content, headers=Headers(headers or [(b"content-length", b"2")])),
        resp=tutils.tresp(content=answer, headers=Headers([(b"content-length", str(len(answer)).encode())])),
    )
    return made


def whole(capturing: Capturing, made: HTTPFlow) -> None:
    capturing.request_begins(made)
    capturing.response_begins(made)
    capturing.ends(made)


def test_record_is_read_by_mitmproxy_and_by_us(capturing: Capturing, recorder: Recorder) -> None:
    made = flow(b'{"a": 1}')
    made.request.trailers = Headers([(b"late", b"1")])
    whole(capturing, made)
    (theirs,) = FlowReader(io.BytesIO((recorder.folder / FLOWS).read_bytes())).stream()
    assert isinstance(theirs, HTTPFlow)
    assert theirs.request.content == b'{"a": 1}'
    assert theirs.request.headers == made.request.headers
    assert theirs.request.trailers == made.request.trailers
    assert theirs.client_conn.peername == made.client_conn.peername
    assert theirs.id == made.id
    (ours,) = recorded(recorder)
    assert ours.request.body is not None
    assert ours.request.body.data == b'{"a": 1}'


def test_state_is_what_mitmproxy_would_write_but_certificates(capturing: Capturing, recorder: Recorder) -> None:
    made = flow()
    made.error = Error("broken")
    whole(capturing, made)
    (theirs,) = FlowReader(io.BytesIO((recorder.folder / FLOWS).read_bytes())).stream()
    wanted, state = made.get_state(), theirs.get_state()
    for each in (wanted, state):
        for end in ("client_conn", "server_conn"):
            each[end]["certificate_list"] = []
    assert state == wanted


def test_long_body_passes_piece_by_piece_and_is_kept_to_its_limit(capturing: Capturing, recorder: Recorder) -> None:
    made = flow()
    made.request.headers["content-length"] = str(REQUEST_KEPT + 1000)
    assert made.response is not None
    made.response.headers.clear()
    capturing.request_begins(made)
    capturing.response_begins(made)
    stream = cast("Any", made.request.stream)
    piece = bytes(1024 * 1024)
    assert all(stream(piece) is piece for _ in range(REQUEST_KEPT // len(piece)))
    assert stream(b"x" * 1000) == b"x" * 1000
    answer = cast("Any", made.response.stream)
    answer(b"y" * (RESPONSE_KEPT + 1))
    made.request.raw_content = made.response.raw_content = None
    capturing.ends(made)
    (exchange,) = recorded(recorder)
    assert exchange.request.body is not None
    assert (exchange.request.body.length, exchange.request.body.truncated) == (REQUEST_KEPT, True)
    assert not exchange.request.complete
    assert exchange.response is not None
    assert exchange.response.body is not None
    assert exchange.response.body.length == RESPONSE_KEPT
    assert [note.partition(":")[0] for note in exchange.notes] == ["request", "response"]


@pytest.mark.parametrize("field", [("content-length", str(RESPONSE_KEPT + 1)), ("content-type", "text/event-stream")])
def test_answer_that_is_not_kept_is_recorded_when_it_begins(
    capturing: Capturing, recorder: Recorder, field: tuple[str, str]
) -> None:
    made = flow()
    assert made.response is not None
    made.response.headers.clear()
    made.response.headers[field[0]] = field[1]
    made.response.raw_content = None
    capturing.request_begins(made)
    capturing.response_begins(made)
    assert len(recorded(recorder)) == 1
    capturing.ends(made)
    (exchange,) = recorded(recorder)
    assert exchange.notes == ("the response body was passed on without being kept",)


def test_short_bodies_are_left_to_mitmproxy(capturing: Capturing) -> None:
    made = flow(headers=((b"content-length", str(BUFFERED).encode()),))
    capturing.request_begins(made)
    capturing.response_begins(made)
    assert made.response is not None
    assert not made.request.stream
    assert not made.response.stream


def test_failed_exchange_is_recorded_once(capturing: Capturing, recorder: Recorder) -> None:
    made = flow()
    made.response, made.error = None, Error("connection reset")
    capturing.request_begins(made)
    capturing.ends(made)
    capturing.ends(made)
    (exchange,) = recorded(recorder)
    assert exchange.notes == ("failed: connection reset",)


def test_web_socket_messages_are_recorded_while_it_is_open(recorder: Recorder) -> None:
    async def run() -> None:
        capturing = Capturing(recorder, owns=True)
        made: HTTPFlow = tflow.twebsocketflow(messages=False)
        assert made.websocket is not None
        whole(capturing, made)
        for number in range(3):
            made.websocket.messages.append(WebSocketMessage(Opcode.TEXT, True, b"%d" % number, 1e9))
            capturing.web_socket_message(made)
        await asyncio.sleep(0.3)
        assert len(recorded(recorder)) == 4
        assert made.websocket.messages == []
        made.websocket.messages.append(WebSocketMessage(Opcode.TEXT, False, b"bye", 1e9))
        capturing.web_socket_message(made)
        capturing.web_socket_ends(made)

    asyncio.run(run())
    upgrade, *messages = recorded(recorder)
    assert upgrade.status == 101
    assert [(m.n, m.method) for m in messages] == [(1, "SEND"), (2, "SEND"), (3, "SEND"), (4, "RECEIVE")]
    assert {m.path for m in messages} == {upgrade.path}
    ids = [each.id for each in FlowReader(io.BytesIO((recorder.folder / FLOWS).read_bytes())).stream()]
    assert len(set(ids)) == len(ids) == 3


def test_stream_keeps_its_beginning_and_counts_all(capturing: Capturing, recorder: Recorder) -> None:
    made = tflow.ttcpflow()
    made.messages = []
    for _ in range(4):
        made.messages.append(TCPMessage(True, bytes(STREAM_KEPT // 2)))
        capturing.stream_message(made)
    assert len(made.messages) == 2
    capturing.stream_ends(made)
    with closing(FlowFollower(recorder.folder)) as follower:
        assert list(follower.exchanges()) == []
        (gap,) = follower.faults()
    assert (gap.flows, gap.bytes) == (1, 2 * STREAM_KEPT)


@pytest.mark.parametrize("answered", [True, False])
def test_look_up_is_recorded_once_answered_or_not(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch, answered: bool
) -> None:
    monkeypatch.setattr("auditor.live.capturing.UNANSWERED", 0.05)

    async def run() -> None:
        capturing = Capturing(recorder, owns=True)
        made = tflow.tdnsflow(resp=answered)
        capturing.asks(made)
        if answered:
            capturing.look_up(made)
        await asyncio.sleep(0.2)
        capturing.look_up(made)

    asyncio.run(run())
    (exchange,) = recorded(recorder)
    assert (exchange.protocol, exchange.method, exchange.path) == ("DNS", "QUERY", "dns.google A")
    assert (exchange.status is None) is not answered


def test_what_is_under_way_at_the_end_is_recorded_once(recorder: Recorder) -> None:
    async def run() -> None:
        capturing = Capturing(recorder, owns=True)
        made, asked, stream = flow(b'{"a": 1}'), tflow.tdnsflow(), tflow.ttcpflow()
        made.response = None
        capturing.request_begins(made)
        capturing.asks(asked)
        capturing.stream_message(stream)
        capturing.finish()
        capturing.ends(made)
        capturing.finish()

    asyncio.run(run())
    found = recorded(recorder)
    assert [exchange.protocol for exchange in found] == ["HTTP/1.1", "DNS"]
    assert found[0].request.body is not None
    assert found[0].request.body.data == b'{"a": 1}'
    with closing(FlowFollower(recorder.folder)) as follower:
        list(follower.exchanges())
        assert [gap.flows for gap in follower.faults()] == [1]


def test_nothing_is_written_once_the_recorder_is_closed(capturing: Capturing, recorder: Recorder) -> None:
    whole(capturing, flow())
    recorder.close()
    whole(capturing, flow())
    assert len(recorded(recorder)) == 1


def test_app_of_a_connection_is_recorded(recorder: Recorder) -> None:
    whole(Capturing(recorder, owns=True, apps=lambda connection: "curl"), flow())
    assert [exchange.app for exchange in recorded(recorder)] == ["curl"]


@pytest.mark.parametrize(
    ("transport", "said", "why"),
    [
        ("tcp", "The client does not trust the proxy's certificate for a.example (OpenSSL Error)", "pinning"),
        ("tcp", "The client disconnected during the handshake. If this happens consistently …", "gave-up"),
        ("tcp", "Cannot parse ClientHello: 00", None),
        ("udp", "The client may not trust the proxy's certificate (QUIC)", "quic"),
    ],
)
def test_broken_handshakes_are_told_apart(
    capturing: Capturing, recorder: Recorder, transport: Literal["tcp", "udp"], said: str, why: str | None
) -> None:
    client, server = tflow.tclient_conn(), tflow.tserver_conn()
    client.transport_protocol, client.error, client.sni = transport, said, "a.example"
    data = SimpleNamespace(conn=client, context=SimpleNamespace(client=client, server=server))
    capturing.client_refused(cast("TlsData", data))
    path = recorder.folder / CONNECTIONS
    rows, _ = tried_of([b"header", *path.read_bytes().split(b"\n")], "x")
    assert [row.why for row in rows] == ([] if why is None else [why])
