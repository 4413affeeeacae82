from __future__ import annotations

import base64
from urllib.parse import quote

from auditor.decode import decode
from auditor.identifiers.tokens import MOST, issued_by, tokens_of
from auditor.model import EMPTY_BODY, Body, Endpoint, Exchange, Headers, Message

from .conftest import ID_A, ID_B


def exchange(path: str = "/", headers: Headers = (), body: bytes = b"", answer: Headers = ()) -> Exchange:
    request = Message(headers, Body(body, len(body), "") if body else None)
    return Exchange(
        n=0, time_ns=1, protocol="HTTP/1.1", method="POST", scheme="https", host="a.example", port=443, path=path,
        status=200, request=request, response=Message(answer, EMPTY_BODY), client=Endpoint("192.0.2.2", 1),
        server=Endpoint("192.0.2.1", 443),
    )  # fmt: skip


def values(sent: Exchange) -> list[tuple[str, str]]:
    return [(token.where, token.value) for token in tokens_of(decode(sent))]


def test_tokens_come_from_every_place_but_the_path() -> None:
    body = b'{"header": {"id": "%s"}, "time": 1772366400123}' % ID_B.encode()
    sent = exchange(
        f"/v1/{ID_B}?uid={ID_A}",
        ((b"content-type", b"application/json"), (b"x-install", ID_A.encode()), (b"cookie", b"vid=9774d56d682e549c")),
        body,
    )
    assert sorted(values(sent)) == [
        ("request.body", ID_B),
        ("request.cookie", "9774d56d682e549c"),
        ("request.header", ID_A),
        ("request.query", ID_A),
    ]


def test_headers_of_the_protocol_and_dates_are_no_tokens() -> None:
    headers = ((b"x-request-id", ID_A.encode()), (b"if-none-match", b'"8f14e45fceea167a5a36dedd4bea2543"'))
    assert values(exchange("/?t=1772366400123", headers)) == []


def test_tokens_of_one_exchange_are_bounded() -> None:
    body = b"[" + b",".join(b'"%032x"' % (0x8F14E45FCEEA167A5A36DEDD4BEA2543 + i * 7919) for i in range(500)) + b"]"
    assert len(values(exchange(headers=((b"content-type", b"application/json"),), body=body))) <= MOST


def test_cookies_an_answer_sets_are_issued_whole_and_in_parts() -> None:
    answer = (
        (b"set-cookie", b"vid=%s; Path=/; Secure" % ID_A.encode()),
        (b"Set-Cookie", b"mix=v=1&id=9774d56d682e549c; HttpOnly"),
        (b"set-cookie", b"lang=en"),
    )
    assert issued_by(exchange(answer=answer)) == (ID_A, "9774d56d682e549c")


def test_value_that_is_decoded_further_is_no_token_but_what_is_in_it_is() -> None:
    inner = base64.b64encode(b'{"device_id": "%s"}' % ID_A.encode()).decode()
    assert values(exchange(f"/?device={quote(inner)}")) == [("request.query", ID_A)]


def test_names_that_speak_against_are_passed_over_unless_all_is_wanted() -> None:
    tree = decode(exchange(f"/?api_key={ID_A}&x=6000000135790246&y=600000013579"))
    assert [token.name for token in tokens_of(tree)] == ["x"]
    assert [token.name for token in tokens_of(tree, thorough=True)] == ["api_key", "x", "y"]
