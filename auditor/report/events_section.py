"""The section of the terminal report that says what the person did: what was told, in order, then what is inferred."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from auditor.report import words
from auditor.report.canvas import Canvas
from auditor.report.document import Event, Report
from auditor.report.text import number, printable
from auditor.report.times import nanoseconds
from auditor.report.zone import Zone, zone_of_report

EVENTS_SHOWN = 500
VISITS_SHOWN = 20
NAMES_SHOWN = 3
DAY = 10
CLOCK_OFF = 30
"""Seconds by which the device's clock may be off without a word."""
DOUBT_LIMIT = 300
REPEATED = ("located", "visited", "searched", "downloaded")
TOGETHER_NS = 60_000_000_000


def write_events(canvas: Canvas, report: Report) -> None:
    """Write the section; nothing where there are no events."""
    told, visits, requested = parted(report.events)
    zone = zone_of_report(report)
    if told:
        _told(canvas, report, told, zone)
    if visits or requested:
        canvas.heading(f"What else follows, without having been told ({zone.name})")
    _visits(canvas, visits, zone)
    _requested(canvas, requested)


def parted(events: Iterable[Event]) -> tuple[list[Event], list[Event], list[Event]]:
    """Events worth a line each, visits only inferred, and media asked for; each in order of time.

    A video merely shown is left out where the same recipient was told that it was watched.
    """
    ordered = sorted(events, key=lambda e: e.time or e.sent_time)
    watched = {(words.who(e.recipient, e.host), e.subject) for e in ordered if e.kind == "watched"}
    told: list[Event] = []
    visits: list[Event] = []
    requested: list[Event] = []
    for event in ordered:
        if event.kind == "requested":
            requested.append(event)
        elif event.kind == "visited" and event.inferred:
            visits.append(event)
        elif event.kind != "shown" or (words.who(event.recipient, event.host), event.subject) not in watched:
            told.append(event)
    return told, visits, requested


def _told(canvas: Canvas, report: Report, ordered: Sequence[Event], zone: Zone) -> None:
    told = {words.who(event.recipient, event.host) for event in ordered}
    to_one = f", and told {told.pop()}" if len(told) == 1 else ""
    canvas.heading(f"What the person did{to_one} ({zone.name})")
    _clocks(canvas, report)
    day, shown = "", 0
    for line in lines_of(ordered, masked=report.values != "plain"):
        at = zone.moment(line.event.time or line.event.sent_time)
        if at[:DAY] != day:
            day = at[:DAY]
            canvas.paragraph(day)
        to = "" if to_one else f" – told {_listed(list(line.told))}"
        canvas.pairs([(at[DAY + 1 :], f"{_clause(report, line)}{to}")], 2, 8)
        shown += sum(line.told.values())
        if shown >= EVENTS_SHOWN:
            break
    if len(ordered) > shown:
        canvas.paragraph(f"… and {number(len(ordered) - shown, 'event')} more, all of them in --format json")


def _clause(report: Report, line: Line) -> str:
    times = max(line.told.values())
    often = f", {times:,} times in a row" if times > 1 else ""
    guess = " (inferred)" if line.event.inferred else ""
    doubt = f" – but {printable(line.event.doubt, DOUBT_LIMIT)}" if line.event.doubt else ""
    return f"{words.event(report, line.event)}{often}{guess}{doubt}"


def _clocks(canvas: Canvas, report: Report) -> None:
    """Say where the device's clock, whose times are shown, is far from that of the capture."""
    for clock in report.clocks:
        if abs(clock.seconds) >= CLOCK_OFF:
            way = "behind" if clock.seconds > 0 else "ahead of"
            to = words.who(clock.recipient, clock.host)
            by = words.span(abs(clock.seconds))
            canvas.paragraph(f"Times told {to} are by the device's clock, which is {by} {way} that of the capture.")


class Line(Struct):
    """What is told in one line: an event, and how often its like was told to each recipient."""

    event: Event
    told: Counter[str]


def lines_of(events: Iterable[Event], *, masked: bool = False) -> list[Line]:
    """A line for each event, but one alone for a place or page told again and again, or to several within a minute.

    Masked values look alike; where they are, only events of the same findings are taken to be of the same place.
    """
    lines: list[Line] = []
    latest: dict[tuple[object, ...], tuple[Line, int]] = {}
    last: dict[str, tuple[object, ...]] = {}
    for event in events:
        key = (event.kind, event.subject, event.title, event.text, event.finding_ids if masked else ())
        time_ns = nanoseconds(event.time or event.sent_time)
        known = latest.get(key) if event.kind in REPEATED else None
        if known is not None and (last[event.kind] == key or time_ns - known[1] <= TOGETHER_NS):
            line = known[0]
        else:
            line = Line(event, Counter())
            lines.append(line)
        line.told[words.who(event.recipient, event.host)] += 1
        latest[key], last[event.kind] = (line, time_ns), key
    return lines


def _visits(canvas: Canvas, visits: Sequence[Event], zone: Zone) -> None:
    """Sites that were visited as referrers and server names tell, one line a site, with those who could see it."""
    sites: dict[str | None, list[Event]] = defaultdict(list)
    for visit in visits:
        sites[visit.subject].append(visit)
    shown = list(sites.items())[:VISITS_SHOWN]
    for site, own in shown:
        at = zone.moment(own[0].time or own[0].sent_time)
        by_name = any(visit.method in ("sni", "dns") for visit in own)
        names = list(dict.fromkeys(words.who(v.recipient, v.host) for v in own if v.method == "referrer"))
        seers = [f"told {_listed(names)}"] if names else []
        seers += ["seen by whoever carries the traffic"] if by_name else []
        canvas.pairs([(at, f"Visited {printable(site or '')} – {'; '.join(seers)}")], 2, len(at))
    if len(sites) > len(shown):
        canvas.paragraph(f"… and {number(len(sites) - len(shown), 'site')} more, all of them in --format json", 2)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMES_SHOWN:,} more" if len(names) > NAMES_SHOWN else ""
    return ", ".join(names[:NAMES_SHOWN]) + more


def _requested(canvas: Canvas, requested: Sequence[Event]) -> None:
    if not requested:
        return
    hosts = list(dict.fromkeys(words.who(event.recipient, event.host) for event in requested))
    things = number(len(requested), "video or sound", "videos or sounds")
    canvas.paragraph(
        f"Parts of {things} were requested from {_listed(hosts)}. That is not to say that they were watched: "
        "players fetch ahead, keep and repeat.",
        2,
    )
