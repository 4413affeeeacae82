"""What may stand beside a hit."""

from __future__ import annotations

import base64

import pytest

from auditor.detect.boundaries import stands_alone
from auditor.profile.variants import BLOB, DIGITS, HEX, TEXT, Variant


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
