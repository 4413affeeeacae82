"""All recordings: an invented travel app that opens pages and searches, in the versions the pairs are made of."""

from __future__ import annotations

import base64
import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote, urlencode

from bench.version_pairs import world
from bench.version_pairs.script import FORM, Act, Mark, Send, Take, Wait, posted

MODEL = "Pixel 7"
GAP = Wait(1.3)
"""Steps closer than a second are one (`auditor.regression.timeline.CLOSE_NS`)."""
SOON = Wait(0.15)
START = (
    Send(world.APP, "/v2/config?build=512&request={number}"),
    posted(world.APP, "/v2/checkin", {"install_id": "{install}", "os_version": "13", "ts": "{now}"}),
    Send(world.CDN, "/static/{hex}.png"),
    GAP,
)
OPEN, SEARCH = Mark("opened-page"), Mark("searched")
VISIT = Send(world.CLINIC, world.PAGE_PATH)
ASK = Send(world.SEARCH, f"/suche?q={quote(world.WORDS)}")


def beacon(
    host: str = world.TRACKER, path: str = "/v1/collect", field: str = "url", model: str = MODEL, **more: object
) -> Send:
    """What the tracker is told of a page: the page, the device's model, ids."""
    told = {"event": "page_view", field: world.PAGE, "device_model": model, "session_id": "{session}", "ts": "{now}"}
    return posted(host, path, told, **more)


def session(*opened: Act, begun: Sequence[Act] = START, searched: Sequence[Act] = (), end: float = 1.0) -> list[Act]:
    """A page is opened, then something searched; ``opened`` is what the app sends after the first."""
    leaks = (SOON, *opened) if opened else ()
    return [*begun, OPEN, VISIT, *leaks, GAP, SEARCH, ASK, *searched, Wait(end)]


def take(name: str, acts: Sequence[Act]) -> Take:
    return Take(name, tuple(acts))


def _packed(host: str = world.COUNTER) -> Send:
    inner = base64.b64encode(json.dumps({"u": world.PAGE, "event": "page_view"}).encode()).decode()
    return Send(host, "/b", urlencode({"d": inner, "r": "{hex}"}, safe="{}").encode(), {"content-type": FORM})


def _sealed() -> Send:
    secret = random.Random(7).randbytes(320)
    return posted(world.TRACKER, "/v1/collect", {"data": base64.b64encode(secret).decode(), "ts": "{now}"})


def _compressed() -> Send:
    plain = beacon()
    return replace(plain, headers={**(plain.headers or {}), "content-encoding": "gzip"})


def _sdk(version: str) -> Send:
    form = {"app_version": version, "device_name": MODEL, "android_uuid": "{install}", "created_at": "{now}"}
    return Send(world.SDK, "/session", urlencode(form, safe="{}").encode(), {"content-type": FORM})


def _hashed() -> Send:
    digest = hashlib.sha256(world.PAGE.encode()).hexdigest()
    return posted(world.TRACKER, "/v1/collect", {"event": "page_view", "page_hash": digest, "ts": "{now}"})


MODEL_ONLY = {"event": "start", "session_id": "{session}"}
ON, OFF, GIVEN, WITHDRAWN = (
    Mark(name) for name in ("incognito-on", "incognito-off", "consent-given", "consent-withdrawn")
)


def _incognito(normal: Sequence[Act], private: Sequence[Act]) -> list[Act]:
    """A page is opened in normal mode, and once more in private mode."""
    return [*session(*normal), ON, *session(*private, begun=(GAP,))]


def _consent(before: Sequence[Act], after: Sequence[Act]) -> list[Act]:
    """A page is opened before the person was asked, and once more after consent."""
    return [*session(*before), GIVEN, *session(*after, begun=(GAP,))]


def _batched(*, restart: bool, sends: bool) -> list[Act]:
    """What was read is sent when the app starts again."""
    again: list[Act] = [Mark("restart"), SOON, *([beacon()] if sends else []), Wait(0.8)]
    return [*session(), *(again if restart else [])]


TAKES: tuple[Take, ...] = (
    take("clean", session()),
    take("clean-again", session()),
    take("leaking", session(beacon())),
    take("leaking-again", session(beacon())),
    take("leaking-late", session(end=0.2, searched=(Wait(2.0), beacon()))),
    take("clean-short", [*START, OPEN, VISIT, GAP, SEARCH, ASK, Wait(0.2)]),
    take("no-page-opened", [*START, SEARCH, ASK, Wait(1.5)]),
    take("other-page", [*START, OPEN, Send(world.CLINIC, "/anfahrt"), GAP, SEARCH, ASK, Wait(1.0)]),
    take("moved-host", session(beacon(world.COUNTER))),
    take("moved-path", session(beacon(path="/v1/telemetry"))),
    take("moved-own", session(beacon(world.APP))),
    take("renamed", session(beacon(field="page_url"))),
    take("header", session(Send(world.TRACKER, "/v1/hit", headers={"x-page": world.PAGE}))),
    take("packed", session(_packed())),
    take("compressed", session(_compressed())),
    take("hashed", session(_hashed())),
    take("sealed", session(_sealed())),
    take("pinned", session(beacon(way="pinned"))),
    take("quic-unread", session(beacon(way="quic", keys=False))),
    take("quic-read", session(beacon(way="quic"))),
    take("keys-lost", session(beacon(keys=False))),
    Take("cut", tuple(session(beacon())), snaplen=400),
    take("model", session(posted(world.TRACKER, "/v1/start", {**MODEL_ONLY, "device_model": MODEL}))),
    take("model-renamed", session(posted(world.TRACKER, "/v1/start", {**MODEL_ONLY, "hw_model": MODEL}))),
    take("model-disguised", session(posted(world.TRACKER, "/v1/start", {**MODEL_ONLY, "kx": MODEL}))),
    take("model-dropped", session(posted(world.TRACKER, "/v1/start", MODEL_ONLY))),
    take("model-elsewhere", session(posted(world.COUNTER, "/z", {"q": "{number}", "kx": MODEL}))),
    take("batching", _batched(restart=True, sends=True)),
    take("batching-not-restarted", _batched(restart=False, sends=True)),
    take("batching-stopped", _batched(restart=True, sends=False)),
    take("before-consent-too", _consent([beacon()], [beacon()])),
    take("after-consent-only", _consent([], [beacon()])),
    take("incognito-too", _incognito([beacon()], [beacon()])),
    take("incognito-only", _incognito([], [beacon()])),
    take("incognito-spared", _incognito([beacon()], [])),
    take("incognito-clean", _incognito([], [])),
    take("two-recipients", session(beacon(), beacon(world.COUNTER))),
    take("sdk", session(begun=(_sdk("5.2"), *START))),
    take("sdk-updated", session(begun=(_sdk("5.3"), *START))),
    take("endpoint-v1", session(beacon(world.SHARD_A, "/v1/s/12/collect"))),
    take("endpoint-v2", session(beacon(world.SHARD_B, "/v2/s/77/collect"))),
    take("other-device", session(beacon(model="SM-A546B"))),
    take("noisy", session(Send(world.CDN, "/img/{hex}/{number}.webp"), beacon(), Send(world.CDN, "/img/{hex}.js"))),
    take("search-leaking", session(searched=(SOON, posted(world.COUNTER, "/q", {"text": world.WORDS, "n": "{hex}"})))),
)


def by_name(name: str) -> Take:
    """The recording of this name; StopIteration where there is none."""
    return next(each for each in TAKES if each.name == name)
