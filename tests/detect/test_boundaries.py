"""What may stand beside a hit."""

from __future__ import annotations

import base64

import pytest

from auditor.detect.boundaries import stands_alone
from auditor.profile import Indicator
from auditor.profile.spellings import MAIL, PAGE
from auditor.profile.variants import BLOB, DIGITS, HEX, TEXT, Variant, variants


def alone(data: bytes, wanted: bytes, shape: str) -> bool:
    start = data.index(wanted)
    return stands_alone(data, start, start + len(wanted), Variant(wanted, "{}", shape=shape))


@pytest.mark.parametrize(
    ("data", "wanted", "shape"),
    [
        (b"12345678", b"12345678", DIGITS),
        (b"id12345678x", b"12345678", DIGITS),
        (b"phone12345678", b"12345678", DIGITS),
        (b"v=12345678.", b"12345678", DIGITS),
        (b"%3D12345678", b"12345678", DIGITS),
        (b"\\u002212345678", b"12345678", DIGITS),
        (b"\xff12345678\xff", b"12345678", DIGITS),
        (b"mac3c5ab4010203;", b"3c5ab4010203", HEX),
        (b"(canary)", b"canary", TEXT),
        (b"\\ncanary", b"canary", TEXT),
        (b"_canary-", b"canary", TEXT),
        (b"xcanaryx", b"canary", BLOB),
        (b"<mia@mail.example>", b"mia@mail.example", MAIL),
        (b"to:mia@mail.example.", b"mia@mail.example", MAIL),
        (b"u=https://a.example/p-7?x=1", b"https://a.example/p-7", PAGE),
        (b"https://a.example/p-7/ end", b"https://a.example/p-7", PAGE),
    ],
)
def test_values_that_stand_alone(data: bytes, wanted: bytes, shape: str) -> None:
    assert alone(data, wanted, shape)


@pytest.mark.parametrize(
    ("data", "wanted", "shape"),
    [
        (b"012345678", b"12345678", DIGITS),
        (b"123456789", b"12345678", DIGITS),
        (b"0.12345678", b"12345678", DIGITS),
        (b"12345678.5", b"12345678", DIGITS),
        (b"a0b12345678", b"12345678", DIGITS),
        (b"12345678ab0", b"12345678", DIGITS),
        (b"0a3c5ab4010203", b"3c5ab4010203", HEX),
        (b"3c5ab4010203ff", b"3c5ab4010203", HEX),
        (b"canaryx", b"canary", TEXT),
        (b"xcanary", b"canary", TEXT),
        (b"anna.mia@mail.example", b"mia@mail.example", MAIL),
        (b"x+mia@mail.example", b"mia@mail.example", MAIL),
        (b"mia@mail.example.org", b"mia@mail.example", MAIL),
        (b"mia@mail.example-shop.example", b"mia@mail.example", MAIL),
        (b"https://a.example/p-7/x", b"https://a.example/p-7", PAGE),
        (b"https://a.example/p-7.html", b"https://a.example/p-7", PAGE),
        (b"https%3A%2F%2Fa.example%2Fp-7%2Fx", b"https%3A%2F%2Fa.example%2Fp-7", PAGE),
    ],
)
def test_pieces_of_something_longer(data: bytes, wanted: bytes, shape: str) -> None:
    assert not alone(data, wanted, shape)


@pytest.mark.parametrize("before", range(7))
def test_what_is_wrapped_is_judged_by_what_is_wrapped_with_it(before: int) -> None:
    inner = Variant(b"490154203237518", "{}", shape=DIGITS)
    for text, wanted in ((b"x" * before + b"=490154203237518", True), (b"y" * before + b"77490154203237518", False)):
        at = text.index(inner.data)
        skipped = -(-at * 8 // 6)
        core = base64.b64encode(text)[skipped : (at + 15) * 8 // 6]
        outer = Variant(core, "{}", True, DIGITS, codec="base64", phase=skipped % 4, inner=inner)
        sent = b'"' + base64.b64encode(text) + b'"'
        start = sent.index(core)
        assert stands_alone(sent, start, start + len(core), outer) is wanted
        digits = Variant(inner.data.hex().encode(), "{}", shape=DIGITS, codec="hex", inner=inner)
        start = text.hex().encode().index(digits.data)
        assert stands_alone(text.hex().encode(), start, start + len(digits.data), digits) is wanted


@pytest.mark.parametrize("before", [b"", b"=", b"i=", b"id="])
@pytest.mark.parametrize("after", [b"", b"&", b"&t=1"])
@pytest.mark.parametrize("last", range(0x30, 0x40))
def test_base64_of_a_value_that_differs_in_its_last_bits_only_is_another_value(
    before: bytes, after: bytes, last: int
) -> None:
    """The characters that hold nothing but the value leave out up to four of its bits."""
    known = "canary-page-number-7"
    sent = before + known[:-1].encode() + bytes([last]) + after
    data = base64.b64encode(sent)
    hits = [
        data.index(each.data)
        for each in variants(Indicator("content.message", known), 1)
        if each.codec == "base64"
        and each.data in data
        and stands_alone(data, data.index(each.data), data.index(each.data) + len(each.data), each)
    ]
    assert bool(hits) == (last == ord("7"))
