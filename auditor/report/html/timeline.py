"""What happened when, as lanes over one axis of time: what the person did, what was told to whom, what stayed shut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from auditor.model import SECOND
from auditor.report import words
from auditor.report.document import Event, RecipientRef, Report
from auditor.report.outcomes import UNSEEN
from auditor.report.text import number, printable, size
from auditor.report.times import nanoseconds, rfc3339
from auditor.report.zone import Zone, zone_of_report

WIDTH, LEFT, RIGHT, TOP, LANE = 960, 210, 20, 26, 24
LANES_SHOWN = 12
TICKS = 5
AWAY = 24 * 3600 * SECOND
"""Events told of to have been further than this from the recording are drawn at its edge."""
LABEL = 30
CLOCK_OFF = 30
SHAPES = (
    ("watch", ("watched", "finished", "shown", "stayed", "requested", "played")),
    ("place", ("located", "checked-in")),
    ("page", ("visited", "searched", "downloaded")),
)
"""Shape of an event by its kind; all others are acts."""
LEGEND = (("mark", "done by the person"), ("watch", "watching"), ("act", "act"), ("place", "place"), ("page", "page"))


class Point(Struct, frozen=True):
    """One thing on a lane: its shape, where it is drawn, how wide (0: a point), and what it says."""

    shape: str
    x: float
    width: float
    said: str


class Lane(Struct, frozen=True):
    """One line: whose it is, how far down, and what is on it."""

    label: str
    full: str
    y: int
    points: tuple[Point, ...]


class Timeline(Struct, frozen=True):
    """The drawing: lanes, ticks (place and time of day), its size, and notes on what it leaves out or corrects."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    height: int
    span: str
    notes: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]


class _Thing(Struct, frozen=True):
    lane: str
    shape: str
    start: int
    end: int
    said: str


def timeline_of(report: Report) -> Timeline | None:
    """The drawing; None where nothing has a time."""
    zone = zone_of_report(report)
    lanes = [_marks(report, zone), _events(report, zone), _opaque(report, zone), _unread(report)]
    things = [thing for group in lanes for thing in group]
    if not things:
        return None
    first, last = _range(report, things)
    drawn: list[Lane] = []
    left_out = 0
    for group in lanes:
        named = _by_lane(group)
        left_out += max(len(named) - LANES_SHOWN, 0)
        for name, own in named[:LANES_SHOWN]:
            points = tuple(_point(thing, first, last) for thing in own)
            label = name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"
            drawn.append(Lane(label, name, TOP + LANE * len(drawn), points))
    edge = sum(not first <= thing.start <= last for thing in things)
    notes = [f"{number(left_out, 'more lane')} left out."] if left_out else []
    notes += [f"{number(edge, 'event')} told of as far outside the recording drawn at its edge."] if edge else []
    notes += _clock_notes(report)
    shown = {point.shape for lane in drawn for point in lane.points}
    return Timeline(
        lanes=tuple(drawn),
        ticks=tuple(_ticks(first, last, zone)),
        height=TOP + LANE * len(drawn) + 10,
        span=f"{zone.moment(rfc3339(first))} to {zone.moment(rfc3339(last))} {zone.name}",
        notes=tuple(notes),
        legend=tuple(entry for entry in LEGEND if entry[0] in shown),
    )


def _marks(report: Report, zone: Zone) -> list[_Thing]:
    things = []
    for mark in report.marks:
        text = "" if mark.text is None else f": {printable(mark.text)}"
        at = nanoseconds(mark.time)
        said = f"{zone.moment(mark.time)} {printable(mark.action)}{text}"
        things.append(_Thing("What the person did", "mark", at, at, said))
    return things


def _events(report: Report, zone: Zone) -> list[_Thing]:
    behind = {(_id(c.recipient), c.host, c.input): c.seconds for c in report.clocks if abs(c.seconds) >= CLOCK_OFF}
    things = []
    for event in report.events:
        shift = 0.0 if event.time is None else behind.get((_id(event.recipient), event.host, event.input), 0.0)
        at = nanoseconds(event.time or event.sent_time) + int(shift * SECOND)
        guess = " (inferred)" if event.inferred else ""
        said = f"{zone.moment(event.time or event.sent_time)} {words.event(report, event)}{guess}"
        things.append(_Thing(words.who(event.recipient, event.host), shape_of(event), at, at, said))
    return things


def _id(recipient: RecipientRef | None) -> str | None:
    return None if recipient is None else recipient.id


def shape_of(event: Event) -> str:
    """The shape an event is drawn in."""
    return next((shape for shape, kinds in SHAPES if event.kind in kinds), "act")


def _opaque(report: Report, zone: Zone) -> list[_Thing]:
    things = []
    for payload in report.opaque:
        at = nanoseconds(payload.time)
        said = f"{zone.moment(payload.time)} {size(payload.bytes)} encrypted inside the encryption"
        things.append(_Thing(f"Closed: {words.who(payload.recipient, payload.host)}", "closed", at, at, said))
    return things


def _unread(report: Report) -> list[_Thing]:
    things = []
    for each in report.connections:
        if each.outcome in UNSEEN and each.bytes_out:
            name = printable(words.far_end(each))
            said = f"{size(each.bytes_out)} sent, {words.OUTCOMES[each.outcome]}"
            start, end = nanoseconds(each.first), nanoseconds(each.last)
            things.append(_Thing(f"Unread: {name}", "closed", start, max(start, end), said))
    return things


def _by_lane(things: Iterable[_Thing]) -> list[tuple[str, list[_Thing]]]:
    lanes: defaultdict[str, list[_Thing]] = defaultdict(list)
    for thing in things:
        lanes[thing.lane].append(thing)
    return sorted(lanes.items(), key=lambda lane: -len(lane[1]))


def _range(report: Report, things: Sequence[_Thing]) -> tuple[int, int]:
    edges = [nanoseconds(t) for source in report.inputs for t in (source.first, source.last) if t is not None]
    edges = edges or [t for thing in things for t in (thing.start, thing.end)]
    first, last = min(edges), max(edges)
    near = [t for g in things for t in (g.start, g.end) if first - AWAY <= t <= last + AWAY]
    first, last = min([first, *near]), max([last, *near])
    return first, max(last, first + SECOND)


def _at(time: int, first: int, last: int) -> float:
    share = (min(max(time, first), last) - first) / (last - first)
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _point(thing: _Thing, first: int, last: int) -> Point:
    x = _at(thing.start, first, last)
    return Point(thing.shape, x, round(_at(thing.end, first, last) - x, 1), thing.said)


def _ticks(first: int, last: int, zone: Zone) -> Iterable[tuple[float, str]]:
    days = last - first > AWAY
    for number_ in range(TICKS + 1):
        time = first + (last - first) * number_ // TICKS
        moment = zone.moment(rfc3339(time))
        yield _at(time, first, last), moment[5:16] if days else moment[11:]


def _clock_notes(report: Report) -> Iterable[str]:
    for clock in report.clocks:
        if abs(clock.seconds) >= CLOCK_OFF:
            by = words.span(abs(clock.seconds))
            yield f"Times told {words.who(clock.recipient, clock.host)} are moved by {by}: the device's clock was off."
