"""What lists say by the order of their elements: events such as ``[910, "click", "button.next"]``, and access points
such as ``["00:00:5e:00:53:10", -51, "Lobby"]``.

Recorders of pages and positioning services leave names out to save room. Each list that is like these is read as the
object it stands for; what its elements mean is told by their values alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.decode.document import Document, Number
from auditor.decode.tree import Row
from auditor.rules.acts import acts_in_turn
from auditor.rules.shapes import SHAPES_BY_NAME

_FEWEST, _MOST, _MOST_ELEMENTS = 2, 2000, 8
_is_mac = SHAPES_BY_NAME["mac"].holds
_SIGNAL = re.compile(r"-[1-9][0-9]{1,2}")
_NAME = "scannedbssid"
_SCANNED = re.compile(
    r"(?<![0-9a-fA-F:])([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})[,|/@; =]{1,2}(?:rssi[=:])?-[1-9][0-9]{1,2}(?![0-9])"
)
_SHORTEST_SCAN, _LONGEST_SCAN, _COLONS = 40, 8192, 10
_ELEMENT = re.compile(r"(.*\[\d+\])\[\d+\]")


def in_sequences(rows: Sequence[Row]) -> list[Row]:
    """Rows of what lists of lists tell in turn, at their places, under the names they are meant by."""
    found: list[Row] = []
    for elements in _lists(rows):
        found += _access_point(elements) or _event(elements)
    return found


def scans_in_texts(rows: Sequence[Row]) -> list[Row]:
    """A row for each access point where one text lists several: ``00:00:5e:00:53:10,-51;00:00:5e:00:53:11,-63``."""
    found: list[Row] = []
    for row in rows:
        text = row[2]
        if type(text) is str and _SHORTEST_SCAN <= len(text) <= _LONGEST_SCAN and text.count(":") >= _COLONS:
            met = [match[1] for match in _SCANNED.finditer(text) if _is_mac(match[1])]
            if len(met) >= _FEWEST and len(frozenset(met)) == len(met):
                found += [(row[0], _NAME, address, {_NAME: address, "rssi": ""}) for address in met]
    return found


def _lists(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The elements of each short list that is an element of another."""
    last, elements, seen = "", list[Row](), 0
    for row in rows:
        match = _ELEMENT.fullmatch(row[0]) if row[0][-2:] != "']" else None
        here = "" if match is None else match[1]
        if here != last:
            if _FEWEST <= len(elements) <= _MOST_ELEMENTS:
                yield elements
            last, elements, seen = here, [], seen + 1
            if seen > _MOST:
                return
        if here:
            elements.append(row)
    if _FEWEST <= len(elements) <= _MOST_ELEMENTS:
        yield elements


def _access_point(elements: Sequence[Row]) -> list[Row]:
    """An address, its signal, and the name of the network if it is there; nothing where that is not what they are."""
    address = [row for row in elements if type(row[2]) is str and _is_mac(row[2])]
    signal = [row for row in elements if type(row[2]) is Number and _SIGNAL.fullmatch(row[2]) is not None]
    if len(address) != 1 or not signal:
        return []
    called = [row for row in elements if type(row[2]) is str and row is not address[0] and not row[2].isdecimal()]
    told = [(address[0], _NAME), (signal[0], "rssi"), *[(row, "ssid") for row in called[:1] if row[2]]]
    holder: dict[str, Document] = {name: row[2] for row, name in told}
    return [(row[0], name, row[2], holder) for row, name in told]


def _event(elements: Sequence[Row]) -> list[Row]:
    """What was done to what, where a time and a verb begin the list; nothing where they do not."""
    verbs = [at for at, row in enumerate(elements[:3]) if type(row[2]) is str]
    timed = any(type(row[2]) is Number for row in elements[:2])
    if not timed or not verbs or verbs[0] + 1 >= len(elements):
        return []
    verb = elements[verbs[0]]
    return acts_in_turn(str(verb[2]), [(row[0], row[2]) for row in elements[verbs[0] + 1 :]])
