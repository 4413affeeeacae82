"""Traits of a device written one behind another without names: ``Samsung|SM-G990B|Android|14|pt_PT`` as one text, as a
list, or as the numbered fields of a message whose schema nobody has.

A record is told by what its parts look like: two different traits at least, and none of them twice, as lists of many
devices, systems or languages would have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from auditor.decode.document import Document
from auditor.decode.tree import Node, Row
from auditor.rules.neighbours import container_of, telling
from auditor.rules.notations import NAME as POSITION
from auditor.rules.objects import Objects
from auditor.rules.shapes import SHAPES_BY_NAME

_MEANT = {
    "=model": "devicemodel",
    "=zone": "timezone",
    "=maker": "manufacturer",
    "=system": "os",
    "=abi": "cpuabi",
    "=locale": "locale",
}
_OF_DEVICES = frozenset(("devicemodel", "manufacturer", "os"))
_OF_ONE_DEVICE = frozenset(("locale", "timezone", "screenresolution", "cpuabi"))
"""Traits that, where no model is told, tell what somebody has from a choice of makers and systems."""
_RESOLUTION, _DENSITY, _NETWORK = "screenresolution", "screendpi", "networktype"
_SEPARATORS = "|;^~,/*\t"
_SHORTEST, _LONGEST, _MOST_PARTS, _LONGEST_PART, _REMEMBERED = 12, 240, 24, 60, 4096
_FEWEST_PARTS, _FEWEST_TRAITS = 3, 2
_THIRD = "[2]"
"""How the path of the third element ends, which the shortest list that is a record has."""
_PRICED = re.compile(r"[0-9]{1,6}[.,][0-9]{2}|EUR|USD|GBP|CHF|INR|JPY|CNY|PLN|TRY|BRL")
_SEPARATED = re.compile(r"[|;^~,/*\t][^|;^~,/*\t]*+[|;^~,/*\t]")
_NO_RECORD = re.compile(r"[=(){}<>\"]|://|[a-z]{2}[_-][A-Z]{2}[,;][a-z]{2}[,;]")
_VERSION = re.compile(r"(?:[5-9]|1[0-9])(?:\.[0-9]{1,3}){0,3}")
_DPI = re.compile(r"[1-9][0-9]{2}dpi")
_KIND = re.compile(r"(?i:wi-?fi|wlan|cellular|[345]g|lte)")
_LIKE_A_MODEL = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 ()+_-]{1,30}")
_DEGREES = re.compile(r"-?[0-9]{1,3}\.[0-9]{4,8}")
_is_address = SHAPES_BY_NAME["ipv4"].holds
_FURTHEST_NORTH, _FURTHEST_EAST, _NEAR_ZERO = 85, 180, 2
_resolution = SHAPES_BY_NAME["resolution"].holds


class _Field(NamedTuple):
    """A part of a record: where it stands, and what it says."""

    path: str
    text: str


def records(node: Node, objects: Objects | None = None) -> list[Row]:
    """The parts of all records in a document, at their places, under the names they are meant by.

    ``objects`` are those of the document, if these are known.
    """
    objects = Objects(node.rows) if objects is None else objects
    found: list[Row] = []
    for row in node.rows:
        text = row[2]
        if type(text) is str and _SHORTEST <= len(text) <= _LONGEST and _SEPARATED.search(text) is not None:
            found += _named([_Field(row[0], part) for part in _parts(text)])
    listed = objects.in_lists(node.rows)
    if any([row[0][-3:] == _THIRD for row in listed]):
        for fields in _lists(listed):
            found += _named(fields)
    if any([row[1].isdecimal() for row in node.rows[:_MOST_PARTS]]):
        numbered = _numbered(node.rows)
        traits = [row for fields in numbered for row in _named(fields)]
        found += traits
        found += [row for fields in numbered for row in _positions(fields)] if traits else []
    return found


@lru_cache(_REMEMBERED)
def _parts(text: str) -> tuple[str, ...]:
    """The parts of a text that is a record, whatever stands between them; none if it is not."""
    if _NO_RECORD.search(text) is not None:
        return ()
    for separator in _SEPARATORS:
        parts = tuple(part.strip() for part in text.split(separator)) if separator in text else ()
        if _FEWEST_PARTS <= len(parts) <= _MOST_PARTS and any(_traits(parts)):
            return parts
    return ()


@lru_cache(_REMEMBERED)
def _traits(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What each part is meant by, empty for what is not told; nothing at all where the parts are no record."""
    names = [_trait(part) for part in parts]
    known = [name for name in names if name]
    if any(map(_PRICED.fullmatch, parts)):
        return ()
    if len(set(known)) < max(_FEWEST_TRAITS, len(known)) or _OF_DEVICES.isdisjoint(known):
        return ()
    if "devicemodel" not in known and (len(known) <= _FEWEST_TRAITS or _OF_ONE_DEVICE.isdisjoint(known)):
        return ()
    for at in range(1, len(parts)):
        if names[at]:
            continue
        before = names[at - 1]
        if before == "manufacturer" and "devicemodel" not in names and _LIKE_A_MODEL.fullmatch(parts[at]):
            names[at] = "devicemodel"
        elif before in ("os", "devicemodel") and _VERSION.fullmatch(parts[at]):
            names[at] = "osversion"
    address = next((at for at, part in enumerate(parts) if not names[at] and _is_address(part)), None)
    if address is not None:
        names[address] = "ipaddress"
    return tuple(names)


def _trait(part: str) -> str:
    if not 2 <= len(part) <= _LONGEST_PART:
        return ""
    if _resolution(part):
        return _RESOLUTION
    if _DPI.fullmatch(part):
        return _DENSITY
    return _NETWORK if _KIND.fullmatch(part) else _MEANT.get(telling(part), "")


def _named(fields: Sequence[_Field]) -> list[Row]:
    """Rows of those fields of a record that are told."""
    names = _traits(tuple(field.text for field in fields)) if len(fields) >= _FEWEST_PARTS else ()
    told = [(field, name) for field, name in zip(fields, names, strict=False) if name]
    holder: dict[str, Document] = {name: field.text for field, name in told}
    return [(field.path, name, field.text, holder) for field, name in told]


def _lists(rows: Sequence[Row]) -> Iterator[list[_Field]]:
    """The lists of scalars in a document that are no longer than a record."""
    last, fields = "", list[_Field]()
    for row in rows:
        path = row[0]
        at = path.rfind("[") if path[-2:] != "']" else -1
        here = path[:at] if at > 0 else ""
        if here != last:
            if _FEWEST_PARTS <= len(fields) <= _MOST_PARTS:
                yield fields
            last, fields = here, []
        if here and isinstance(row[2], str):
            fields.append(_Field(path, str(row[2])))
    if _FEWEST_PARTS <= len(fields) <= _MOST_PARTS:
        yield fields


def _positions(fields: Sequence[_Field]) -> Iterator[Row]:
    """Two numbers of degrees one behind the other, latitude first; what was computed has more digits, and is near 0."""
    for one, other in pairwise(fields):
        if _DEGREES.fullmatch(one.text) and _DEGREES.fullmatch(other.text):
            north, east = abs(float(one.text)), abs(float(other.text))
            if north <= _FURTHEST_NORTH and east <= _FURTHEST_EAST and max(north, east) > _NEAR_ZERO:
                text = f"{one.text},{other.text}"
                yield one.path, POSITION, text, {POSITION: text}


def _numbered(rows: Sequence[Row]) -> list[list[_Field]]:
    """The fields of each object whose members have numbers for names, in their order."""
    objects: dict[str, list[_Field]] = {}
    for path, name, value, _ in rows:
        if name.isdecimal() and isinstance(value, str):
            objects.setdefault(container_of(path), []).append(_Field(path, str(value)))
    return [fields for fields in objects.values() if len(fields) <= _MOST_PARTS]
