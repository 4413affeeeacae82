"""Builds the exchange an example describes, through the same reader that captured traffic goes through."""

from __future__ import annotations

import re
from hashlib import sha256

from msgspec.structs import replace

from auditor.model import EMPTY_BODY, Body, Endpoint, Exchange, Headers, Message
from auditor.network.stream import Data, Direction, End
from auditor.protocols.http1 import Http1Connection
from auditor.protocols.messages import ResponseBodies, Transaction
from auditor.rules.example_bodies import build_body, build_form
from auditor.rules.yaml_nodes import Fields

_TIME_NS = 1_700_000_000_000_000_000
_CLIENT, _SERVER = Endpoint("192.0.2.2", 50000), Endpoint("192.0.2.1", 443)
_MEDIA_TYPES = {"json": b"application/json", "protobuf": b"application/x-protobuf"}
_BOUNDARY = re.compile(r'boundary="?([^";,\s]+)', re.IGNORECASE)


def build_exchange(fields: Fields) -> Exchange | None:
    """The exchange of an example; None beside a fault."""
    request = fields["request"]
    if request is None:
        return None
    lines = [line.rstrip() for line in request.text().strip().splitlines()]
    words = lines[0].split(" ") if lines else []
    if len(words) != 3 or any(":" not in line for line in lines[1:]):
        request.fault("a request is 'METHOD /path HTTP/1.1' and header lines 'name: value', without blank lines")
        return None
    query = fields["query"]
    if query is not None:
        words[1] += ("&" if "?" in words[1] else "?") + build_form(query)
    headers = tuple((n.strip().encode(), v.strip().encode()) for n, _, v in (line.partition(":") for line in lines[1:]))
    response = _answer(fields)
    boundary = next((m[1] for line in lines[1:] if (m := _BOUNDARY.search(line)) is not None), "")
    described = fields["body"]
    body = b"" if described is None else build_body(described, boundary)
    scheme = fields.text("scheme", "https")
    if not words[2].startswith("HTTP/"):
        return replace(_directly(words, headers, body, scheme), response=response)
    exchange = _through_reader(words, headers, body, scheme)
    if exchange is None:
        request.fault("the HTTP/1.1 reader makes no request of this; look at the request line, host and lengths")
        return None
    return replace(exchange, response=response)


def _answer(fields: Fields) -> Message | None:
    """What the server of an example answers: a body as a request has it, of the media type its format stands for."""
    described = fields["response"]
    if described is None:
        return None
    body = build_body(described)
    form = next((name for name, _, _ in described.at_keys() if name in _MEDIA_TYPES), "")
    kind = ((b"content-type", _MEDIA_TYPES[form]),) if form else ()
    return Message(kind, Body(body, len(body), sha256(body).hexdigest()))


def _through_reader(words: list[str], headers: Headers, body: bytes, scheme: str) -> Exchange | None:
    head = [" ".join(words).encode(), *(name + b": " + value for name, value in headers)]
    if body and not any(name.lower() == b"content-length" for name, _ in headers):
        head.append(b"content-length: %d" % len(body))
    raw = b"\r\n".join(head) + b"\r\n\r\n" + body
    reader = Http1Connection(ResponseBodies.KEEP)
    events = [
        *reader.receive(Data(Direction.CLIENT, raw, 0)),
        *reader.receive(End(Direction.CLIENT, len(raw), clean=True)),
        *reader.receive(End(Direction.SERVER, 0, clean=True)),
        *reader.close(),
    ]
    found = [event for event in events if isinstance(event, Transaction)]
    if len(found) != 1 or not found[0].request.complete:
        return None
    one = found[0]
    return _exchange(one.protocol, one.method, one.target, scheme, one.authority or "", one.request)


def _directly(words: list[str], headers: Headers, body: bytes, scheme: str) -> Exchange:
    """An exchange of another protocol: ``PUBLISH home/lamp MQTT``."""
    held = Body(body, len(body), sha256(body).hexdigest()) if body else EMPTY_BODY
    authority = next((value.decode() for name, value in headers if name.lower() == b"host"), "")
    return _exchange(words[2], words[0], words[1], scheme, authority, Message(headers, held))


def _exchange(protocol: str, method: str, target: str, scheme: str, authority: str, request: Message) -> Exchange:
    host, _, port = authority.rpartition(":") if re.search(r":\d+$", authority) else (authority, "", "")
    return Exchange(
        n=0,
        time_ns=_TIME_NS,
        protocol=protocol,
        method=method,
        scheme=scheme,
        host=host.strip("[]").lower(),
        port=int(port) if port else 80 if scheme == "http" else 443,
        path=target,
        status=None,
        request=request,
        response=None,
        client=_CLIENT,
        server=_SERVER,
    )
