"""Packets of whole flows to exchanges: every packet is in the ledger once, whatever is in it."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.dissection import Dissection, DissectionOptions
from auditor.model import Exchange, Unaudited
from auditor.protocols.messages import ResponseBodies
from auditor.sources.interface import PacketBatch
from auditor.sources.linktypes import normalise
from fuzz.captured import flows_of_packets, secrets
from fuzz.packets import batch_of, written
from fuzz.running import fuzz


class Given:
    """A capture in memory."""

    path = "fuzz"
    kind = "pcapng"

    def __init__(self, batch: PacketBatch) -> None:
        self._batch = batch

    def secrets(self) -> tuple[bytes, ...]:
        """The bundled capture's key log, so that its TLS can be opened."""
        return (secrets(),)

    def batches(self, size: int = 0) -> Iterator[PacketBatch]:
        """The one batch."""
        yield self._batch

    def faults(self) -> tuple[Unaudited, ...]:
        """None."""
        return ()

    def close(self) -> None:
        """Nothing to give back."""


def one_input(data: bytes) -> None:
    """The input is a row of packets."""
    batch = normalise(batch_of(data))
    options = DissectionOptions(response_bodies=ResponseBodies.KEEP, processes=1)
    found: list[tuple[int, Exchange]] = []
    with Dissection(Given(batch), options, _same) as dissection:
        found += dissection
    totals = dissection.totals
    assert totals.packets == batch.offset.size
    assert sum(totals.ledger.packets.values()) == totals.packets, "the ledger does not add up"
    assert [n for n, _ in found] == list(range(len(found)))
    for _, exchange in found:
        assert all(1 <= frame <= totals.packets for frame in exchange.frames), exchange


def _same(exchange: Exchange) -> Exchange:
    return exchange


def seeds() -> list[bytes]:
    """The starts of a bundled capture's flows, and the first packets of all of them."""
    flows = flows_of_packets()
    return [*map(written, flows[:16]), written(flow[0] for flow in flows[:16])]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
