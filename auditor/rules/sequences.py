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
_CELLS = frozenset("cell cells celltowers towers bts cellinfo gsm lbs basestations servingcell neighbours".split())
_PARTS_OF_CELLS = ("mcc", "mnc", "lac", "cellid")
_FEWEST_OF_CELLS, _LARGEST_AREA = 4, 0xFFFFFF
_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,9})?")
_MARKS, _SHORTEST_LOG = "|\t;,", 16
_ELEMENT = re.compile(r"(.*\[\d+\])\[\d+\]")


def in_sequences(rows: Sequence[Row]) -> list[Row]:
    """Rows of what lists of lists tell in turn, at their places, under the names they are meant by."""
    found: list[Row] = []
    for elements in _lists(rows):
        found += _access_point(elements) or _cell(elements) or _event(elements)
    return found


def events_in_texts(rows: Sequence[Row]) -> list[Row]:
    """Rows of the acts in texts with an event a line: ``screen_view|Home|1720000000``."""
    found: list[Row] = []
    for row in rows:
        text = row[2]
        if type(text) is str and _SHORTEST_LOG <= len(text) <= _LONGEST_SCAN and "\n" in text:
            lines = [line for line in text.splitlines() if line]
            mark = next((each for each in _MARKS if each in lines[0]), "") if len(lines) > 1 else ""
            told = [_spoken(row[0], line.split(mark)) for line in lines] if mark else []
            if told and all(told):
                found += [each for event in told for each in event]
    return found


def _spoken(at: str, parts: Sequence[str]) -> list[Row]:
    """What was done to what in the parts of a line, of which one of the first two is a verb."""
    if not _FEWEST <= len(parts) <= _MOST_ELEMENTS:
        return []
    for place in range(2):
        behind = [(at, Number(part) if _NUMBER.fullmatch(part) else part) for part in parts[place + 1 :] if part]
        told = acts_in_turn(parts[place], behind)
        if told:
            return told
    return []


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


def _cell(elements: Sequence[Row]) -> list[Row]:
    """Country, network, area and cell of a radio cell under a name for one, and its signal behind them or not."""
    if elements[0][1].lower() not in _CELLS or not _FEWEST_OF_CELLS <= len(elements) <= _MOST_ELEMENTS:
        return []
    numbers = [str(row[2]) for row in elements if type(row[2]) is Number and _NUMBER.fullmatch(row[2])]
    if len(numbers) != len(elements) or not all(map(str.isdecimal, numbers[:_FEWEST_OF_CELLS])):
        return []
    country, network, area, _ = map(int, numbers[:_FEWEST_OF_CELLS])
    if not 200 <= country < 800 or network > 999 or not 0 < area <= _LARGEST_AREA:
        return []
    holder: dict[str, Document] = dict(zip(_PARTS_OF_CELLS, numbers, strict=False))
    return [(row[0], name, row[2], holder) for row, name in zip(elements, _PARTS_OF_CELLS, strict=False)]


def _event(elements: Sequence[Row]) -> list[Row]:
    """What was done to what, where a time and a verb begin the list; nothing where they do not."""
    verbs = [at for at, row in enumerate(elements[:3]) if type(row[2]) is str]
    timed = any(type(row[2]) is Number for row in elements[:2])
    if not timed or not verbs or verbs[0] + 1 >= len(elements):
        return []
    verb = elements[verbs[0]]
    return acts_in_turn(str(verb[2]), [(row[0], row[2]) for row in elements[verbs[0] + 1 :]])
