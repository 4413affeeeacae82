"""Words of further languages for people, bodies and acts."""

from __future__ import annotations

import pytest

from auditor.rules.further_tongues_of_people import FURTHER_PEOPLE
from auditor.rules.names import aliases


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("felhasznalo_nev", "username"),
        ("gioi_tinh", "gender"),
        ("kan_seker_tunetek", "symptom"),
        ("obserwowanie", "follow"),
    ],
)
def test_names_in_further_languages_are_compared_as_ours(name: str, meant: str) -> None:
    assert any(meant in alias for alias in aliases(name))


def test_every_word_is_in_lower_case_without_accents() -> None:
    assert FURTHER_PEOPLE == FURTHER_PEOPLE.lower()
    assert [letter for letter in FURTHER_PEOPLE if "À" <= letter <= "ɏ"] == []
