"""Words of other languages for things, homes, vehicles and films."""

from __future__ import annotations

import re

import pytest

from auditor.rules.names import aliases
from auditor.rules.tongues_of_people import PEOPLE
from auditor.rules.tongues_of_things import THINGS

_LANGUAGES = frozenset("de fr es it pt nl pl cs sk hu ro lt sv nb da fi tr ru zh ja ko id hi fa uk".split())
_ENGLISH = "store set red last del lamp camera side order post page sound light home house note state".split()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("poziom_baterii", "batterylevel"),
        ("temperatura", "temperature"),
        ("umidità", "humidity"),
        ("設定温度", "setpoint"),
        ("duree_vue_s", "watchedduration"),
        ("izlenen_ms", "watched"),
        ("numero_de_serie", "serialnumber"),
    ],
)
def test_names_in_other_languages_are_compared_as_ours(name: str, meant: str) -> None:
    assert meant in aliases(name)


def test_an_entry_is_a_word_and_known_languages_with_words() -> None:
    for entry in re.split(r"\n(?=\S)", (PEOPLE + THINGS).strip()):
        word, _, rest = entry.partition(":")
        assert word.isidentifier()
        for part in rest.split(";"):
            language, *words = part.split()
            assert language in _LANGUAGES
            assert words


def test_no_word_is_in_two_entries() -> None:
    entries: dict[str, set[str]] = {}
    word = ""
    for part in (PEOPLE + THINGS).replace(";", " ").split():
        if part.endswith(":"):
            word = part[:-1]
        elif part not in _LANGUAGES:
            entries.setdefault(part, set()).add(word)
    assert {one: words for one, words in entries.items() if len(words) > 1} == {}


@pytest.mark.parametrize("word", _ENGLISH)
def test_no_word_of_ours_is_taken_for_another(word: str) -> None:
    assert aliases(word) == (word,)
