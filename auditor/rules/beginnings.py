"""Names of one object that begin alike: ``qx_model``, ``qx_os`` and ``qx_lang`` are read without what they share."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from auditor.decode.document import Document
from auditor.decode.tree import Row
from auditor.rules.names import normalise

_REMEMBERED, _MOST_NAMES = 4096, 64
_FEWEST_ALIKE, _SHORTEST_PREFIX = 3, 2
_MARK = re.compile(r"[A-Za-z][A-Za-z0-9]{0,2}[_.:-]")
_SHORT_WORDS = frozenset(
    "is has no to my on in of or by at if up id ip os ui tv ad ads pc max min num new old car log tax web img url api "
    "row col tag sum bit cpu gpu ram hdd ssd art ref the end set get top dns tcp udp ssl tls http cat dog sku "
    "qty".split()
)
_SPOKEN_FOR = frozenset(
    "item items product products prod sku offer article shop store server target goods listing model min max "
    "old new source from to sender recipient venue merchant partner event is has num total default supported".split()
)


def without_common_beginnings(rows: list[Row]) -> list[Row]:
    """The rows of objects whose names all begin with the same word, without it."""
    found: list[Row] = []
    last: dict[str, Document] | None = None
    short: list[tuple[str, dict[str, Document]]] = []
    for row in rows:
        holder = row[3]
        if holder is None:
            continue
        if holder is not last:
            names = tuple(holder)
            last = holder
            begins = beginnings(names) if len(names) <= _MOST_NAMES else beginnings.__wrapped__(names)
            short = [(b, {k[len(b) :]: value for k, value in holder.items() if k.startswith(b)}) for b in begins]
        for begin, without in short:
            if row[1].startswith(begin):
                found.append((row[0], row[1][len(begin) :], row[2], without))
    return found


@lru_cache(_REMEMBERED)
def beginnings(holder: tuple[str, ...]) -> tuple[str, ...]:
    """What all names of an object begin with, or else the short marks of which each begins three (``qx_``, ``ub.``)."""
    common = _common(holder)
    if common:
        return (holder[0][:common],)
    marks = Counter(found[0] for name in holder if (found := _MARK.match(name)) is not None)
    often = (mark for mark, times in marks.items() if times >= _FEWEST_ALIKE)
    return tuple(mark for mark in often if normalise(mark) not in _SHORT_WORDS)


def _common(holder: tuple[str, ...]) -> int:
    """How many characters all names of an object have in common, up to the end of a word; 0 if that says nothing."""
    if len(holder) < _FEWEST_ALIKE:
        return 0
    low, high = min(holder), max(holder)
    if low[:_SHORTEST_PREFIX] != high[:_SHORTEST_PREFIX]:
        return 0
    common = next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high)))
    while common and not _ends_a_word(low, common, holder):
        common -= 1
    word = normalise(low[:common])
    return 0 if len(word) < 1 or word in _SPOKEN_FOR else common


def _ends_a_word(name: str, at: int, holder: tuple[str, ...]) -> bool:
    if name[at - 1] in "_-.:$":
        return True
    return name[at - 1].islower() and all(key[at : at + 1].isupper() for key in holder)
