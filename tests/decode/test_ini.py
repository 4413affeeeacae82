"""Settings in sections become an object of objects."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.ini import Ini
from auditor.decode.limits import Budget, Limits
from auditor.decode.request import decode_body

WHOLE = Hints(whole=True)


def ini(text: str, hints: Hints = WHOLE) -> object:
    if not Ini().sniff(text, hints):
        return None
    found = Ini().decode(text, hints, Budget.of(Limits()))
    return found.document if isinstance(found, Parsed) else None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_sections_hold_their_values(end: str) -> None:
    text = end.join(
        ["; made by an agent", "[machine]", "model = OptiPlex 7090", 'user="h.w"', "", "[net]", "ip: 10.0.0.3"]
    )
    assert ini(text) == {"machine": {"model": "OptiPlex 7090", "user": "h.w"}, "net": {"ip": "10.0.0.3"}}


def test_a_name_said_twice_keeps_both_leaves() -> None:
    leaves = decode_body(b"[a]\nx=1\nx=2\n").leaves()
    assert [(leaf.path, leaf.text) for leaf in leaves] == [(("ini", "$['a']['x']"), "1"), (("ini", "$['a']['x']"), "2")]


@pytest.mark.parametrize(
    "text", ["[1, 2]", "[machine]\n", "[machine]\nsome prose\n", "a=1\nb=2\n", '[{"a": 1}]\n', "[x]\na=1\n"]
)
def test_other_text_is_no_settings(text: str) -> None:
    assert ini(text) is None


def test_values_inside_documents_are_left_alone() -> None:
    assert ini("[a]\nx=1\ny=2", Hints()) is None
    assert ini("[a]\nx=1\ny=2", Hints(whole=True, guess=True)) is None


@settings(deadline=None)
@given(st.text(alphabet='ab=:[];#\n 1"', max_size=80))
def test_any_text_is_settings_or_none(text: str) -> None:
    found = ini(text)
    assert found is None or isinstance(found, dict)
