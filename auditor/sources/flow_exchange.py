"""Turns one mitmproxy flow into exchanges: bodies content-decoded, both endpoints, and the TLS the client spoke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from ipaddress import IPv6Address, ip_address

from mitmproxy.connection import Client
from mitmproxy.flow import Flow
from mitmproxy.http import HTTPFlow, Request, Response
from mitmproxy.tcp import TCPFlow
from mitmproxy.udp import UDPFlow
from mitmproxy.websocket import WebSocketMessage

from auditor.model import EMPTY_BODY, Endpoint, Exchange, Headers, Message, TlsInfo
from auditor.protocols.content import decode_content
from auditor.sources.har_text import from_seconds, parse_url

NOWHERE = Endpoint("", 0)
PROTOCOLS = {"HTTP/2.0": "HTTP/2", "HTTP/3.0": "HTTP/3"}


def exchanges_of(flow: HTTPFlow, n: int) -> Iterator[Exchange]:
    """The exchange of one HTTP flow, numbered ``n``, then its WebSocket messages, numbered on from there."""
    request, notes = flow.request, list[str]()
    host, port = _destination(request)
    sent = _message(request, "request", notes)
    received = None if flow.response is None else _message(flow.response, "response", notes)
    if flow.error is not None:
        notes.append(f"failed: {flow.error.msg[:100]}")
    client = endpoint(flow.client_conn.peername)
    messages = [] if flow.websocket is None else flow.websocket.messages
    exchange = Exchange(
        n=n,
        time_ns=from_seconds(request.timestamp_start),
        protocol=PROTOCOLS.get(request.http_version, request.http_version),
        method=request.method,
        scheme=request.scheme,
        host=host,
        port=port,
        path=request.authority if request.method == "CONNECT" else request.path,
        status=None if flow.response is None else flow.response.status_code,
        request=sent,
        response=received,
        client=client,
        server=endpoint(flow.server_conn.peername or flow.server_conn.address),
        tls=_tls(flow.client_conn),
        notes=tuple(notes),
    )
    yield exchange
    for number, message in enumerate(messages, n + 1):
        yield _web_socket_message(exchange, number, message)


def endpoint(address: Sequence[object] | None) -> Endpoint:
    """An endpoint from a socket address (IPv4 mapped into IPv6 as IPv4); no address where it is a name."""
    if address is None or len(address) < 2:
        return NOWHERE
    port = address[1] if isinstance(address[1], int) else 0
    try:
        parsed = ip_address(str(address[0]).partition("%")[0])
    except ValueError:
        return Endpoint("", port)
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return Endpoint(str(parsed if mapped is None else mapped), port)


def payload_of(flow: Flow) -> int:
    """Bytes of payload of a TCP or UDP flow; 0 for other flows."""
    return sum(len(one.content) for one in flow.messages) if isinstance(flow, (TCPFlow, UDPFlow)) else 0


def _web_socket_message(upgrade: Exchange, n: int, message: WebSocketMessage) -> Exchange:
    content: bytes | str = message.content
    said = Message((), decode_content(content.encode() if isinstance(content, str) else content, None)[0])
    sent = message.from_client
    return replace(
        upgrade,
        n=n,
        time_ns=from_seconds(message.timestamp),
        protocol="WebSocket",
        method="SEND" if sent else "RECEIVE",
        status=None,
        request=said if sent else Message((), EMPTY_BODY),
        response=None if sent else said,
        notes=("dropped by the proxy, not sent on",) if message.dropped else (),
    )


def _destination(request: Request) -> tuple[str, int]:
    """Host and port as the client named them (authority or Host field), else where the proxy connected to."""
    named = request.authority or request.host_header
    if named:
        target, note = parse_url(f"{request.scheme or 'https'}://{named}/")
        if target.host and note is None:
            return target.host, target.port
    return request.host.lower(), request.port


def _message(message: Request | Response, what: str, notes: list[str]) -> Message:
    fields: Headers = (*message.headers.fields, *(() if message.trailers is None else message.trailers.fields))
    headers = tuple((name, value) for name, value in fields if not name.startswith(b":"))
    raw = message.raw_content
    if raw is None:
        notes.append(f"the {what} body was passed on without being kept")
        return Message(headers, EMPTY_BODY, complete=False)
    encodings = [value for name, value in headers if name.lower() == b"content-encoding"]
    body, note = decode_content(raw, b", ".join(encodings) if encodings else None)
    if note is not None:
        notes.append(f"{what}: {note}")
    return Message(headers, body, complete=message.timestamp_end is not None or what == "request")


def _tls(client: Client) -> TlsInfo | None:
    """What the client and the proxy agreed on. QUIC always speaks TLS 1.3 (RFC 9001)."""
    version = client.tls_version
    if version is None:
        return None
    text = "TLS 1.3" if version.startswith("QUIC") else version.replace("TLSv", "TLS ").replace("SSLv", "SSL ")
    text = "TLS 1.0" if text == "TLS 1" else text
    return TlsInfo(text, client.sni or None, client.alpn.decode("latin-1") if client.alpn else None)
