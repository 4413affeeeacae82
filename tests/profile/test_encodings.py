"""What a value is wrapped in."""

from __future__ import annotations

import base64 as reference
import json
from urllib.parse import quote_plus, unquote_to_bytes

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.profile.encodings import base64, escapes, hexadecimal, wide, wrappings


@settings(deadline=None)
@given(st.binary(min_size=9, max_size=40), st.binary(max_size=3), st.binary(max_size=3))
def test_one_core_is_in_any_base64_of_the_data(data: bytes, before: bytes, after: bytes) -> None:
    sent, safe = (encode(before + data + after) for encode in (reference.b64encode, reference.urlsafe_b64encode))
    assert any(core.data in sent for core in base64(data) if core.how == "base64")
    assert any(core.data in safe for core in base64(data))


def test_short_data_have_no_core() -> None:
    assert list(base64(b"en")) == []


def test_escapes_are_undone_to_the_same() -> None:
    text = 'a/ü & "b"'
    found = {each.how: each.data for each in escapes(text.encode())}
    assert found["as in a form"].decode() == quote_plus(text)
    assert unquote_to_bytes(found["percent-encoded throughout"]).decode() == text
    every = [each.data.decode() for each in escapes(text.encode()) if "unicode" in each.how]
    assert all(json.loads('"' + form.replace('"', '\\"') + '"') == text for form in every)
    assert found["with escaped slashes"].decode() == 'a\\/ü & "b"'


def test_bytes_that_are_no_text_have_no_unicode_forms() -> None:
    assert list(wide(b"\xff\xfe\xfd")) == []
    assert all("unicode" not in each.how for each in escapes(b"\xff\xfe\xfd"))


def test_every_wrapping_is_there() -> None:
    codecs = {each.codec for each in wrappings(b"mia@mail.example")}
    assert codecs == {"", "base64", "hex", "utf-16"}
    assert hexadecimal(b"\x0a\xff").data == b"0aff"
