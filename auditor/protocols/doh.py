"""DNS over HTTPS (RFC 8484, and the JSON interface of Google and Cloudflare): which names an HTTP exchange asks for."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import Error as NotBase64
from urllib.parse import parse_qs

from auditor.model import Exchange, Message
from auditor.protocols.dns_message import DnsMessage, Question, parse_dns, type_name

MESSAGE = b"application/dns-message"
JSON = b"application/dns-json"
LONGEST = 90_000


def doh_question(exchange: Exchange) -> tuple[Question, ...]:
    """The questions of a DNS-over-HTTPS request; none where the exchange is not one."""
    return asked_over_https(exchange.method, exchange.path, exchange.request)


def asked_over_https(method: str, target: str, request: Message) -> tuple[Question, ...]:
    """The questions of a request (method, target with the query, head and body); none where it asks for no names."""
    message = _message(method, target, request)
    if message is not None:
        return () if message.is_response else message.questions
    return _json_question(target, request) if method == "GET" else ()


def doh_message(exchange: Exchange) -> DnsMessage | None:
    """The DNS message a request carries: the body of a POST, ``?dns=`` of a GET; None where it carries none."""
    return _message(exchange.method, exchange.path, exchange.request)


def _message(method: str, target: str, request: Message) -> DnsMessage | None:
    if method == "POST":
        kind = request.header(b"content-type") or b""
        if request.body is None or kind.partition(b";")[0].strip().lower() != MESSAGE:
            return None
        return parse_dns(request.body.data)
    if method != "GET" or "dns=" not in target or len(target) > LONGEST:
        return None
    values = parse_qs(target.partition("?")[2], max_num_fields=None).get("dns", [])
    return parse_dns(_from_base64(values[0])) if len(values) == 1 else None


def _from_base64(value: str) -> bytes:
    try:
        return urlsafe_b64decode(value.encode("ascii", "replace").rstrip(b"=") + b"=" * (-len(value.rstrip("=")) % 4))
    except NotBase64:
        return b""


def _json_question(target: str, request: Message) -> tuple[Question, ...]:
    path, _, query = target.partition("?")
    accepted = request.header(b"accept") or b""
    if (JSON not in accepted and path != "/resolve") or len(query) > LONGEST:
        return ()
    values = parse_qs(query)
    names, kinds = values.get("name", []), values.get("type", ["A"])
    if len(names) != 1 or not names[0]:
        return ()
    kind = kinds[0].upper()
    if kind.isdecimal() and len(kind) < 6:
        kind = type_name(int(kind))
    return (Question(names[0].rstrip(".") or ".", kind),)
