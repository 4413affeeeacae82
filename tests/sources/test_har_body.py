"""Request and response bodies of a HAR, in every way producers mark, split or leave them out."""

from __future__ import annotations

import base64
from hashlib import sha256

import pytest

from auditor.model import EMPTY_BODY, Body, Message
from auditor.sources.har_body import Notes, request_message, response_message
from auditor.sources.interface import JsonObject

BINARY = b"\x1f\x8b\x08\x00\xff\xfe"
PACKED = base64.b64encode(BINARY).decode()
JSON_HEADERS = ((b"Content-Type", b"application/json"),)


def request(members: JsonObject) -> tuple[bytes, bool, tuple[str, ...]]:
    notes = Notes()
    message = request_message(members, JSON_HEADERS, notes, by_mitmproxy=False)
    return data_of(message), message.complete, notes.all()


def response(members: JsonObject) -> tuple[bytes, bool, tuple[str, ...]]:
    notes = Notes()
    message = response_message(members, JSON_HEADERS, notes, by_mitmproxy=False)
    return data_of(message), message.complete, notes.all()


def data_of(message: Message) -> bytes:
    assert message.headers == JSON_HEADERS
    assert message.body is not None
    data = message.body.data
    expected = Body(data, len(data), sha256(data).hexdigest())
    assert message.body == expected
    return data


@pytest.mark.parametrize(
    "post",
    [
        {"mimeType": "application/x", "text": PACKED, "encoding": "base64", "params": []},
        {"mimeType": "application/x", "text": PACKED, "_encoding": "base64"},
        {"mimeType": "application/x", "text": PACKED, "comment": "Base64 encoded"},
    ],
)
def test_base64_request_body_however_it_is_marked(post: JsonObject) -> None:
    assert request({"postData": post}) == (BINARY, True, ())


def test_body_in_the_content_extension_of_a_request() -> None:
    members: JsonObject = {"_content": {"text": PACKED, "size": 6, "encoding": "base64"}, "bodySize": 6}
    assert request(members) == (BINARY, True, ())


def test_text_that_is_no_base64_although_marked_is_taken_as_text() -> None:
    data, complete, notes = request({"postData": {"text": "{oops}", "encoding": "base64"}})
    assert (data, complete) == (b"{oops}", True)
    assert notes == ("the request body is marked as base64 but is not; it was taken as text",)


def test_parameters_stand_in_for_absent_text() -> None:
    params = [{"name": "id", "value": "a b"}, {"name": "n", "value": 5}, "junk", {"value": "x"}]
    post = {"mimeType": "application/x-www-form-urlencoded", "params": params}
    data, _, notes = request({"postData": post})
    assert data == b"id=a%20b&n=5&=x"
    assert notes == ("the request body was put together again from its parameters",)


def test_text_wins_over_parameters() -> None:
    post = {"mimeType": "x", "text": "a=1", "params": [{"name": "a", "value": "2"}]}
    assert request({"postData": post}) == (b"a=1", True, ())


def test_multipart_parameters_become_parts() -> None:
    mime = "multipart/form-data; boundary=Zz"
    data, _, _ = request({"postData": {"mimeType": mime, "params": [{"name": "f", "value": "v", "fileName": "n.txt"}]}})
    assert data.startswith(b'--Zz\r\nContent-Disposition: form-data; name="f"; filename="n.txt"\r\n\r\nv\r\n--Zz--')


@pytest.mark.parametrize("post", [None, "", [], {"text": None}, {"text": ["x"]}, {"params": {"a": 1}}])
def test_odd_post_data_are_an_absent_body(post: object) -> None:
    data, complete, notes = request({"postData": post, "bodySize": 12})
    assert (data, complete) == (b"", False)
    assert notes == ("the HAR leaves out the request body (12 bytes)",)
    assert request({"postData": post, "bodySize": -1}) == (b"", True, ())


def test_response_content_as_text_base64_and_absent() -> None:
    assert response({"content": {"mimeType": "text/html", "text": "<é>", "size": 4}}) == ("<é>".encode(), True, ())
    assert response({"content": {"text": PACKED, "encoding": "base64"}}) == (BINARY, True, ())
    assert response({"content": {"size": 900}}) == (b"", False, ("the HAR leaves out the response body (900 bytes)",))
    assert response({"content": {"size": 0}}) == (b"", True, ())
    assert response({}) == (b"", True, ())
    assert response_message({}, (), Notes(), by_mitmproxy=False).body == EMPTY_BODY
