"""Reads a profile file into indicators, strictly."""

from __future__ import annotations

import math
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.errors import FaultyFiles, ProfileError
from auditor.own_text import read_own_text

if TYPE_CHECKING:
    from auditor.rules.yaml_nodes import Faults, Value

DEFAULT_RADIUS_M = 100.0
_KEYS = ("type", "value", "label", "radius_m")
_SHORTEST = 2


class Indicator(Struct, frozen=True):
    """A known value of one's own. A place has ``latitude`` and ``longitude`` in degrees and ``radius_m`` in metres.

    ``value`` of a place is ``"lat,lon"`` as written.
    """

    type: str
    value: str
    label: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: float = DEFAULT_RADIUS_M


class Profile(Struct, frozen=True):
    """All indicators of one profile file, in its order."""

    indicators: tuple[Indicator, ...]


def load_profile(path: str | Path, types: Collection[str] | None = None) -> Profile:
    """Read a profile; ``types`` are the data types there are (None: any ``category.kind``).

    Raises `FaultyFiles` with all faults, `UsageError` if the file cannot be read.
    """
    from auditor.rules.yaml_nodes import Faults

    faults = Faults(ProfileError)
    found = read_values(path, faults, types)
    if faults.found:
        raise FaultyFiles(faults.found)
    return Profile(tuple(indicator for indicator, _ in found))


def read_values(
    path: str | Path, faults: Faults, types: Collection[str] | None = None
) -> list[tuple[Indicator, Value]]:
    """Every value of a profile with its place in the file; faults are noted. UsageError if it cannot be read."""
    from auditor.rules.yaml_nodes import read_yaml

    text = read_own_text(path, "a profile")
    root = read_yaml(text, str(path), faults)
    if root is None:
        return []
    values = root.fields(("schema", "values"), "a profile", ("values",))["values"]
    return [] if values is None else [(_indicator(value, types), value) for value in values.items()]


def _indicator(entry: Value, types: Collection[str] | None) -> Indicator:
    from auditor.rules.yaml_nodes import nearest

    fields = entry.fields(_KEYS, "a value of the profile", ("type", "value"))
    type_, value, radius = fields["type"], fields["value"], fields["radius_m"]
    name = "" if type_ is None else type_.text()
    if type_ is not None and (name not in types if types is not None else "." not in name):
        type_.fault(f"there is no data type {name!r}{nearest(name, types or ())}")
    label = fields.optional_text("label")
    if radius is not None and not 0 < radius.number() <= 100_000:
        radius.fault("a radius is a number of metres above 0, at most 100000")
    if value is not None and value.kind == "list":
        return _place(name, value, label, DEFAULT_RADIUS_M if radius is None else radius.number())
    if radius is not None:
        radius.fault("only a place, value: [latitude, longitude], has a radius; remove it")
    text = "" if value is None else value.text().strip()
    if value is not None and len(text) < _SHORTEST:
        value.fault(f"a value needs {_SHORTEST} characters at least, or it would be found everywhere")
    return Indicator(name, text, label)


def _place(name: str, value: Value, label: str | None, radius: float) -> Indicator:
    numbers = [item.number() for item in value.items()]
    if len(numbers) != 2:
        value.fault("a place is [latitude, longitude] in degrees")
    elif not (abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180) and not any(map(math.isnan, numbers)):
        value.fault("latitude lies within ±90, longitude within ±180 degrees, in this order")
    latitude, longitude = (*numbers, math.nan, math.nan)[:2]
    return Indicator(name, ",".join(item.text() for item in value.items()), label, latitude, longitude, radius)
