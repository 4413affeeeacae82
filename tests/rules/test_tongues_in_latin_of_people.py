"""Words for people in Latin letters, in languages fewer programs are written in."""

from __future__ import annotations

import pytest

from auditor.rules.names import aliases
from auditor.rules.tongues_in_latin_of_people import LATIN_PEOPLE
from auditor.rules.words import unaccented


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("potrebitel", "user"),
        ("lugeja", "viewer"),
        ("igrok", "player"),
        ("jina", "name"),
        ("tirahan", "address"),
    ],
)
def test_names_in_other_languages_are_compared_as_ours(name: str, meant: str) -> None:
    assert meant in aliases(name)


def test_every_word_is_in_lower_case_without_accents() -> None:
    assert LATIN_PEOPLE == LATIN_PEOPLE.lower() == unaccented(LATIN_PEOPLE)
    assert LATIN_PEOPLE.isascii()
