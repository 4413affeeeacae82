"""The player's own log: one JSON object a line, written at the moment of doing, and the clock it goes by."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Mapping
from pathlib import Path

TRUTH_FILE = "truth.jsonl"


def rfc3339(seconds: float) -> str:
    """A Unix time as RFC 3339 with microseconds, UTC."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat(timespec="microseconds")


class Clock:
    """The device's clock: it runs ``1 / pace`` times as fast as the wall's and is right at the end of the session.

    A session of ``seconds`` then takes ``seconds * pace``; at pace 1 it is the wall clock.
    """

    def __init__(self, seconds: float, pace: float) -> None:
        self._pace = pace
        self._start = time.time()
        self._base = self._start - seconds * (1 - pace)

    def now(self) -> float:
        """Seconds since the Unix epoch by the device's clock."""
        return self._base + (time.time() - self._start) / self._pace

    def sleep(self, seconds: float) -> None:
        """Let ``seconds`` pass by the device's clock."""
        time.sleep(seconds * self._pace)


class Truth:
    """Writes the truth file. Every line has ``wall`` and ``time`` (the device's clock) and says ``what`` happened."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._file = path.open("w", encoding="utf-8")
        self._clock = clock
        self._acts = 0

    def write(self, what: str, content: Mapping[str, object]) -> None:
        """Add one line and hand it to the system at once."""
        line = {"what": what, "wall": rfc3339(time.time()), "time": rfc3339(self._clock.now()), **content}
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()

    def act(self, kind: str, **content: object) -> int:
        """Note what the person did; returns its number, by which requests that tell of it refer to it."""
        self._acts += 1
        self.write("act", {"act": self._acts, "kind": kind, **content})
        return self._acts

    def close(self) -> None:
        self._file.close()


def read(path: Path) -> list[dict[str, object]]:
    """All lines of a truth file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
