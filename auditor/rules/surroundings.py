"""Whether what stands around a leaf is as an entry of a generic rule asks, by names above it, beside it and around it.

Messages repeat their fields, so an answer is remembered by those names; only what values tell is asked each time.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from auditor.decode.tree import Row
from auditor.rules.candidates import Candidate
from auditor.rules.names import aliases, member_names
from auditor.rules.neighbours import Neighbours, container_of, telling
from auditor.rules.nested_names import parents_of
from auditor.rules.schema import LeafCondition

_REMEMBERED, _REMEMBERED_PLACES, _MOST_MARKS = 16_384, 8192, 32


class Place:
    """What is said of leaves of one name that stand below and beside the same names; ``around`` those of the message.

    ``known`` has the verdicts on entries that ask for nothing but names, by their numbers.
    """

    __slots__ = ("_above", "_around", "_beside", "_marked", "_sent", "_wide", "known")

    def __init__(
        self, name: str, above: tuple[str, ...], beside: frozenset[str], around: frozenset[str] | None
    ) -> None:
        self._sent = name
        self._above, self._beside, self._around = above, beside, around
        self._wide: dict[int, bool | None] = {}
        self._marked: dict[tuple[int, frozenset[str]], bool] = {}
        self.known: dict[int, bool] = {}

    def fit(self, candidate: Candidate) -> bool:
        """Whether all that a candidate asks of names near a leaf holds; to be found in ``known`` from then on."""
        verdict = self.known[candidate.number] = bool(self._verdict(candidate))
        return verdict

    def fit_around(self, candidate: Candidate, value: object, neighbours: Neighbours) -> bool:
        """The same for a candidate that asks for the whole message, told by names and by what values tell."""
        number = candidate.number
        try:
            verdict = self._wide[number]
        except KeyError:
            verdict = self._wide[number] = self._verdict(candidate)
        if verdict is not None:
            return verdict
        mark = telling(value)
        marks = neighbours.marks() - {mark} if mark else neighbours.marks()
        if not marks:
            return False
        told = self._marked.get((number, marks))
        if told is None:
            if len(self._marked) >= _MOST_MARKS:
                self._marked.clear()
            around = marks if self._around is None else self._around | marks
            own = _called(self._sent)
            told = any(context.holds((), around, own) for context in candidate.wide)
            self._marked[number, marks] = told
        return told

    def _verdict(self, candidate: Candidate) -> bool | None:
        return _verdict(candidate, self._sent, self._above, self._beside, self._around)


class Surroundings:
    """The places met so far, by names; bounded, and the answers are the same whatever was asked before."""

    __slots__ = ("_places",)

    def __init__(self) -> None:
        self._places: dict[tuple[object, ...], Place] = {}

    def place(self, row: Row, way: tuple[str, ...], neighbours: Neighbours, *, wide: bool = False) -> Place:
        """Where a row of the node that is reached by ``way`` stands; ``wide`` where the whole message is asked for."""
        name, beside = row[1], neighbours.names(row)
        above = _above(way, container_of(row[0])) + parents_of(row)
        around = neighbours.names_around() if wide else None
        key = (name, above, beside, around)
        place = self._places.get(key)
        if place is None:
            if len(self._places) >= _REMEMBERED_PLACES:
                self._places.clear()
            place = self._places[key] = Place(name, above, beside, around)
        return place

    def fit(self, candidate: Candidate, row: Row, way: tuple[str, ...], neighbours: Neighbours) -> bool:
        """Whether a row of the node that is reached by ``way`` stands where the candidate asks it to."""
        if candidate.wide:
            return self.place(row, way, neighbours, wide=True).fit_around(candidate, row[2], neighbours)
        return self.place(row, way, neighbours).fit(candidate)


def _verdict(
    candidate: Candidate, name: str, above: tuple[str, ...], beside: frozenset[str], around: frozenset[str] | None
) -> bool | None:
    """Whether all holds by the names alone; None where it depends on what values around tell."""
    when, own = candidate.when, _called(name)
    if when.under and when.under.isdisjoint(above):
        return False
    if any(context.holds(above, around if context.whole and around else beside, own) for context in when.far):
        return False
    if when.beside and not _any_other(when.beside, beside, name):
        return False
    if _any_other(when.not_beside, beside, name):
        return False
    return _near(when, own, above, beside, around)


def _near(
    when: LeafCondition,
    own: frozenset[str],
    above: tuple[str, ...],
    beside: frozenset[str],
    around: frozenset[str] | None,
) -> bool | None:
    if not when.near:
        return True
    for context in when.near:
        if context.holds(above, around if context.wide and around is not None else beside, own):
            return True
        if context.wide and around is not None and context.holds((), around, own):
            return True
    return None if around is not None else False


def _any_other(wanted: frozenset[str], names: Collection[str], own: str) -> bool:
    """Whether one of the names is wanted that a leaf named ``own`` is not itself called by."""
    met = wanted.intersection(names)
    return bool(met) and not met.issubset(aliases(own))


@lru_cache(_REMEMBERED)
def _called(name: str) -> frozenset[str]:
    """What a leaf of this name may be called by."""
    return frozenset(aliases(name))


@lru_cache(_REMEMBERED)
def _above(way: tuple[str, ...], container: str) -> tuple[str, ...]:
    """What the member names on the way to a document and to an object in it may be short for."""
    parts = [part for part in (*way, container) if part.startswith("$")]
    names = [name for part in parts for name in member_names(part)]
    return tuple(dict.fromkeys(alias for name in names for alias in aliases(name)))
