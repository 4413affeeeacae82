"""Notes on transactions: what HTTP carried where that is more than a body: gRPC, GraphQL, look-ups, server-sent events.

Runs for every request: the first bytes of few things are looked at before anything else is, and what reads the rest is
imported when they fit.
"""

from __future__ import annotations

from msgspec.structs import replace

from auditor.model import Headers, Message
from auditor.protocols.messages import Transaction

_MOST_NAMED = 8
_NAME_SIZE = len(b"content-type")
_EVENTS = b"text/event-stream"
_JSON = (b"{", b"[")
_FRAMES = (b"\0", b"\1", b"A")
_OTHER = (b"-", b"q", b"m", b"s", b"f", b"#", b" ", b"\n", b"o", b"e", b"v")
_LOOKUPS = (b"\x01\x00\x00\x01", b"\x01\x20\x00\x01")
"""Flags and number of questions of a DNS query that wants recursion, behind its two bytes of id."""
_SIGNS = (b"query", b"persistedQuery", b"mutation", b"subscription")


def annotate(transaction: Transaction) -> Transaction:
    """The transaction with notes on what it carried; itself where there is nothing to say."""
    t = transaction
    found = notes(t.method, t.target, t.request, t.response)
    return replace(t, notes=(*t.notes, *found)) if found else t


def notes(method: str, target: str, request: Message, response: Message | None) -> tuple[str, ...]:
    """The notes on a request and its answer, whatever input they came from."""
    found: tuple[str, ...] = ()
    if method == "POST":
        if request.body is not None:
            data = request.body.data
            first = data[:1]
            if data[2:6] in _LOOKUPS:
                found = _lookup(method, target, request)
            elif first in _JSON:
                if b"uery" in data:
                    found = _graphql(request, target)
            elif first in _FRAMES:
                found = _grpc(request, target)
            elif first in _OTHER and any(sign in data for sign in _SIGNS):
                found = _graphql(request, target)
    elif "?" in target and ("query=" in target or "extensions=" in target):
        found = _graphql(None, target)
    elif "dns=" in target:
        found = _lookup(method, target, request)
    if response is not None:
        for name, value in response.headers:
            if len(name) == _NAME_SIZE and name.lower() == b"content-type":
                if value[:17].lower() == _EVENTS:
                    return *found, _streamed(response)
                break
    return found


def content_type(headers: Headers) -> bytes:
    """The first content-type field, empty where there is none."""
    for name, value in headers:
        if len(name) == _NAME_SIZE and name.lower() == b"content-type":
            return value
    return b""


def _grpc(request: Message, target: str) -> tuple[str, ...]:
    from auditor.protocols.grpc import is_grpc, method_of

    called = method_of(target) if is_grpc(content_type(request.headers)) else None
    return () if called is None else (f"gRPC {called}",)


def _lookup(method: str, target: str, request: Message) -> tuple[str, ...]:
    from auditor.protocols.doh import asked_over_https

    return tuple(f"DNS over HTTPS: asks for {question}" for question in asked_over_https(method, target, request))


def _graphql(request: Message | None, target: str) -> tuple[str, ...]:
    from auditor.protocols.graphql import operations

    data, kind = b"", b""
    if request is not None and request.body is not None:
        data, kind = request.body.data, content_type(request.headers)
    found = [str(each) for each in operations(kind, data, target.partition("?")[2])]
    if len(found) > _MOST_NAMED:
        found[_MOST_NAMED:] = [f"GraphQL: {len(found) - _MOST_NAMED} more operations"]
    return tuple(found)


def _streamed(response: Message) -> str:
    from auditor.protocols.sse import MOST_EVENTS, events

    body = response.body
    if body is None or (len(body.data) < body.length and not body.data):
        return "server-sent events"
    number = len(events(body.data))
    more = body.truncated or number == MOST_EVENTS
    return f"{'at least ' if more else ''}{number} server-sent event{'' if number == 1 else 's'}"
