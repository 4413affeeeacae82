"""Turns the state of one mitmproxy flow into exchanges: bodies content-decoded, both endpoints, the client's TLS.

The state is that of flow format 20 and later, as mitmproxy's ``get_state`` gives it and its files hold it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import Any

from msgspec.structs import replace

from auditor.model import EMPTY_BODY, Endpoint, Exchange, Headers, Message, TlsInfo
from auditor.protocols.content import decode_content
from auditor.protocols.dns_message import type_name
from auditor.sources.har_text import from_seconds, parse_url

State = Mapping[str, Any]

NOWHERE = Endpoint("", 0)
PROTOCOLS = {"HTTP/2.0": "HTTP/2", "HTTP/3.0": "HTTP/3"}
CONTINUED = "auditor-continued"
"""Member of a flow's metadata: its request stands in the file already, only its WebSocket messages are new."""
PAYLOAD = "auditor-payload-bytes"
"""Member of the metadata of a TCP or UDP flow: how many bytes it had in all, of which only the first were kept."""
CUT = {"request": "auditor-request-bytes", "response": "auditor-response-bytes"}
"""Members of a flow's metadata: so many bytes the body had on the wire, of which only the beginning was kept."""


def exchanges_of_state(state: State, n: int) -> Iterator[Exchange]:
    """Of an HTTP flow's state the exchange, numbered ``n``, then its WebSocket messages, numbered on from there.

    TypeError, AttributeError, ValueError or LookupError where its members are not what mitmproxy writes.
    """
    request, response, metadata = state["request"], state["response"], state.get("metadata") or {}
    notes = list[str]()
    version = request["http_version"].decode("latin-1")
    host, port = _destination(request)
    sent = _message(request, "request", metadata, notes)
    received = None if response is None else _message(response, "response", metadata, notes)
    if state["error"] is not None:
        notes.append(f"failed: {state['error']['msg'][:100]}")
    method = _text(request["method"])
    server = state["server_conn"]
    exchange = Exchange(
        n=n,
        time_ns=from_seconds(float(request["timestamp_start"])),
        protocol=PROTOCOLS.get(version, version),
        method=method,
        scheme=_text(request["scheme"]),
        host=host,
        port=port,
        path=_text(request["authority"] if method == "CONNECT" else request["path"]),
        status=None if response is None else int(response["status_code"]),
        request=sent,
        response=received,
        client=endpoint(state["client_conn"]["peername"]),
        server=endpoint(server["peername"] or server["address"]),
        app=_app(metadata),
        tls=_tls(state["client_conn"]),
        notes=tuple(notes),
    )
    if CONTINUED not in metadata:
        yield exchange
        n += 1
    messages = [] if state["websocket"] is None else state["websocket"]["messages"]
    for number, message in enumerate(messages, n):
        yield _web_socket_message(exchange, number, message)


def look_up_of_state(state: State, n: int) -> Exchange:
    """The exchange of a DNS flow's state: its question as path, without the records of its answer; errors as above."""
    request, response = state["request"], state["response"]
    question = request["questions"][0]
    server = endpoint(state["server_conn"]["peername"] or state["server_conn"]["address"])
    complete = state["error"] is None
    return Exchange(
        n=n,
        time_ns=from_seconds(float(request["timestamp"])),
        protocol="DNS",
        method="QUERY",
        scheme="dns",
        host=server.address,
        port=server.port,
        path=f"{question['name'].rstrip('.') or '.'} {type_name(int(question['type']))}",
        status=None if response is None else int(response["response_code"]),
        request=Message((), EMPTY_BODY),
        response=None if response is None else Message((), EMPTY_BODY),
        client=endpoint(state["client_conn"]["peername"]),
        server=server,
        app=_app(state.get("metadata") or {}),
        notes=() if complete else (f"failed: {state['error']['msg'][:100]}",),
    )


def endpoint(address: Sequence[object] | None) -> Endpoint:
    """An endpoint from a socket address (IPv4 mapped into IPv6 as IPv4); no address where it is a name."""
    if address is None or len(address) < 2:
        return NOWHERE
    return _endpoint(str(address[0]), address[1] if isinstance(address[1], int) else 0)


@lru_cache(maxsize=1024)
def _endpoint(name: str, port: int) -> Endpoint:
    try:
        parsed = ip_address(name.partition("%")[0])
    except ValueError:
        return Endpoint("", port)
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return Endpoint(str(parsed if mapped is None else mapped), port)


def payload_of(state: State) -> int:
    """Bytes of payload of a TCP or UDP flow; 0 for other flows."""
    told = (state.get("metadata") or {}).get(PAYLOAD)
    if isinstance(told, int):
        return told
    messages = state.get("messages")
    if not isinstance(messages, (list, tuple)):
        return 0
    contents = (one[1] for one in messages if isinstance(one, (list, tuple)) and len(one) > 1)
    return sum(len(content) for content in contents if isinstance(content, bytes))


def _web_socket_message(upgrade: Exchange, n: int, message: Sequence[Any]) -> Exchange:
    _, sent, content, timestamp, dropped = message[:5]
    data = content.encode() if isinstance(content, str) else content
    said = Message((), decode_content(data, None)[0])
    return replace(
        upgrade,
        n=n,
        time_ns=from_seconds(float(timestamp)),
        protocol="WebSocket",
        scheme="websocket",
        method="SEND" if sent else "RECEIVE",
        status=None,
        request=said if sent else Message((), EMPTY_BODY),
        response=None if sent else said,
        notes=("dropped by the proxy, not sent on",) if dropped else (),
    )


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _destination(request: State) -> tuple[str, int]:
    """Host and port as the client named them (authority or Host field), else where the proxy connected to."""
    named = _text(request["authority"])
    if not named:
        named = ", ".join(_text(value) for name, value in request["headers"] if name.lower() == b"host")
    if named:
        target, note = parse_url(f"{_text(request['scheme']) or 'https'}://{named}/")
        if target.host and note is None:
            return target.host, target.port
    return request["host"].lower(), int(request["port"])


def _message(message: State, what: str, metadata: State, notes: list[str]) -> Message:
    fields: Headers = (*message["headers"], *(message["trailers"] or ()))
    headers = tuple((_bytes(name), _bytes(value)) for name, value in fields if not name.startswith(b":"))
    raw = message["content"]
    if raw is None:
        notes.append(f"the {what} body was passed on without being kept")
        return Message(headers, EMPTY_BODY, complete=False)
    encodings = [value for name, value in headers if name.lower() == b"content-encoding"]
    body, note = decode_content(_bytes(raw), b", ".join(encodings) if encodings else None)
    cut = metadata.get(CUT[what])
    if cut is not None:
        notes.append(f"{what}: only the first {len(raw):,} of {cut:,} bytes were kept")
        return Message(headers, replace(body, truncated=True), complete=False)
    if note is not None:
        notes.append(f"{what}: {note}")
    return Message(headers, body, complete=message["timestamp_end"] is not None or what == "request")


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError("a field is not of bytes")
    return value


def _app(metadata: State) -> str | None:
    app = metadata.get("auditor-app")
    return app if isinstance(app, str) and app else None


def _tls(client: State) -> TlsInfo | None:
    """What the client and the proxy agreed on. QUIC always speaks TLS 1.3 (RFC 9001)."""
    version, alpn = client["tls_version"], client["alpn"]
    if version is None:
        return None
    text = "TLS 1.3" if version.startswith("QUIC") else version.replace("TLSv", "TLS ").replace("SSLv", "SSL ")
    text = "TLS 1.0" if text == "TLS 1" else text
    return TlsInfo(text, client["sni"] or None, alpn.decode("latin-1") if alpn else None)
