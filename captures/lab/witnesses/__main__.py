"""Records witnesses: ``python -m captures.lab.witnesses --packages FOLDER [NAME…]``, as root; by default all of them.

FOLDER is a scratch folder of npm packages; with ``--install`` they are put there first. None of it stays in the house.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from captures.lab.witnesses.record import record
from captures.lab.witnesses.vendors import TOOLS, WITNESSES, Witness, by_name

INTO = Path(__file__).resolve().parents[2] / "witnesses"


def install(packages: Path, witnesses: list[Witness], before: str) -> None:
    """Let npm put the SDKs and the tools into the folder, in their versions of that day (YYYY-MM-DD)."""
    packages.mkdir(parents=True, exist_ok=True)
    names = [*TOOLS, *(name for witness in witnesses for name in witness.packages)]
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps", f"--before={before}"]
    subprocess.run(["npm", "install", "--prefix", str(packages), *quiet, *names], check=True)


def main(arguments: list[str]) -> int:
    """Exit code 1 where one of them could not be recorded."""
    parser = argparse.ArgumentParser(prog="python -m captures.lab.witnesses", description=__doc__)
    parser.add_argument("witness", nargs="*", help=", ".join(witness.name for witness in WITNESSES))
    parser.add_argument("--packages", type=Path, required=True, help="scratch folder of npm packages")
    parser.add_argument("--install", action="store_true", help="install the packages first")
    parser.add_argument("--before", default="2026-03-01", help="versions as of this day")
    parser.add_argument("--into", type=Path, default=INTO)
    options = parser.parse_args(arguments)
    chosen = [by_name(name) for name in options.witness] or list(WITNESSES)
    packages = options.packages.resolve()
    if options.install:
        install(packages, chosen, options.before)
    failed = 0
    for witness in chosen:
        try:
            record(witness, packages, options.into / witness.name)
            print(f"{witness.name}: recorded", flush=True)
        except (subprocess.SubprocessError, RuntimeError) as fault:
            failed += 1
            print(f"{witness.name}: {fault}", file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
