"""Objects as JavaScript writes them are read like JSON; what is neither is left alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Number
from auditor.decode.json5 import Json5
from auditor.decode.limits import Budget, Limits
from auditor.decode.request import decode_body

WHOLE = Hints(whole=True)


def read(text: str) -> object:
    if not Json5().sniff(text, WHOLE):
        return None
    found = Json5().decode(text, WHOLE, Budget.of(Limits()))
    return found.document if isinstance(found, Parsed) else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{time_zone:'Europe/Vienna', app_build:'2508'}", {"time_zone": "Europe/Vienna", "app_build": "2508"}),
        ("""{'said': 'It\\'s "here"', "to": "Ann's"}""", {"said": 'It\'s "here"', "to": "Ann's"}),
        ("{a: true, b: null, c: undefined, d: [1, .5, -2.50,],}", {"a": True, "b": None, "c": None}),
        ("[{ $id : 'x\\u00e9\\x41' }]", [{"$id": "xéA"}]),
    ],
)
def test_objects_of_javascript_are_read(text: str, expected: object) -> None:
    found = read(text)
    if isinstance(found, dict) and isinstance(expected, dict):
        numbers = found.pop("d", None)
        assert numbers in (None, [Number("1"), Number("0.5"), Number("-2.50")])
    assert found == expected


@pytest.mark.parametrize(
    "text",
    ["{color: red}", "{a: b()}", "{a: 'x' + 'y'}", "{a: 'x'", "{a 'x'}", "{}", "[1, 2]", "{a: 0x10}", "plain"],
)
def test_expressions_and_other_text_are_left_alone(text: str) -> None:
    assert read(text) is None


def test_a_body_becomes_leaves_with_their_names() -> None:
    leaves = decode_body(b"{app_version:'7.1', lat: 48.40}").leaves()
    assert [(leaf.path, leaf.text) for leaf in leaves] == [
        (("json5", "$['app_version']"), "7.1"),
        (("json5", "$['lat']"), "48.40"),
    ]


def test_json_stays_json() -> None:
    assert {leaf.path[0] for leaf in decode_body(b'{"a": "b"}').leaves()} == {"json"}


_NAMES = st.from_regex(r"[A-Za-z_$][A-Za-z0-9_$]{0,8}", fullmatch=True)
_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(st.dictionaries(_NAMES, _TEXTS, min_size=1, max_size=5))
@settings(deadline=None)
def test_texts_in_single_quotes_come_back(values: dict[str, str]) -> None:
    written = ", ".join("{}: '{}'".format(k, v.replace("\\", "\\\\").replace("'", "\\'")) for k, v in values.items())
    assert read("{" + written + "}") == values


@given(st.text(alphabet="{}[]:,'\"\\ab1.\n -", max_size=40))
@settings(deadline=None)
def test_nothing_raises_and_json_means_the_same(text: str) -> None:
    found = read("{a:" + text + "}")
    try:
        expected = json.loads('{"a":' + text + "}", parse_float=Number, parse_int=Number)
    except ValueError:
        return
    assert found is None or found == expected
