"""Fields that only the new side sends and no detector knows: one of them may be the old datum under another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.regression.baseline import Baseline, Fields, Row
from auditor.regression.fingerprint import CANARIES

SessionFields = Mapping[str, Mapping[str, Sequence[frozenset[str]]]]
"""By domain and place (``request.body json $['*']``) the shapes each name there had in one session."""
MOST_NAMES = 4
"""Names of one template from which on it is a map, of which one more tells nothing."""


class Disguises:
    """Says which new fields may hold what a row of the old side was about."""

    def __init__(self, old: Baseline, new: Baseline) -> None:
        self._old, self._new = old.fields, new.fields
        self._named = {(row.type, row.domain) for row in new.rows}
        self._sought = frozenset.intersection(*(frozenset(session.sought) for session in new.sessions))

    def __call__(self, row: Row) -> tuple[str, ...]:
        """The places of new fields of the same shape at its domain.

        None where the profile holds such a datum, which would have been found, or where the new side sends it there by
        name; nor where either side says nothing of its fields.
        """
        return () if (row.type, row.domain) in self._named else tuple(self._at(row, row.domain))

    def anywhere(self, row: Row) -> tuple[str, ...]:
        """The domains to which a field goes that may hold it."""
        return tuple(domain for domain in self._new or () if any(self._at(row, domain)))

    def unknown(self, type_: str) -> bool:
        """Whether a datum of this type would not be known under another name."""
        return type_ not in self._sought and type_.partition(".")[0] not in CANARIES

    def _at(self, row: Row, domain: str) -> Iterator[str]:
        if self._old is None or self._new is None or not self.unknown(row.type):
            return
        had, has = self._old.get(domain, {}), self._new.get(domain, {})
        yield from (place for place in _added(had, has) if not set(row.shapes).isdisjoint(has[place].shapes))


def _added(had: Mapping[str, Fields], has: Mapping[str, Fields]) -> Iterator[str]:
    for place, fields in has.items():
        known = 0 if place not in had else had[place].names
        if known < min(fields.names, MOST_NAMES):
            yield place


def merged(sessions: Iterable[SessionFields]) -> dict[str, dict[str, Fields]]:
    """The fields of all sessions."""
    names: dict[str, dict[str, int]] = {}
    shapes: dict[str, dict[str, set[str]]] = {}
    for session in sessions:
        for domain, places in session.items():
            most, seen = names.setdefault(domain, {}), shapes.setdefault(domain, {})
            for place, each in places.items():
                most[place] = max(most.get(place, 0), min(len(each), MOST_NAMES))
                seen.setdefault(place, set()).update(*each)
    return {
        domain: {place: Fields(names=n, shapes=tuple(sorted(shapes[domain][place]))) for place, n in sorted(of.items())}
        for domain, of in sorted(names.items())
    }
