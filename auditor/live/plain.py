"""The live view as plain log lines, for where there is no terminal, and the lines of the terminal's feed."""

from __future__ import annotations

from auditor.live.messages import Coverage, Event, Finding, Mark, Message, Notice, Opaque, Started, Stopped
from auditor.report.text import number, percent, printable, size
from auditor.report.words import who


def clock(time: str) -> str:
    """``12:01:03`` of an RFC 3339 time."""
    return time[11:19]


def event_to(event: Event) -> str:
    """Who was told an event; one that follows from names on the way alone was told nobody, but is there to be seen."""
    told_to = event.event.recipient
    return who(told_to, event.host) if told_to is not None or event.host else "whoever carries the traffic"


def log_line(message: Message) -> str | None:
    """One message as one line without colours; None for those that are too many or say nothing by themselves."""
    match message:
        case Finding():
            told = message.finding
            return f"{clock(message.time)} {who(told.recipient, told.host)} · {printable(message.summary, 300)}"
        case Event():
            return f"{clock(message.time)} {event_to(message)} · {printable(message.summary, 300)}"
        case Opaque():
            payload = message.opaque
            amount = size(payload.bytes)
            return f"{clock(message.time)} {who(payload.recipient, payload.host)} · {amount} encrypted once more"
        case Mark():
            return f"{clock(message.time)} mark: {printable(message.action)} {printable(message.text or '')}".rstrip()
        case Notice():
            return f"{clock(message.time)} {printable(message.text, 1000)}"
        case _:
            return None


def started_lines(started: Started) -> list[str]:
    """How to connect and how to install the certificate, as lines."""
    lines = [f"recording into {started.session}"]
    for way in started.ways:
        lines += [f"{way.mode}: {way.how}"]
    if started.web is not None:
        lines.append(f"in a browser on this machine, once: {started.web}")
    return [*lines, *started.install]


def coverage_line(coverage: Coverage) -> str:
    """How much can be seen, in one line."""
    share = "nothing sent yet" if coverage.share is None else f"{percent(coverage.share)} of what was sent is readable"
    extra = f", {coverage.waiting} waiting to be analysed" if coverage.waiting else ""
    extra += f", {coverage.others:,} packets of other devices dropped" if coverage.others else ""
    return f"{number(coverage.exchanges, 'request')}, {share}{extra}"


def stopped_lines(stopped: Stopped) -> list[str]:
    """The report, and where the session is."""
    return [stopped.text.rstrip("\n"), "", f"session: {stopped.session}", f"again: auditor scan {stopped.session}"]
