"""The values that must not stay: searched for in all their forms at once, and replaced where they stand.

Values one would not meet by chance are replaced wherever they are; short and common ones only where a field of the
name they were found under holds them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from auditor.profile import Indicator
from auditor.profile.strength import Strength, strength
from auditor.profile.variants import BLOB, Variant, compact, variants
from auditor.redaction.placeholders import Placeholders

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

SHORTEST = 5
"""Bytes a form needs to be searched for everywhere."""
SHORTEST_NUMBER = 6
ROUNDS = 4
"""How often replaced text is searched again, in case a stand-in completed another value."""
_WORD = r"(?<![A-Za-z0-9])%s(?![A-Za-z0-9])"


class Known:
    """What is known of the person: ``own`` values are replaced everywhere, ``found`` ones if they are telling.

    ``named`` are pairs of a field's name and what was found in it, ``hosts`` of pages the person
    opened and of devices.
    """

    def __init__(
        self,
        placeholders: Placeholders,
        own: Iterable[Indicator] = (),
        found: Iterable[Indicator] = (),
        named: Iterable[tuple[str, str]] = (),
        hosts: Iterable[str] = (),
    ) -> None:
        self.placeholders = placeholders
        self.own = tuple(own)
        telling = [each for each in found if _telling(each)]
        self._whole = {each.value.strip().lower() for each in (*self.own, *telling)}
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        for name, value in named:
            if value:
                self._named[name.lower()].add(value)
        self._own = [v for each in self.own for v in _wanted(each)]
        wanted = [*self._own, *(v for each in telling for v in _wanted(each))]
        self._forms: dict[bytes, Variant] = {}
        for variant in wanted:
            self._forms.setdefault(variant.data.lower(), variant)
        self._hosts = {form: stand_in for host in hosts for form, stand_in in self._names(host)}
        self._order = list(dict.fromkeys((*self._forms, *self._hosts)))
        self._automaton: BytesAhoCorasick | None = None
        self._own_automaton: BytesAhoCorasick | None = None
        if self._order:
            from ahocorasick_rs import BytesAhoCorasick, MatchKind

            self._automaton = BytesAhoCorasick(self._order, matchkind=MatchKind.LeftmostLongest)
            if self._own:
                self._own_automaton = BytesAhoCorasick([variant.data.lower() for variant in self._own])

    def is_whole(self, name: str, text: str) -> bool:
        """Whether all of what this field holds is a value that must not stay."""
        return text.strip().lower() in self._whole or text in self._named.get(name.lower(), ())

    def within(self, name: str, text: str) -> str:
        """The text of this field with stand-ins for what was found under its name and for all telling values."""
        for value in self._named.get(name.lower(), ()):
            if value in text:
                text = re.sub(_WORD % re.escape(value), lambda hit: self.placeholders.text(hit[0]), text)
        return self.text(text)

    def text(self, text: str) -> str:
        """The text with stand-ins for all telling values."""
        if self._automaton is None:
            return text
        data = text.encode("utf-8", "surrogateescape" if _escaped(text) else "replace")
        replaced = self.octets(data)
        return text if replaced == data else replaced.decode("utf-8", "surrogateescape")

    def octets(self, data: bytes) -> bytes:
        """The bytes, as many, with stand-ins for all telling values in every form they are known to take."""
        if self._automaton is None:
            return data
        for _ in range(ROUNDS):
            lower, parts, end = data.lower(), list[bytes](), 0
            for number, start, stop in self._automaton.find_matches_as_indexes(lower):
                parts += [data[end:start], self._stand_in(self._order[number], data[start:stop])]
                end = stop
            if not end:
                return data
            data = b"".join(parts) + data[end:]
        return data

    def _stand_in(self, form: bytes, data: bytes) -> bytes:
        if form in self._hosts:
            return self._hosts[form]
        variant = self._forms[form]
        return self.placeholders.octets(data, text=variant.shape != BLOB or bool(variant.codec))

    def _names(self, host: str) -> Iterator[tuple[bytes, bytes]]:
        """The name of a host as text and as labels with their lengths (RFC 1035 §3.1), and what stands in for each."""
        name, shown = (text.encode("ascii", "replace") for text in (host, self.placeholders.text(host)))
        yield name, shown
        yield _labels(name), _labels(shown)

    def left_in(self, data: bytes) -> str | None:
        """The form in which a value of one's own still stands in these bytes; None where none does."""
        if self._own_automaton is None:
            return None
        for number, start, stop in self._own_automaton.find_matches_as_indexes(data.lower(), overlapping=True):
            variant = self._own[number]
            if not variant.exact or data[start:stop] == variant.data:
                return variant.form
        return None

    def holds(self, data: bytes) -> bool:
        """Whether any telling value stands in these bytes."""
        return self._automaton is not None and bool(self._automaton.find_matches_as_indexes(data.lower()))


def _labels(name: bytes) -> bytes:
    return b"".join(bytes((len(label) & 63,)) + label for label in name.split(b"."))


def _escaped(text: str) -> bool:
    return any(0xDC80 <= ord(char) <= 0xDCFF for char in text)


def _telling(indicator: Indicator) -> bool:
    """Whether a value that was found is to be replaced everywhere; a short one only if letters and digits are mixed."""
    if strength(indicator) > Strength.WEAK:
        return _searchable(indicator.value)
    bare = compact(indicator.value)
    return len(bare) >= SHORTEST_NUMBER and not bare.isdigit() and not bare.isalpha()


def _searchable(value: str) -> bool:
    text = value.strip()
    return len(text) >= (SHORTEST_NUMBER if text.replace(".", "").isdigit() else SHORTEST)


def _wanted(indicator: Indicator) -> list[Variant]:
    """All forms of a value that are long enough to be searched for everywhere."""
    if not _searchable(indicator.value):
        return []
    return [variant for variant in variants(indicator) if len(variant.data) >= SHORTEST]
