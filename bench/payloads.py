"""Requests as app telemetry makes them, from a seeded generator: JSON, gzip, forms, protobuf, base64, queries.

All values are of one invented device.
"""

from __future__ import annotations

import base64
import gzip
import json
import random
import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

MODEL, ANDROID_ID, ADVERTISING_ID = "Pixel 7", "9774d56d682e549c", "38400000-8cf0-11bd-b23e-10b96e40000d"
IMEI, LATITUDE, LONGITUDE = "356938035643809", "52.520008", "13.404954"
EMAIL, PHONE, SSID, BSSID = "alice.tester@example.org", "+4915550123456", "Attic-Wifi-5G", "00:00:5e:00:53:a0"
AGENTS = (
    "Dalvik/2.1.0 (Linux; U; Android 14; Pixel 7 Build/UQ1A.240205.002)",
    "okhttp/4.12.0",
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Mobile",
)
EVENTS = (
    "app_open",
    "screen_view",
    "session_start",
    "button_tap",
    "purchase",
    "scroll",
    "search",
    "login",
    "heartbeat",
)


@dataclass(frozen=True, slots=True)
class Call:
    """One request to send; ``decoded`` is the body with its Content-Encoding undone."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""
    decoded: bytes = b""


def _uuid(draw: random.Random) -> str:
    return str(uuid.UUID(int=draw.getrandbits(128)))


def telemetry(draw: random.Random, size: int) -> dict[str, object]:
    """A batch of events with a device header, about ``size`` bytes as JSON."""
    identifiers: dict[str, object] = {"android_id": ANDROID_ID, "install": _uuid(draw)}
    chances = ((0.5, "gaid", ADVERTISING_ID), (0.15, "imei", IMEI))
    identifiers |= {name: value for chance, name, value in chances if draw.random() < chance}
    batch: dict[str, object] = {
        "schema": "2.3",
        "app": {"id": "com.example.shop", "ver": "12.4.1", "build": 41207},
        "device": {
            "model": MODEL,
            "manufacturer": "Google",
            "os": "Android",
            "os_version": "14",
            "locale": "de_DE",
            "tz": "Europe/Berlin",
            "screen": [1080, 2400],
            "free_disk": draw.getrandbits(36),
            "battery": draw.random(),
            "carrier": "Testnet DE",
        },
        "ids": identifiers,
    }
    if draw.random() < 0.2:
        batch["geo"] = {"lat": float(LATITUDE), "lon": float(LONGITUDE), "acc": draw.randint(3, 40)}
    if draw.random() < 0.08:
        batch["user"] = {"email": EMAIL, "phone": PHONE}
    if draw.random() < 0.08:
        batch["wifi"] = {"ssid": SSID, "bssid": BSSID}
    batch["events"] = [
        {
            "t": 1_738_000_000_000 + draw.getrandbits(30),
            "n": draw.choice(EVENTS),
            "sid": f"{draw.getrandbits(64):016x}",
            "p": {
                "screen": f"S{draw.randrange(40)}",
                "dur": draw.randrange(10**6),
                "ref": f"https://shop.example/p/{draw.randrange(10**6)}?utm_source=app&c={draw.randrange(99)}",
            },
        }
        for _ in range(max(1, size // 170))
    ]
    return batch


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


def _field(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def protobuf(draw: random.Random, size: int) -> bytes:
    """The same in protobuf's wire format."""
    out = b"".join(_field(n, v.encode()) for n, v in ((1, MODEL), (2, ANDROID_ID), (3, ADVERTISING_ID)))
    while len(out) < size:
        stamp = _varint(2 << 3) + _varint(draw.getrandbits(40))
        out += _field(
            10, _field(1, draw.choice(EVENTS).encode()) + stamp + _field(3, f"S{draw.randrange(50)}".encode())
        )
    return out


def _compact(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _form(draw: random.Random, size: int) -> bytes:
    fields = {
        "format": "json",
        "event": "CUSTOM_APP_EVENTS",
        "advertiser_id": ADVERTISING_ID,
        "anon_id": f"XZ{_uuid(draw)}",
        "extinfo": json.dumps(["a2", "com.example.shop", 41207, "12.4.1", "14", MODEL, "de_DE", "CET", "Testnet DE"]),
        "custom_events_file": json.dumps(telemetry(draw, size // 2)["events"]),
    }
    return urlencode(fields).encode()


def _query(draw: random.Random) -> str:
    fields: dict[str, object] = {"v": 2, "cid": f"{draw.getrandbits(30)}.{draw.getrandbits(30)}", "uam": MODEL}
    fields |= {"dl": f"https://app.example/p/{draw.randrange(10**6)}", "en": draw.choice(EVENTS)}
    if draw.random() < 0.5:
        fields |= {"ep.lat": LATITUDE, "ep.lon": LONGITUDE}
    return urlencode(fields)


def _headers(draw: random.Random) -> dict[str, str]:
    headers = {"user-agent": draw.choice(AGENTS), "accept": "application/json", "accept-language": "de-DE,de;q=0.9"}
    headers["x-request-id"] = _uuid(draw)
    if draw.random() < 0.3:
        headers["cookie"] = f"sid={draw.getrandbits(128):032x}; _ga=GA1.2.{draw.getrandbits(30)}; consent=CPz"
    if draw.random() < 0.3:
        headers["authorization"] = "Bearer " + base64.urlsafe_b64encode(draw.randbytes(180)).decode()
    return headers


def telemetry_call(draw: random.Random) -> Call:
    """One telemetry request: half plain JSON, the rest gzip, forms, protobuf, base64 in JSON, and queries."""
    headers, kind = _headers(draw), draw.random()
    size = int(min(6_000, max(600, draw.lognormvariate(7.2, 0.6))))
    if kind < 0.5:
        path, media, body = (
            f"/v{draw.randint(1, 4)}/events/batch",
            "application/json; charset=utf-8",
            telemetry(draw, size),
        )
        return _post(path, headers | {"content-type": media}, _compact(body))
    if kind < 0.65:
        plain = _compact(telemetry(draw, size * 2))
        headers |= {"content-type": "application/json", "content-encoding": "gzip"}
        path = f"/collect/v3?k={draw.getrandbits(30)}"
        return Call("POST", path, headers, gzip.compress(plain, 6, mtime=0), plain)
    if kind < 0.8:
        form = {"content-type": "application/x-www-form-urlencoded"}
        return _post("/v17.0/123456789012345/activities", headers | form, _form(draw, size))
    if kind < 0.86:
        return _post("/a", headers | {"content-type": "application/x-protobuf"}, protobuf(draw, size))
    if kind < 0.92:
        wrapped = {"data": base64.b64encode(_compact(telemetry(draw, size))).decode(), "v": 2}
        return _post("/track", headers | {"content-type": "application/json"}, _compact(wrapped))
    return Call("GET", "/g/collect?" + _query(draw), headers)


def _post(path: str, headers: dict[str, str], body: bytes) -> Call:
    return Call("POST", path, headers, body, body)


def download_call(draw: random.Random, *, media: bool, files: int) -> Call:
    """A picture or video (``media``) or a JSON answer, by number out of ``files``."""
    agent = {"user-agent": draw.choice(AGENTS)}
    if media:
        return Call("GET", f"/media/m{draw.randrange(files)}.jpg", agent | {"accept": "image/*"})
    path = f"/api/f{draw.randrange(files)}.json?page={draw.randrange(50)}"
    return Call("GET", path, agent | {"accept": "application/json", "accept-encoding": "gzip"})
