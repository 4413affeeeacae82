"""The far side of the TikTok session: invented videos, the feed that lists them, and what every endpoint answers.

The feed's shape (aweme_list, statistics, video.duration in milliseconds, play_addr): szdc/tiktok-api ``post.d.ts`` and
``video.d.ts``.
"""

from __future__ import annotations

import json
import random
import struct
from dataclasses import dataclass
from urllib.parse import urlsplit

from captures.lab.scenario import Answer, Asked, Site

SEED = 20210322
API, ACTIONS = "api16-normal-c-useast1a.tiktokv.com", "api2.musical.ly"
REGISTER, LOG = "log2.musical.ly", "log-va.tiktokv.com"
CDN, COVERS = "v16m.tiktokcdn.com", "p16-sign-va.tiktokcdn.com"
BANK, CONNECTIVITY, TIME = "app.hausbank.example", "connectivitycheck.gstatic.com", "time.android.com"


@dataclass(frozen=True, slots=True)
class Hosts:
    """What an app of the family talks to: its API, actions of the person, the log, videos and their covers."""

    api: str
    actions: str
    log: str
    cdn: str
    covers: str


HOSTS = Hosts(API, ACTIONS, LOG, CDN, COVERS)
SITES = (
    Site(API, ("198.51.100.16", "2001:db8:16::10")),
    Site(ACTIONS, ("198.51.100.22",), http2=False),
    Site(REGISTER, ("198.51.100.30",), http2=False, tls="TLSv1.2"),
    Site(LOG, ("198.51.100.31",), cipher="aes256"),
    Site(CDN, ("203.0.113.16", "2001:db8:16::cd"), cipher="chacha20"),
    Site(COVERS, ("203.0.113.17",), tls="TLSv1.2"),
    Site(BANK, ("203.0.113.99",)),
    Site(CONNECTIVITY, ("203.0.113.204",), plain=True),
)
NAMES = {TIME: ("203.0.113.123",)}

_LENGTHS_MS = (8_600, 12_040, 15_020, 9_500, 7_200, 20_480, 11_300, 30_010, 10_400, 14_000)
_TEXTS = (
    "Brot backen ohne Kneten #rezept",
    "Sonnenaufgang am See",
    "Wie man einen Kranich faltet #origami",
    "Katze trifft Gurke",
    "Drei Akkorde, ein Lied",
    "Fahrradkette wechseln in 20 Sekunden",
    "Kartentrick, langsam gezeigt",
    "Tomaten im Hochbeet #garten",
    "Jonglieren lernen, Teil 1",
    "Regen auf dem Zeltdach",
)


@dataclass(frozen=True, slots=True)
class Video:
    """One invented video; ids are of 2014, before the app existed, so that they name nothing real."""

    id: str
    file: str
    author: str
    length_ms: int
    text: str
    segments: int


def _videos() -> tuple[Video, ...]:
    draw = random.Random(SEED)
    made = []
    for length, text in zip(_LENGTHS_MS, _TEXTS, strict=True):
        identity = 6_000_000_000_000_000_000 + draw.randrange(10**16)
        author = 6_000_100_000_000_000_000 + draw.randrange(10**14)
        made.append(
            Video(str(identity), f"{draw.getrandbits(128):032x}", str(author), length, text, 1 + length // 8_000)
        )
    return tuple(made)


VIDEOS = _videos()
SEGMENT_BYTES = 20_000


def media() -> dict[str, bytes]:
    """What the two content hosts hand out: a video file (an MP4 file type box, then noise) and a cover each."""
    draw = random.Random(SEED + 1)
    files = {}
    for video in VIDEOS:
        box = struct.pack(">I4s4sI8s", 24, b"ftyp", b"isom", 512, b"isommp42")
        noise = draw.randbytes(SEGMENT_BYTES * video.segments - len(box))
        files[f"{CDN}/video/tos/useast2a/{video.file}.mp4"] = box + noise
        files[f"{COVERS}/obj/{video.file}.jpg"] = b"\xff\xd8\xff\xe0" + draw.randbytes(2_000) + b"\xff\xd9"
    return files


def _feed(count: int) -> bytes:
    draw = random.Random(SEED + 2 + count)
    listed = VIDEOS[:6] if count == 0 else VIDEOS[6:]
    posts = [
        {
            "aweme_id": video.id,
            "author_user_id": video.author,
            "author": {"uid": video.author, "nickname": f"erfunden_{video.author[-4:]}", "region": "DE"},
            "aweme_type": 0,
            "create_time": int(video.id) >> 32,
            "desc": video.text,
            "region": "DE",
            "statistics": {
                "aweme_id": video.id,
                "comment_count": draw.randrange(500),
                "digg_count": draw.randrange(20_000),
                "play_count": draw.randrange(200_000),
                "share_count": draw.randrange(900),
            },
            "video": {
                "duration": video.length_ms,
                "ratio": "720p",
                "width": 720,
                "height": 1280,
                "play_addr": {
                    "uri": video.file,
                    "url_list": [f"https://{CDN}/video/tos/useast2a/{video.file}.mp4?a=1233"],
                    "data_size": SEGMENT_BYTES * video.segments,
                },
                "cover": {"url_list": [f"https://{COVERS}/obj/{video.file}.jpg"]},
            },
        }
        for video in listed
    ]
    log = {"impr_id": f"{draw.getrandbits(96):024x}"}
    content = {"status_code": 0, "aweme_list": posts, "has_more": 1, "log_pb": log}
    return json.dumps(content, ensure_ascii=False).encode()


def answer(asked: Asked) -> Answer:
    """What the server of this host answers."""
    url = urlsplit(asked.target)
    if asked.host == CONNECTIVITY:
        return Answer(status=204)
    if asked.host == BANK:
        return Answer(content_type="text/html", body=b"<!doctype html><title>Hausbank</title>" + b"<p>Konto</p>" * 40)
    if url.path == "/aweme/v1/feed/":
        return Answer(body=_feed(0 if "is_cold_start=1" in url.query else 1))
    if url.path == "/service/2/device_register/":
        body = {"server_time": 0, "device_id_str": "", "install_id_str": "", "new_user": 0}
        return Answer(body=json.dumps(body).encode())
    if url.path.startswith("/service/2/"):
        return Answer(body=b'{"magic_tag":"ss_app_log","message":"success"}')
    return Answer(body=b'{"status_code":0}')
