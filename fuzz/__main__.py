"""Runs every harness for a while, one after the other: ``python -m fuzz [SECONDS]`` (60 each by default)."""

from __future__ import annotations

import subprocess
import sys

from fuzz.registry import HARNESSES


def main() -> int:
    """One process a harness; the exit code is 1 where one of them found something."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    failed = []
    for name in HARNESSES:
        command = [sys.executable, "-m", f"fuzz.{name}", f"-max_total_time={seconds}"]
        print(f"{name}: {seconds} s", flush=True)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            failed.append(name)
            print(done.stdout, done.stderr[-4000:], sep="\n", flush=True)
    print(f"found something: {', '.join(failed)}" if failed else f"{len(HARNESSES)} harnesses found nothing")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
