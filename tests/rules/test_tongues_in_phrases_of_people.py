"""What other languages say in several words."""

from __future__ import annotations

import pytest

from auditor.rules.names import aliases
from auditor.rules.tongues_in_phrases_of_people import PHRASES_OF_PEOPLE
from auditor.rules.words import unaccented


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("so_dien_thoai", "phone"),
        ("soDienThoai", "phone"),
        ("số_điện_thoại", "phone"),
        ("ho_ten", "fullname"),
        ("kataLaluan", "password"),
        ("data-narodzhennya", "birthday"),
        ("ضغط_الدم", "bloodpressure"),
        ("שם_המשתמש", "username"),
        ("όνομα_χρήστη", "username"),
    ],
)
def test_a_name_says_the_same_in_one_word_and_in_several(name: str, meant: str) -> None:
    assert meant in aliases(name)


def test_the_first_words_of_a_phrase_alone_are_none() -> None:
    assert aliases("so_dien") == ("sodien",)


def test_every_phrase_is_of_two_to_five_words_in_lower_case_without_accents() -> None:
    assert PHRASES_OF_PEOPLE == PHRASES_OF_PEOPLE.lower() == unaccented(PHRASES_OF_PEOPLE)
    phrases = [part for part in PHRASES_OF_PEOPLE.replace(";", " ").split() if "+" in part]
    assert {phrase for phrase in phrases if not 2 <= len([*filter(None, phrase.split("+"))]) <= 5} == set()
