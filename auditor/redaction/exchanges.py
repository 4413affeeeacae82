"""Rewrites one exchange, and proves it: what the auditor still finds in the outcome is taken out whole.

Answers keep their status and header fields; their bodies, in which no detector looks, are left out altogether.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.decode import decode
from auditor.detect import Detector, run
from auditor.model import Body, Exchange, Headers, Message
from auditor.redaction.credentials import COOKIES, SCHEMES, SET_COOKIES, is_credential
from auditor.redaction.known import Known
from auditor.redaction.rewriting import Rewriter

OMITTED = "[left out: a value could not be taken out of it]"
LEAST = 4
"""Characters from which on a value met again is no chance."""


class Redactor(Struct):
    """Callable on exchanges; ``omitted`` counts the parts of requests that had to be taken out whole."""

    known: Known
    detectors: Sequence[Detector]
    found: frozenset[str]
    every: bool = False
    omitted: dict[str, int] = field(default_factory=dict)

    def __call__(self, exchange: Exchange) -> Exchange:
        """The exchange without what must not stay."""
        rewriter = Rewriter(self.known, every=self.every)
        done = _rewritten(exchange, rewriter, self.known)
        for part, without in (("body", _without_body), ("query", _without_query), ("header fields", _without_headers)):
            if not self._left(done):
                return done
            self.omitted[part] = self.omitted.get(part, 0) + 1
            done = without(done)
        return done if not self._left(done) else replace(_without_headers(done), path="/")

    def _left(self, exchange: Exchange) -> bool:
        """Whether a value of one's own, or one that was found before, can still be found."""
        tree = decode(exchange)
        detections, crashes = run(self.detectors, exchange, tree)
        if crashes or any(each.detector == "indicators" or each.value in self.found for each in detections):
            return True
        return any(self.known.left_in(leaf.text.encode("utf-8", "surrogatepass")) for leaf in tree.leaves())


def telling(values: Sequence[str]) -> frozenset[str]:
    """The values that, met again after rewriting, were not rewritten."""
    return frozenset(value for value in values if len(value) >= LEAST and not value.isalpha())


def _rewritten(exchange: Exchange, rewriter: Rewriter, known: Known) -> Exchange:
    response = exchange.response
    if response is not None:
        headers = tuple((known.octets(name), _field(name, value, rewriter)) for name, value in response.headers)
        response = Message(headers, None, response.complete)
    request = exchange.request
    body = None if request.body is None else _body(rewriter.octets("", request.body.data), request.body.truncated)
    return replace(
        exchange,
        host=known.text(exchange.host),
        path=rewriter.target(exchange.path),
        request=Message(_headers(request.headers, rewriter, known), body, request.complete),
        response=response,
        client=replace(exchange.client, address=known.text(exchange.client.address)),
        server=replace(exchange.server, address=known.text(exchange.server.address)),
        notes=tuple(known.text(note) for note in exchange.notes),
    )


def _body(data: bytes, truncated: bool) -> Body:
    return Body(data, len(data), hashlib.sha256(data).hexdigest(), truncated)


def _headers(headers: Headers, rewriter: Rewriter, known: Known) -> Headers:
    return tuple((known.octets(name), _field(name, value, rewriter)) for name, value in headers)


def _field(name: bytes, value: bytes, rewriter: Rewriter) -> bytes:
    """The value of a header field as it may be shown."""
    label, text = name.decode("latin-1").lower(), value.decode("utf-8", "surrogateescape")
    return header_value(label, text, rewriter).encode("utf-8", "surrogateescape")


def header_value(name: str, text: str, rewriter: Rewriter) -> str:
    """The value of the header field of this (lower-case) name as it may be shown, as long unless it holds base64."""
    secret = "cookie-token"
    if name in COOKIES:
        pairs = (pair.partition("=") for pair in text.split(";"))
        return ";".join(f"{n}{e}{rewriter.text(secret, v)}" for n, e, v in pairs)
    if name in SET_COOKIES:
        first, end, attributes = text.partition(";")
        label, equals, value = first.partition("=")
        return f"{label}{equals}{rewriter.text(secret, value)}{end}{attributes}"
    if name in SCHEMES:
        scheme, blank, credentials = text.partition(" ")
        return f"{scheme}{blank}{rewriter.text(secret, credentials)}" if blank else rewriter.text(secret, scheme)
    if is_credential(name):
        return rewriter.text(secret, text)
    return rewriter.target(text) if "://" in text else rewriter.text(name, text)


def _without_body(exchange: Exchange) -> Exchange:
    if exchange.request.body is None or not exchange.request.body.length:
        return exchange
    request = replace(exchange.request, body=_body(OMITTED.encode(), False))
    return replace(exchange, request=request)


def _without_query(exchange: Exchange) -> Exchange:
    return replace(exchange, path=exchange.path.partition("?")[0])


def _without_headers(exchange: Exchange) -> Exchange:
    kept = tuple((n, v) for n, v in exchange.request.headers if n.lower() in (b"content-type", b"content-length"))
    return replace(exchange, request=replace(exchange.request, headers=kept))
