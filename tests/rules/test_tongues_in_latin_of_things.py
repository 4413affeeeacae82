"""Words for things in Latin letters, in languages fewer programs are written in."""

from __future__ import annotations

import pytest

from auditor.rules.names import aliases
from auditor.rules.tongues_in_latin_of_things import LATIN_THINGS
from auditor.rules.words import canonical, unaccented


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("prystriy", "device"),
        ("gyarto", "manufacturer"),
        ("hatotav", "range"),
        ("akumulators", "battery"),
        ("skystis", "skystis"),
    ],
)
def test_names_in_other_languages_are_compared_as_ours(name: str, meant: str) -> None:
    assert meant in aliases(name)


def test_every_word_is_in_lower_case_without_accents() -> None:
    assert LATIN_THINGS == LATIN_THINGS.lower() == unaccented(LATIN_THINGS)
    assert LATIN_THINGS.isascii()


@pytest.mark.parametrize("word", ["deliver", "pillage", "landowner", "bookmaker", "alarm", "state", "drug", "raven"])
def test_no_word_of_ours_is_taken_for_another(word: str) -> None:
    assert canonical(word) in (word, "countryowner", "bookmanufacturer")
