"""HTTP exchanges as a HAR 1.2 archive, written as they come.

What HAR 1.2 has no member for is kept in members that begin with an underscore, as it allows (``_frames``, ``_app``,
``_notes``). Bodies are the decoded ones; binary ones are base64 with ``encoding`` beside them, in requests as
HAR has it for responses. Messages of a WebSocket stand in the entry that opened it (`har_sockets`).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from http import HTTPStatus
from typing import BinaryIO
from urllib.parse import parse_qsl

import msgspec

from auditor import __version__
from auditor.model import Body, Exchange, Headers, Message
from auditor.report.exchanges import header_text
from auditor.report.har_sockets import Archive, is_message, opens_socket, waiting_entry, waiting_message
from auditor.report.text import without_surrogates
from auditor.report.times import rfc3339

DEFAULT_PORTS = {"http": 80, "https": 443}
_PAIRS_KEPT = 1000


class Pair(msgspec.Struct, frozen=True):
    """A header field, query parameter or cookie."""

    name: str
    value: str


class PostData(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A request body; ``encoding`` is ``base64`` or absent."""

    mimeType: str
    text: str
    params: tuple[Pair, ...]
    encoding: str | None = None
    comment: str | None = None


class Content(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A response body; without ``text`` where it was not kept."""

    size: int
    mimeType: str
    text: str | None = None
    encoding: str | None = None
    comment: str | None = None


class Request(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What was sent."""

    method: str
    url: str
    httpVersion: str
    cookies: list[Pair]
    headers: list[Pair]
    queryString: list[Pair]
    headersSize: int
    bodySize: int
    postData: PostData | None = None


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered; ``status`` 0 where no answer was seen."""

    status: int
    statusText: str
    httpVersion: str
    cookies: list[Pair]
    headers: list[Pair]
    content: Content
    redirectURL: str
    headersSize: int
    bodySize: int


class Timings(msgspec.Struct, frozen=True):
    """Milliseconds; a capture knows when a request began, and HAR wants a number for the rest."""

    send: int
    wait: int
    receive: int


class Entry(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One exchange."""

    startedDateTime: str
    time: int
    request: Request
    response: Response
    cache: dict[str, str]
    timings: Timings
    serverIPAddress: str
    connection: str
    frames: tuple[int, ...] = msgspec.field(name="_frames", default=())
    app: str | None = msgspec.field(name="_app", default=None)
    notes: tuple[str, ...] = msgspec.field(name="_notes", default=())


_NO_TIMINGS = Timings(0, 0, 0)


_ENCODER = msgspec.json.Encoder()


def write_har(entries: Iterable[tuple[int, bytes]], out: BinaryIO) -> tuple[int, int]:
    """Write an archive of what `entry_json` gave; how many entries it has, and how many exchanges had no place."""
    creator = _ENCODER.encode({"name": "auditor", "version": __version__})
    out.write(b'{"log":{"version":"1.2","creator":' + creator + b',"entries":[')
    archive = Archive()
    before = b"\n"
    try:
        for _, item in entries:
            for entry in archive.take(item):
                out.write(before + entry)
                before = b",\n"
        for entry in archive.rest():
            out.write(before + entry)
            before = b",\n"
    finally:
        archive.close()
    out.write(b"\n]}}\n")
    return archive.entries, archive.left_out


def entry_json(exchange: Exchange) -> bytes:
    """What `write_har` makes the entry of an exchange, or a message of a WebSocket's entry, from.

    Empty where it is neither HTTP nor a WebSocket message: HAR has no place for it.
    """
    if is_message(exchange):
        return waiting_message(exchange)
    if not exchange.protocol.startswith("HTTP/"):
        return b""
    entry = _encoded(to_entry(exchange))
    return waiting_entry(exchange, entry) if opens_socket(exchange) else entry


def _encoded(entry: Entry) -> bytes:
    try:
        return _ENCODER.encode(entry)
    except UnicodeEncodeError:
        return _ENCODER.encode(without_surrogates(msgspec.to_builtins(entry)))


def to_entry(exchange: Exchange) -> Entry:
    """The HAR entry of an HTTP exchange."""
    return Entry(
        startedDateTime=rfc3339(exchange.time_ns),
        time=0,
        request=_request(exchange),
        response=_response(exchange),
        cache={},
        timings=_NO_TIMINGS,
        serverIPAddress=exchange.server.address,
        connection=str(exchange.client.port),
        frames=exchange.frames,
        app=exchange.app,
        notes=exchange.notes,
    )


def url(exchange: Exchange) -> str:
    """The absolute URL of a request; the port is left out where it is the scheme's own (RFC 9110 §4.2)."""
    if "://" in exchange.path.partition("?")[0]:
        return exchange.path
    host = f"[{exchange.host}]" if ":" in exchange.host else exchange.host
    port = "" if DEFAULT_PORTS.get(exchange.scheme) == exchange.port else f":{exchange.port}"
    path = exchange.path if exchange.path.startswith("/") else f"/{exchange.path}"
    return f"{exchange.scheme}://{host}{port}{path}"


def _request(exchange: Exchange) -> Request:
    message = exchange.request
    return Request(
        method=exchange.method,
        url=url(exchange),
        httpVersion=exchange.protocol,
        cookies=_cookies(message.headers, b"cookie"),
        headers=_headers(message.headers),
        queryString=_parameters(exchange.path.partition("?")[2]),
        headersSize=-1,
        bodySize=_body_size(message),
        postData=_post_data(message),
    )


def _response(exchange: Exchange) -> Response:
    message = exchange.response
    if message is None:
        nothing = Content(size=0, mimeType="x-unknown")
        return Response(
            status=0, statusText="", httpVersion=exchange.protocol, cookies=[], headers=[], content=nothing,
            redirectURL="", headersSize=-1, bodySize=-1,
        )  # fmt: skip
    status = exchange.status or 0
    return Response(
        status=status,
        statusText=HTTPStatus(status).phrase if status in _KNOWN_STATUS else "",
        httpVersion=exchange.protocol,
        cookies=_cookies(message.headers, b"set-cookie"),
        headers=_headers(message.headers),
        content=_content(message),
        redirectURL=header_text(message.header(b"location") or b""),
        headersSize=-1,
        bodySize=_body_size(message),
    )


_KNOWN_STATUS = frozenset(int(status) for status in HTTPStatus)


def _headers(headers: Headers) -> list[Pair]:
    return [Pair(header_text(name), header_text(value)) for name, value in headers]


def _cookies(headers: Headers, name: bytes) -> list[Pair]:
    """Names and values (RFC 6265 §4); attributes of Set-Cookie stay in the header."""
    pairs = []
    for key, value in headers:
        if key.lower() == name:
            text = header_text(value)
            parts = text.split(";")[:1] if name == b"set-cookie" else text.split(";")
            pairs += [Pair(n.strip(), v.strip()) for n, _, v in (part.partition("=") for part in parts[:_PAIRS_KEPT])]
    return pairs


def _parameters(query: str) -> list[Pair]:
    pairs = query.split("&", _PAIRS_KEPT)[:_PAIRS_KEPT]
    return [Pair(name, value) for name, value in parse_qsl("&".join(pairs), keep_blank_values=True)]


def _body_size(message: Message) -> int:
    """Bytes on the wire, which are known only where nothing was decoded; -1 else, as HAR has it."""
    if message.body is None or message.header(b"content-encoding") is not None:
        return -1
    return message.body.length


def _mime_type(message: Message, default: str) -> str:
    value = message.header(b"content-type")
    return default if value is None else header_text(value)


def _post_data(message: Message) -> PostData | None:
    body = message.body
    if body is None or body.length == 0:
        return None
    mime = _mime_type(message, "application/octet-stream")
    text, encoding = _text(body)
    form = encoding is None and mime.lower().startswith("application/x-www-form-urlencoded")
    params = tuple(_parameters(text)) if form else ()
    return PostData(mimeType=mime, text=text, encoding=encoding, params=params, comment=_cut(body))


def _content(message: Message) -> Content:
    body = message.body
    mime = _mime_type(message, "x-unknown")
    if body is None:
        return Content(size=-1, mimeType=mime)
    if not body.data:
        return Content(size=body.length, mimeType=mime)
    text, encoding = _text(body)
    return Content(size=body.length, mimeType=mime, text=text, encoding=encoding, comment=_cut(body))


def _text(body: Body) -> tuple[str, str | None]:
    try:
        return body.data.decode(), None
    except UnicodeDecodeError:
        return b64encode(body.data).decode(), "base64"


def _cut(body: Body) -> str | None:
    return f"cut after {len(body.data)} of {body.length} bytes" if body.truncated else None
