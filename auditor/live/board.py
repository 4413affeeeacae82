"""What a live view shows, as it stands: the feed, recipients by category, coverage, and the finding that is open.

Nothing here draws: messages and keys go in, and `auditor.live.drawing` reads it out.
"""

from __future__ import annotations

from collections import Counter, deque

from msgspec import Struct, field

from auditor.live.messages import (
    Coverage,
    Event,
    Exchange,
    Finding,
    Mark,
    Message,
    Notice,
    Opaque,
    Started,
    Stopped,
)
from auditor.live.plain import clock, event_to
from auditor.report.document import RecipientRef
from auditor.report.text import size
from auditor.report.words import who

MOST_LINES = 5000
MOST_SAID = 6
MOST_FINDINGS = 5000
"""Findings and events that can still be opened or told anew; sums are of all."""


class Line(Struct):
    """One line of the feed: ``said`` in the order heard, ``findings`` by id, ``kind`` finding, mark or notice."""

    time: str
    who: str
    said: list[str]
    findings: list[str] = field(default_factory=list)
    kind: str = "finding"
    exchange: int | None = None

    @property
    def text(self) -> str:
        """The line as text: time, recipient, what was said, the first few of it."""
        shown = self.said[:MOST_SAID]
        more = len(self.said) - len(shown)
        return " · ".join([f"{clock(self.time)} {self.who}".rstrip(), *shown, *([f"{more} more"] if more else [])])


class Board:
    """Takes messages with `hear`; the rest are what keys do. ``top`` is how far up from the newest line one looks."""

    def __init__(self) -> None:
        self.lines: deque[Line] = deque(maxlen=MOST_LINES)
        self.findings: dict[str, Finding] = {}
        self.counts: dict[str, int] = {}
        self.started: Started | None = None
        self.coverage: Coverage | None = None
        self.stopped: Stopped | None = None
        self.paused = False
        self.filter = ""
        self.selected: Line | None = None
        self.open: str | None = None
        self.exchanges = 0
        self._held: list[Message] = []
        self._sums: dict[str, Counter[str]] = {}
        self._events: dict[str, tuple[Line, int]] = {}

    def hear(self, message: Message) -> None:
        """Another message; while paused it waits, but the end is heard."""
        if self.paused and not isinstance(message, Stopped):
            self._held.append(message)
            return
        self._take(message)

    def pause(self) -> None:
        """Stop or go on; what was held is heard then."""
        self.paused = not self.paused
        if not self.paused:
            held, self._held = self._held, []
            for message in held:
                self._take(message)

    @property
    def held(self) -> int:
        """How many messages wait while paused."""
        return len(self._held)

    def shown(self) -> list[Line]:
        """The lines that pass the filter, the newest last."""
        wanted = self.filter.lower()
        return [line for line in self.lines if not wanted or wanted in line.text.lower()]

    def move(self, step: int) -> None:
        """Select the line ``step`` further down (up: negative); past the newest, none."""
        lines = self.shown()
        if not lines:
            return
        at = next((n for n, line in enumerate(lines) if line is self.selected), len(lines))
        at = max(0, at + step)
        self.selected = lines[at] if at < len(lines) else None

    def toggle_open(self) -> None:
        """Open the selected line's first finding; again: the next of it, and after the last none."""
        found = [] if self.selected is None else self.selected.findings
        if self.open in found and found.index(self.open) + 1 < len(found):
            self.open = found[found.index(self.open) + 1]
        else:
            self.open = None if self.open is not None or not found else found[0]

    def table(self) -> dict[str, Counter[str]]:
        """How often each recipient was sent each category, the recipient told most first."""
        return dict(sorted(self._sums.items(), key=lambda row: -row[1].total()))

    def _take(self, message: Message) -> None:
        match message:
            case Finding():
                self._finding(message)
            case Exchange():
                self.exchanges += 1
                for name, count in message.counts:
                    self._count(name, count)
            case Event():
                self._event(message)
            case Opaque():
                self._opaque(message)
            case Coverage():
                self.coverage = message
            case Mark():
                text = f"{message.action} {message.text or ''}".rstrip()
                self.lines.append(Line(message.time, "mark:", [text], kind="mark"))
            case Notice():
                self.lines.append(Line(message.time, "", [message.text], kind="notice"))
            case Started():
                self.started = message
            case Stopped():
                self.stopped = message

    def _finding(self, told: Finding) -> None:
        name = told.finding.id
        known = name in self.findings
        self.findings[name] = told
        if not known:
            self._count(name, max(told.finding.count, self.counts.get(name, 0)))
            evidence = told.finding.evidence
            line = self._line(told.time, told.finding.recipient, told.finding.host, evidence[0].exchange)
            line.said.append(told.summary)
            line.findings.append(name)
            if len(self.findings) > MOST_FINDINGS:
                oldest = next(iter(self.findings))
                del self.findings[oldest], self.counts[oldest]

    def _count(self, name: str, count: int) -> None:
        """A finding was seen so often by now."""
        told = self.findings.get(name)
        if told is not None:
            sums = self._sums.setdefault(who(told.finding.recipient, told.finding.host), Counter())
            sums[told.category] += count - self.counts.get(name, 0)
            self.counts[name] = count

    def _event(self, told: Event) -> None:
        if told.id in self._events:
            line, at = self._events[told.id]
            line.said[at] = told.summary
            return
        line = Line(told.time, event_to(told), [told.summary], [*told.event.finding_ids], "event")
        self.lines.append(line)
        self._events[told.id] = (line, 0)
        if len(self._events) > MOST_FINDINGS:
            del self._events[next(iter(self._events))]

    def _opaque(self, told: Opaque) -> None:
        payload = told.opaque
        line = self._line(told.time, payload.recipient, payload.host, payload.exchange)
        line.said.append(f"{size(payload.bytes)} encrypted once more")

    def _line(self, time: str, recipient: RecipientRef | None, host: str, exchange: int) -> Line:
        """The line that findings of this exchange share."""
        name = who(recipient, host)
        last = self.lines[-1] if self.lines else None
        if last is not None and last.kind == "finding" and last.who == name and last.exchange == exchange:
            return last
        line = Line(time, name, [], exchange=exchange)
        self.lines.append(line)
        return line
