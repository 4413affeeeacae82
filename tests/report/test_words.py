from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model import Confidence, Origin, Outcome
from auditor.report.document import RecipientRef
from auditor.report.words import CONFIDENCES, ORIGINS, OUTCOMES, amount, in_own_network, who

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"


def test_every_outcome_confidence_and_origin_has_words_and_outcomes_are_documented() -> None:
    assert OUTCOMES.keys() == set(Outcome)
    assert CONFIDENCES.keys() == set(Confidence)
    assert ORIGINS.keys() == set(Origin)
    documented = DOCS.read_text()
    places = [documented.index(f"`{outcome}`") for outcome in Outcome]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [(8620, "ms", "8.6 s"), (250.0, "s", "250 s"), (3, None, "3"), (1234.5, "m", "1,234.5 m"), (None, "ms", "")],
)
def test_amounts_in_words(number: float | None, unit: str | None, words: str) -> None:
    assert amount(number, unit) == words


def test_recipient_with_and_without_company() -> None:
    assert who(RecipientRef(id="x", name="X Ltd.", country="SE")) == "X Ltd. (SE)"
    assert who(None, "a.example") == "a.example (company not known)"


@pytest.mark.parametrize(
    "name", ["192.168.1.40", "10.0.0.1", "224.0.0.251", "255.255.255.255", "fe80::1", "ff02::fb", "fd00::5", "Tv.local"]
)
def test_hosts_of_the_own_network_are_not_called_companies(name: str) -> None:
    assert in_own_network(name)
    assert who(None, name) == f"{name} (own network)"


@pytest.mark.parametrize("name", ["203.0.113.9", "8.8.8.8", "2001:db8::1", "local.example", "a.example", ""])
def test_other_hosts_are_outside(name: str) -> None:
    assert not in_own_network(name)
