"""All figures of `docs/performance.md` in one table: ``python -m bench`` makes what captures are missing and measures.

Whole processes on the same file, alternately, after one run of each that is not counted; medians. The ratio is of wall
times. What either side read is checked against the truth of its last run.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import against_tshark, make_capture, requests_seen
from bench.measure import Cost, run

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "captures" / "xiaomi-browser-2020" / "capture.pcapng"
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Subject:
    """A capture to be measured: name and how `bench.make_capture` makes it, and the ratios aimed at by command line."""

    name: str
    mode: str
    target_mb: int
    connections: int
    aims: tuple[tuple[str, float], ...]


HEADS, BODIES = "answers: heads", "answers: bodies decoded, hashed"
OPTIONS = {HEADS: " --no-response-bodies", BODIES: " --response-bodies"}
SUBJECTS = (
    Subject("lab500", "mixed", 500, 0, ((HEADS, 20), (BODIES, 12))),
    Subject("plain500", "plain", 500, 0, ((HEADS, 20), (BODIES, 12))),
    Subject("many5000", "many", 0, 5_000, ((HEADS, 10),)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, medians of both sides, and what was wrong with the results."""

    what: str
    ours: Cost
    theirs: Cost
    aim: float
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        ratio, cpu = self.theirs.wall / self.ours.wall, _cpu(self.theirs) / _cpu(self.ours)
        memory = f"{self.ours.together / MB:.0f} / {self.theirs.together / MB:.0f} MB"
        times = f"{self.ours.wall:.2f} / {self.theirs.wall:.2f} s"
        return f"| {self.what} | {times} | {ratio:.1f}× | {self.aim:.0f}× | {cpu:.1f}× | {memory} |"


def _cpu(cost: Cost) -> float:
    return cost.user + cost.system


def median(costs: list[Cost]) -> Cost:
    """The run in the middle by wall time."""
    return sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]


def capture_of(subject: Subject) -> Path:
    """Its file, made if it is not there."""
    path = make_capture.DATA / f"{subject.name}.pcap"
    if not path.exists():
        make_capture.make(subject.name, subject.mode, subject.target_mb, subject.connections, seed=1)
    return path


def rows(subject: Subject, runs: int, folder: Path) -> Iterator[Row]:
    """One row an aim, all measured in turn with one tshark."""
    capture = capture_of(subject)
    keylog = None if subject.mode == "plain" else capture.with_suffix(".keylog")
    command = f"{sys.executable} -m auditor exchanges {{capture}} --keylog {{keylog}} --format jsonl"
    ours = {what: against_tshark.auditor_command(command + OPTIONS[what], capture, keylog) for what, _ in subject.aims}
    theirs = against_tshark.tshark_command(shutil.which("tshark") or "tshark", capture, keylog)
    costs: dict[str, list[Cost]] = {what: [] for what in ("tshark", *ours)}
    for turn in range(runs + 1):
        for what, words in (("tshark", theirs), *ours.items()):
            cost = run(words, folder / f"{what}.out")
            if turn:
                costs[what].append(cost)
    truth = requests_seen.read_truth(capture.with_suffix(".truth"))
    for what, aim in subject.aims:
        wrong = against_tshark.faults(truth, folder / f"{what}.out", folder / "tshark.out")
        size = capture.stat().st_size / MB
        name = f"{subject.name} ({size:.0f} MB), {what}"
        yield Row(name, median(costs[what]), median(costs["tshark"]), aim, tuple(wrong))


def start(runs: int, folder: Path) -> str:
    """A scan of a capture of a few kilobytes, start to report."""
    command = [sys.executable, "-m", "auditor", "scan", str(SMALL)]
    costs = [run(command, folder / "small.out") for _ in range(runs + 2)][2:]
    wall = statistics.median(cost.wall for cost in costs)
    return f"scan of {SMALL.stat().st_size / 1000:.0f} kB, start to report: {wall:.2f} s (aim: 0.6)"


def main(arguments: list[str]) -> int:
    """Exit code 1 where a result disagrees with the truth."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each that count")
    parser.add_argument("--only", nargs="+", choices=[subject.name for subject in SUBJECTS])
    options = parser.parse_args(arguments)
    wrong: list[str] = []
    print("| capture, what is read | auditor / tshark | ratio | aim | of CPU time | memory, all processes |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for subject in SUBJECTS:
            if options.only is None or subject.name in options.only:
                for row in rows(subject, options.runs, Path(folder)):
                    print(row, flush=True)
                    wrong += (f"{row.what}: {fault}" for fault in row.wrong)
        print(start(options.runs + 2, Path(folder)))
    print("\n".join(wrong) if wrong else "all results agree with the truth")
    return 1 if wrong else 0
