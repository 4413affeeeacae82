"""What could be seen and what could not: the share, every packet by what became of it, closed payloads and gaps."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from auditor.model import Outcome
from auditor.report import words
from auditor.report.document import Report, Resolver
from auditor.report.outcomes import UNSEEN, Extent
from auditor.report.text import number, percent, printable, size

GAPS_SHOWN = 100
NAMES_SHOWN = 50
LIMIT = 1000
Row = tuple[str, ...]


class Coverage(Struct, frozen=True):
    """The share in words and (0 to 100) as a number, None where nothing was sent; sentences; and tables of texts."""

    said: str
    share: float | None
    caveats: tuple[str, ...]
    outcomes: tuple[Row, ...]
    recipients: tuple[Row, ...]
    unread: tuple[Row, ...]
    opaque: tuple[Row, ...]
    resolvers: tuple[Row, ...]
    resistance: tuple[Row, ...]
    gaps: tuple[str, ...]
    more_gaps: int


def coverage_of(report: Report) -> Coverage:
    """What the last section of the page says."""
    share = report.coverage.readable_share
    unseen = [gap for gap in report.unaudited if gap.reason is not Outcome.LOCAL]
    gaps = sorted(unseen, key=lambda gap: (-gap.bytes, -gap.packets))
    return Coverage(
        said=_said(report),
        share=None if share is None else round(share * 100, 1),
        caveats=tuple(printable(c, LIMIT) for c in report.coverage.caveats if c != words.REST),
        outcomes=tuple(_outcomes(report)),
        recipients=tuple(_recipients(report)),
        unread=tuple(_unread(report)),
        opaque=tuple(_opaque(report)),
        resolvers=tuple(
            (printable(r.host), printable(r.way), f"{r.lookups:,}", f"{r.names:,}", _asked(r))
            for r in report.coverage.resolvers
        ),
        resistance=tuple(
            (printable(r.reason, LIMIT), printable(r.app or ""), f"{r.count:,}", printable(r.remedy, LIMIT))
            for r in report.coverage.resistance[:NAMES_SHOWN]
        ),
        gaps=tuple(_gap(gap.reason, gap.packets, gap.flows, gap.bytes, gap.detail) for gap in gaps[:GAPS_SHOWN]),
        more_gaps=max(len(gaps) - GAPS_SHOWN, 0),
    )


def _asked(resolver: Resolver) -> str:
    more = resolver.names - NAMES_SHOWN
    names = ", ".join(printable(name) for name in resolver.asked[:NAMES_SHOWN])
    return f"{names} and {more:,} more" if more > 0 else names


def _said(report: Report) -> str:
    out, share = report.coverage.bytes_out, report.coverage.readable_share
    if share is None:
        return words.nothing_sent(report)
    total = size(out.readable + out.unreadable)
    if share == 1:
        return f"All of what was sent could be read ({total})."
    return f"{percent(share)} of what was sent could be read ({size(out.readable)} of {total}). {words.REST}"


def _outcomes(report: Report) -> list[Row]:
    packets = {outcome: Extent(packets=n) for outcome, n in report.coverage.packets.items() if n}
    found = report.coverage.outcomes or packets
    ordered = sorted(found.items(), key=lambda item: (item[0] is not Outcome.AUDITED, -item[1].packets))
    return [(words.OUTCOMES[o], _figure(e.packets), _figure(e.flows), _size(e.bytes)) for o, e in ordered]


def _figure(count: int) -> str:
    return f"{count:,}" if count else "–"


def _size(count: int) -> str:
    return size(count) if count else "–"


def _recipients(report: Report) -> list[Row]:
    """Recipients of which something stayed unread."""
    return [
        (printable(r.name), _figure(r.connections), _size(r.readable), _size(r.unreadable))
        for r in report.coverage.recipients[:NAMES_SHOWN]
        if r.unreadable
    ]


def _unread(report: Report) -> list[Row]:
    flows: Counter[tuple[str, Outcome]] = Counter()
    sent: Counter[tuple[str, Outcome]] = Counter()
    for each in report.connections:
        if each.outcome in UNSEEN:
            name = words.far_end(each)
            key = (f"{name} (by {each.app})" if each.app else name, each.outcome)
            flows[key] += 1
            sent[key] += each.bytes_out
    ordered = sorted(flows, key=lambda key: (-sent[key], key))
    return [
        (printable(name), f"{flows[name, o]:,}", _size(sent[name, o]), words.OUTCOMES[o])
        for name, o in ordered[:NAMES_SHOWN]
    ]


def _opaque(report: Report) -> list[Row]:
    times: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for payload in report.opaque:
        name = words.who(payload.recipient, payload.host)
        times[name] += 1
        sizes[name] += payload.bytes
    return [(name, f"{times[name]:,}", size(sizes[name])) for name in times]


def _gap(reason: Outcome, packets: int, flows: int, length: int, detail: str) -> str:
    much = [number(n, w) for n, w in ((packets, "packet"), (flows, "connection")) if n]
    much += [size(length)] if length else []
    said = f" – {printable(detail, LIMIT)}" if detail else ""
    return words.OUTCOMES[reason] + said + (f" ({', '.join(much)})" if much else "")
