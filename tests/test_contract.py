"""One core for every input: the same session as a capture and as a HAR made of it gives the same findings."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from wsproto.frame_protocol import Opcode

from auditor.audit import AuditOptions, audit
from auditor.cli import run
from auditor.dissection import DissectionOptions, dissect
from auditor.model import Exchange
from auditor.protocols.messages import ResponseBodies
from auditor.report.document import Report

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from mitmproxy.http import HTTPFlow
    from mitmproxy.io import tnetstring
    from mitmproxy.test import tflow
    from mitmproxy.websocket import WebSocketMessage

CAPTURES = Path(__file__).parent.parent / "captures"


def essence(report: Report) -> set[tuple[object, ...]]:
    return {
        (f.type, f.detector, f.rule, f.host, f.evidence[0].where, f.evidence[0].path, f.value, f.count, f.confidence)
        for f in report.findings
    }


def happened(report: Report) -> list[tuple[object, ...]]:
    """Events but for those that only packets show: names in handshakes and look-ups."""
    events = (e for e in report.events if e.method not in ("sni", "dns"))
    return [(e.kind, e.subject, e.amount, e.of, e.outcome, e.text, e.title) for e in events]


@pytest.mark.parametrize("name", ["tiktok-session", "xiaomi-browser-2020"])
def test_capture_and_har_of_it_give_the_same_findings(name: str, tmp_path: Path) -> None:
    capture = CAPTURES / name / "capture.pcapng"
    har = tmp_path / "session.har"
    assert run(["exchanges", str(capture), "--format", "har", "-o", str(har)]) == 0
    from_packets, from_har = audit([str(capture)], AuditOptions()), audit([str(har)], AuditOptions())
    assert essence(from_har) == essence(from_packets)
    assert happened(from_har) == happened(from_packets)


def conversation(path: Path) -> list[tuple[object, ...]]:
    """What was said over WebSockets, and the time in microseconds, which is all HAR and flow files know."""
    with dissect(str(path), DissectionOptions(), lambda exchange: exchange) as dissection:
        said = [exchange for _, exchange in dissection if exchange.protocol == "WebSocket"]
    return [
        (e.time_ns // 1000, e.method, e.scheme, e.host, e.port, e.path, e.status, e.request.body, answer(e))
        for e in said
    ]


def answer(exchange: Exchange) -> tuple[int, str] | None:
    body = None if exchange.response is None else exchange.response.body
    return None if body is None else (body.length, body.sha256)


def as_flows(capture: Path, out: Path) -> None:
    """The WebSockets of a capture as mitmproxy would have saved them, by its own classes."""
    flows: list[HTTPFlow] = []
    keep = DissectionOptions(response_bodies=ResponseBodies.KEEP)
    with dissect(str(capture), keep, lambda exchange: exchange) as dissection:
        for _, exchange in dissection:
            if exchange.status == 101 or exchange.method == "CONNECT":
                flow = tflow.twebsocketflow()
                assert flow.websocket is not None
                flow.websocket.messages = []
                flow.request.host, flow.request.port, flow.request.path = exchange.host, exchange.port, exchange.path
                flow.request.headers["host"] = exchange.host
                flow.request.scheme = exchange.scheme
                flows.append(flow)
            elif exchange.protocol == "WebSocket":
                said = exchange.request if exchange.response is None else exchange.response
                assert said.body is not None
                assert flows[-1].websocket is not None
                sent, seconds = exchange.method == "SEND", exchange.time_ns // 1000 / 1e6
                message = WebSocketMessage(Opcode.BINARY, sent, said.body.data, seconds)
                flows[-1].websocket.messages.append(message)
    out.write_bytes(b"".join(tnetstring.dumps(flow.get_state()) for flow in flows))


def test_websocket_messages_are_the_same_from_capture_har_of_it_and_flows(tmp_path: Path) -> None:
    capture, har, flows = CAPTURES / "peers/protocols/capture.pcapng", tmp_path / "session.har", tmp_path / "flows"
    assert run(["exchanges", str(capture), "--format", "har", "-o", str(har)]) == 0
    as_flows(capture, flows)
    said = conversation(capture)
    assert {row[1] for row in said} == {"SEND", "RECEIVE"}
    assert {row[5] for row in said} == {"/socket/packed", "/socket/plain", "/socket/http2"}
    assert conversation(har) == said
    assert conversation(flows) == said
