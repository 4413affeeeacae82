"""Words of many languages for who works with an app, and for whom."""

from __future__ import annotations

import re

import pytest

from auditor.rules import tongues_of_roles


@pytest.mark.parametrize("table", ["SELF", "WORKER", "HELPERS", "HIRED", "SERVED", "FACETS"])
def test_a_line_is_a_language_and_its_words_in_lower_case(table: str) -> None:
    words = getattr(tongues_of_roles, table).split()
    assert re.fullmatch("[a-z]{2}:", words[0])
    assert all(word == word.lower() and "_" not in word for word in words)


def test_nobody_both_works_and_is_worked_for() -> None:
    def words(lines: str) -> set[str]:
        return {word for word in lines.split() if not word.endswith(":")}

    assert words(tongues_of_roles.WORKER).isdisjoint(words(tongues_of_roles.SERVED))
    assert words(tongues_of_roles.SELF).isdisjoint(words(tongues_of_roles.SERVED) | words(tongues_of_roles.WORKER))
