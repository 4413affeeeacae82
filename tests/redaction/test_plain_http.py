from __future__ import annotations

import pytest

from auditor.redaction.known import Known
from auditor.redaction.plain_http import PlainHttp
from auditor.redaction.rewriting import Rewriter


def rewritten(known: Known, data: bytes, *, bodies: bool = True) -> bytes:
    shown = PlainHttp(known, Rewriter(known), bodies=bodies).rewritten(data)
    assert len(shown) == len(data)
    return shown


def request(body: bytes, *fields: bytes, target: bytes = b"/") -> bytes:
    head = [b"POST " + target + b" HTTP/1.1", b"Host: a.example", *fields, b"Content-Length: %d" % len(body)]
    return b"\r\n".join(head) + b"\r\n\r\n" + body


def test_form_and_json_bodies_are_rewritten_and_others_become_zeros(known: Known) -> None:
    kind = b"Content-Type: application/x-www-form-urlencoded"
    form = rewritten(known, request(b"mail=mia.muster@example.org&v=1", kind))
    assert form.endswith(b"&v=1") or form.endswith(b"\0")
    assert known.left_in(form) is None
    json = rewritten(known, request(b'{"mail":"mia.muster@example.org","v":1}', b"Content-Type: application/json"))
    assert json.endswith(b'","v":1}')
    assert known.left_in(json) is None
    for fields in ((), (b"Content-Type: image/png",), (b"Content-Type: application/json", b"Content-Encoding: gzip")):
        assert rewritten(known, request(b"body", *fields)).endswith(bytes(4))


def test_chunked_body_becomes_zeros(known: Known) -> None:
    data = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n4\r\ngeh!\r\n0\r\n\r\n"
    assert b"geh!" not in rewritten(known, data)


def test_credentials_in_query_and_fields_go(known: Known) -> None:
    fields = (b"Authorization: Basic bWlhOmdlaGVpbQ==", b"Cookie: a=geheim")
    data = request(b"", *fields, target=b"/x?token=hunter2&v=1&p=%41")
    shown = rewritten(known, data)
    assert not [each for each in (b"hunter2", b"bWlhOmdlaGVpbQ", b"geheim") if each in shown]
    assert b"&v=1&p=%41 HTTP/1.1" in shown
    assert b"Authorization: Basic " in shown


def test_pipelined_requests_are_all_rewritten(known: Known) -> None:
    one = request(b"", target=b"/?u=mia.muster@example.org")
    shown = rewritten(known, one * 3)
    assert shown == shown[: len(one)] * 3
    assert known.left_in(shown) is None


def test_answers_keep_their_heads(known: Known) -> None:
    before = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\nSet-Cookie: s="
    shown = rewritten(known, before + b"geheim; Path=/\r\n\r\nanswer")
    assert shown.startswith(before)
    assert shown.endswith(b"; Path=/\r\n\r\n" + bytes(6))
    assert b"geheim" not in shown


def test_without_bodies_queries_lose_their_values_too(known: Known) -> None:
    shown = rewritten(known, request(b'{"v":1}', b"Content-Type: application/json", target=b"/?v=abcdef"), bodies=False)
    assert shown.endswith(bytes(7))
    assert b"abcdef" not in shown


@pytest.mark.parametrize(
    "data", [b"", b"GET", b"GET / HTTP/1.1\r\n", b"\xff" * 50, b"GET / HTTP/1.1\r\nno colon\r\n\r\nx"]
)
def test_what_is_no_whole_head_becomes_zeros(known: Known, data: bytes) -> None:
    assert rewritten(known, data) == bytes(len(data))
