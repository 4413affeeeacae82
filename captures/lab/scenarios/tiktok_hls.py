"""A viewing by a real player: hls.js in Chromium plays four videos, and the log tells how long, as the player says.

Needs Chromium, Node, ffmpeg, and a folder of npm packages with ``hls.js`` and ``playwright-core``, named by the
environment variable ``CAPTURE_LAB_PACKAGES``. Nothing of them is part of the house.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from captures.lab.client import Device
from captures.lab.scenario import Answer, Asked, Line, Scenario
from captures.lab.scenarios import tiktok_phone as phone
from captures.lab.scenarios import tiktok_world as world
from captures.lab.scenarios.tiktok_player import Session
from captures.lab.scenarios.tiktok_world import VIDEOS, Video
from captures.lab.scenarios.xiaomi_sdk import CHROMIUM, PACKAGES

DRIVER = Path(__file__).with_name("hls_drive.mjs")
WATCH_MS = (9_500, 2_600, 16_000, 3_400)
"""How long the person stays at each of the first four videos; two of them end before."""
PLAYER = "/player.html"
_PAGE = b'<!doctype html><meta charset="utf-8"><title>Player</title><video muted playsinline width="180"></video>'


def _folder(video: Video) -> str:
    return f"{world.CDN}/video/tos/useast2a/{video.file}"


def _encoded(video: Video) -> dict[str, bytes]:
    """One invented video as HLS: a playlist and segments of two seconds."""
    with tempfile.TemporaryDirectory() as made:
        source = f"testsrc=size=90x160:rate=10:duration={video.length_ms / 1000}"
        keyed = ["-g", "20", "-b:v", "24k", "-f", "hls", "-hls_time", "2", "-hls_playlist_type", "vod"]
        command = [
            "ffmpeg",
            "-v",
            "error",
            "-f",
            "lavfi",
            "-i",
            source,
            "-c:v",
            "libx264",
            "-pix_fmt",
            "yuv420p",
            *keyed,
        ]
        subprocess.run([*command, f"{made}/index.m3u8"], check=True)
        return {f"{_folder(video)}/{path.name}": path.read_bytes() for path in Path(made).iterdir()}


def _files() -> dict[str, bytes]:
    if PACKAGES not in os.environ:
        return {}
    covers = {name: content for name, content in world.media().items() if name.startswith(world.COVERS)}
    videos = {name: content for video in VIDEOS[: len(WATCH_MS)] for name, content in _encoded(video).items()}
    return {**covers, **videos, f"{world.CDN}{PLAYER}": _PAGE}


def answer(asked: Asked) -> Answer:
    """What the servers answer."""
    return Answer(status=204) if asked.host == world.CDN else world.answer(asked)


def _tell(session: Session, said: dict[str, object]) -> None:
    """Put what the player did into the log and the truth."""
    video = next(each for each in VIDEOS if each.id in (said.get("begins"), said.get("ends")))
    if "begins" in said:
        session.log.event("video_play", session.seen(video))
        return
    watched = int(str(said["ms"]))
    outcome = "completed" if said["ended"] else "skipped"
    session.device.truth.act(
        "watched", subject=video.id, amount=watched, unit="ms", of=video.length_ms, outcome=outcome
    )
    if said["ended"]:
        session.log.event("video_play_finish", session.seen(video))
    session.log.event("play_time", {**session.seen(video), "duration": watched, "distance_info": ""})


def play(device: Device) -> None:
    """Ask for the feed, let the player play, and send the log in two batches."""
    session = Session(device)
    session.log.launch()
    session.feed(cold=True)
    chromium = next(path for path in map(shutil.which, CHROMIUM) if path is not None)
    viewings = [
        {"id": video.id, "source": f"https://{_folder(video)}/index.m3u8", "watch": watch}
        for video, watch in zip(VIDEOS, WATCH_MS, strict=False)
    ]
    plan = json.dumps({"page": f"https://{world.CDN}{PLAYER}", "agent": phone.USER_AGENT, "viewings": viewings})
    command = ["node", str(DRIVER), os.environ[PACKAGES], str(device.base / "profile"), chromium, plan]
    environment = {**os.environ, "SSLKEYLOGFILE": str(device.base / "keys.log")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as driver:
        for number, line in enumerate(driver.stdout or ()):
            _tell(session, json.loads(line))
            if number == 3:
                session.logs.send(session.log.batch(sealed=True))
    if driver.returncode != 0:
        raise RuntimeError("the player's driver failed")
    session.logs.send(session.log.batch(sealed=False))
    for link in session.links():
        link.close()


def _expect(lines: list[Line]) -> Line:
    """Nothing: Chromium, not the lab, knows what the player asked for; the truth is what the player played."""
    del lines
    return {}


TIKTOK_HLS = Scenario(
    name="tiktok-session/hls-playback",
    seed=world.SEED + 4,
    seconds=45,
    sites=tuple(site for site in world.SITES if site.host in (world.API, world.LOG, world.CDN, world.COVERS)),
    answer=answer,
    play=play,
    expect=_expect,
    files=_files(),
    needs=PACKAGES,
    least_pace=1.0,
)
