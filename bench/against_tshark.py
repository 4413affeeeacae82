"""Compares ``auditor exchanges`` with tshark on one capture: ``python -m bench.against_tshark CAPTURE KEYLOG``.

Equal work: requests with headers and bodies, answers with status and headers, the same keys, reordered segments put
right on both sides. Whole processes, alternately, one warm-up each; both results are checked against the truth.
"""

from __future__ import annotations

import argparse
import json
import shlex
import shutil
import statistics
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench import measure, requests_seen

AUDITOR = f"{sys.executable} -m auditor exchanges {{capture}} --keylog {{keylog}} --no-response-bodies --format jsonl"
MB = 1_000_000


def tshark_command(program: str, capture: Path, keylog: Path | None) -> list[str]:
    """The command line of tshark for the same work."""
    fields = [part for field in requests_seen.TSHARK_FIELDS for part in ("-e", field)]
    keys = ["-o", f"tls.keylog_file:{keylog}"] if keylog is not None else []
    order = ["-o", "tcp.reassemble_out_of_order:TRUE"]
    show = ["-Y", requests_seen.TSHARK_FILTER, "-T", "fields", "-E", f"aggregator={requests_seen.AGGREGATOR}"]
    return [program, "-n", "-r", str(capture), *keys, *order, *show, *fields]


def auditor_command(template: str, capture: Path, keylog: Path | None) -> list[str]:
    """The auditor's command line; without a key log its option goes too."""
    filled: list[str] = []
    for part in shlex.split(template):
        if keylog is None and part == "{keylog}":
            filled.pop()
            continue
        filled.append(part.format(capture=capture, keylog=keylog))
    return filled


def faults(truth: requests_seen.Truth, ours: Path, theirs: Path | None) -> list[str]:
    """What either side got wrong; empty if both agree with the truth, bodies included on ours."""
    requests, bodies = requests_seen.of_auditor(ours)
    found = [("auditor", truth.disagrees(requests))]
    if theirs is not None:
        found.append(("tshark", truth.disagrees(requests_seen.of_tshark(theirs))))
    if truth.bodies is not None:
        missing = (truth.bodies - bodies).total()
        found.append(("auditor", f"{missing} bodies differ from what was sent" if missing else None))
    return [f"{who}: {what}" for who, what in found if what is not None]


def _line(name: str, cost: measure.Cost) -> str:
    memory = f"{cost.largest / MB:7.0f} MB largest process, {cost.together / MB:7.0f} MB all"
    return f"  {name:8} {cost.wall:7.2f} s wall {cost.user:7.2f} user {cost.system:6.2f} sys {memory}"


def compare(options: argparse.Namespace, folder: Path) -> tuple[list[tuple[measure.Cost, measure.Cost]], list[str]]:
    """Cost of each pair (auditor, tshark), in order, and what was wrong with the results of the last one."""
    keylog = None if options.keylog is None else Path(options.keylog)
    commands = {
        "auditor": auditor_command(options.auditor, options.capture, keylog),
        "tshark": tshark_command(options.tshark, options.capture, keylog),
    }
    pairs: list[tuple[measure.Cost, measure.Cost]] = []
    for n in range(-options.warm_up, options.pairs):
        order = ("auditor", "tshark") if n % 2 == 0 else ("tshark", "auditor")
        costs = {name: measure.run(commands[name], folder / f"{name}.out") for name in order}
        if n < 0:
            continue
        pairs.append((costs["auditor"], costs["tshark"]))
        ratio = costs["tshark"].wall / costs["auditor"].wall
        memory = costs["tshark"].largest / costs["auditor"].largest
        print(f"pair {n + 1}: tshark / auditor {ratio:.2f} wall, {memory:.2f} memory")
        print("\n".join(_line(name, costs[name]) for name in order), flush=True)
    truth = requests_seen.read_truth(options.truth or options.capture.with_suffix(".truth"))
    print(f"truth: {truth.sure.total():,} requests answered, {truth.maybe.total()} on connections that broke")
    return pairs, faults(truth, folder / "auditor.out", folder / "tshark.out")


def summary(pairs: list[tuple[measure.Cost, measure.Cost]]) -> dict[str, float]:
    """Medians over the pairs: seconds, bytes, and tshark's share over the auditor's."""
    ours, theirs = zip(*pairs, strict=True)
    middle = statistics.median
    return {
        "auditor_wall": middle(c.wall for c in ours),
        "tshark_wall": middle(c.wall for c in theirs),
        "wall_ratio": middle(t.wall / o.wall for o, t in pairs),
        "auditor_peak": middle(c.largest for c in ours),
        "auditor_peak_together": middle(c.together for c in ours),
        "tshark_peak": middle(c.largest for c in theirs),
        "memory_ratio": middle(t.largest / o.together for o, t in pairs),
    }


def main(arguments: list[str]) -> int:
    """Exit code 1 where a result disagrees with the truth."""
    parser = argparse.ArgumentParser(prog="python -m bench.against_tshark", description=__doc__)
    parser.add_argument("capture", type=Path)
    parser.add_argument("keylog", nargs="?", help="left out for a capture without TLS")
    parser.add_argument("--truth", type=Path, help="by default beside the capture, ending in .truth")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--warm-up", type=int, default=1, help="pairs run first and not counted")
    parser.add_argument("--auditor", default=AUDITOR, help="command line with {capture} and {keylog}")
    parser.add_argument("--tshark", default=shutil.which("tshark") or "tshark")
    parser.add_argument("--json", type=Path, help="write every cost and the medians here")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="against-tshark-") as folder:
        pairs, wrong = compare(options, Path(folder))
    medians = summary(pairs)
    print(f"median: auditor {medians['auditor_wall']:.2f} s, tshark {medians['tshark_wall']:.2f} s", end="; ")
    print(f"ratio {medians['wall_ratio']:.2f} wall, {medians['memory_ratio']:.2f} memory (all of auditor's processes)")
    if options.json is not None:
        costs = [{"auditor": asdict(ours), "tshark": asdict(theirs)} for ours, theirs in pairs]
        options.json.write_text(json.dumps({"pairs": costs, "median": medians, "faults": wrong}, indent=1) + "\n")
    print("\n".join(wrong) if wrong else "both agree with the truth")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
