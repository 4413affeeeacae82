"""Other readings of a document, in which a value's name stands beside it rather than above it.

Analytics write ``[{"key": "model", "value": "Pixel 7"}]``, ``[["model", "Pixel 7"]]``, a row of column names and rows
of values, ``{"model": {"stringValue": "Pixel 7"}}``, ``[48.4, 9.9]``, and names that all begin alike. A view gives
rows of the same values at their own places, under the names they are meant by, in objects that hold what belongs
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from auditor.decode.document import Document, Number, element, member
from auditor.decode.tree import Node, Row
from auditor.rules.acts import acts, named_acts, verb_names
from auditor.rules.beginnings import beginnings, without_common_beginnings
from auditor.rules.hidden_addresses import hidden_addresses
from auditor.rules.names import normalise, translated
from auditor.rules.nested_names import hold_ways, nested_names
from auditor.rules.notations import name_axes, positions_named, positions_named_alike, positions_written
from auditor.rules.objects import Forms, Objects
from auditor.rules.packages import packages
from auditor.rules.pairs import KEYS as FOREIGN_KEYS
from auditor.rules.pairs import VALUES as FOREIGN_VALUES
from auditor.rules.people import people
from auditor.rules.qualified import qualified
from auditor.rules.records import records
from auditor.rules.sequences import events_in_texts, in_sequences, scans_in_texts
from auditor.rules.tables import TABLES, has_header, is_name, rows_of_tables, scalar_at
from auditor.rules.topics import name_topics, of_topics
from auditor.rules.trails import may_be_trails, trails

_KEYS = (
    tuple(
        "key k name n field attribute attr property prop param code label "
        "id system type art metric measure kind signal quantity vital parameter analyte biomarker observation 1".split()
    )
    + FOREIGN_KEYS
)
_VALUES = ("value", "v", "val", "values", "data", "content", "text", "reading", "2", *FOREIGN_VALUES)
_MEASURED = tuple("qty quantity result amount measured measurement level rate observed".split())
_UNITS = frozenset("unit units uom unitofmeasure unitcode unit_code einheit".split())
"""What holds a value where its unit stands beside: ``{"code": "heart_rate", "qty": 88, "unit": "bpm"}``."""
_COMPARES = frozenset(
    "op operator comparator comparison cmp condition predicate matchtype match_type default enum min max minimum "
    "maximum step required nullable".split()
)
_PLACES = frozenset(
    "coordinates coords latlng latlon latlong location loc gps geo point center geolocation userlocation ll "
    "position pos pt pnt latlngs lnglat lonlat lastlocation standort ubicacion coord geopoint here me mypos myposition "
    "mylocation lastpos lastposition lastfix fix userpos currentlocation currentpos currentposition deviceposition "
    "devicelocation gpspos gpsfix whereami gpsposition userposition usercoords".split()
)
_NAMES_OF_LISTS = TABLES | _PLACES
_BACKWARDS = frozenset(("lnglat", "lonlat", "longlat", "longitudelatitude"))
_NORTHMOST = 90
_DEGREES = re.compile(r"-?[0-9]{1,3}\.[0-9]{3,20}")
_KEYS_AND_VALUES = frozenset(_KEYS), frozenset(_VALUES)
_URL_PARTS = ("scheme", "host", "path")
_MOST_MEMBERS, _MOST_VALUES, _DEEPEST = 5, 64, 40
_FAR = 5.0
"""Degrees between positions of one message, within which one tells the order of the other's numbers."""
_REMEMBERED, _MOST_NAMES = 4096, 64
_SCALARS = frozenset((str, Number, bool, type(None)))


def views(node: Node, objects: Objects | None = None) -> list[list[Row]]:
    """The readings of one node's document beside the plain one; most documents have none.

    ``objects`` are those of the document, if these are known.
    """
    objects = Objects(node.rows) if objects is None else objects
    found = []
    forms = objects.forms
    names = frozenset([row[1] for row in node.rows]) if forms is None else forms.leaves
    such = _survey(names) if len(names) <= _MOST_NAMES else _survey.__wrapped__(names)
    named = _Reading(node, such.hint, objects)
    if named.rows:
        found.append(named.rows)
    done = acts(node, such.verbs) if such.verbs else []
    if done:
        found.append(done)
    rows = [*node.rows, *named.rows] if named.rows else node.rows
    shorter = without_common_beginnings(rows) if named.rows or forms is None or _begin_alike(forms) else []
    if shorter:
        found.append(shorter)
    listed = people(node, objects)
    if listed:
        found.append(listed)
    together = qualified(node.rows, objects)
    if together:
        found.append(together)
    found += _by_names(node, such, rows)
    found += filter(None, (records(node, objects), packages(node), hidden_addresses(node), _in_turn(node, objects)))
    told = of_topics(rows) if such.topics or named.rows else []
    if told:
        found.append(told)
    return found


def _in_turn(node: Node, objects: Objects) -> list[Row]:
    """What lists within lists tell by the order of their elements, and texts that list access points or events."""
    listed = objects.in_lists(node.rows)
    scanned = scans_in_texts(node.rows) + events_in_texts(node.rows)
    return scanned + in_sequences(listed) if any([row[0][-4:] == "][1]" for row in listed]) else scanned


class _Survey(NamedTuple):
    """Which views a document may have, told by the names of its leaves; ``verbs`` are those that may name an act."""

    hint: int
    ways: bool
    axes: bool
    tracks: bool
    topics: bool
    verbs: frozenset[str]


@lru_cache(_REMEMBERED)
def _survey(names: frozenset[str]) -> _Survey:
    ways, axes, tracks = hold_ways(names), name_axes(names), may_be_trails(names)
    return _Survey(_hints(names), ways, axes, tracks, name_topics(names), verb_names(names))


def _by_names(node: Node, such: _Survey, rows: list[Row]) -> Iterator[list[Row]]:
    """Views of names that hold their way, and of places, asked for only where names are such."""
    nested = nested_names(rows) if such.ways or rows is not node.rows else []
    yield from filter(
        None,
        (
            nested,
            named_acts(nested) if nested and such.ways else None,
            _pairs_of_ways(nested) if nested and such.ways else None,
            positions_named_alike(node.rows) if such.axes else None,
            positions_written(node.rows),
            trails(node) if such.tracks else None,
        ),
    )


def _pairs_of_ways(nested: list[Row]) -> list[Row]:
    """``fields[0][key]=mail`` beside ``fields[0][value]=a@b.example``, as one row named by the other."""
    groups: dict[int, dict[str, Row]] = {}
    for row in nested:
        groups.setdefault(id(row[3]), {})[row[1]] = row
    told: list[tuple[str, str, str | bool]] = []
    for group in groups.values():
        keys = _pair_names(tuple(group)) if 2 <= len(group) <= _MOST_MEMBERS else None
        value = group[keys[1]][2] if keys is not None else None
        if keys is not None and is_name(group[keys[0]][2]) and isinstance(value, str | bool):
            told.append((group[keys[1]][0], str(group[keys[0]][2]), value))
    holder: dict[str, Document] = {name: value for _, name, value in told}
    return [(at, name, value, holder) for at, name, value in told]


@lru_cache(_REMEMBERED)
def promising(names: tuple[str, ...]) -> bool:
    """Whether a URL with leaves of these names in this order, those of its query last, may have a view."""
    parts = next((i for i, name in enumerate(names) if name not in _URL_PARTS), len(names))
    query = tuple(dict.fromkeys(names[parts:]))
    with_path = tuple(dict.fromkeys((*_URL_PARTS[-1:], *query)))
    whole = frozenset(names)
    such = _survey.__wrapped__(whole)
    if such.hint > 0 or such.ways or such.axes or such.verbs or such.topics:
        return True
    return any(map(beginnings.__wrapped__, (query, with_path)))


class _Reading:
    """One walk over a document that looks for names beside values."""

    __slots__ = ("_node", "rows")

    def __init__(self, node: Node, hint: int, objects: Objects) -> None:
        self.rows: list[Row] = []
        self._node = node
        if _worth_a_walk(node, hint, objects):
            self._walk(node.document, "$", 0)

    def _walk(self, value: Document, at: str, depth: int) -> None:
        if depth > _DEEPEST:
            return
        if isinstance(value, dict):
            self._object(value, at, depth)
        elif isinstance(value, list):
            self._pairs(value, at)
            for index, item in enumerate(value):
                if isinstance(item, dict | list):
                    self._walk(item, at + element(index), depth + 1)

    def _object(self, value: dict[str, Document], at: str, depth: int) -> None:
        nested = {key: content for key, content in value.items() if type(content) not in _SCALARS}
        if not nested:
            return
        for row in rows_of_tables(value, at):
            self._add(row)
        self._wrapped(nested, at)
        for key, content in nested.items():
            if isinstance(content, list):
                here = at + member(key)
                self._named(content, here)
                self._place(value, key, content, here)
                self._walk(content, here, depth + 1)
            elif isinstance(content, dict):
                self._walk(content, at + member(key), depth + 1)

    def _named(self, items: list[Document], at: str) -> None:
        """``[{"key": …, "value": …}, …]``."""
        found = [
            pair
            for i, item in enumerate(items)
            if isinstance(item, dict) and 2 <= len(item) <= _MOST_MEMBERS and (keys := _pair_names(tuple(item)))
            for pair in _pair(item, keys, at + element(i))
        ]
        if found:
            self._add(found)

    def _pairs(self, items: list[Document], at: str) -> None:
        """``[["model", "Pixel 7"], …]``, and what `_named` reads where the whole document is the list."""
        if at == "$":
            self._named(items, at)
        found = []
        for i, item in enumerate(items):
            if not isinstance(item, list) or len(item) != 2 or not is_name(item[0]):
                return
            content = scalar_at(item[1], at + element(i) + "[1]")
            if content is not None:
                found.append((str(item[0]), *content))
        if len({name for name, _, _ in found}) >= 2:
            self._add(found)

    def _wrapped(self, value: dict[str, Document], at: str) -> None:
        """``{"model": {"value": "Pixel 7"}, …}``."""
        found = []
        for key, one in value.items():
            content, way = one, at + member(key)
            if isinstance(content, list) and len(content) == 1:
                content, way = content[0], way + element(0)
            if isinstance(content, dict) and 0 < len(content) <= 2:
                inner = next((name for name in content if _holds_a_value(name)), None)
                held = None if inner is None else content[inner]
                here = "" if inner is None else way + member(inner)
                if isinstance(held, list) and 1 < len(held) <= _MOST_MEMBERS:
                    each = [scalar_at(item, here + element(i)) for i, item in enumerate(held)]
                else:
                    each = [scalar_at(held, here)]
                found += [(key, *scalar) for scalar in each if scalar is not None]
        if found:
            self._add(found)

    def _place(self, holder: dict[str, Document], key: str, items: list[Document], at: str) -> None:
        """``[48.4011, 9.9876]`` under a name of places; GeoJSON's order (RFC 7946, section 3.1.1) where it says so."""
        name = normalise(key)
        if not 2 <= len(items) <= 3 or (name not in _PLACES and translated(key) not in _PLACES):
            return
        texts = [item for item in items if isinstance(item, str) and _DEGREES.fullmatch(item) is not None]
        if len(texts) < 2:
            return
        swapped = holder.get("type") == "Point" or name in _BACKWARDS or _says_backwards(holder)
        swapped = swapped or abs(float(texts[0])) > _NORTHMOST or self._others_say_so(texts)
        first, second = (texts[1], texts[0]) if swapped else (texts[0], texts[1])
        row_holder: dict[str, Document] = {k: v for k, v in holder.items() if not isinstance(v, dict | list)}
        row_holder["pairoflatlng"] = f"{first},{second}"
        self.rows.append((at + "[0]", "pairoflatlng", f"{first},{second}", row_holder))

    def _others_say_so(self, pair: list[str]) -> bool:
        """Whether the longitude comes first, told by positions elsewhere in the document whose numbers are named."""
        one, other = map(float, pair)
        straight = swapped = False
        for north, east in positions_named(self._node.rows):
            straight = straight or (abs(one - north) < _FAR and abs(other - east) < _FAR)
            swapped = swapped or (abs(one - east) < _FAR and abs(other - north) < _FAR)
        return swapped and not straight

    def _add(self, found: list[tuple[str, str, str | bool]]) -> None:
        holder: dict[str, Document] = {name: value for name, _, value in found}
        self.rows += ((at, name, value, holder) for name, at, value in found)


def _says_backwards(holder: dict[str, Document]) -> bool:
    """Whether a text beside a position says that the longitude is first: ``{"loc": [9.9, 48.4], "fmt": "lonlat"}``."""
    return any(type(value) is str and normalise(value) in _BACKWARDS for value in holder.values())


def _worth_a_walk(node: Node, hint: int, objects: Objects) -> bool:
    forms = objects.forms
    pairs = bool(hint) and (_holds_pairs(node.rows) if forms is None else _hold_pairs(forms))
    if pairs or (hint == _LISTS and _has_lists(objects.in_lists(node.rows))):
        return True
    listed = objects.in_lists(node.rows)
    seconds = [row[0] for row in listed if row[0][-4:] == "][1]"]
    return any([path[-5:-4].isdigit() for path in seconds]) or (bool(listed) and has_header(listed))


def _has_lists(rows: list[Row]) -> bool:
    """Whether there are lists called as those of columns or places are."""
    return any(
        [
            row[0][-2:] != "']" and (normalise(row[1]) in _NAMES_OF_LISTS or translated(row[1]) in _NAMES_OF_LISTS)
            for row in rows
        ]
    )


def _holds_pairs(rows: list[Row]) -> bool:
    """Whether one of the objects that hold these rows may be a name and its value, or a value wrapped for itself."""
    last: dict[str, Document] | None = None
    for row in rows:
        holder = row[3]
        if holder is not last:
            last = holder
            if holder is None or (len(holder) <= _MOST_MEMBERS and _may_be_pair(tuple(holder))):
                return True
    return False


@lru_cache(_REMEMBERED)
def _hold_pairs(forms: Forms) -> bool:
    """The same of all objects of these forms."""
    return any(len(form.members) <= _MOST_MEMBERS and _may_be_pair(form.members) for form in forms.each)


@lru_cache(_REMEMBERED)
def _begin_alike(forms: Forms) -> bool:
    """Whether names of an object of one of these forms begin alike."""
    return any(beginnings(form.members) for form in forms.each)


@lru_cache(_REMEMBERED)
def _may_be_pair(members: tuple[str, ...]) -> bool:
    if len(members) < 2 or _pair_names(members) is not None:
        return True
    return len(members) == 2 and any(map(_holds_a_value, members))


_NOTHING, _VALUES_BESIDE, _LISTS = range(3)


def _hints(names: frozenset[str]) -> int:
    """Which views these names may be of: of values beside their names, or of lists as well."""
    lower = {name.lower() for name in names}
    lower |= {translated(name) for name in names}
    if not lower.isdisjoint(TABLES) or not lower.isdisjoint(_PLACES):
        return _LISTS
    return _VALUES_BESIDE if any(map(_holds_a_value, lower)) or not _UNITS.isdisjoint(lower) else _NOTHING


def _holds_a_value(name: str) -> bool:
    lower = name.lower()
    return lower in _KEYS_AND_VALUES[1] or lower in ("$", "_", "s", "n", "#text", "@value") or lower.endswith("value")


@lru_cache(_REMEMBERED)
def _pair_names(members: tuple[str, ...]) -> tuple[str, str] | None:
    """Which of the members of an object is a name, and which the value it names; None if that cannot be told."""
    known = {key.lower().lstrip("@#$_"): key for key in members}
    if not _COMPARES.isdisjoint(known):
        return None
    key = next((known[name] for name in _KEYS if name in known), None)
    inner = next((known[name] for name in _VALUES if name in known and known[name] != key), None)
    if inner is None and not _UNITS.isdisjoint(known):
        inner = next((known[name] for name in _MEASURED if name in known and known[name] != key), None)
    if inner is None:
        ending = [name for name in members if name != key and name.lower().endswith("value")]
        inner = ending[0] if len(ending) == 1 else None
        key = key if key is not None or inner is None else _named_alike(members, inner)
    return None if key is None or inner is None else (key, inner)


def _named_alike(members: tuple[str, ...], inner: str) -> str | None:
    """``trait_key`` beside ``trait_value``."""
    begin = inner.lower().removesuffix("value")
    return next((name for name in members if name.lower() in (begin + "key", begin + "name")), None)


def _pair(item: dict[str, Document], keys: tuple[str, str], at: str) -> list[tuple[str, str, str | bool]]:
    """Name, place and value, or values, of an object that holds a name and a value, and little else."""
    key, inner = keys
    name = item[key]
    name = name[0] if isinstance(name, list) and len(name) == 1 else name
    if not is_name(name):
        return []
    value, here = item[inner], at + member(inner)
    if isinstance(value, list) and 1 < len(value) <= _MOST_VALUES:
        each = [scalar_at(one, here + element(i)) for i, one in enumerate(value)]
    else:
        each = [scalar_at(value, here)]
    return [(str(name), *content) for content in each if content is not None]
