"""Bounds read off expressions: what they refuse, the expression refuses too."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditor.rules.bounds import DIGIT, LETTER, OTHER, bounds_of, kinds_of
from auditor.rules.shapes import SHAPES, Shape

PATTERNS = (
    r"[A-Za-z0-9][A-Za-z0-9_:.-]{2,63}",
    r"(?=.*[0-9])(?!0+$)[0-9a-f]{4,16}",
    r"(?i:wifi|wi-fi|[345]g|lte)",
    r"(?i)k+s?",
    r"(?:(?i:a(?-i:b)c)|\d{2,3})x?",
    r"[^\W\d_][\w ]{1,20}",
    r"[^a-z]?[^0-9]+",
    r"(?>a+|b)\s*\S",
    r"(a|bc)\1?",
    r"(?s:.{0,3})",
    r"[é ]|\u3002",
    r"(?i:\u4e2d\u56fd|at&t)",
    r"(?i:\u212ab|xy)[0-9]",
    r"https?://[^/]+/?",
    r"(?i:HTTPS:|ftp).*",
    r"(?:[a-z]+[:/]+){1,3}\S*",
    r"(?!https?:).+",
    r"(?!(?i:HTTPS?://|null$)).{3,90}",
    r"(?!https?://a\.example).+",
    r"(?!http:|https).{0,9}s?.*",
    r"(?!http).*|[1-9][0-9]{0,6}(?:\.[0-9]+)?",
    r"-?[0-9]{1,3}\.[0-9]+(?:,[0-9]+)*+",
    r"",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(deadline=None, max_examples=150)
@given(st.data())
def test_what_an_expression_matches_is_never_refused(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    if text and re.fullmatch(pattern, text):
        assert not bounds_of(pattern).exclude(text, kinds_of(text))


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=40))
@example("ſ")
@example("\u212a")
@example("http://a.example/1")
@example("https://a.example/\u00e9")
@example("123456789012")
@example("\u0663")
def test_no_text_is_refused_that_matches(text: str) -> None:
    for pattern in PATTERNS:
        if text and re.fullmatch(pattern, text):
            assert not bounds_of(pattern).exclude(text, kinds_of(text))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?i:charging|full)", "12"),
        (r"(?i:charging|full)", "Discharging"),
        (r"[0-9]{4}", "123"),
        (r"(?:[a-f]{9}|[0-9]{4,6}(?:[.,][0-9]+)?)", "1234567"),
        (r"[1-9][0-9]{0,6}(?:\.[0-9]{1,6})?", "12345678"),
        (r"(?!(?i:null$|https?://|x))[^<>]{3,200}", "https://a.example/"),
        (r"(?!https?:).{4,}", "http://a.example/"),
        (r"[a-z]{2,9}/[a-z]*:[a-z]+|[^:]{9}", "https://a.example/"),
        (r"[0-9]{4}", "12345"),
        (r"(?=.*[^\W\d_]).{2,9}", "1234"),
        (r"geo:[0-9.,]+", "4711"),
        (r"[a-z]+@[a-z]+\.[a-z]+", "abc"),
    ],
)
def test_what_cannot_match_is_refused_unasked(pattern: str, text: str) -> None:
    assert bounds_of(pattern).exclude(text, kinds_of(text))


def test_bounds_of_either_refuse_what_both_refuse() -> None:
    both = bounds_of(r"[0-9]{4}").either(bounds_of(r"[a-f0-9]{8}"))
    assert both.exclude("123", DIGIT)
    assert both.exclude("x" * 6, LETTER)
    assert not both.exclude("12345", DIGIT)
    assert (both.shortest, both.longest, both.needs) == (4, 8, 0)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("12", DIGIT), ("ab", LETTER), ("a1", DIGIT | LETTER), ("a b", 7), ("é", 7), ("٣", 7), ("http://é", 15)],
)
def test_kinds_of_characters(text: str, kinds: int) -> None:
    assert kinds_of(text) == kinds


def test_an_expression_at_fault_is_told() -> None:
    with pytest.raises(re.error):
        bounds_of("(")


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("email", "a@b.example"),
        ("mac", "02:42:ac:11:00:02"),
        ("ipv6", "fe80::1"),
        ("locale", "de_DE"),
        ("timezone", "Europe/Berlin"),
        ("vin", "1M8GDM9AXKP042788"),
        ("date", "2024-05-01"),
        ("float-latitude", "-48.4"),
        ("float-latitude", "48.40"),
        ("ios-model", "iPhone14,2"),
    ],
)
def test_shapes_hold_the_kinds_of_characters_they_say(shape: str, text: str) -> None:
    found = next(each for each in SHAPES if each.name == shape)
    assert not found.holds(text) or not found.needs & ~kinds_of(text)
    assert found.needs & OTHER or shape == "vin"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
@pytest.mark.parametrize("text", ["https://shop.example/p/1?x=2", "http://192.0.2.1/", "https://a@b.example", "12345"])
def test_what_has_a_shape_is_within_its_bounds(shape: Shape, text: str) -> None:
    assert not shape.holds(text) or not shape.bounds().exclude(text, kinds_of(text))
