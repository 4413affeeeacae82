from __future__ import annotations

import hashlib
import json

import pytest
import zstandard

from auditor.detect import Knowledge, build_detectors
from auditor.model import Body, Endpoint, Exchange, Headers, Message
from auditor.profile import Profile
from auditor.redaction.exchanges import OMITTED, Redactor, header_value, telling
from auditor.redaction.known import Known
from auditor.redaction.rewriting import Rewriter
from auditor.rules import RuleSet


def exchange(path: str = "/", headers: Headers = (), body: bytes = b"") -> Exchange:
    return Exchange(
        n=0,
        time_ns=1,
        protocol="HTTP/1.1",
        method="POST",
        scheme="https",
        host="a.example",
        port=443,
        path=path,
        status=200,
        request=Message(headers, Body(body, len(body), hashlib.sha256(body).hexdigest())),
        response=Message(((b"Set-Cookie", b"sid=geheim; Path=/; Secure"),), Body(b"answer", 6, "")),
        client=Endpoint("192.0.2.7", 40000),
        server=Endpoint("203.0.113.5", 443),
    )


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    from auditor.rules import load_rules

    return load_rules(None)


@pytest.fixture
def redactor(known: Known, rules: RuleSet) -> Redactor:
    detectors = build_detectors(Knowledge(rules, Profile(known.own)))
    return Redactor(known, detectors, telling(["mia_origami_77"]))


def test_header_fields_keep_their_names_and_lose_their_secrets(known: Known) -> None:
    rewriter = Rewriter(known)
    shown = header_value("cookie", "a=geheim; lang=de", rewriter)
    assert shown.startswith("a=")
    assert "; lang=" in shown.replace("; ", "; ")
    assert "geheim" not in shown
    assert header_value("authorization", "Bearer abc.def", rewriter).startswith("Bearer ")
    assert "abc" not in header_value("authorization", "Bearer abc.def", rewriter)
    assert header_value("set-cookie", "sid=geheim; Path=/; Secure", rewriter).endswith("; Path=/; Secure")
    assert header_value("x-api-key", "0123abcd", rewriter) != "0123abcd"
    assert header_value("accept", "text/html", rewriter) == "text/html"


def test_values_go_and_the_rest_of_the_request_stays(redactor: Redactor, known: Known) -> None:
    body = json.dumps({"mail": "mia.muster@example.org", "model": "Testgerät 9", "password": "hunter2"})
    shown = redactor(exchange("/x?u=mia_origami_77&v=1", ((b"X-Note", b"by mia.muster@example.org"),), body.encode()))
    assert shown.path.endswith("&v=1")
    assert "mia_origami_77" not in shown.path
    assert shown.request.body is not None
    told = json.loads(shown.request.body.data)
    assert told["mail"] == known.placeholders.text("mia.muster@example.org")
    assert told["model"] == "Testgerät 9"
    assert told["password"] != "hunter2"
    assert known.left_in(shown.request.headers[0][1]) is None
    assert redactor.omitted == {}


def test_answers_lose_their_bodies_and_cookies(redactor: Redactor) -> None:
    shown = redactor(exchange())
    assert shown.response is not None
    assert shown.response.body is None
    assert b"geheim" not in shown.response.headers[0][1]


def test_what_cannot_be_rewritten_is_left_out_whole_and_counted(redactor: Redactor) -> None:
    filling = " ".join(str(number) for number in range(2000))
    sealed = zstandard.compress(json.dumps({"mail": "mia.muster@example.org", "x": filling}).encode())
    assert b"mia.muster" not in sealed
    shown = redactor(exchange("/x?v=1", body=sealed))
    assert shown.request.body is not None
    assert shown.request.body.data == OMITTED.encode()
    assert shown.path == "/x?v=1"
    assert redactor.omitted == {"body": 1}


def test_telling_values_are_long_and_no_words() -> None:
    assert telling(["abc", "Berlin", "8620", "mia_77"]) == {"8620", "mia_77"}
