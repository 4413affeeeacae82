"""The browser session of 2020: a labelled re-enactment of what Mint Browser 3.4.0 was published to report."""

from __future__ import annotations

from captures.lab.expected import expected
from captures.lab.scenario import Line, Scenario
from captures.lab.scenarios import xiaomi_player, xiaomi_world


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what the browser's analytics told of the pages one person read, incognito ones included")


XIAOMI_BROWSER = Scenario(
    name="xiaomi-browser-2020",
    seed=xiaomi_world.SEED,
    seconds=64,
    sites=xiaomi_world.SITES,
    answer=xiaomi_world.answer,
    play=xiaomi_player.play,
    expect=_expect,
    files=xiaomi_world.files(),
)
