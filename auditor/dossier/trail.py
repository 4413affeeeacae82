"""A trail of positions: sightings at one place after one another are one stay."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from auditor.model import SECOND
from auditor.report.document import Event
from auditor.report.dossiers import Stay
from auditor.report.times import nanoseconds

PLACED = ("located", "checked-in")
EARTH_M = 6_371_000.0
LONGEST_UNSEEN = 6 * 3600 * SECOND
"""Two sightings further apart in time are two stays: where the person was in between is not known."""


def trail_of(events: Sequence[Event], numbers: Iterable[int]) -> tuple[Stay, ...]:
    """The stays among the events of these numbers, in order of time."""
    placed = sorted((moment(events[n]), n) for n in numbers if events[n].kind in PLACED)
    stays: list[list[tuple[int, int]]] = []
    for time_ns, number in placed:
        if stays:
            last_ns, last = stays[-1][-1]
            if time_ns - last_ns <= LONGEST_UNSEEN and same_place(events[last], events[number]):
                stays[-1].append((time_ns, number))
                continue
        stays.append([(time_ns, number)])
    return tuple(_stay(events, stay) for stay in stays)


def moment(event: Event) -> int:
    """When it happened (ns), by the payload's clock if it says, else when it was sent."""
    return nanoseconds(event.time or event.sent_time)


def same_place(one: Event, other: Event) -> bool:
    """Whether two events may tell of one place: the same text, or no further apart than they are precise."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return one.subject == other.subject and one.kind == other.kind
    precision = max(one.precision_m or 0.0, other.precision_m or 0.0)
    return distance_m((one.lat, one.lon), (other.lat, other.lon)) <= precision


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two places (latitude and longitude in degrees), along a sphere."""
    lat1, lat2 = math.radians(one[0]), math.radians(other[0])
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(other[1] - one[1]) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * EARTH_M * math.asin(math.sqrt(min(chord, 1.0)))


def _stay(events: Sequence[Event], stay: Sequence[tuple[int, int]]) -> Stay:
    own = [events[n] for _, n in stay]
    precise = [event.precision_m for event in own if event.precision_m is not None]
    return Stay(
        events=tuple(n for _, n in stay),
        finding_ids=tuple(dict.fromkeys(id_ for event in own for id_ in event.finding_ids)),
        first=own[0].time or own[0].sent_time,
        last=own[-1].time or own[-1].sent_time,
        seconds=round((stay[-1][0] - stay[0][0]) / SECOND, 3),
        precision_m=min(precise) if precise else None,
    )
