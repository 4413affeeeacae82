from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from auditor.model import Body, Exchange, Message
from auditor.report.har import entry_json, url, write_har

Make = Callable[..., Exchange]


def archive(*exchanges: Exchange) -> dict[str, Any]:
    out = io.BytesIO()
    write_har(((e.n, entry_json(e)) for e in exchanges), out)
    log: dict[str, Any] = json.loads(out.getvalue())["log"]
    return log


def test_archive_has_every_member_har_asks_for(make_exchange: Make) -> None:
    log = archive(make_exchange(), make_exchange(1, response=None, status=None))
    assert log["version"] == "1.2"
    assert log["creator"].keys() == {"name", "version"}
    for entry in log["entries"]:
        assert {"startedDateTime", "time", "request", "response", "cache", "timings"} <= entry.keys()
        asked = "method url httpVersion cookies headers queryString headersSize bodySize"
        assert set(asked.split()) <= entry["request"].keys()
        asked = "status statusText httpVersion cookies headers content redirectURL headersSize bodySize"
        assert set(asked.split()) <= entry["response"].keys()
        assert {"send", "wait", "receive"} <= entry["timings"].keys()
        assert {"size", "mimeType"} <= entry["response"]["content"].keys()


def test_request_keeps_query_cookies_and_headers_in_order(make_exchange: Make) -> None:
    request = archive(make_exchange())["entries"][0]["request"]
    assert request["url"] == "https://example.org/a/b?lat=48.40&lon=9.98"
    assert request["queryString"] == [{"name": "lat", "value": "48.40"}, {"name": "lon", "value": "9.98"}]
    assert request["cookies"] == [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}]
    assert [h["name"] for h in request["headers"]] == ["Host", "Cookie", "X-Name", "X-Name"]
    assert request["postData"]["text"] == "k=v"


def test_binary_bodies_are_base64_both_ways(make_exchange: Make) -> None:
    data = b"\x1f\x8b\x00\xff"
    entry = archive(make_exchange(request=Message((), Body(data, 4, "e" * 64))))["entries"][0]
    assert entry["request"]["postData"]["encoding"] == "base64"
    assert base64.b64decode(entry["request"]["postData"]["text"]) == data
    assert base64.b64decode(entry["response"]["content"]["text"]) == b"\xff\x00"


def test_form_is_given_as_parameters_too(make_exchange: Make) -> None:
    form = Message(((b"Content-Type", b"application/x-www-form-urlencoded"),), Body(b"a=1&b=", 5, "e" * 64))
    post = archive(make_exchange(request=form))["entries"][0]["request"]["postData"]
    assert post["params"] == [{"name": "a", "value": "1"}, {"name": "b", "value": ""}]


def test_body_cut_at_the_limit_says_so(make_exchange: Make) -> None:
    cut = Message((), Body(b"abc", 1000, "e" * 64, truncated=True))
    content = archive(make_exchange(response=cut))["entries"][0]["response"]["content"]
    assert (content["size"], content["comment"]) == (1000, "cut after 3 of 1000 bytes")


def test_what_is_not_http_is_left_out_and_counted(make_exchange: Make) -> None:
    out = io.BytesIO()
    mixed = [make_exchange(0, protocol="DNS"), make_exchange(1), make_exchange(2, protocol="MQTT")]
    assert write_har(((e.n, entry_json(e)) for e in mixed), out) == (1, 2)
    assert len(json.loads(out.getvalue())["log"]["entries"]) == 1


def test_archive_of_nothing_is_still_one() -> None:
    assert archive()["entries"] == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"port": 8443, "path": "/"}, "https://example.org:8443/"),
        ({"scheme": "http", "port": 80, "path": "*"}, "http://example.org/*"),
        ({"host": "2001:db8::1", "path": "/x"}, "https://[2001:db8::1]/x"),
        ({"path": "http://other.example/x?u=http://y"}, "http://other.example/x?u=http://y"),
        ({"path": "/x?u=http://y"}, "https://example.org/x?u=http://y"),
    ],
)
def test_urls(make_exchange: Make, changes: dict[str, object], expected: str) -> None:
    assert url(make_exchange(**changes)) == expected


def test_hostile_bytes_make_valid_json(make_exchange: Make) -> None:
    odd = Message(((b"\xff\x00", b"\x1b[2J"), (b"Cookie", b";;=;" * 50)), Body(b"", 0, "0"))
    entry = archive(make_exchange(path="/\ud800?" + "&" * 5000, request=odd, status=999))["entries"][0]
    assert entry["response"]["statusText"] == ""
    assert entry["request"]["url"] == "https://example.org/?" + "?" + "&" * 5000
