"""What other languages say of things in several words."""

from __future__ import annotations

import pytest

from auditor.rules.names import aliases, spelled
from auditor.rules.tongues_in_phrases_of_things import PHRASES_OF_THINGS
from auditor.rules.words import unaccented


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("wersja_aplikacji", "app_version"),
        ("phiênBảnỨngDụng", "app_version"),
        ("versiya-prilozheniya", "app_version"),
        ("szerokosc_ekranu", "screen_width"),
        ("nivel_bateria_pct", "battery_level_percent"),
    ],
)
def test_two_words_of_ours_stay_two(name: str, meant: str) -> None:
    assert spelled(name) == meant
    assert meant.replace("_", "") in aliases(name)


def test_every_phrase_is_of_two_to_five_words_in_lower_case_without_accents() -> None:
    assert PHRASES_OF_THINGS == PHRASES_OF_THINGS.lower() == unaccented(PHRASES_OF_THINGS)
    phrases = [part for part in PHRASES_OF_THINGS.replace(";", " ").split() if "+" in part]
    assert {phrase for phrase in phrases if not 2 <= len([*filter(None, phrase.split("+"))]) <= 5} == set()
