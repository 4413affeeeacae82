"""Writes mitmproxy flows as records of its file format, on the event loop and therefore quickly.

What mitmproxy would write for each flow anew is written once a connection, certificates are left out (they say nothing
of what was sent, and are most of a small flow), and of metadata only our own. mitmweb reads the result.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from mitmproxy.connection import Connection, Server
from mitmproxy.flow import Flow
from mitmproxy.http import HTTPFlow, RequestData, ResponseData
from mitmproxy.version import FLOW_FORMAT_VERSION

if TYPE_CHECKING:
    from mitmproxy.websocket import WebSocketMessage

MOST_CONNECTIONS = 2048
MOST_FIELDS = 4096
"""Header fields whose written form is remembered, and the longest value of one."""
LONGEST_FIELD = 256


def dump(value: object) -> bytes:
    """A value as typed netstring. ValueError for what has no such form."""
    if isinstance(value, str):
        data = value.encode("utf-8", "replace")
        return b"%d:%b;" % (len(data), data)
    if isinstance(value, bytes):
        return b"%d:%b," % (len(value), value)
    if value is None:
        return b"0:~"
    if isinstance(value, bool):
        return b"4:true!" if value else b"5:false!"
    if isinstance(value, (int, float)):
        data = b"%d" % value if isinstance(value, int) else repr(value).encode()
        return b"%d:%b%c" % (len(data), data, b"#" if isinstance(value, int) else b"^")
    if isinstance(value, Mapping):
        data = b"".join([dump(key) + dump(member) for key, member in value.items()])
        return b"%d:%b}" % (len(data), data)
    if isinstance(value, (list, tuple)):
        data = b"".join([dump(item) for item in value])
        return b"%d:%b]" % (len(data), data)
    raise ValueError(f"{type(value).__name__} has no form in a flow file")


class FlowBytes:
    """Writes flows; remembers what it wrote of the latest `MOST_CONNECTIONS` connections."""

    def __init__(self) -> None:
        self._connections: dict[tuple[object, ...], bytes] = {}

    def http(
        self,
        flow: HTTPFlow,
        request: bytes | None,
        response: bytes | None,
        metadata: Mapping[str, str | int | bool],
        messages: Iterable[WebSocketMessage] = (),
        identity: str | None = None,
    ) -> bytes:
        """An HTTP flow with these bodies and WebSocket messages; ``identity`` instead of its own id."""
        web_socket = flow.websocket
        members = [
            *self._common(flow, metadata, identity),
            b"7:request;",
            _message(flow.request.data, request),
            b"8:response;",
            b"0:~" if flow.response is None else _message(flow.response.data, response),
            b"9:websocket;",
            b"0:~"
            if web_socket is None
            else dump({**web_socket.get_state(), "messages": [each.get_state() for each in messages]}),
        ]
        data = b"".join(members)
        return b"%d:%b}" % (len(data), data)

    def other(self, flow: Flow, metadata: Mapping[str, str | int | bool]) -> bytes:
        """A flow that is not HTTP."""
        state = flow.get_state()
        own = b"".join([dump(key) + dump(state[key]) for key in state if key not in COMMON])
        data = b"".join([*self._common(flow, metadata, None), own])
        return b"%d:%b}" % (len(data), data)

    def _common(self, flow: Flow, metadata: Mapping[str, str | int | bool], identity: str | None) -> list[bytes]:
        name = (identity or flow.id).encode()
        return [
            _START,
            _TYPES.get(flow.type) or dump(flow.type),
            b"2:id;%d:%b;5:error;" % (len(name), name),
            b"0:~" if flow.error is None else dump(flow.error.get_state()),
            b"11:client_conn;",
            self._connection(flow.client_conn),
            b"11:server_conn;",
            self._connection(flow.server_conn),
            _UNTOUCHED,
            dump(metadata) if metadata else b"0:}",
            b"17:timestamp_created;",
            _moment(flow.timestamp_created),
        ]

    def _connection(self, connection: Connection) -> bytes:
        address = connection.address if isinstance(connection, Server) else None
        key = (connection.id, connection.timestamp_end, connection.tls_version, connection.peername, address)
        known = self._connections.get(key)
        if known is None:
            bare = copy.copy(connection)
            bare.certificate_list = ()
            state = bare.get_state()
            if state.get("mitmcert") is not None:
                state["mitmcert"] = None
            known = dump(state)
            if len(self._connections) >= MOST_CONNECTIONS:
                self._connections.clear()
            self._connections[key] = known
        return known


COMMON = frozenset(
    (
        *("version", "type", "id", "error", "client_conn", "server_conn", "intercepted", "is_replay", "marked"),
        *("metadata", "comment", "timestamp_created", "backup"),
    )
)
_START = b"7:version;" + dump(FLOW_FORMAT_VERSION) + b"4:type;"
_TYPES = {name: dump(name) for name in ("http", "tcp", "udp", "dns")}
_UNTOUCHED = b"11:intercepted;5:false!9:is_replay;0:~6:marked;0:;7:comment;0:;6:backup;0:~8:metadata;"


def _message(message: RequestData | ResponseData, content: bytes | None) -> bytes:
    body = b"7:content;0:~" if content is None else b"7:content;%d:%b," % (len(content), content)
    trailers, end = message.trailers, message.timestamp_end
    members = (
        b"7:headers;",
        _fields(message.headers.fields),
        body,
        b"8:trailers;0:~" if trailers is None else b"8:trailers;" + _fields(trailers.fields),
        b"15:timestamp_start;",
        _moment(message.timestamp_start),
        b"13:timestamp_end;",
        b"0:~" if end is None else _moment(end),
        _rest_of_request(message) if isinstance(message, RequestData) else _rest_of_response(message),
    )
    data = b"".join(members)
    return b"%d:%b}" % (len(data), data)


def _rest_of_request(message: RequestData) -> bytes:
    place = (message.http_version, message.host, message.port, message.method, message.scheme, message.authority)
    return b"%b4:path;%d:%b," % (_place(*place), len(message.path), message.path)


@lru_cache(1024)
def _place(version: bytes, host: str, port: int, method: bytes, scheme: bytes, authority: bytes) -> bytes:
    """What many requests of a connection have in common."""
    state = {"http_version": version, "host": host, "port": port, "method": method, "scheme": scheme}
    return _members({**state, "authority": authority})


def _rest_of_response(message: ResponseData) -> bytes:
    return _status(message.http_version, message.status_code, message.reason)


@lru_cache(1024)
def _status(version: bytes, code: int, reason: bytes) -> bytes:
    return _members({"http_version": version, "status_code": code, "reason": reason})


def _members(state: Mapping[str, object]) -> bytes:
    return b"".join([dump(name) + dump(value) for name, value in state.items()])


def _moment(seconds: float) -> bytes:
    """A time; those of our days with seven decimals, which read back as the very same number and are had sooner."""
    if isinstance(seconds, float) and 1e9 <= seconds < 4e9:
        return b"18:%.7f^" % seconds
    return dump(seconds)


_KNOWN: dict[tuple[bytes, bytes], bytes] = {}


def _fields(fields: Iterable[tuple[bytes, bytes]]) -> bytes:
    data = b"".join([_KNOWN.get(field) or _field(field) for field in fields])
    return b"%d:%b]" % (len(data), data)


def _field(field: tuple[bytes, bytes]) -> bytes:
    """A header field as written; most come again with the next request."""
    name, value = field
    pair = b"%d:%b,%d:%b," % (len(name), name, len(value), value)
    written = b"%d:%b]" % (len(pair), pair)
    if len(value) <= LONGEST_FIELD:
        if len(_KNOWN) >= MOST_FIELDS:
            _KNOWN.clear()
        _KNOWN[field] = written
    return written
