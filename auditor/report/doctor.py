"""What kind of capture this is, how much of it can be read, why not the rest, and what to do next: `auditor doctor`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from auditor import __version__
from auditor.model import Connection, Ledger, Outcome, Unaudited
from auditor.report import words
from auditor.report.advice import Facts, advise
from auditor.report.canvas import Canvas, Look
from auditor.report.document import BytesOut, Scalar, to_json
from auditor.report.outcomes import Extent, extents
from auditor.report.outcomes_table import write_outcomes
from auditor.report.text import number, percent, printable, size
from auditor.report.times import rfc3339
from auditor.report.zone import zone_named

SCHEMA = 1
NAMES_KEPT = 50
NAMES_SHOWN = 5
QUIC = ("udp", "quic")


class Counted(Protocol):
    """What `diagnose` takes: the totals of a dissection."""

    connections: list[Connection]
    unaudited: list[Unaudited]
    ledger: Ledger
    keylog_entries: int
    keylog_used: int
    packets: int


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """Connections, and bytes sent on them, of a name or an app; ``readable`` ones are those read in full."""

    name: str
    connections: int
    readable: int
    bytes_out: int
    bytes_out_readable: int


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why some connections could not be read, and the names they went to, most bytes first."""

    outcome: Outcome
    words: str
    connections: int
    bytes_out: int
    names: tuple[Share, ...]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A situation the capture is in, and what to do about it."""

    id: str
    situation: str
    advice: tuple[str, ...]


class Diagnosis(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of `auditor doctor`; ``readable_share`` of the bytes sent is 0 to 1, None where nothing was sent.

    ``manifest`` are the fields of a session's manifest, where there is one.
    """

    schema: int
    tool: str
    path: str
    kind: str
    packets: int
    first: str | None
    last: str | None
    seconds: float | None
    connections: int
    connections_readable: int
    bytes_out: BytesOut
    readable_share: float | None
    protocols: dict[str, int]
    keylog_entries: int
    keylog_used: int
    apps: tuple[Share, ...]
    reasons: tuple[Reason, ...]
    gaps: dict[Outcome, str]
    next_steps: tuple[Step, ...]
    outcomes: dict[Outcome, Extent] = {}
    manifest: dict[str, Scalar] | None = None


def diagnose(
    path: str,
    kind: str,
    totals: Counted,
    protocols: Mapping[str, int],
    manifest: Mapping[str, Scalar] | None = None,
) -> Diagnosis:
    """Judge a dissection of an input of this kind; ``protocols`` counts the requests read."""
    connections, ledger = totals.connections, totals.ledger
    times = [t for c in connections for t in (c.first, c.last)]
    out = BytesOut(readable=ledger.bytes_out_readable, unreadable=ledger.bytes_out_unreadable)
    sent = out.readable + out.unreadable
    facts = _facts(totals, protocols, kind.startswith("pcap"))
    return Diagnosis(
        schema=SCHEMA,
        tool=f"auditor {__version__}",
        path=path,
        kind=kind,
        packets=totals.packets,
        first=rfc3339(min(times)) if times else None,
        last=rfc3339(max(times)) if times else None,
        seconds=(max(times) - min(times)) / 1e9 if times else None,
        connections=len(connections),
        connections_readable=sum(c.outcome is Outcome.AUDITED for c in connections),
        bytes_out=out,
        readable_share=out.readable / sent if sent else None,
        protocols=dict(sorted(protocols.items())),
        keylog_entries=totals.keylog_entries,
        keylog_used=totals.keylog_used,
        apps=_shares((c.app, c) for c in connections if c.app is not None),
        reasons=_reasons(connections),
        gaps={gap.reason: gap.detail for gap in reversed(totals.unaudited)},
        next_steps=tuple(Step(id=a.id, situation=a.situation, advice=a.steps) for a in advise(facts)),
        outcomes=extents(ledger, connections, totals.unaudited),
        manifest=None if manifest is None else dict(manifest),
    )


def _shares(named: Iterable[tuple[str | None, Connection]]) -> tuple[Share, ...]:
    groups: dict[str, list[Connection]] = {}
    for name, connection in named:
        groups.setdefault(name or connection.server.address, []).append(connection)
    shares = []
    for name, group in groups.items():
        readable = [c for c in group if c.outcome is Outcome.AUDITED]
        shares.append(
            Share(
                name=name,
                connections=len(group),
                readable=len(readable),
                bytes_out=sum(c.bytes_out for c in group),
                bytes_out_readable=sum(c.bytes_out for c in readable),
            )
        )
    return tuple(sorted(shares, key=lambda s: (-s.bytes_out, s.name)))


def _reasons(connections: Sequence[Connection]) -> tuple[Reason, ...]:
    groups: dict[Outcome, list[Connection]] = {}
    for connection in connections:
        if connection.outcome is not Outcome.AUDITED:
            groups.setdefault(connection.outcome, []).append(connection)
    reasons = [
        Reason(
            outcome=outcome,
            words=words.OUTCOMES[outcome],
            connections=len(group),
            bytes_out=sum(c.bytes_out for c in group),
            names=_shares((c.sni or c.host, c) for c in group)[:NAMES_KEPT],
        )
        for outcome, group in groups.items()
    ]
    return tuple(sorted(reasons, key=lambda r: (-r.bytes_out, -r.connections, r.outcome)))


def _facts(totals: Counted, protocols: Mapping[str, int], of_packets: bool) -> Facts:
    locked = (Outcome.NO_KEYS, Outcome.KEYS_MISSING)
    quic = [c for c in totals.connections if c.transport in QUIC and c.outcome in locked]
    outcomes = Counter(c.outcome for c in totals.connections if not (c.transport in QUIC and c.outcome in locked))
    return Facts(
        outcomes=dict(outcomes),
        quic=len(quic),
        protocols=dict(protocols),
        keys_given=totals.keylog_entries,
        keys_used=totals.keylog_used,
        packets=totals.packets,
        packet_outcomes=totals.ledger.packets,
        of_packets=of_packets,
    )


def render_json(diagnosis: Diagnosis) -> str:
    """The diagnosis as JSON (docs/formats.md)."""
    return to_json(diagnosis).decode()


def render_all_json(diagnoses: Sequence[Diagnosis]) -> str:
    """One diagnosis as `render_json` gives it; those of a session's several captures as a list."""
    texts = [render_json(diagnosis) for diagnosis in diagnoses]
    return texts[0] if len(texts) == 1 else "[" + ",".join(text.rstrip("\n") for text in texts) + "]\n"


def render_terminal(diagnosis: Diagnosis, look: Look) -> str:
    """The diagnosis for a person, in ``look.width`` columns."""
    canvas = Canvas(look)
    canvas.paragraph(_verdict(diagnosis), style="bold")
    canvas.gap()
    canvas.pairs(_particulars(diagnosis), indent=0, label=12)
    write_outcomes(canvas, diagnosis.outcomes)
    if diagnosis.apps:
        canvas.heading("App by app")
        header = ("App", "Connections", "of them read", "Sent", "of that read")
        canvas.table(header, _share_rows(diagnosis.apps), (1, 2, 3, 4))
    _why(canvas, diagnosis)
    if diagnosis.next_steps:
        canvas.heading("What to do next")
    for step in diagnosis.next_steps:
        canvas.paragraph(step.situation)
        canvas.pairs([("-", line) for line in step.advice], 2, 1)
        canvas.gap()
    return canvas.finished()


def _verdict(diagnosis: Diagnosis) -> str:
    share = diagnosis.readable_share
    if share is None:
        read = sum(diagnosis.protocols.values())
        return f"{number(read, 'request')} can be read." if read else "Nothing that was sent is in this capture."
    if share == 0:
        return "Nothing of what was sent can be read."
    return f"{'All' if share == 1 else percent(share)} of what was sent can be read."


def _particulars(diagnosis: Diagnosis) -> Iterable[tuple[str, str]]:
    yield "file", f"{printable(diagnosis.path)} ({printable(diagnosis.kind)})"
    manifest = diagnosis.manifest or {}
    said = words.session(manifest)
    if said:
        yield "session", said
    if diagnosis.packets or diagnosis.kind.startswith("pcap"):
        yield "packets", f"{diagnosis.packets:,}"
    if diagnosis.first is not None and diagnosis.seconds is not None:
        zone = zone_named(manifest.get("time_zone"))
        yield "time", f"{zone.moment(diagnosis.first)} {zone.name}, {diagnosis.seconds:,.1f} s long"
    if diagnosis.connections:
        yield "connections", f"{diagnosis.connections:,}, {diagnosis.connections_readable:,} of them readable"
    out = diagnosis.bytes_out
    if diagnosis.readable_share is not None:
        yield "sent", f"{size(out.readable + out.unreadable)}, {size(out.readable)} of that readable"
    requests = ", ".join(f"{printable(name)} {count:,}" for name, count in diagnosis.protocols.items())
    yield "requests", requests or "none could be read"
    if diagnosis.packets:
        given, used = diagnosis.keylog_entries, diagnosis.keylog_used
        yield "keys", f"{given:,} given, {used:,} of them fit" if given else "none given, none inside the file"
    for outcome, detail in diagnosis.gaps.items():
        if outcome in (Outcome.TRUNCATED, Outcome.KEYLOG):
            yield "mind", printable(detail)


def _share_rows(shares: Iterable[Share]) -> Iterable[tuple[str, ...]]:
    for s in shares:
        read = percent(s.bytes_out_readable / s.bytes_out) if s.bytes_out else "-"
        yield printable(s.name), f"{s.connections:,}", f"{s.readable:,}", size(s.bytes_out), read


def _why(canvas: Canvas, diagnosis: Diagnosis) -> None:
    if not diagnosis.reasons:
        return
    canvas.heading("Why connections could not be read")
    for i, reason in enumerate(diagnosis.reasons):
        if i:
            canvas.gap()
        much = f"{number(reason.connections, 'connection')}, {size(reason.bytes_out)} sent"
        canvas.paragraph(f"{reason.words[0].upper()}{reason.words[1:]}: {much}")
        rows = [(printable(s.name), f"{s.connections:,}", size(s.bytes_out)) for s in reason.names[:NAMES_SHOWN]]
        canvas.table(("  Sent to", "Connections", "Amount"), [(f"  {name}", c, b) for name, c, b in rows], (1, 2))
        if len(reason.names) > NAMES_SHOWN:
            canvas.paragraph(f"… and {number(len(reason.names) - NAMES_SHOWN, 'more name')}", 2)
