"""Plays and records: ``python -m captures.lab [--pace P] [NAME…]``, as root; by default all scenarios.

Recordings of peers (``peers/…``) are made only when named.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from captures.lab import pki, recorder, truth, web
from captures.lab.marks import marks
from captures.lab.network import INTERFACE, Network
from captures.lab.peers import play as peers
from captures.lab.scenario import Scenario
from captures.lab.scenarios import SCENARIOS, by_name
from captures.lab.serve import READY_FILE, host_names

CAPTURES = Path(__file__).resolve().parent.parent
PROGRAMS = ("ip", "ethtool", "nginx", "tcpdump", "editcap", "curl")


@contextmanager
def _responders(net: Network, scenario: Scenario, base: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "captures.lab.serve", scenario.name, str(base)]
    process = subprocess.Popen(net.command(net.world, command), cwd=CAPTURES.parent)
    try:
        deadline = time.monotonic() + 15
        while not (base / READY_FILE).exists():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the responders did not start")
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)


def record(scenario: Scenario, target: Path, pace: float) -> None:
    """Play one scenario and leave capture, truth, marks and expected findings in ``target``."""
    with tempfile.TemporaryDirectory(prefix="capture-lab-") as folder:
        base = Path(folder)
        pki.make(base / "pki", [*(site.host for site in scenario.sites), *scenario.certified])
        web.write_files(base, scenario.files)
        addresses = sorted({a for served in host_names(scenario).values() for a in served})
        with Network(addresses, scenario.at_home) as net, _responders(net, scenario, base):
            world = net.command(net.world, [])
            with web.nginx(world, base, web.configuration(base, scenario.sites)):
                phone = net.command(net.phone, [])
                with recorder.recording(phone, INTERFACE, base / "capture.pcap"):
                    player = [sys.executable, "-m", "captures.lab.play", scenario.name, str(base), str(pace)]
                    subprocess.run([*phone, *player], cwd=CAPTURES.parent, check=True)
        recorder.embed_keys(base / "capture.pcap", base / "keys.log", base / "capture.pcapng")
        lines = truth.read(base / truth.TRUTH_FILE)
        expected = json.dumps(scenario.expect(lines), ensure_ascii=False, indent=1) + "\n"
        (base / "expected.json").write_text(expected, encoding="utf-8")
        (base / "marks.csv").write_text(marks(lines), encoding="utf-8")
        target.mkdir(parents=True, exist_ok=True)
        wanted = ("expected.json",) if scenario.expect(lines) else ()
        for name in ("capture.pcapng", truth.TRUTH_FILE, "marks.csv", *wanted):
            shutil.copyfile(base / name, target / name)
        if scenario.manifest:
            (target / "session.yaml").write_text(scenario.manifest, encoding="utf-8")


def _wanted(asked: list[str]) -> list[str]:
    """The recordings asked for: all scenarios, or those named; the name of a case stands for all of its recordings."""
    if not asked:
        return [s.name for s in SCENARIOS if not s.needs or s.needs in os.environ]
    return [each for name in asked for each in [s.name for s in SCENARIOS if s.name.startswith(f"{name}/")] or [name]]


def main(arguments: list[str]) -> int:
    """Exit code 2 where the lab cannot run."""
    names = [*(s.name for s in SCENARIOS), *(r.name for r in peers.RECORDINGS)]
    parser = argparse.ArgumentParser(prog="python -m captures.lab", description=__doc__)
    parser.add_argument("scenario", nargs="*", help=", ".join(names))
    parser.add_argument("--pace", type=float, default=0.2, help="wall seconds for one second of the device's clock")
    parser.add_argument("--into", type=Path, default=CAPTURES, help="folder of the scenarios' folders")
    options = parser.parse_args(arguments)
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if os.geteuid() != 0 or absent:
        print(f"the lab needs root and {', '.join(PROGRAMS)}; absent: {', '.join(absent) or 'root'}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for name in _wanted(options.scenario):
        recording = peers.by_name(name)
        if recording is not None:
            needed = peers.absent(recording)
            if needed:
                print(f"{name} needs {', '.join(needed)}; captures/README.md says what to install", file=sys.stderr)
                return 2
            peers.record(recording, options.into / name)
        else:
            scenario = by_name(name)
            record(scenario, options.into / name, max(options.pace, scenario.least_pace))
        print(f"{name}: recorded", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
