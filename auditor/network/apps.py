"""Which app a flow is of: what the capture says of its packets, the first word counts."""

from __future__ import annotations

import numpy as np

from auditor.network.flows import Flow
from auditor.network.octets import Ints
from auditor.sources.interface import PacketBatch


def name_apps(batch: PacketBatch, flows: list[Flow], starts: Ints, row: Ints) -> None:
    """Tell flows, each with its run of rows (in order of capture) from ``starts`` on, whose packets they have."""
    if batch.app is None or not flows:
        return
    app = batch.app[row]
    known = np.flatnonzero(app >= 0)
    if not known.size:
        return
    owner = np.searchsorted(starts, known, "right") - 1
    pairs = owner * len(batch.apps) + app[known]
    _, first = np.unique(pairs, return_index=True)
    for at in np.sort(first).tolist():
        position = int(known[at])
        flows[int(owner[at])].sent_by(batch.apps[int(app[position])], batch.first_frame + int(row[position]))
