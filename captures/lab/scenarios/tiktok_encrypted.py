"""The same TikTok session with every batch of its log in the ttEncrypt envelope whose construction is published."""

from __future__ import annotations

from captures.lab.client import Device
from captures.lab.expected import expected
from captures.lab.scenario import Line, Scenario
from captures.lab.scenarios import tiktok_player, tiktok_world
from captures.lab.scenarios.tiktok import TIKTOK_SESSION

CASE = "tiktok-encrypted"
PART_BYTES = 1_000


def _play(device: Device) -> None:
    everything = (*tiktok_player.FLUSH_AFTER, len(tiktok_player.PLAN))
    tiktok_player.watch_all(tiktok_player.Session(device, PART_BYTES), everything)


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what the app told in an encrypted log that can be opened, while one person watched")


TIKTOK_ENCRYPTED = Scenario(
    name=f"{CASE}/published-envelope",
    seed=tiktok_world.SEED,
    seconds=TIKTOK_SESSION.seconds,
    sites=tiktok_world.SITES,
    answer=tiktok_world.answer,
    play=_play,
    expect=_expect,
    files=tiktok_world.media(),
    names=tiktok_world.NAMES,
)
