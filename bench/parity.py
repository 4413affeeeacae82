"""Compares the auditor with tshark over folders of captures: ``python -m bench.parity FOLDER… [--json FILE]``.

Requests with status and bodies (length and SHA-256, both directions), WebSocket messages, MQTT topics, DNS questions
and server names; that every ledger adds up; and what became of the packets, against tshark's view of the same ones.
A key log is one beside the capture with the same stem. Exit code 0 whatever was found: this measures, tests judge.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench import parity_auditor, parity_ledger, parity_tshark
from bench.parity_records import Row, causes, compare, in_what_is_shown, totals

KEYLOGS = (".keylog", ".keys", ".keylog.txt", ".keys.txt", ".derived.log", ".key.log", ".keylog.log", ".sslkeylog")
NOT_CAPTURES = (*KEYLOGS, ".md", ".txt", ".json", ".csv", ".log", ".yaml", ".jsonl", ".truth", ".har", ".mitm", ".py")
KINDS = ("http", "websocket", "mqtt", "dns", "sni")
AT_ONCE = 2
SECONDS = 120.0
FOLD = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one capture: rows of the table, faults of either side in words, and both views of its packets."""

    capture: str
    kind: str
    rows: tuple[Row, ...] = ()
    faults: tuple[str, ...] = ()
    crashed: bool = False
    adds_up: bool | None = None
    not_compared: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)
    theirs: Counter[str] = field(default_factory=Counter)
    protocols: Counter[tuple[str, str]] = field(default_factory=Counter)


def captures_in(folders: Iterable[Path]) -> list[Path]:
    """Every file that may be a capture, in order; key logs and texts beside them are not."""
    found: list[Path] = []
    for folder in folders:
        files = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
        found += [path for path in files if path.is_file() and not path.name.lower().endswith(NOT_CAPTURES)]
    return found


def keylog_of(capture: Path) -> Path | None:
    """The key log beside a capture, None where there is none."""
    candidates = (capture.with_name(capture.stem + ending) for ending in KEYLOGS)
    return next((path for path in candidates if path.is_file()), None)


def judge(capture: Path, name: str, tshark: str, seconds: float = SECONDS) -> Report:
    """Both views of one capture, compared."""
    keylog = keylog_of(capture)
    command = [sys.executable, "-m", "bench.parity_auditor", str(capture), *([str(keylog)] if keylog else [])]
    root = Path(__file__).resolve().parent.parent
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False, cwd=root)
    except subprocess.TimeoutExpired:
        return Report(name, "", faults=(f"auditor took more than {seconds:.0f} s",), crashed=True)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        refused = said.startswith("auditor.errors.")
        return Report(name, "", faults=(f"auditor: {said}",), crashed=not refused)
    mine = parity_auditor.parse(done.stdout)
    if not mine.kind.startswith("pcap"):
        return Report(name, mine.kind, faults=("holds no packets: nothing for tshark to read",))
    other = parity_tshark.view(tshark, capture, keylog, seconds)
    return Report(
        capture=name,
        kind=mine.kind,
        rows=tuple(compare(name, other.seen, mine.seen)),
        faults=(f"tshark: {other.fault}",) if other.fault else (),
        adds_up=mine.adds_up,
        not_compared=other.seen.not_compared + mine.seen.not_compared,
        ours=parity_ledger.ours(mine),
        theirs=parity_ledger.theirs(other.packets),
        protocols=parity_ledger.outcomes_by_protocol(mine.flows, other.packets),
    )


def judge_all(captures: Sequence[Path], base: Path | None, tshark: str, seconds: float = SECONDS) -> list[Report]:
    """All captures, `AT_ONCE` at a time, in order; named relative to ``base`` where that is possible."""
    names = [str(p.relative_to(base)) if base is not None and p.is_relative_to(base) else str(p) for p in captures]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda each: judge(each[0], each[1], tshark, seconds), zip(captures, names, strict=True)))


def print_table(reports: Sequence[Report]) -> None:
    print(f"{'capture':72} {'kind':9} {'tshark':>7} {'auditor':>7} {'same':>7} {'bodies':>6}  differences")
    for report in reports:
        for row in report.rows:
            counts = f"{row.tshark:7,} {row.auditor:7,} {row.same:7,} {row.bodies:6,}"
            shown = "; ".join(row.differences[:FOLD]) + (" …" if len(row.differences) > FOLD else "")
            print(f"{row.capture[-72:]:72} {row.kind:9} {counts}  {shown}")
        unread = ", ".join(f"{name} {count}" for name, count in sorted(report.not_compared.items()))
        if not report.rows:
            print(f"{report.capture[-72:]:72} nothing to compare ({report.kind or 'not read'})")
        if unread:
            print(f"{'':72} not compared: {unread}")
        for fault in report.faults:
            print(f"{'':72} {fault}")


def print_totals(reports: Sequence[Report]) -> None:
    rows = [row for report in reports for row in report.rows]
    print()
    for kind in KINDS:
        asked, same, captures, whole, bodies = totals(rows, kind)
        if asked:
            hashed = f", {bodies:,} bodies of equal length and hash" if kind == "http" else ""
            print(
                f"{kind:9} {same:,} of {asked:,} identical ({same / asked:.2%}){hashed}; "
                f"{whole} of {captures} captures with any ({whole / captures:.2%})"
            )
    asked = sum(row.tshark for row in rows if row.kind == "http")
    alone = ", ".join(f"{count} {cause}" for cause, count in causes(rows).most_common())
    if asked:
        same = totals(rows, "http")[1]
        print(f"of the {asked:,} requests tshark shows {same:,} are identical; differences: {alone or 'none'}")
        alike, holding = in_what_is_shown(rows)
        whole = sum(row.tshark > 0 for row in rows if row.kind == "http")
        print(
            f"in all that tshark shows of them {alike:,} are ({alike / asked:.2%}), "
            f"all of them in {holding} of {whole} captures ({holding / whole:.2%})"
        )
    packets = [report for report in reports if report.adds_up is not None]
    print(f"ledgers   {sum(r.adds_up is True for r in packets)} of {len(packets)} add up, in packets and in bytes")
    print(f"crashes   {sum(r.crashed for r in reports)} in {len(reports)} files")


def print_ledger(reports: Sequence[Report]) -> None:
    """Packets by group on either side, where they differ most, and which protocols each outcome holds."""
    print(f"\n{'packets':34} {'auditor':>10} {'tshark':>10}  captures that differ most")
    for group in parity_ledger.GROUPS:
        apart = sorted(reports, key=lambda r: -abs(r.ours[group] - r.theirs[group]))
        worst = [f"{r.capture} {r.ours[group] - r.theirs[group]:+,}" for r in apart[:FOLD]]
        counts = f"{sum(r.ours[group] for r in reports):10,} {sum(r.theirs[group] for r in reports):10,}"
        print(f"{group:34} {counts}  {', '.join(each for each in worst if not each.endswith(' +0'))}")
    table: Counter[tuple[str, str]] = Counter()
    for report in reports:
        table.update(report.protocols)
    print("\npackets of flows by outcome, and what tshark names these flows")
    for outcome in sorted({key[0] for key in table}):
        named = Counter({protocol: n for (of, protocol), n in table.items() if of == outcome})
        listed = ", ".join(f"{protocol} {n:,}" for protocol, n in named.most_common())
        print(f"{outcome:28} {named.total():10,}  {listed}")


def plain(report: Report) -> dict[str, object]:
    """A report for JSON."""
    counters = ("not_compared", "ours", "theirs")
    return {
        "capture": report.capture,
        "kind": report.kind,
        "rows": [asdict(row) for row in report.rows],
        "faults": report.faults,
        "crashed": report.crashed,
        "adds_up": report.adds_up,
        "protocols": {" ".join(key): n for key, n in report.protocols.items()},
        **{name: dict(getattr(report, name)) for name in counters},
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.parity", description=__doc__)
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--json", type=Path, help="write everything here")
    parser.add_argument("--tshark", default=shutil.which("tshark") or "tshark")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="time-out for each program on one capture")
    options = parser.parse_args(arguments)
    base = options.folder[0].resolve() if len(options.folder) == 1 and options.folder[0].is_dir() else None
    captures = captures_in(folder.resolve() for folder in options.folder)
    reports = judge_all(captures, base, options.tshark, options.seconds)
    print_table(reports)
    print_ledger(reports)
    print_totals(reports)
    if options.json is not None:
        options.json.write_text(json.dumps([plain(report) for report in reports], indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
