"""Names and values in plain text become an object."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.limits import Budget, Limits
from auditor.decode.pairs import Pairs

WHOLE = Hints(whole=True)
FOUND = {"model": ["Pixel 7"], "os": ["14"]}


def pairs(text: str, hints: Hints = WHOLE) -> object:
    if not Pairs().sniff(text, hints):
        return None
    found = Pairs().decode(text, hints, Budget.of(Limits()))
    return found.document if isinstance(found, Parsed) else None


@pytest.mark.parametrize(
    "text",
    [
        "model=Pixel 7|os=14",
        "model=Pixel 7;os=14",
        "model=Pixel 7; os=14;",
        "model=Pixel 7,os=14",
        "model=Pixel 7\nos=14\n",
        "model=Pixel 7\r\nos=14\r\n",
        "model: Pixel 7\nos: 14\n",
    ],
)
def test_one_separator_between_all_pairs(text: str) -> None:
    assert pairs(text) == FOUND


def test_a_name_said_twice_has_two_values() -> None:
    assert pairs("a=1|b=2|a=3") == {"a": ["1", "3"], "b": ["2"]}


@pytest.mark.parametrize(
    "text", ["model=Pixel 7", "a=1&b=2", "Note: this, and that\nis prose", "SGVsbG8=", "a=1|b", "x = y, z"]
)
def test_other_text_is_no_pairs(text: str) -> None:
    assert pairs(text) is None


def test_lines_with_colons_inside_documents_are_left_alone() -> None:
    assert pairs("model: Pixel 7\nos: 14\n", Hints(whole=False)) is None


@settings(deadline=None)
@given(st.text(alphabet="ab=|;,:\n 1", max_size=80))
def test_any_text_is_pairs_or_none(text: str) -> None:
    found = pairs(text)
    assert found is None or isinstance(found, dict)
