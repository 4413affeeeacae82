"""Pieces of the bundled captures as seeds: conversations on the wire and inside TLS, key logs, packets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from auditor.network.columns import parse
from auditor.network.network import Network
from auditor.network.stream import Data, Direction, StreamEvent
from auditor.sources import open_source
from auditor.sources.interface import ExchangeSource, PacketBatch
from auditor.tls.connection import TlsConnection
from auditor.tls.keylog import KeyLog

Talk = list[tuple[Direction, bytes]]
CAPTURES = Path(__file__).parent.parent / "captures"
LONGEST = 3500
"""Bytes of one conversation that are kept: inputs are small."""
MOST_CONVERSATIONS = 6


@dataclass
class Recorded:
    """The start of one TCP flow: what was said on the wire, and inside TLS."""

    wire: Talk = field(default_factory=list)
    plain: Talk = field(default_factory=list)


def files() -> list[Path]:
    """The bundled captures."""
    return sorted(CAPTURES.glob("*/capture.pcapng"))


@cache
def batches() -> tuple[PacketBatch, ...]:
    """The packets of the first bundled capture, with its key log."""
    source = open_source(files()[0])
    assert not isinstance(source, ExchangeSource)
    found = tuple(source.batches())
    source.close()
    return found


@cache
def secrets() -> bytes:
    """The key log embedded in the first bundled capture."""
    return b"\n".join(text for batch in batches() for text in batch.secrets)


@cache
def recorded() -> tuple[Recorded, ...]:
    """The TCP flows of the first bundled capture, in order."""
    keys, network = KeyLog(), Network()
    keys.add(secrets(), "capture")
    flows: dict[int, tuple[Recorded, TlsConnection]] = {}
    for found in [each for batch in batches() for each in network.receive(batch)] + network.close():
        if not found.events:
            continue
        if found.flow.serial not in flows:
            flows[found.flow.serial] = Recorded(), TlsConnection(keys, found.flow.provenance)
        flow, tls = flows[found.flow.serial]
        _note(flow.wire, found.events)
        _note(flow.plain, [inner for event in found.events for inner in tls.receive(event)])
    return tuple(flow for flow, _ in flows.values())


def _note(talk: Talk, events: Iterable[StreamEvent]) -> None:
    said = sum(len(data) for _, data in talk)
    for event in events:
        if isinstance(event, Data) and said < LONGEST:
            talk.append((event.direction, event.data[: LONGEST - said]))
            said += len(talk[-1][1])


def conversations(mark: bytes) -> list[Talk]:
    """The starts of conversations inside TLS that hold these bytes."""
    return [flow.plain for flow in recorded() if any(mark in data for _, data in flow.plain)][:MOST_CONVERSATIONS]


def handshakes() -> list[Talk]:
    """The starts of TLS conversations on the wire."""
    return [flow.wire for flow in recorded() if flow.plain][:MOST_CONVERSATIONS]


def flows_of_packets() -> list[list[tuple[int, bytes]]]:
    """The first packets of each flow of the first bundled capture, as link type and bytes."""
    batch = batches()[0]
    columns = parse(batch)
    flows: dict[frozenset[tuple[int, int]], list[tuple[int, bytes]]] = {}
    for row, (link, at, size) in enumerate(
        zip(batch.link.tolist(), batch.offset.tolist(), batch.captured.tolist(), strict=True)
    ):
        one = int(columns.source[row]), int(columns.source_port[row])
        other = int(columns.destination[row]), int(columns.destination_port[row])
        flow = flows.setdefault(frozenset((one, other)), [])
        if sum(len(packet) + 4 for _, packet in flow) + size < LONGEST:
            flow.append((link, batch.buffer[at : at + size]))
    return [flow for flow in flows.values() if flow]
