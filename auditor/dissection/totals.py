"""Puts the totals of all shards together: connections by first packet, gaps by reason, the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from auditor.dissection.options import Totals
from auditor.dissection.shard import ShardTotals
from auditor.model import Connection, Exchange, Ledger, Outcome, Unaudited

MOST_UNKNOWN = 100
"""Custom protocols told apart in one input, the largest; the rest are one gap."""
NOT_A_GAP = frozenset({Outcome.AUDITED, Outcome.NO_PAYLOAD})


def merge(shards: Sequence[ShardTotals], faults: Iterable[Unaudited]) -> Totals:
    """The totals of a capture; ``faults`` are those of its source."""
    packets: Counter[Outcome] = Counter()
    gaps: dict[tuple[Outcome, str], list[int]] = {}
    connections: list[tuple[int, Connection]] = []
    used: set[tuple[str, bytes]] = set()
    for shard in shards:
        packets.update(shard.packets)
        connections += shard.connections
        used |= shard.keylog_used
        for key, row in shard.gaps.items():
            total = gaps.setdefault(key, [0, 0, 0])
            total[:] = [a + b for a, b in zip(total, row, strict=True)]
    gaps = _folded(gaps)
    connections.sort(key=lambda pair: pair[0])
    entries = shards[0].keylog_entries if shards else 0
    unaudited = [
        Unaudited(outcome, flows, count, size, detail)
        for (outcome, detail), (flows, count, size) in sorted(gaps.items())
        if outcome not in NOT_A_GAP and (flows or count or size)
    ]
    unaudited += faults
    if entries and not used:
        text = f"the key log's {entries} entries fit no connection of this capture"
        unaudited.append(Unaudited(Outcome.KEYLOG, 0, 0, 0, text))
    return Totals(
        connections=[connection for _, connection in connections],
        unaudited=unaudited,
        ledger=Ledger(
            packets={outcome: packets[outcome] for outcome in Outcome if packets[outcome]},
            bytes_out_readable=sum(shard.readable for shard in shards),
            bytes_out_unreadable=sum(shard.unreadable for shard in shards),
        ),
        keylog_entries=entries,
        keylog_used=len(used),
        packets=max((shard.count for shard in shards), default=0),
        marks=shards[0].marks if shards else [],
    )


def gaps_of(inputs: Iterable[Totals]) -> list[tuple[int, Unaudited]]:
    """The gaps of inputs that share their key logs, each with its input's number.

    That the key logs fit nothing is said once, and only where no input used any of them.
    """
    totals = list(inputs)
    told = any(each.keylog_used for each in totals)
    found: list[tuple[int, Unaudited]] = []
    for number, gap in ((number, gap) for number, each in enumerate(totals) for gap in each.unaudited):
        if gap.reason is Outcome.KEYLOG:
            if told:
                continue
            told = True
        found.append((number, gap))
    return found


def _folded(gaps: dict[tuple[Outcome, str], list[int]]) -> dict[tuple[Outcome, str], list[int]]:
    """The gaps, of unknown protocols only the largest on their own: each flow of a custom one is described apart."""
    unknown = [key for key in gaps if key[0] is Outcome.UNKNOWN]
    rest = sorted(unknown, key=lambda key: (-gaps[key][2], key))[MOST_UNKNOWN:]
    if not rest:
        return gaps
    kept = {key: row for key, row in gaps.items() if key not in set(rest)}
    kept[Outcome.UNKNOWN, f"{len(rest):,} other protocols no reader knows"] = [
        sum(gaps[key][column] for key in rest) for column in range(3)
    ]
    return kept


def sent_bytes(exchange: Exchange) -> int:
    """About what a request took on its way, where there are no packets to count: line, header fields and body."""
    if not exchange.sent:
        return 0
    fields = sum(len(name) + len(value) + 4 for name, value in exchange.request.headers)
    body = exchange.request.body
    return len(exchange.method) + len(exchange.path) + 12 + fields + (0 if body is None else body.length)
