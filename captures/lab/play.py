"""Runs inside the phone's namespace, as ``python -m captures.lab.play NAME BASE PACE``: plays and writes the truth."""

from __future__ import annotations

import sys
from pathlib import Path

from captures.lab.client import Device
from captures.lab.scenarios import by_name
from captures.lab.truth import TRUTH_FILE, Clock, Truth


def main(name: str, base: Path, pace: float) -> None:
    """Play the scenario at this pace (1: real time) into ``base``."""
    scenario = by_name(name)
    clock = Clock(scenario.seconds, pace)
    truth = Truth(base / TRUTH_FILE, clock)
    truth.write("session", {"scenario": name, "seed": scenario.seed, "pace": pace, "event": "begin"})
    scenario.play(Device(base, truth, clock, scenario.seed))
    truth.write("session", {"scenario": name, "event": "end"})
    truth.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))
