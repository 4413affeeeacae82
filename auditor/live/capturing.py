"""What becomes of mitmproxy's flows while they happen: bodies pass through, whole exchanges are recorded.

An exchange is recorded when its answer is there; where the answer's body will not be kept (a long download, an event
stream), as soon as its header is. WebSocket messages are recorded a tenth of a second after they passed, as flows of
their own that repeat the upgrade request and say so (`CONTINUED`), so that a killed session has them too. A look-up
nobody answers is recorded a second after it was asked. What is still under way at the end is recorded as far as it got.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable

from mitmproxy.flow import Flow
from mitmproxy.http import HTTPFlow
from mitmproxy.tcp import TCPFlow
from mitmproxy.tls import TlsData
from mitmproxy.udp import UDPFlow
from mitmproxy.websocket import WebSocketMessage
from msgspec import Struct, field

from auditor.live.bodies import BUFFERED, REQUEST_KEPT, RESPONSE_KEPT, Tee, announced
from auditor.live.flow_bytes import FlowBytes
from auditor.live.recorder import Recorder
from auditor.live.resistance import refused_by_client, refused_by_server
from auditor.sources.flow_exchange import CONTINUED, CUT, PAYLOAD

GATHERED = 0.1
"""Seconds for which WebSocket messages are gathered into one record."""
UNANSWERED = 1.0
"""Seconds after which a look-up is recorded without its answer."""
STREAM_KEPT = 1024 * 1024
BODILESS = (101, 204, 205, 304)
EVENTS = (
    ("requestheaders", "request_begins"),
    ("responseheaders", "response_begins"),
    ("response", "ends"),
    ("error", "ends"),
    ("websocket_message", "web_socket_message"),
    ("websocket_end", "web_socket_ends"),
    ("tcp_message", "stream_message"),
    ("tcp_end", "stream_ends"),
    ("tcp_error", "stream_ends"),
    ("udp_message", "stream_message"),
    ("udp_end", "stream_ends"),
    ("udp_error", "stream_ends"),
    ("dns_request", "asks"),
    ("dns_response", "look_up"),
    ("dns_error", "look_up"),
    ("tls_failed_client", "client_refused"),
    ("tls_failed_server", "server_refused"),
)
"""mitmproxy's events, and what of `Capturing` is called with each."""
Apps = Callable[[str], str | None]
"""From the id of a client connection to the app it is of, where that is known."""


class Open(Struct):
    """An exchange under way: its bodies as far as kept, and whether it is recorded already."""

    flow: HTTPFlow
    request: Tee | None = None
    response: Tee | None = None
    recorded: bool = False
    messages: list[WebSocketMessage] = field(default_factory=list)
    gathering: bool = False


class Stream(Struct):
    """A TCP or UDP flow under way: bytes that passed, and those of them in the messages kept."""

    flow: TCPFlow | UDPFlow
    length: int = 0
    kept: int = 0


class Capturing:
    """Called with the events of mitmproxy. ``owns``: nobody else looks at flows, so messages need not be kept."""

    def __init__(self, recorder: Recorder, *, owns: bool, apps: Apps = lambda connection: None) -> None:
        self._recorder = recorder
        self._bytes = FlowBytes()
        self._owns = owns
        self._apps = apps
        self._open: dict[str, Open] = {}
        self._streams: dict[str, Stream] = {}
        self._asked: dict[str, tuple[Flow, asyncio.TimerHandle]] = {}

    def request_begins(self, flow: HTTPFlow) -> None:
        """The header of a request is there: let its body pass as it comes unless it is known to be short."""
        if flow.request.method == "CONNECT":
            return
        exchange = self._open[flow.id] = Open(flow)
        length = announced(flow.request.headers.fields)
        if length is None or length > BUFFERED:
            exchange.request = Tee(REQUEST_KEPT)
            flow.request.stream = exchange.request

    def response_begins(self, flow: HTTPFlow) -> None:
        """The header of an answer is there: let a long body pass; where it will not be kept, record at once."""
        response, exchange = flow.response, self._open.get(flow.id)
        if response is None or exchange is None:
            return
        if response.status_code in BODILESS or flow.request.method == "HEAD":
            return
        length = announced(response.headers.fields)
        if length is not None and length <= BUFFERED:
            return
        exchange.response = Tee(RESPONSE_KEPT)
        response.stream = exchange.response
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        unkept = (length is not None and length > RESPONSE_KEPT) or kind == "text/event-stream"
        if unkept and flow.request.timestamp_end is not None:
            self._record(flow, exchange, answered=False)

    def ends(self, flow: HTTPFlow) -> None:
        """The answer is whole, or there will be none."""
        exchange = self._open.get(flow.id)
        if exchange is None:
            return
        if flow.websocket is None or flow.error is not None:
            del self._open[flow.id]
        if not exchange.recorded:
            self._record(flow, exchange, answered=True)

    def web_socket_message(self, flow: HTTPFlow) -> None:
        """Another WebSocket message passed; it is the last of the flow's."""
        exchange = self._open.get(flow.id)
        if exchange is None or flow.websocket is None:
            return
        exchange.messages.append(flow.websocket.messages[-1])
        if self._owns:
            flow.websocket.messages.clear()
        if not exchange.gathering:
            exchange.gathering = True
            asyncio.get_running_loop().call_later(GATHERED, self._gathered, flow, exchange)

    def web_socket_ends(self, flow: HTTPFlow) -> None:
        """The WebSocket is closed."""
        exchange = self._open.pop(flow.id, None)
        if exchange is not None:
            self._gathered(flow, exchange)

    def stream_message(self, flow: TCPFlow | UDPFlow) -> None:
        """Another piece of a stream that is not HTTP passed; only the beginning is kept."""
        stream = self._streams.setdefault(flow.id, Stream(flow))
        size = len(flow.messages[-1].content)
        stream.length += size
        if stream.kept + size <= STREAM_KEPT:
            stream.kept += size
        elif self._owns:
            flow.messages.pop()

    def stream_ends(self, flow: TCPFlow | UDPFlow) -> None:
        """Such a stream is over."""
        stream = self._streams.pop(flow.id, Stream(flow))
        self._recorder.record(self._bytes.other(flow, {PAYLOAD: stream.length} | self._app(flow)))

    def asks(self, flow: Flow) -> None:
        """A DNS query was sent; what is not answered soon is recorded as it is."""
        self._forget(flow)
        timer = asyncio.get_running_loop().call_later(UNANSWERED, self.look_up, flow)
        self._asked[flow.id] = (flow, timer)

    def look_up(self, flow: Flow) -> None:
        """A DNS query was answered, or will not be."""
        if self._forget(flow):
            self._recorder.record(self._bytes.other(flow, self._app(flow)))

    def client_refused(self, data: TlsData) -> None:
        """A client broke off its handshake."""
        client = data.context.client
        if client.error and client.error.startswith("Cannot parse ClientHello"):
            return
        row = refused_by_client(client, data.context.server, self._apps(client.id), time.time_ns())
        self._recorder.connection(row)

    def server_refused(self, data: TlsData) -> None:
        """The handshake with a server failed."""
        client = data.context.client
        self._recorder.connection(refused_by_server(client, data.context.server, self._apps(client.id), time.time_ns()))

    def finish(self) -> None:
        """Nothing more is looked at: record what is under way as far as it got."""
        for exchange in list(self._open.values()):
            if exchange.messages:
                self._gathered(exchange.flow, exchange)
            if not exchange.recorded:
                self._record(exchange.flow, exchange, answered=True)
        for stream in list(self._streams.values()):
            self.stream_ends(stream.flow)
        for flow, _ in list(self._asked.values()):
            self.look_up(flow)
        self._open.clear()

    def _forget(self, flow: Flow) -> bool:
        """Wait no longer for the answer to a look-up; False where nobody was waiting."""
        _, timer = self._asked.pop(flow.id, (flow, None))
        if timer is not None:
            timer.cancel()
        return timer is not None

    def _gathered(self, flow: HTTPFlow, exchange: Open) -> None:
        """Record the messages gathered, as a flow that goes on with this one."""
        exchange.gathering = False
        messages, exchange.messages = exchange.messages, []
        if not messages or flow.websocket is None:
            return
        metadata = {CONTINUED: True} | self._app(flow)
        data = self._bytes.http(flow, b"", b"", metadata, messages, str(uuid.uuid4()))
        self._recorder.record(data)

    def _record(self, flow: HTTPFlow, exchange: Open, *, answered: bool) -> None:
        exchange.recorded = True
        metadata: dict[str, str | int | bool] = dict(self._app(flow))
        request = flow.request.raw_content
        if exchange.request is not None and (request is None or exchange.request.length):
            request = exchange.request.body()
            if exchange.request.cut:
                metadata[CUT["request"]] = exchange.request.length
        response = None if flow.response is None else flow.response.raw_content
        if exchange.response is not None and answered and (response is None or exchange.response.length):
            response = exchange.response.body()
            if exchange.response.cut:
                metadata[CUT["response"]] = exchange.response.length
        self._recorder.record(self._bytes.http(flow, request, response, metadata))

    def _app(self, flow: Flow) -> dict[str, str | int | bool]:
        app = self._apps(flow.client_conn.id)
        return {} if app is None else {"auditor-app": app}
