"""Words of other languages for people, bodies and acts."""

from __future__ import annotations

import pytest

from auditor.rules.names import aliases
from auditor.rules.tongues_of_people import PEOPLE


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("fecha_nacimiento", "birthday"),
        ("dogum_tarihi", "birthday"),
        ("presion_arterial", "bloodpressure"),
        ("顧客番号", "customernumber"),
        ("graviditetstest", "pregnancytest"),
        ("adımSayısı", "steps"),
        ("kommentarText", "commenttext"),
    ],
)
def test_names_in_other_languages_are_compared_as_ours(name: str, meant: str) -> None:
    assert meant in aliases(name)


def test_every_word_is_in_lower_case_without_accents() -> None:
    assert PEOPLE == PEOPLE.lower()
    latin = [letter for letter in PEOPLE if "À" <= letter <= "ɏ"]
    assert latin == []
