"""Texts read off expressions: what an expression matches has one of them in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.rules.factors import factors_of

PATTERNS = (
    r"(?:last_?)?(?:video|song)_?(?:id|ref)",
    r"[a-z]{1,12}_ip(?:v4)?",
    r"(?!.*(?:gateway|dns)).*_ms",
    r"(?i:Gps|Geo)[_-]?LAT",
    r"a{2}bc?d",
    r"(?:ab|cd){1,3}[xyz]_?e",
    r"(?>time|zeit)(?=_on).*_page",
    r"[a-z0-9]{2}[aeiou]ly",
    r"x|yy|zzz",
    r".*",
    r"",
    r"(?:é|stra(?:ß|ss)e)_nr",
    r"(ab)\1",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(deadline=None, max_examples=100)
@given(st.data())
def test_a_match_has_one_of_the_texts_in_it(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    texts = factors_of(pattern)
    assert not texts or any(each in text.lower() for each in texts)


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        (r"(?:watched|seen)_(?:ms|sec)", ("seen_ms", "seen_sec", "watched_ms", "watched_sec")),
        (r"[a-z_]{1,12}(?:phone|tel)", ("phone", "tel")),
        (r"(?i:GPS)_?lat[a-z]*", ("gps_lat", "gpslat")),
        (r"(?!.*price).*", ()),
        (r"x|yy", ()),
        (r"[ab]c?_[a-z]{9}", ("a_", "ac_", "b_", "bc_")),
    ],
)
def test_the_longest_texts_there_are_are_told(pattern: str, texts: tuple[str, ...]) -> None:
    assert factors_of(pattern) == texts


def test_an_expression_at_fault_is_told() -> None:
    with pytest.raises(re.error):
        factors_of("(")
