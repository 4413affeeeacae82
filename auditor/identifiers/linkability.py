"""Which values could link what a device sent: constant within it, different between devices, and over what extent.

A place (recipient, part of the request, path) is looked at over all recordings. Its scope is the widest unit – device,
installation, session, test, call – within which it always held one value, where a recording gave that a chance to
change: a device with two installations, an installation with two sessions, and so on. Units beyond it that never had
such a chance cannot be excluded, and are named.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct, field

from auditor.identifiers.judging import of_place
from auditor.identifiers.labels import Label
from auditor.identifiers.names import Likelihood
from auditor.identifiers.sightings import Place, Sighted, Sightings

Extent = Literal["call", "test", "session", "install", "device"]
EXTENTS: tuple[Extent, ...] = ("call", "test", "session", "install", "device")
"""From the narrowest to the widest."""
KNOWN = ("identifier.", "account.")
TRAITS = ("device.", "network.")

Spot = tuple[str, str, tuple[str, ...], str]
"""Company or domain, where in the request, path, name."""


class Linking(Struct, frozen=True):
    """A value, or series of values, that links requests: its places, and over what ``scope`` it stays the same.

    ``wider`` are scopes that the recordings could not exclude. ``values`` are all it had; ``compared`` is False where
    only one device sent it. ``lifetime_ns`` is the longest any value was seen to last. ``trait`` is a property of the
    device, such as its model, not a value made to identify.
    """

    fields: tuple[Spot, ...]
    values: tuple[Sighted, ...]
    scope: Extent
    wider: tuple[Extent, ...]
    compared: bool
    devices: int
    lifetime_ns: int
    types: tuple[str, ...]
    trait: bool


class Linkage(Struct, frozen=True):
    """What was found over all recordings; ``constants`` counts places where all devices sent the same value.

    ``calls`` counts places with another value in every request, ``mixed`` those that are neither (things shown).
    ``alike`` are the types of constants that are known to be identifiers: of an account, or of a device named twice.
    """

    found: tuple[Linking, ...]
    constants: int
    calls: int
    mixed: int
    alike: tuple[str, ...] = ()


class _Series(Struct):
    """The values of one place, with the inputs each was seen in and how often."""

    spot: Spot
    likely: Likelihood = Likelihood.AGAINST
    values: dict[str, Sighted] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def add(self, place: Place, seen: Sighted) -> None:
        self.likely = max(self.likely, of_place(place))
        self.values[seen.value] = seen
        counts = self.counts.setdefault(seen.value, {})
        for number, span in seen.places[place].items():
            counts[number] = counts.get(number, 0) + span.count


def linkage(
    sightings: Sightings,
    labels: Sequence[Label],
    group: Callable[[str], str],
    told: Collection[str] | None = None,
) -> Linkage:
    """Everything that links, widest scope first. Recordings whose device nobody named are left out.

    ``group`` makes the company or domain of a host; with ``told``, only what those were told is looked at.
    """
    constants = calls = mixed = 0
    alike: set[str] = set()
    found: dict[tuple[Hashable, ...], list[tuple[_Series, Extent, tuple[Extent, ...]]]] = {}
    for series in _series(sightings, labels, group):
        if told is not None and series.spot[0] not in told:
            continue
        by_device = _by(series, lambda number: labels[number].device)
        if _without_stand_in(series, by_device):
            by_device = _by(series, lambda number: labels[number].device)
        if len(by_device) > 1 and not _disjoint(by_device.values()):
            same = len({frozenset(values) for values in by_device.values()}) == 1
            constants, mixed = constants + same, mixed + (not same)
            alike |= {t for seen in series.values.values() for t in seen.sure if same and t.startswith(KNOWN)}
            continue
        scope = _scope(series, labels)
        if scope is None:
            mixed += 1
        elif scope == "call":
            calls += 1
        elif _tells(series, scope):
            key = (scope, frozenset(series.values))
            found.setdefault(key, []).append((series, scope, _wider(series, labels, scope)))
    rows = [_linking(each, labels) for each in found.values()]
    rows.sort(key=lambda row: (-EXTENTS.index(row.scope), not row.compared, row.fields))
    return Linkage(tuple(rows), constants, calls, mixed, tuple(sorted(alike)))


def _series(sightings: Sightings, labels: Sequence[Label], group: Callable[[str], str]) -> Iterator[_Series]:
    found: dict[Spot, _Series] = {}
    for seen in sightings:
        if not seen.shaped and not seen.types:
            continue
        for place, spans in seen.places.items():
            if all(labels[number].device is not None for number in spans):
                name = (group(place.host), place.where, place.path, place.name)
                found.setdefault(name, _Series(name)).add(place, seen)
    return iter(found.values())


def _without_stand_in(series: _Series, by_device: Mapping[Hashable, set[str]]) -> bool:
    """Leave out the one value that all devices sent, where each sent others too: a constant stands in for a real one.

    Apps send such a constant in dummy requests, so that others cannot tell when a real one is sent.
    """
    common = set.intersection(*by_device.values()) if len(by_device) > 1 else set()
    if len(common) != 1 or any(values == common for values in by_device.values()):
        return False
    for value in common:
        del series.values[value], series.counts[value]
    return True


def _by(series: _Series, unit: Callable[[int], Hashable]) -> dict[Hashable, set[str]]:
    """The values of a series in each unit its inputs belong to."""
    units: dict[Hashable, set[str]] = {}
    for value, counts in series.counts.items():
        for number in counts:
            units.setdefault(unit(number), set()).add(value)
    return units


def _disjoint(sets: Iterable[set[str]]) -> bool:
    together = list(sets)
    return len(set().union(*together)) == sum(map(len, together))


def _units(labels: Sequence[Label], extent: Extent) -> Callable[[int], Hashable]:
    """Which unit of this extent an input belongs to."""
    if extent == "device":
        return lambda number: labels[number].device
    if extent == "install":
        return lambda number: labels[number].installation
    if extent == "session":
        return lambda number: labels[number].visit
    return lambda number: (labels[number].visit, labels[number].test)


_WITHIN: tuple[tuple[Extent, Extent], ...] = (("device", "install"), ("install", "session"), ("session", "test"))


def _chances(series: _Series, labels: Sequence[Label], extent: Extent) -> list[set[str]]:
    """The values in each unit of an extent in which they could have changed and still belong to a narrower one."""
    values = _by(series, _units(labels, extent))
    narrower = dict(_WITHIN).get(extent)
    parts: dict[Hashable, set[Hashable]] = {}
    requests: dict[Hashable, int] = {}
    outer, inner = _units(labels, extent), _units(labels, narrower or extent)
    for counts in series.counts.values():
        for number, count in counts.items():
            parts.setdefault(outer(number), set()).add(inner(number))
            requests[outer(number)] = requests.get(outer(number), 0) + count
    if extent in ("session", "test"):
        return [found for unit, found in values.items() if requests[unit] > 1]
    return [found for unit, found in values.items() if len(parts[unit]) > 1]


def _scope(series: _Series, labels: Sequence[Label]) -> Extent | None:
    """The widest extent in all of whose units there was one value; None for lists of things, which repeat at random."""
    for extent in reversed(EXTENTS[1:]):
        chances = _chances(series, labels, extent)
        if chances and all(len(found) == 1 for found in chances):
            return extent
    repeated = [seen for value, seen in series.values.items() if sum(series.counts[value].values()) > 1]
    if not repeated:
        return "call"
    return "test" if len(repeated) * 2 >= len(series.values) and _one_after_another(series) else None


def _one_after_another(series: _Series) -> bool:
    """Whether within each input a value never comes back after another one took its place."""
    numbers = {number for counts in series.counts.values() for number in counts}
    for number in numbers:
        spans = sorted(
            (min(s.first for s in own), max(s.last for s in own))
            for value, seen in series.values.items()
            if (own := [spans[number] for place, spans in seen.places.items() if number in spans])
        )
        if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
            return False
    return True


def _wider(series: _Series, labels: Sequence[Label], scope: Extent) -> tuple[Extent, ...]:
    """The scopes beyond this one that nothing recorded excludes."""
    beyond: list[Extent] = []
    for extent in EXTENTS[EXTENTS.index(scope) + 1 :]:
        if extent == "session" and scope == "test" and not any(label.test for label in labels):
            break
        if any(len(found) > 1 for found in _chances(series, labels, extent)):
            break
        beyond.append(extent)
    return tuple(beyond)


def _tells(series: _Series, scope: Extent) -> bool:
    """Whether a series is worth a row: what lasts, and of what does not what is called or named an identifier."""
    types = {type_ for seen in series.values.values() for type_ in seen.types}
    traits = bool(types) and all(type_.startswith(TRAITS) for type_ in types)
    if traits or not all(seen.shaped or seen.types for seen in series.values.values()):
        return scope in ("install", "device")
    if scope in ("install", "device") or types:
        return True
    return series.likely >= (Likelihood.PERHAPS if scope == "test" else Likelihood.SILENT)


def _linking(each: list[tuple[_Series, Extent, tuple[Extent, ...]]], labels: Sequence[Label]) -> Linking:
    first, scope, _ = each[0]
    values = tuple(sorted(first.values.values(), key=lambda seen: seen.first))
    types = dict.fromkeys(type_ for seen in values for type_ in (*seen.sure, *seen.types))
    devices = {labels[number].device for seen in values for number in seen.inputs}
    return Linking(
        fields=tuple(sorted(series.spot for series, _, _ in each)),
        values=values,
        scope=scope,
        wider=min((wider for _, _, wider in each), key=len),
        compared=len(devices) > 1,
        devices=len(devices),
        lifetime_ns=max(seen.last - seen.first for seen in values),
        types=tuple(types),
        trait=bool(types) and all(type_.startswith(TRAITS) for type_ in types),
    )
