"""Exchanges as JSON Lines: everything that could be read, one exchange a line, plain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from auditor.model import Exchange, Headers, Message
from auditor.report.text import without_surrogates
from auditor.report.times import rfc3339


class MessageLine(msgspec.Struct, frozen=True):
    """One direction. Body members are None where the body was left alone; ``complete`` is false where part was lost."""

    headers: list[tuple[str, str]]
    body_bytes: int | None
    body_sha256: str | None
    truncated: bool
    complete: bool


class TlsLine(msgspec.Struct, frozen=True):
    """How the exchange was protected on the wire."""

    version: str
    sni: str | None
    alpn: str | None


class ExchangeLine(msgspec.Struct, frozen=True):
    """One exchange as docs/formats.md describes it; ``time`` is RFC 3339 in UTC with nine digits."""

    n: int
    time: str
    protocol: str
    method: str
    scheme: str
    host: str
    port: int
    path: str
    status: int | None
    request: MessageLine
    response: MessageLine | None
    client: str
    server: str
    app: str | None
    frames: tuple[int, ...]
    tls: TlsLine | None
    notes: tuple[str, ...]


_ENCODER = msgspec.json.Encoder()


def header_text(value: bytes) -> str:
    """A header name or value as text: UTF-8, else Latin-1 (RFC 9110 §5.5), so that no byte is lost."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def to_line(exchange: Exchange) -> bytes:
    """The exchange as one line of JSON, newline included."""
    line = _line(exchange)
    try:
        return _ENCODER.encode(line) + b"\n"
    except UnicodeEncodeError:
        return _ENCODER.encode(without_surrogates(msgspec.to_builtins(line))) + b"\n"


def numbered(n: int, line: bytes) -> bytes:
    """A line of `to_line` with this ``n`` in place of its own, for exchanges numbered after they were encoded."""
    return b'{"n":%d%b' % (n, line[line.index(b",") :])


def write_jsonl(lines: Iterable[tuple[int, bytes]], out: BinaryIO) -> int:
    """Write each line of `to_line` with its number as it comes; gives how many there were."""
    count = 0
    for n, line in lines:
        out.write(numbered(n, line))
        count += 1
    return count


def _line(exchange: Exchange) -> ExchangeLine:
    response, tls = exchange.response, exchange.tls
    return ExchangeLine(
        exchange.n,
        rfc3339(exchange.time_ns),
        exchange.protocol,
        exchange.method,
        exchange.scheme,
        exchange.host,
        exchange.port,
        exchange.path,
        exchange.status,
        _message(exchange.request),
        None if response is None else _message(response),
        str(exchange.client),
        str(exchange.server),
        exchange.app,
        exchange.frames,
        None if tls is None else TlsLine(tls.version, tls.sni, tls.alpn),
        exchange.notes,
    )


def _message(message: Message) -> MessageLine:
    body, headers = message.body, _headers(message.headers)
    if body is None:
        return MessageLine(headers, None, None, False, message.complete)
    return MessageLine(headers, body.length, body.sha256, body.truncated, message.complete)


def _headers(headers: Headers) -> list[tuple[str, str]]:
    try:
        return [(name.decode(), value.decode()) for name, value in headers]
    except UnicodeDecodeError:
        return [(header_text(name), header_text(value)) for name, value in headers]
