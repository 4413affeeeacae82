"""Words of further languages for what people do and what is told of it."""

from __future__ import annotations

import pytest

from auditor.rules.further_tongues_of_deeds import FURTHER_DEEDS
from auditor.rules.names import aliases


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("bagasjerom", "trunk"),
        ("notfall_kontakt", "emergencycontact"),
        ("luonnos", "draft"),
        ("predkosc_odtwarzania", "playback"),
    ],
)
def test_names_in_further_languages_are_compared_as_ours(name: str, meant: str) -> None:
    assert any(meant in alias for alias in aliases(name))


def test_every_word_is_in_lower_case_without_accents() -> None:
    assert FURTHER_DEEDS == FURTHER_DEEDS.lower()
    assert [letter for letter in FURTHER_DEEDS if "À" <= letter <= "ɏ"] == []
