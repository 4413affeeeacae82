"""Words of further languages for devices, homes, vehicles and films."""

from __future__ import annotations

import pytest

from auditor.rules.further_tongues_of_things import FURTHER_THINGS
from auditor.rules.names import aliases


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("fordulatszam", "rpm"),
        ("rengas_paine", "tirepressure"),
        ("lampotila_ekdosi", "version"),
        ("wersja_odtwarzacz", "player"),
    ],
)
def test_names_in_further_languages_are_compared_as_ours(name: str, meant: str) -> None:
    assert any(meant in alias for alias in aliases(name))


def test_every_word_is_in_lower_case_without_accents() -> None:
    assert FURTHER_THINGS == FURTHER_THINGS.lower()
    assert [letter for letter in FURTHER_THINGS if "À" <= letter <= "ɏ"] == []
