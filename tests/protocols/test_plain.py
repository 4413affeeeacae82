from __future__ import annotations

from hashlib import sha256

from auditor.model import BODY_LIMIT, EMPTY_BODY
from auditor.protocols.plain import fields, payload, text


def test_a_payload_over_the_limit_is_cut_but_counted_and_hashed_whole() -> None:
    data = bytes(BODY_LIMIT + 1)
    body = payload(data)
    assert (len(body.data), body.length, body.truncated) == (BODY_LIMIT, BODY_LIMIT + 1, True)
    assert body.sha256 == sha256(data).hexdigest()


def test_fields_leave_out_what_is_not_said() -> None:
    body = fields({"name": "Büro", "none": None}).body
    assert body is not None
    assert body.data.decode() == '{"name":"Büro"}'
    assert fields({"none": None}).body == EMPTY_BODY


def test_text_drops_padding_and_shows_what_is_no_text() -> None:
    assert text(b"phone\0\0") == "phone"
    assert text(b"a\xff") == r"a\xff"
