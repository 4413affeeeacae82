from __future__ import annotations

from auditor.identifiers import Circumstances, Sightings, Token
from auditor.identifiers.sightings import MOST_EVIDENCE, MOST_TIMES, MOST_VALUES

from .conftest import ID_A, Story


def test_indexes_of_arrays_are_one_place_and_an_exchange_counts_once() -> None:
    sightings = Sightings()
    at = Circumstances(0, 7, 50, "a.example", None, (3,), "POST", "/")
    tokens = [Token(ID_A, "request.body", ("json", f"$['e'][{i}]['id']"), "id") for i in range(3)]
    sightings.add(at, tokens, [], ())
    seen = sightings.get(ID_A)
    assert seen is not None
    assert seen.exchanges == 1
    assert [span.count for spans in seen.places.values() for span in spans.values()] == [1]


def test_memory_is_bounded_and_what_was_dropped_is_counted() -> None:
    sightings = Sightings()
    for n in range(MOST_VALUES + 5):
        at = Circumstances(0, n, n, "a.example", None, (), "GET", "/")
        sightings.add(at, [Token(f"{n:016x}", "request.query", ("$['id'][0]",), "id")], [], ())
    assert sightings.dropped == 5
    assert sum(1 for _ in sightings) == MOST_VALUES


def test_times_and_evidence_of_a_busy_value_are_thinned_but_span_it_all(story: Story) -> None:
    for n in range(2000):
        story.sends(ID_A, n)
    seen = story.sightings.get(ID_A)
    assert seen is not None
    assert len(seen.times) <= MOST_TIMES
    assert (seen.first, seen.last, seen.exchanges) == (0, 1999, 2000)
    assert [len(each) for each in seen.evidence.values()] == [MOST_EVIDENCE]


def test_only_what_was_sent_again_is_asked_of_answers(story: Story) -> None:
    story.sends(ID_A, 1)
    assert story.sightings.repeated() == []
    story.sends(ID_A, 2)
    assert story.sightings.repeated() == [ID_A]
