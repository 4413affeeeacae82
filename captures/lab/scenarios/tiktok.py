"""The TikTok session: a labelled re-enactment of what published reports say the app sends while one watches."""

from __future__ import annotations

from captures.lab.expected import expected
from captures.lab.scenario import Line, Scenario
from captures.lab.scenarios import tiktok_player, tiktok_world


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what the app told while one person watched eleven times, and to whom")


TIKTOK_SESSION = Scenario(
    name="tiktok-session",
    seed=tiktok_world.SEED,
    seconds=174,
    sites=tiktok_world.SITES,
    answer=tiktok_world.answer,
    play=tiktok_player.play,
    expect=_expect,
    files=tiktok_world.media(),
    names=tiktok_world.NAMES,
)
