"""Times the packet half alone on one capture: reading, columns, flows and streams; CPU seconds, the best of three.

Run as ``python -m bench.network_bench CAPTURE``.
"""

from __future__ import annotations

import gc
import sys
import time
from typing import cast

from auditor.network.columns import parse
from auditor.network.network import Network
from auditor.network.stream import Data
from auditor.sources import open_source
from auditor.sources.interface import PacketBatch, PacketSource


def once(batches: list[PacketBatch]) -> tuple[float, float, int, int]:
    begin = time.process_time()
    for batch in batches:
        parse(batch)
    columns = time.process_time() - begin
    network, total = Network(), 0
    begin = time.process_time()
    for batch in batches:
        for found in network.receive(batch):
            total += sum(len(event.data) for event in found.events if isinstance(event, Data))
    network.close()
    return columns, time.process_time() - begin - columns, network.packets, total


def main(path: str) -> None:
    batches = list(cast(PacketSource, open_source(path)).batches())
    gc.disable()
    results = [once(batches) for _ in range(3)]
    columns, streams, packets, total = min(results, key=lambda r: r[0] + r[1])
    print(f"{packets} packets, {total} stream bytes: columns {columns:.3f} s, flows and streams {streams:.3f} s")


if __name__ == "__main__":
    main(sys.argv[1])
