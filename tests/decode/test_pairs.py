"""Names and values in plain text become an object."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.limits import Budget, Limits
from auditor.decode.pairs import Pairs
from auditor.decode.request import decode_body

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


@pytest.mark.parametrize(
    "text",
    [
        "model~Pixel 7^os~14^lang~de",
        "model:Pixel 7^os:14^lang:de",
        "model=Pixel 7^os=14^lang=de",
        "model->Pixel 7||os->14||lang->de",
        "model\x02Pixel 7\x01os\x0214\x01lang\x02de\x01",
        "model\tPixel 7\nos\t14\nlang\tde\n",
        "model = Pixel 7\nos = 14\nlang = de",
        'model="Pixel 7" os=14 lang=de',
    ],
)
def test_rarer_marks_take_three_pairs(text: str) -> None:
    assert pairs(text) == {"model": ["Pixel 7"], "os": ["14"], "lang": ["de"]}


@pytest.mark.parametrize(
    "text",
    [
        "model~Pixel 7^os~14",
        "see http://a.example|see https://b.example|see ftp://c.example",
        "He said: well, I mean: no, and: yes",
        "x=1 and y=2",
    ],
)
def test_what_only_looks_like_records_is_left_alone(text: str) -> None:
    assert pairs(text) is None


def test_a_word_may_stand_before_the_pairs_of_a_path_segment() -> None:
    assert pairs("activity;src=4;u1=a@b.example", Hints()) == {"": ["activity"], "src": ["4"], "u1": ["a@b.example"]}
    assert pairs("a sentence; with x=1", Hints()) is None


def test_a_guessed_layer_is_borne_out_by_three_pairs() -> None:
    guess = Hints(guess=True)
    assert pairs("model=Pixel 7|os=14|lang=de", guess) == {"model": ["Pixel 7"], "os": ["14"], "lang": ["de"]}
    assert pairs("model=Pixel 7|os=14", guess) is None


def test_records_with_pipes_are_read_as_records_rather_than_as_one_field_of_a_form() -> None:
    root = decode_body(b"v=2|t=1699|mk=LENOVO", "text/plain").roots[0]
    assert root.document == {"v": ["2"], "t": ["1699"], "mk": ["LENOVO"]}


def test_records_are_found_in_values_and_in_base64() -> None:
    record = "mk:LENOVO|md:TB330FU|ov:13"
    coded = b64encode(b"mk=LENOVO|md=TB330FU|ov=13|lc=tr_TR").decode()
    leaves = decode_body(json.dumps({"cd": record, "d": coded}).encode(), "application/json").leaves()
    assert [leaf.path for leaf in leaves if leaf.text == "TB330FU"] == [
        ("json", "$['cd']", "pairs", "$['md'][0]"),
        ("json", "$['d']", "base64", "pairs", "$['md'][0]"),
    ]
