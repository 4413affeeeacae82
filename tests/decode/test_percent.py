from __future__ import annotations

from urllib.parse import quote, unquote_to_bytes

from hypothesis import given
from hypothesis import strategies as st

from auditor.decode import decode_body
from auditor.decode.percent import plain, unescape

_PIECES = st.lists(st.sampled_from([b"%", b"%2", b"%25", b"%41", b"%e4", b"3D", b"a", b"%zz", b"%2%35"]), max_size=40)


@given(_PIECES.map(b"".join))
def test_unescape_agrees_with_the_standard_library(data: bytes) -> None:
    assert unescape(data) == unquote_to_bytes(data)


@given(st.binary(max_size=300))
def test_what_was_quoted_comes_back(data: bytes) -> None:
    assert unescape(quote(data, safe="").encode()) == data


def test_text_that_is_not_utf8_comes_as_bytes() -> None:
    assert plain("M%C3%BCnchen") == "München"
    assert plain("%ff%fe") == b"\xff\xfe"


def test_value_quoted_once_too_often_is_opened_and_kept() -> None:
    inner = quote(quote('{"lat":"48.40"}', safe=""), safe="")
    tree = decode_body(f"data={inner}&x=1".encode(), "application/x-www-form-urlencoded")
    assert [node.path for node in tree.nodes()] == [("form",), ("form", "$['data'][0]", "percent", "json")]
    assert ("data", quote('{"lat":"48.40"}', safe="")) in {(leaf.name, leaf.text) for leaf in tree.leaves()}


def test_a_sign_that_escapes_nothing_is_left_alone() -> None:
    tree = decode_body(b'{"discount": "50% off", "width": "100%"}')
    assert len(list(tree.nodes())) == 1
