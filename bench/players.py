"""How well heartbeats of real players bound the time watched: ``python -m bench.players [FOLDER]``.

FOLDER is by default the bundled recording (captures/players).
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.audit import AuditOptions, audit
from auditor.report.document import Event

HOUSE = Path(__file__).resolve().parents[1]
RECORDED = HOUSE / "captures" / "players"
RECIPIENTS = """schema: 1
recipients:
  - {id: players, name: "Video site", country: null, purpose: content, domains: [beats.example], source: "invented"}
"""
RULE = """schema: 1
id: endpoints/players/beats
title: "Heartbeats of the recorded players"
recipient: players
references: ["captures/players/README.md"]
when: {host: "beats.example", path: "/beat", method: POST}
data:
  - type: watch.video
    at: "body $.video"
    because: "the page puts the video's name there"
    event: {kind: heartbeat, subject: "$.video", amount: "$.position", unit: s, every: "PERIOD"}
examples:
  match:
    - request: |
        POST /beat HTTP/1.1
        host: beats.example
        content-type: text/plain
      body: {json: {video: "hls-timer-1"}}
      finds:
        - {type: watch.video, value: "hls-timer-1", at: "body json $['video']"}
  no-match:
    - because: "nothing is told by asking"
      request: |
        GET /beat HTTP/1.1
        host: beats.example
"""


@dataclass(frozen=True, slots=True)
class Watching:
    """One playback: seconds watched as the page's media element says, and the bounds inferred (None: nothing was)."""

    video: str
    act: str
    watched: float
    low: float | None
    high: float | None

    @property
    def held(self) -> bool:
        """Whether the interval contains the truth."""
        return self.low is not None and self.high is not None and self.low <= self.watched <= self.high

    @property
    def width(self) -> float:
        """High less low, in seconds."""
        return 0.0 if self.low is None or self.high is None else self.high - self.low


def truth(folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What was recorded with what, and the playbacks."""
    first, *rest = (json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").splitlines())
    return first, rest


def events(folder: Path) -> tuple[Event, ...]:
    """What an audit with a rule for these heartbeats, and no other, makes of the recording."""
    about, _ = truth(folder)
    with tempfile.TemporaryDirectory(prefix="players-") as made:
        rules = Path(made)
        (rules / "data-types.yaml").write_bytes((HOUSE / "rules" / "data-types.yaml").read_bytes())
        for name, text in (("recipients/players", RECIPIENTS), ("endpoints/players/beats", RULE)):
            path = rules / f"{name}.yaml"
            path.parent.mkdir(parents=True)
            path.write_text(text.replace("PERIOD", str(about["period"])), encoding="utf-8")
        return audit([str(folder / "capture.pcapng")], AuditOptions(rules=rules)).events


def watchings(folder: Path) -> list[Watching]:
    """Every playback with the interval inferred for it."""
    inferred = {event.subject: event for event in events(folder) if event.kind == "watched"}
    found = []
    for play in truth(folder)[1]:
        event = inferred.get(play["video"])
        low, high = (None, None) if event is None else (event.low, event.high)
        found.append(Watching(play["video"], play["act"], play["watched"], low, high))
    return found


def main(arguments: list[str]) -> int:
    """Exit code 1 where fewer than 95 % of the intervals contain the truth."""
    folder = Path(arguments[0]) if arguments else RECORDED
    about, _ = truth(folder)
    found = watchings(folder)
    for each in found:
        bounds = "nothing inferred" if each.low is None else f"{each.low:6.2f} to {each.high:6.2f} s"
        print(f"{each.video:16} {each.act:22} watched {each.watched:6.2f} s  {bounds}  {'' if each.held else 'MISSED'}")
    held = sum(each.held for each in found)
    width = statistics.median(each.width for each in found)
    said = f"{held} of {len(found)} intervals contain the truth"
    print(f"{said}; median width {width:.1f} s, beats {about['period']} s apart")
    return 0 if held >= 0.95 * len(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
