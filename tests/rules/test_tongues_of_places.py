"""Words of many languages for places, goods, machines and what nobody has."""

from __future__ import annotations

import re

import pytest

from auditor.rules import tongues_of_places
from auditor.rules.holders import Subject, subjects


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("myymalat", Subject.PLACE),
        ("apteki", Subject.PLACE),
        ("preporucene", Subject.THING),
        ("przepisy", Subject.CONTENT),
        ("servery", Subject.MACHINE),
        ("monopattini", Subject.FLEET),
        ("testdaten", Subject.MADE_UP),
        ("priklad_konfigurace", Subject.MADE_UP),
        ("applied_config", Subject.CONFIG),
        ("vodiyi_poruch", Subject.AROUND),
    ],
)
def test_others_are_known_in_many_languages(name: str, subject: Subject) -> None:
    assert subject in subjects(name)


@pytest.mark.parametrize("name", ["primer_nombre", "stat", "texte", "policyHolder", "standort"])
def test_words_for_ones_own_are_not_taken_for_others(name: str) -> None:
    assert not subjects(name) - {Subject.OWN}


@pytest.mark.parametrize("table", ["PLACE", "THING", "CONTENT", "MACHINE", "FLEET", "CONFIG", "AROUND", "MADE_UP"])
def test_a_line_is_a_language_and_its_words_in_lower_case(table: str) -> None:
    words = getattr(tongues_of_places, table).split()
    assert re.fullmatch("[a-z]{2}:", words[0])
    assert all(word == word.lower() and "_" not in word for word in words)
