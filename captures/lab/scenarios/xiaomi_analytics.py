"""What the browser's analytics library puts on the wire, and the invented phone it speaks of.

Events and super properties: W. Palant, "Are Xiaomi browsers spyware? Yes, they are…" (2020-05-04). Envelope and preset
properties: sensorsdata/sa-sdk-android ``AnalyticsMessages.java`` and ``DbParams.java``.
"""

from __future__ import annotations

import base64
import gzip
import json
from urllib.parse import quote_plus

from captures.lab.client import Datum, Device, Link, Message
from captures.lab.scenarios.xiaomi_world import ANALYTICS

MODEL, MANUFACTURER, OS_VERSION = "Redmi Note 8", "Xiaomi", "9"
USER_ID, DEVICE_ID = "5d2d8d5e-6f0c-4f1e-9a52-cccc0badcafe", "8f14e45fceea167a"
COUNTRY, LANGUAGE, CARRIER, APP_VERSION = "DE", "de", "Testnet DE", "3.4.0"


def agent_of(version: str) -> str:
    """The User-Agent of this version of the browser."""
    return (
        f"Mozilla/5.0 (Linux; U; Android {OS_VERSION}; de-de; {MODEL} Build/PKQ1.190616.001) AppleWebKit/537.36 "
        f"(KHTML, like Gecko) Version/4.0 Chrome/71.0.3578.141 Mobile Safari/537.36 XiaoMi/Mint Browser/{version}"
    )


USER_AGENT = agent_of(APP_VERSION)

_ID, _DEVICE, _BROWSING = ("identifier.",), ("device.",), ("browsing.",)
_PLACE = ("location.", "device.")
LABELS: dict[str, tuple[str, bool, tuple[str, ...]]] = {
    "$model": ("device.model", True, ()),
    "$manufacturer": ("device.manufacturer", True, _DEVICE),
    "$brand": ("device.manufacturer", False, _DEVICE),
    "$os": ("device.os", False, _DEVICE),
    "$os_version": ("device.os", True, _DEVICE),
    "miui_version": ("device.build", False, _DEVICE),
    "$screen_width": ("device.screen", False, _DEVICE),
    "$screen_height": ("device.screen", False, _DEVICE),
    "$carrier": ("network.carrier", True, ("network.",)),
    "$network_type": ("network.type", False, ("network.",)),
    "internet_status": ("network.type", False, ("network.",)),
    "$wifi": ("network.type", False, ("network.",)),
    "$device_id": ("identifier.android-id", True, _ID),
    "uuid": ("identifier.install", True, _ID),
    "distinct_id": ("identifier.install", True, _ID),
    "anonymous_id": ("identifier.install", True, _ID),
    "$timezone_offset": ("location.timezone", False, _PLACE),
    "miui_region": ("location.country", True, _PLACE),
    "system_language": ("device.language", False, ("device.", "account.", "location.")),
    "$app_version": ("apps.version", False, ("apps.",)),
    "url": ("browsing.url", True, ()),
    "search_word": ("browsing.search", True, ()),
    "used_searchengine": ("browsing.search-engine", False, _BROWSING),
}


def hash_code(text: str) -> int:
    """Java's ``String.hashCode`` of an ASCII string: signed, 32 bits."""
    value = 0
    for character in text:
        value = (31 * value + ord(character)) & 0xFFFFFFFF
    return value - (1 << 32) if value >= 1 << 31 else value


def user_agent(agent: str = USER_AGENT) -> tuple[Datum, ...]:
    """What the browser's User-Agent tells every site."""
    return (
        Datum("device.model", MODEL, "header user-agent"),
        Datum("device.manufacturer", MANUFACTURER, "header user-agent", accept=_DEVICE),
        Datum("device.os", OS_VERSION, "header user-agent", accept=_DEVICE),
        Datum("device.user-agent", agent, "header user-agent", accept=("device.", "identifier.")),
    )


class Analytics:
    """The library's queue: events with their labels and the acts they tell of; ``flush`` makes the request."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._start()

    def link(self) -> Link:
        """A connection to where it reports."""
        return self._device.link(ANALYTICS, http2=False, tls="TLSv1.2")

    def _start(self) -> None:
        self._events: list[dict[str, object]] = []
        self._data: list[Datum] = []
        self._acts: list[int] = []

    def track(self, event: str, properties: dict[str, object], acts: tuple[int, ...] = ()) -> None:
        """Queue one event with the preset and super properties around its own."""
        preset: dict[str, object] = {
            "$lib": "Android",
            "$lib_version": "3.2.9",
            "$app_version": APP_VERSION,
            "$os": "Android",
            "$os_version": OS_VERSION,
            "$model": MODEL,
            "$manufacturer": MANUFACTURER,
            "$brand": "xiaomi",
            "$screen_width": 1080,
            "$screen_height": 2340,
            "$carrier": CARRIER,
            "$network_type": "WIFI",
            "$wifi": True,
            "$device_id": DEVICE_ID,
            "$timezone_offset": -60,
        }
        own: dict[str, object] = {
            "uuid": USER_ID,
            "internet_status": "wifi",
            "platform": "AndroidApp",
            "miui_version": "V11.0.3.0.PCOEUXM",
            "miui_region": COUNTRY,
            "system_language": LANGUAGE,
        }
        identity: dict[str, object] = {"distinct_id": USER_ID, "anonymous_id": USER_ID}
        library = {"$lib": "Android", "$lib_version": "3.2.9", "$app_version": APP_VERSION, "$lib_method": "code"}
        when = int(self._device.clock.now() * 1000)
        merged = {**preset, **own, **properties}
        self._events.append(
            {
                "_track_id": self._device.random.getrandbits(31),
                "time": when,
                "type": "track",
                "event": event,
                **identity,
                "lib": library,
                "properties": merged,
            }
        )
        self._data += [*_labelled("body data_list[].", identity), *_labelled("body data_list[].properties.", merged)]
        self._acts += acts

    def flush(self) -> Message:
        """The request with everything queued: a form with the gzip and base64 of the JSON array, and its hash."""
        now = int(self._device.clock.now() * 1000)
        events = [{**event, "_flush_time": now} for event in self._events]
        text = json.dumps(events, ensure_ascii=False, separators=(",", ":")).encode()
        packed = base64.b64encode(gzip.compress(text, 6, mtime=0)).decode()
        form = f"crc={hash_code(packed)}&gzip=1&data_list={quote_plus(packed)}"
        data = list(dict.fromkeys(self._data))
        data.append(Datum("location.country", COUNTRY, "query r", accept=_PLACE))
        message = Message(
            "POST",
            f"/sa?project=global_browser_mini&r={COUNTRY}",
            {
                "user-agent": "SensorsAnalytics Android SDK",
                "content-type": "application/x-www-form-urlencoded",
                "accept-encoding": "gzip",
            },
            form.encode(),
            f"analytics to {ANALYTICS}",
            tuple(data),
            tuple(dict.fromkeys(self._acts)),
            ("form", "base64", "gzip", "json"),
        )
        self._start()
        return message


def _labelled(place: str, values: dict[str, object]) -> list[Datum]:
    """The labels of the fields that tell something; booleans as JSON writes them."""
    return [
        Datum(LABELS[n][0], str(v).lower() if isinstance(v, bool) else str(v), f"{place}{n}", *LABELS[n][1:])
        for n, v in values.items()
        if n in LABELS
    ]
