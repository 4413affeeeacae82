"""Answers to DNS lookups among the packets of a batch: every shard needs the names in them, whoever reads them."""

from __future__ import annotations

import numpy as np

from auditor.network.columns import Columns
from auditor.network.grouping import DNS
from auditor.network.names import HEADER
from auditor.network.octets import Ints

_FLAGS = 2
"""Where in a message the byte stands whose top bit says that it answers (RFC 1035 section 4.1.1)."""


def dns_answers(columns: Columns, rows: Ints | None) -> list[tuple[int, bytes]]:
    """Frame and payload of what says it answers a lookup, whole, in order of capture; ``rows`` are UDP (None: all)."""
    is_dns = (columns.source_port == DNS) | (columns.destination_port == DNS)
    found = np.flatnonzero(is_dns) if rows is None else rows[is_dns[rows]]
    found = found[(columns.wire[found] >= HEADER) & ~columns.cut[found]]
    octets = np.frombuffer(columns.buffer, np.uint8)
    found = found[octets[columns.payload[found] + _FLAGS] > 0x7F]
    start = columns.payload[found]
    spans = (columns.frame[found].tolist(), start.tolist(), (start + columns.wire[found]).tolist())
    return [(frame, columns.buffer[a:b]) for frame, a, b in zip(*spans, strict=True)]
