"""Which playbacks are recorded: each a player, a way of beating, and what the person does."""

from __future__ import annotations

from dataclasses import asdict, dataclass

PERIOD = 3
"""Seconds between two heartbeats."""
LENGTH = 24
"""Seconds of the video."""
PLAYERS = {"hls": "hls.js", "dash": "dashjs"}
"""Names in addresses, and the npm packages."""
STYLES = ("timer", "position")
"""``timer``: a beat every period while it plays. ``position``: one every period of time played, with the position."""
SITE, TELEMETRY = "video.example", "beats.example"

Step = tuple[str, float]

ACTS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("left-early", (("wait", 4),)),
    ("left-in-the-middle", (("wait", 14),)),
    ("whole", (("wait", LENGTH + 3),)),
    ("paused", (("wait", 8), ("pause", 9), ("play", 7))),
    ("paused-twice-briefly", (("wait", 5), ("pause", 2), ("play", 5), ("pause", 2), ("play", 5))),
    ("replayed", (("wait", 10), ("seek", 0), ("wait", 8))),
    ("skipped-ahead", (("wait", 5), ("seek", 15), ("wait", 6))),
    ("background", (("wait", 5), ("hide", 12), ("show", 4))),
)
"""What is done, in steps with seconds: ``wait``, ``pause``, ``play``, ``seek`` (to); ``hide``, ``show`` the window."""


@dataclass(frozen=True, slots=True)
class Play:
    """One playback of ``video``, which is its name in heartbeats; ``folder`` is where its segments are."""

    video: str
    player: str
    style: str
    act: str
    folder: str
    steps: tuple[Step, ...]

    def as_json(self) -> dict[str, object]:
        """What the driver needs to know."""
        return asdict(self)


def plays() -> list[Play]:
    """All of them. Those that beat by a timer have a folder each; the others share one, which the cache serves."""
    found = []
    for player in PLAYERS:
        for style in STYLES:
            for number, (act, steps) in enumerate(ACTS, 1):
                video = f"{player}-{style}-{number}"
                folder = f"/{player}/{video}" if style == "timer" else f"/{player}/shared"
                found.append(Play(video, player, style, act, folder, steps))
    return found
