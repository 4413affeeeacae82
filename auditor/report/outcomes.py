"""Flows, packets and bytes by outcome, as the report and the doctor's diagnosis both have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from auditor.model import Connection, Ledger, Outcome, Unaudited

SEEN_WHOLE = (Outcome.AUDITED, Outcome.NO_PAYLOAD)
UNSEEN = tuple(o for o in Outcome if o not in (*SEEN_WHOLE, Outcome.LOCAL))
"""What something may have left by: all outcomes but those of what was read, empty, or of the local network."""


class Extent(msgspec.Struct, frozen=True, kw_only=True):
    """How much had one outcome. ``packets`` of all outcomes sum to the packets of the input.

    A flow counts under each outcome that some of it had. ``bytes`` are payload, and frames of packets outside flows;
    those of ``lost-in-capture`` were sent but are not, or not usefully, in the capture; those of ``audited`` are what
    no other outcome claims, so that all of them sum to what the connections carried and the packets outside them.
    """

    flows: int = 0
    packets: int = 0
    bytes: int = 0


def extents(ledger: Ledger, connections: Sequence[Connection], gaps: Iterable[Unaudited]) -> dict[Outcome, Extent]:
    """What became of one input, by outcome, in the order of `Outcome`; ``gaps`` are the input's own."""
    flows = dict.fromkeys(Outcome, 0)
    sizes = dict.fromkeys(Outcome, 0)
    claimed = 0
    for gap in gaps:
        flows[gap.reason] += gap.flows
        sizes[gap.reason] += gap.bytes
        if gap.flows:
            claimed += gap.bytes
    for connection in connections:
        if connection.outcome in SEEN_WHOLE:
            flows[connection.outcome] += 1
    carried = sum(connection.bytes_out + connection.bytes_in for connection in connections)
    sizes[Outcome.AUDITED] = max(carried - claimed, 0)
    return {
        outcome: Extent(flows=flows[outcome], packets=ledger.packets.get(outcome, 0), bytes=sizes[outcome])
        for outcome in Outcome
        if flows[outcome] or sizes[outcome] or ledger.packets.get(outcome, 0)
    }


def taken_out(outcomes: dict[Outcome, Extent], gaps: Iterable[Unaudited]) -> dict[Outcome, Extent]:
    """``outcomes`` with what was read but then stayed closed (``gaps`` found inside exchanges) under its own outcome.

    Its packets count already, under what became of the flow; its bytes are taken from those of ``audited``.
    """
    read = outcomes.get(Outcome.AUDITED, Extent())
    left, parts = read.bytes, [outcomes]
    for gap in gaps:
        size = min(gap.bytes, left)
        left -= size
        parts.append({gap.reason: Extent(flows=gap.flows, bytes=size)})
    parts.append({Outcome.AUDITED: Extent(bytes=left - read.bytes)} if left < read.bytes else {})
    return added(parts)


def added(parts: Iterable[dict[Outcome, Extent]]) -> dict[Outcome, Extent]:
    """Several inputs together."""
    sums: dict[Outcome, list[int]] = {}
    for part in parts:
        for outcome, extent in part.items():
            row = sums.setdefault(outcome, [0, 0, 0])
            row[:] = [row[0] + extent.flows, row[1] + extent.packets, row[2] + extent.bytes]
    return {o: Extent(flows=sums[o][0], packets=sums[o][1], bytes=sums[o][2]) for o in Outcome if o in sums}
