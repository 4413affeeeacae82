"""Where the person was told to be, drawn without a map: places to scale, their precision as circles, north up.

No map is fetched, and none could be shown without telling a map service of the very places. In a masked report only
whole degrees are left: then a square is drawn, in which the place lies somewhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from auditor.report import words
from auditor.report.document import Event, Report
from auditor.report.text import number, printable
from auditor.report.zone import zone_of_report

SIZE, BORDER = 420, 40
METRES = 111_320.0
"""Metres of a degree of latitude, about."""
LEAST = 200.0
"""The sketch shows at least so many metres."""
SHOWN = 500


class Spot(Struct, frozen=True):
    """One place: centre, radius of its precision, side of its square where only whole degrees are known, words."""

    x: float
    y: float
    radius: float
    side: float
    label: str
    said: str


class Sketch(Struct, frozen=True):
    """The drawing: places in order of time, the line between them, and a scale of ``scale`` units, ``length``."""

    spots: tuple[Spot, ...]
    line: str
    scale: float
    length: str
    note: str


def sketch_of(report: Report) -> Sketch | None:
    """The drawing of all positions told; None where there are none."""
    told = [e for e in report.events if e.lat is not None and e.lon is not None and _on_earth(e.lat, e.lon)]
    if not told:
        return None
    masked = report.values == "masked"
    places: dict[tuple[float, float], Event] = {}
    for event in told[:SHOWN]:
        places.setdefault(_key(event, masked), event)
    counts = Counter(_key(event, masked) for event in told)
    ordered = sorted(places.items(), key=lambda item: item[1].time or item[1].sent_time)
    project, scale = _projection([key for key, _ in ordered], masked, (event for _, event in ordered))
    zone, spots = zone_of_report(report), []
    for n, (key, event) in enumerate(ordered, 1):
        x, y = project(*key)
        near = "" if event.precision_m is None else f" ({words.precision(event.precision_m)})"
        said = f"{zone.moment(event.time or event.sent_time)} {zone.name}: {printable(event.subject or '')}{near}"
        often = f", told {number(counts[key], 'time')} to {words.who(event.recipient, event.host)}"
        radius = 0.0 if masked or event.precision_m is None else round(event.precision_m * scale, 1)
        side = round(METRES * scale, 1) if masked else 0.0
        spots.append(Spot(x, y, min(radius, SIZE), side, str(n), said + often))
    line = " ".join(f"{spot.x},{spot.y}" for spot in spots)
    length, shown = _scale(scale)
    return Sketch(tuple(spots), line, length, shown, _note(masked, len(told)))


def _on_earth(lat: float, lon: float) -> bool:
    return abs(lat) <= 90 and abs(lon) <= 180


def _key(event: Event, masked: bool) -> tuple[float, float]:
    """The position, or the middle of the degree it is in."""
    lat, lon = event.lat or 0.0, event.lon or 0.0
    return (lat + math.copysign(0.5, lat), lon + math.copysign(0.5, lon)) if masked else (lat, lon)


class _Projection:
    """Equirectangular about a middle latitude: fit for a town and bearable for a country."""

    def __init__(self, lat: float, lon: float, scale: float) -> None:
        self._lat, self._lon, self._scale = lat, lon, scale

    def __call__(self, lat: float, lon: float) -> tuple[float, float]:
        x = (lon - self._lon) * math.cos(math.radians(self._lat)) * METRES * self._scale
        y = (self._lat - lat) * METRES * self._scale
        return round(SIZE / 2 + x, 1), round(SIZE / 2 + y, 1)


def _projection(places: list[tuple[float, float]], masked: bool, events: Iterable[Event]) -> tuple[_Projection, float]:
    """The projection that fits all places into the drawing, and its units a metre."""
    lats, lons = [lat for lat, _ in places], [lon for _, lon in places]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    wide = (max(lons) - min(lons)) * math.cos(math.radians(lat)) * METRES
    high = (max(lats) - min(lats)) * METRES
    around = METRES if masked else 2 * max((e.precision_m or 0.0 for e in events), default=0.0)
    extent = max(wide, high, LEAST) + min(around, 40_000_000.0)
    scale = (SIZE - 2 * BORDER) / extent
    return _Projection(lat, lon, scale), scale


def _scale(scale: float) -> tuple[float, str]:
    """A round length of at most a quarter of the drawing, in its units and in words."""
    most = SIZE / 4 / scale
    power = 10.0 ** math.floor(math.log10(most))
    metres = next(step * power for step in (5, 2, 1) if step * power <= most or step == 1)
    shown = f"{metres / 1000:,.0f} km" if metres >= 1000 else f"{metres:,.0f} m"
    return round(metres * scale, 1), shown


def _note(masked: bool, count: int) -> str:
    told = number(count, "position was", "positions were")
    rest = f" The first {SHOWN} are drawn." if count > SHOWN else ""
    if masked:
        return f"{told} told. Values are masked: each lies somewhere in its square, about 100 km wide.{rest}"
    return f"{told} told. A circle is as wide as the position is precise.{rest}"
