"""A small video with sound, cut into segments for HLS and DASH by ffmpeg."""

from __future__ import annotations

import subprocess
from pathlib import Path

from captures.lab.players.plays import LENGTH

MANIFEST = {"hls": "index.m3u8", "dash": "index.mpd"}
_PICTURE = "-c:v libx264 -profile:v baseline -crf 45 -g 10 -keyint_min 10 -sc_threshold 0 -pix_fmt yuv420p"
_SOUND = "-c:a aac -b:a 8k -ac 1"
_HLS = "-c copy -hls_time 2 -hls_playlist_type vod -hls_segment_filename"
_DASH = "-c copy -f dash -seg_duration 2 -use_template 1 -use_timeline 0 -init_seg_name i$RepresentationID$.m4s"


def segments(base: Path) -> dict[str, dict[str, bytes]]:
    """By player, the files of its stream: manifest and segments of two seconds. Works in ``base``."""
    whole = base / "whole.mp4"
    picture = ("-f", "lavfi", "-i", "testsrc=size=32x18:rate=5")
    sound = ("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=8000")
    _ffmpeg(*picture, *sound, "-t", str(LENGTH), *_PICTURE.split(), *_SOUND.split(), str(whole))
    found = {}
    for player, manifest in MANIFEST.items():
        folder = base / player
        folder.mkdir()
        if player == "hls":
            _ffmpeg("-i", str(whole), *_HLS.split(), str(folder / "s%02d.ts"), str(folder / manifest))
        else:
            name = "s$RepresentationID$-$Number$.m4s"
            _ffmpeg("-i", str(whole), *_DASH.split(), "-media_seg_name", name, str(folder / manifest))
        found[player] = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    return found


def _ffmpeg(*arguments: str) -> None:
    subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments], check=True)
