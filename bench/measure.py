"""Runs one program to its end and says what it cost: wall, user and system time, and peak memory."""

from __future__ import annotations

import os
import select
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, and bytes: ``largest`` is the peak of the largest process (wait4), ``together`` the sum of all peaks.

    ``together`` is sampled, counts shared pages once a process, and so bounds what the processes hold from above.
    """

    wall: float
    user: float
    system: float
    largest: int
    together: int


def _descendants(root: int) -> list[int]:
    found, waiting = [root], [root]
    while waiting:
        for task in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            try:
                children = [int(pid) for pid in task.read_text().split()]
            except OSError:
                continue
            found += children
            waiting += children
    return found


def _peak(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def run(command: Sequence[str], output: Path) -> Cost:
    """Run the command with its standard output in a file; RuntimeError with its last words if it fails.

    Python programs may keep their byte code, as installed ones do.
    """
    peaks: dict[int, int] = {}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with output.open("wb") as out, output.with_suffix(".err").open("wb") as errors:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=errors, env=environment)
        ending = os.pidfd_open(process.pid)
        while not select.select([ending], [], [], _SAMPLE_SECONDS)[0]:
            for descendant in _descendants(process.pid):
                peaks[descendant] = max(peaks.get(descendant, 0), _peak(descendant))
        wall = time.perf_counter() - begin
        os.close(ending)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        words = output.with_suffix(".err").read_text(errors="replace")[-2_000:]
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {words}")
    largest = usage.ru_maxrss * 1024
    return Cost(wall, usage.ru_utime, usage.ru_stime, largest, max(sum(peaks.values()), largest))
