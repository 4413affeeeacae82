"""``python -m bench.growth CAPTURE KEYLOG`` tells whether time per megabyte, and memory, stay the same as it grows.

Makes larger captures by repeating one with other client addresses and later times (a pcap of Ethernet and IPv4, as
`bench.make_capture` makes them), runs ``auditor exchanges --no-response-bodies`` on each, and prints medians. The
making has a process of its own, since a child's peak memory begins with that of the process it was forked from.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import struct
import sys
from pathlib import Path

import numpy as np

from bench.make_capture import DATA
from bench.measure import Cost, run

RECORD, ETHERNET = 16, 14
SOURCE, DESTINATION = RECORD + ETHERNET + 12, RECORD + ETHERNET + 16
MEGABYTE = 1_000_000


def repeat(capture: Path, times: int, target: Path) -> None:
    """Write ``capture`` ``times`` times over into ``target``, each time as another client's, later traffic."""
    data = capture.read_bytes()
    head, body = data[:24], data[24:]
    offsets = np.array(record_offsets(body), np.int64)
    packets = np.frombuffer(body, np.uint8)
    first, last = (struct.unpack_from("<I", body, int(offset))[0] for offset in offsets[[0, -1]])
    ipv4 = (packets[offsets + RECORD + 12] == 8) & (packets[offsets + RECORD + 13] == 0)
    client = bytes(packets[offsets[ipv4][0] + SOURCE : offsets[ipv4][0] + SOURCE + 4])
    with target.open("wb") as file:
        file.write(head)
        for turn in range(times):
            copy = packets.copy()
            for place in (SOURCE, DESTINATION):
                at = offsets[ipv4] + place
                own = (copy[at[:, None] + np.arange(4)] == np.frombuffer(client, np.uint8)).all(axis=1)
                copy[at[own] + 2] = 100 + turn
            seconds = copy[offsets[:, None] + np.arange(4)].copy().view("<u4").ravel() + turn * (last - first + 1)
            copy[offsets[:, None] + np.arange(4)] = seconds.astype("<u4").view(np.uint8).reshape(-1, 4)
            file.write(copy.tobytes())


def record_offsets(body: bytes) -> list[int]:
    """Where the records of a little-endian pcap begin."""
    length_at = struct.Struct("<8xI").unpack_from
    offsets, position = [], 0
    while position + RECORD <= len(body):
        offsets.append(position)
        position += RECORD + length_at(body, position)[0]
    return offsets


def measured(capture: Path, keylog: Path, runs: int) -> list[Cost]:
    """Costs of ``runs`` runs on one capture, after one that is not counted."""
    read = [str(capture), "--keylog", str(keylog), "--no-response-bodies"]
    command = [sys.executable, "-m", "auditor", "exchanges", *read]
    return [run(command, DATA / "growth.jsonl") for _ in range(runs + 1)][1:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("capture", type=Path)
    parser.add_argument("keylog", type=Path)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    for times in options.times:
        target = options.capture
        if times > 1:
            target = options.capture.with_name(f"{options.capture.stem}x{times}.pcap")
            if not target.exists():
                spawn = multiprocessing.get_context("spawn")
                maker = spawn.Process(target=repeat, args=(options.capture, times, target))
                maker.start()
                maker.join()
        costs = measured(target, options.keylog, options.runs)
        size = target.stat().st_size / MEGABYTE
        wall = statistics.median(cost.wall for cost in costs)
        largest = max(cost.largest for cost in costs) / MEGABYTE
        together = max(cost.together for cost in costs) / MEGABYTE
        memory = f"{largest:5.0f} MB largest process, {together:5.0f} MB all"
        print(f"{size:8.0f} MB  {wall:7.2f} s  {wall / size * 1000:6.2f} ms/MB  {memory}")


if __name__ == "__main__":
    main()
