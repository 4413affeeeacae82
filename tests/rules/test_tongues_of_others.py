"""Words of many languages for people who are not the sender, and for animals."""

from __future__ import annotations

import re

import pytest

from auditor.rules import tongues_of_others
from auditor.rules.holders import Subject, subjects


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("szerzo", Subject.PERSON),
        ("arbitro", Subject.PERSON),
        ("saljare", Subject.SELLER),
        ("concessionaria", Subject.SELLER),
        ("podpora", Subject.DESK),
        ("cows", Subject.PET),
        ("husdjur", Subject.PET),
        ("компаньон_питомец", Subject.PET),
    ],
)
def test_others_are_known_in_many_languages(name: str, subject: Subject) -> None:
    assert subject in subjects(name)


@pytest.mark.parametrize("name", ["chat", "cars", "psi", "direction", "actor", "register", "superuser"])
def test_words_of_our_own_language_are_not_taken_for_others(name: str) -> None:
    assert not subjects(name) & {Subject.PET, Subject.SELLER, Subject.DESK}


@pytest.mark.parametrize("table", ["PERSON", "SELLER", "DESK", "PET"])
def test_a_line_is_a_language_and_its_words_in_lower_case(table: str) -> None:
    words = getattr(tongues_of_others, table).split()
    assert re.fullmatch("[a-z]{2}:", words[0])
    assert all(word == word.lower() and "_" not in word for word in words)
