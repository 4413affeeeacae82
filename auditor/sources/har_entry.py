"""Reads one entry of a HAR file into an `Exchange`, and its WebSocket messages into more, whatever is missing or odd.

A WebSocket message becomes an exchange of its own with target and endpoints of the upgrade request, protocol
``WebSocket``, and method ``SEND`` or, with an empty request and the message as response, ``RECEIVE``.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from auditor.model import EMPTY_BODY, Endpoint, Exchange, Headers, Message, TlsInfo
from auditor.protocols.content import decode_content
from auditor.sources.har_body import Notes, request_message, response_message, text_of
from auditor.sources.har_text import (
    RECENT,
    Target,
    from_seconds,
    parse_address,
    parse_time,
    parse_url,
    to_bytes,
)
from auditor.sources.interface import JsonObject

VERSIONS: tuple[tuple[str, str], ...] = (
    ("http/1.0", "HTTP/1.0"),
    ("http/1", "HTTP/1.1"),
    ("http/2+quic", "HTTP/3"),
    ("http/2", "HTTP/2"),
    ("h2", "HTTP/2"),
    ("http/3", "HTTP/3"),
    ("h3", "HTTP/3"),
)
"""How producers write the protocol (lower case, beginning), and how it is written here."""
LOCAL_SCHEMES = ("data", "blob", "about", "file", "javascript", "chrome", "chrome-extension", "moz-extension")


def read_entry(entry: JsonObject, n: int, *, by_mitmproxy: bool, beside: int = 0) -> Iterator[Exchange]:
    """The exchange of one HAR entry, numbered ``n``, then its WebSocket messages, numbered on from there.

    ``beside`` (ns) is the time of entries beside it, taken where its own cannot be read.
    """
    notes = Notes()
    request, response = _object(entry.get("request")), _object(entry.get("response"))
    headers, pseudo = _headers(request.get("headers"))
    target = _target(notes, request, headers, pseudo)
    time_ns, note = parse_time(entry.get("startedDateTime"))
    notes.add(note)
    if not time_ns and beside:
        time_ns = beside
        notes.add("the time of an entry beside it was taken")
    status = _number(response.get("status"))
    status = status if status is not None and 0 < status < 1000 else None
    answer = None
    if status is not None:
        answer = response_message(response, _headers(response.get("headers"))[0], notes, by_mitmproxy=by_mitmproxy)
    sent = _was_sent(notes, entry, response, target)
    address = parse_address(entry.get("serverIPAddress")) or parse_address(target.host)
    exchange = Exchange(
        n=n,
        time_ns=time_ns,
        protocol=_protocol(notes, request, response, pseudo),
        method=text_of(request.get("method")) or pseudo.get(":method", ""),
        scheme=target.scheme,
        host=target.host,
        port=target.port,
        path=target.path,
        status=status,
        request=request_message(request, headers, notes, by_mitmproxy=by_mitmproxy),
        response=answer,
        client=Endpoint("", 0),
        server=Endpoint(address, _number(entry.get("_serverPort")) or target.port),
        tls=_tls(entry, response),
        sent=sent,
    )
    messages = entry.get("_webSocketMessages")
    messages = [one for one in messages if isinstance(one, dict)] if isinstance(messages, list) else []
    yield replace(exchange, notes=notes.all())
    for number, message in enumerate(messages, n + 1):
        yield _web_socket_message(exchange, number, message)


def _web_socket_message(upgrade: Exchange, n: int, message: JsonObject) -> Exchange:
    notes = Notes()
    said = _said(message, notes)
    sent = message.get("type") in ("send", "request")
    time = message.get("time")
    seconds = time if isinstance(time, (int, float)) and 0 <= time < RECENT * 1000 else None
    if seconds is None:
        notes.add("the message has no time; the upgrade request's was taken")
    elif seconds > RECENT:
        seconds /= 1000
    return replace(
        upgrade,
        n=n,
        time_ns=upgrade.time_ns if seconds is None else from_seconds(seconds),
        protocol="WebSocket",
        scheme="websocket",
        method="SEND" if sent else "RECEIVE",
        status=None,
        request=said if sent else Message((), EMPTY_BODY),
        response=None if sent else said,
        notes=notes.all(),
    )


def _said(message: JsonObject, notes: Notes) -> Message:
    if message.get("data") is None:
        notes.add("the HAR leaves out the message")
        return Message((), EMPTY_BODY, complete=False)
    data = notes.bytes_of(message, text_of(message["data"]), "message", base64=message.get("opcode") == 2)
    return Message((), decode_content(data, None)[0])


def _target(notes: Notes, request: JsonObject, headers: Headers, pseudo: dict[str, str]) -> Target:
    """From the URL; where that is missing or relative, from the pseudo-headers or the Host field."""
    url = text_of(request.get("url"))
    target, note = parse_url(url)
    if target.scheme:
        notes.add(note)
        return target
    notes.add(note if url else "the entry has no URL")
    named = next((value for name, value in headers if name.lower() == b"host"), b"").decode("utf-8", "replace")
    scheme, path = pseudo.get(":scheme", "https" if pseudo else "http"), pseudo.get(":path", url) or "/"
    rebuilt, note = parse_url(f"{scheme}://{pseudo.get(':authority', named)}{path}")
    notes.add(note)
    return rebuilt


def _headers(raw: object) -> tuple[Headers, dict[str, str]]:
    """Header fields without HTTP/2's pseudo-headers, and these apart.

    Chrome joins fields of one name with line feeds, which no value may hold: they become several fields again.
    """
    fields: list[tuple[bytes, bytes]] = []
    pseudo: dict[str, str] = {}
    for one in raw if isinstance(raw, list) else []:
        pair = (one.get("name"), one.get("value")) if isinstance(one, dict) else one
        if not isinstance(pair, (list, tuple)) or len(pair) < 2:
            continue
        name, value = text_of(pair[0]), text_of(pair[1])
        if name.startswith(":"):
            pseudo.setdefault(name.lower(), value)
        elif "\n" in value:
            fields += [(to_bytes(name), to_bytes(part)) for part in value.split("\n")]
        elif name:
            fields.append((to_bytes(name), to_bytes(value)))
    return tuple(fields), pseudo


def _protocol(notes: Notes, request: JsonObject, response: JsonObject, pseudo: dict[str, str]) -> str:
    for message in (request, response):
        version = text_of(message.get("httpVersion")).strip().lower()
        for begins, name in VERSIONS:
            if version.startswith(begins):
                return name
    guess = "HTTP/2" if pseudo else "HTTP/1.1"
    notes.add(f"the protocol version is not stated; {guess} was assumed")
    return guess


def _was_sent(notes: Notes, entry: JsonObject, response: JsonObject, target: Target) -> bool:
    """Whether the entry left the device at all; notes what kept it from being sent, or answered, as it stands there."""
    error = text_of(response.get("_error")) or text_of(entry.get("_error"))
    if error:
        notes.add(f"failed: {error[:100]}")
    cached = text_of(entry.get("_fromCache")) or text_of(entry.get("_fetchType"))
    from_cache = bool(cached) and "network" not in cached.lower()
    if from_cache:
        notes.add(f"served from a cache of the browser ({cached[:20]}), so maybe never sent")
    if target.scheme in LOCAL_SCHEMES:
        notes.add(f"a {target.scheme}: URL is never sent")
    return not from_cache and target.scheme not in LOCAL_SCHEMES


def _tls(entry: JsonObject, response: JsonObject) -> TlsInfo | None:
    """What Chromium-based producers and Playwright say of the connection; others do not say."""
    details = _object(entry.get("_securityDetails")) or _object(response.get("_securityDetails"))
    version = text_of(details.get("protocol"))
    return TlsInfo(version, None, None) if version.startswith("TLS ") else None


def _object(value: object) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
        return int(value)
    return int(value) if isinstance(value, (int, float)) and abs(value) < 1e18 else None
