"""Whether what stands around a leaf is as an entry of a generic rule asks, by names above it, beside it and around it.

Messages repeat their fields, so an answer is remembered by those names; only what values tell is asked each time.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from auditor.decode.tree import Row
from auditor.rules.candidates import Candidate
from auditor.rules.names import aliases, member_names, normalise
from auditor.rules.neighbours import Neighbours, container_of, telling
from auditor.rules.nested_names import parents_of
from auditor.rules.schema import LeafCondition

_REMEMBERED = 16_384


class Surroundings:
    """The answers given so far, by entry and names; bounded, and the same whatever was asked before."""

    __slots__ = ("_verdicts",)

    def __init__(self) -> None:
        self._verdicts: dict[tuple[object, ...], bool | None] = {}

    def fit(self, candidate: Candidate, row: Row, way: tuple[str, ...], neighbours: Neighbours) -> bool:
        """Whether a row of the node that is reached by ``way`` stands where the candidate asks it to."""
        name, beside = row[1], neighbours.names(row)
        above = _above(way, container_of(row[0])) + parents_of(row)
        around = neighbours.names_around() if candidate.wide else None
        key: tuple[object, ...] = (candidate.number, name, above, beside, around)
        try:
            verdict = self._verdicts[key]
        except KeyError:
            verdict = _verdict(candidate, normalise(name), above, beside, around)
            self._remember(key, verdict)
        if verdict is not None or around is None:
            return bool(verdict)
        mark = telling(row[2])
        marks = neighbours.marks() - {mark} if mark else neighbours.marks()
        if not marks:
            return False
        key = (candidate.number, name, around, marks)
        told = self._verdicts.get(key)
        if told is None:
            told = any(context.holds((), around | marks, normalise(name)) for context in candidate.wide)
            self._remember(key, told)
        return told

    def _remember(self, key: tuple[object, ...], verdict: bool | None) -> None:
        if len(self._verdicts) >= _REMEMBERED:
            self._verdicts.clear()
        self._verdicts[key] = verdict


def _verdict(
    candidate: Candidate, own: str, above: tuple[str, ...], beside: frozenset[str], around: frozenset[str] | None
) -> bool | None:
    """Whether all holds by the names alone; None where it depends on what values around tell."""
    when = candidate.when
    if when.under and when.under.isdisjoint(above):
        return False
    if any(context.holds(above, beside, own) for context in when.far):
        return False
    if when.beside and not _any_other(when.beside, beside, own):
        return False
    if _any_other(when.not_beside, beside, own):
        return False
    return _near(when, own, above, beside, around)


def _near(
    when: LeafCondition, own: str, above: tuple[str, ...], beside: frozenset[str], around: frozenset[str] | None
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
    return not wanted.isdisjoint(names) and any(name in wanted and name != own for name in names)


@lru_cache(_REMEMBERED)
def _above(way: tuple[str, ...], container: str) -> tuple[str, ...]:
    """What the member names on the way to a document and to an object in it may be short for."""
    parts = [part for part in (*way, container) if part.startswith("$")]
    names = [name for part in parts for name in member_names(part)]
    return tuple(dict.fromkeys(alias for name in names for alias in aliases(name)))
