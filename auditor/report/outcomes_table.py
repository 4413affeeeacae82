"""The ledger as a table: packets, connections and bytes by outcome, for the report and the doctor at a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.model import Outcome
from auditor.report import words
from auditor.report.canvas import Canvas
from auditor.report.outcomes import Extent
from auditor.report.text import size


def write_outcomes(canvas: Canvas, outcomes: Mapping[Outcome, Extent]) -> None:
    """A row for each outcome, what was read first, then the most packets; nothing where there is no outcome."""
    if not outcomes:
        return
    canvas.gap()
    ordered = sorted(outcomes.items(), key=lambda item: (item[0] is not Outcome.AUDITED, -item[1].packets))
    rows = [
        (_figure(extent.packets), _figure(extent.flows), size(extent.bytes) if extent.bytes else "-", words.OUTCOMES[o])
        for o, extent in ordered
    ]
    canvas.table(("Packets", "Connections", "Amount", "What became of them"), rows, (0, 1, 2))


def _figure(count: int) -> str:
    return f"{count:,}" if count else "-"
