"""Words in other alphabets, and that all tables agree on what a word means."""

from __future__ import annotations

import re

import pytest

from auditor.rules.names import aliases
from auditor.rules.tongues_in_latin_of_people import LATIN_PEOPLE
from auditor.rules.tongues_in_latin_of_things import LATIN_THINGS
from auditor.rules.tongues_in_phrases_of_people import PHRASES_OF_PEOPLE
from auditor.rules.tongues_in_phrases_of_things import PHRASES_OF_THINGS
from auditor.rules.tongues_in_scripts import SCRIPTS
from auditor.rules.tongues_of_people import PEOPLE
from auditor.rules.tongues_of_things import THINGS
from auditor.rules.words import unaccented

_LANGUAGES = frozenset(
    "ar bg ca cs da de el es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv sw th tl tr "
    "uk vi zh".split()
)
_NEW = LATIN_PEOPLE + LATIN_THINGS + PHRASES_OF_PEOPLE + PHRASES_OF_THINGS + SCRIPTS


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("الاسم", "name"),
        ("المستخدم", "user"),
        ("θερμοκρασία", "temperature"),
        ("ชื่อผู้ใช้", "username"),
        ("אימייל", "email"),
        ("користувач", "user"),
        ("батарея", "battery"),
        ("شمارهٔ‌تلفن".replace("ٔ", ""), "phone"),
    ],
)
def test_names_in_other_alphabets_are_compared_as_ours(name: str, meant: str) -> None:
    assert any(alias.startswith(meant) for alias in aliases(name))


def test_letters_written_in_several_ways_are_one() -> None:
    assert unaccented("الإسم") == unaccented("الاسم")
    assert unaccented("όνομα") == "ονομα"


def test_signs_that_are_no_letters_stay_in_their_words() -> None:
    assert aliases("ชื่อ_2")[0] == "ชื่อ2"


def test_an_entry_is_a_word_and_known_languages_with_words() -> None:
    for entry in re.split(r"\n(?=\S)", _NEW.strip()):
        word, _, rest = entry.partition(":")
        assert word.isidentifier()
        for part in rest.split(";"):
            language, *words = part.split()
            assert language in _LANGUAGES
            assert words


def test_no_word_is_under_two_entries_of_any_table() -> None:
    entries: dict[str, set[str]] = {}
    word = ""
    for part in (_NEW + PEOPLE + THINGS).replace("+", "").replace(";", " ").split():
        if part.endswith(":"):
            word = part[:-1]
        elif part not in _LANGUAGES:
            entries.setdefault(part, set()).add(word)
    assert {one: words for one, words in entries.items() if len(words) > 1} == {}
