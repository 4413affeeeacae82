from __future__ import annotations

import html
import json
import quopri
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import Limits, decode_body
from auditor.decode.decoder import INSIDE, Layer
from auditor.decode.escapes import Backslashes, Entities, PercentUnicode, QuotedPrintable
from auditor.decode.limits import Budget

INNER = '{"gaid": "38400000-8cf0-11bd-b23e-10b96e40000d"}'


def inside(value: str) -> tuple[tuple[str, ...], str]:
    """Path and text of the last leaf in what a JSON body holds at ``v``."""
    leaf = decode_body(json.dumps({"v": value}).encode()).leaves()[-1]
    return leaf.path[2:], leaf.text


@pytest.mark.parametrize(
    ("value", "decoder"),
    [
        (INNER.replace('"', "\\u0022"), "unicode"),
        (INNER.replace('"', '\\"'), "unicode"),
        ("".join(f"\\x{ord(char):02x}" for char in INNER), "unicode"),
        ("".join(f"\\u{{{ord(char):x}}}" for char in INNER), "unicode"),
        (INNER.replace('"', "%u0022"), "escape"),
        (html.escape(INNER), "entities"),
        ("".join(f"&#{ord(char)};" for char in INNER), "entities"),
        (
            quopri.encodestring(INNER.replace(":", "=3A").replace("=3A", ":").encode()).decode().replace('"', "=22"),
            "quoted-printable",
        ),
    ],
)
def test_escaped_documents_are_opened(value: str, decoder: str) -> None:
    path, text = inside(value)
    assert path == (decoder, "json", "$['gaid']")
    assert text == "38400000-8cf0-11bd-b23e-10b96e40000d"


@pytest.mark.parametrize(
    ("value", "decoder", "text"),
    [
        ("\\u5f20\\u4e09", "unicode", "张三"),
        ("\\ud83d\\ude00 ok", "unicode", "😀 ok"),
        ("J%FCrgen%20%u5f20", "escape", "Jürgen 张"),
        ("Fischer &amp; S&ouml;hne", "entities", "Fischer & Söhne"),
        ("Gr=C3=BC=C3=9Fe", "quoted-printable", "Grüße"),
    ],
)
def test_escaped_words_are_shown_as_they_read(value: str, decoder: str, text: str) -> None:
    assert inside(value) == ((decoder, "text", "$"), text)


@pytest.mark.parametrize(
    "value",
    ["C:\\Windows\\system", "\\ud83d alone and \\q", "a & b; c", "AT&T", "x=1=2", "50%", "a=ZZ=QQ b", "&copy=1"],
)
def test_what_only_looks_escaped_stays(value: str) -> None:
    tree = decode_body(json.dumps({"v": value}).encode())
    assert tree.roots[0].leaves[0].text == value
    assert all(leaf.text != "" for leaf in tree.leaves())
    assert "unicode" not in {step for node in tree.nodes() for step in node.decoders} or "\\u" in value


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_escapes_of_the_standard_library_are_undone(text: str) -> None:
    budget = Budget.of(Limits())
    escaped = json.dumps(text)[1:-1]
    if escaped != text:
        layer = Backslashes().decode(escaped, INSIDE, budget)
        assert isinstance(layer, Layer)
        assert layer.data == text
    if html.escape(text) != text and "&" not in text:
        entities = Entities().decode(html.escape(text), INSIDE, budget)
        assert isinstance(entities, Layer)
        assert entities.data == text


def test_bytes_that_are_no_utf8_come_out_as_bytes() -> None:
    layer = QuotedPrintable().decode("=FF=FE=80", INSIDE, Budget.of(Limits()))
    assert layer == Layer(b"\xff\xfe\x80", sure=False)


@pytest.mark.parametrize(
    "text", ["\\u0041" * 20_000 + "\\", "&a;" * 40_000, "=41" * 60_000 + "=", "%u0041" * 20_000, "\\" * 60_000]
)
def test_long_values_are_undone_in_time(text: str) -> None:
    begin = time.process_time()
    for decoder in (Backslashes(), PercentUnicode(), Entities(), QuotedPrintable()):
        if decoder.sniff(text, INSIDE):
            decoder.decode(text, INSIDE, Budget.of(Limits()))
    decode_body(json.dumps({"v": text}).encode())
    assert time.process_time() - begin < 2
