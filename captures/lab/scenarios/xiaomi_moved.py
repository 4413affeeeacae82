"""A third version of the browser, made up: pages go on leaving, to another host, in other fields, packed anew."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator

from captures.lab.client import Datum, Device, Link, Message
from captures.lab.expected import expected
from captures.lab.scenario import Answer, Asked, Line, Scenario, Site
from captures.lab.scenarios import xiaomi_world as world
from captures.lab.scenarios.xiaomi_analytics import Analytics
from captures.lab.scenarios.xiaomi_player import surf
from captures.lab.scenarios.xiaomi_versions import CASE, FLUSH_AFTER, IDLE, PLAN

VERSION = "3.5.0"
COUNTER = "k7.kernmetrik.example"
_UNUSED = (world.BANK, world.ANALYTICS)
FIELDS = (("url", "p", "browsing.url"), ("search_word", "w", "browsing.search"))
"""As the old library calls them, as they are called now, and what they are."""


class Moved(Analytics):
    """The queue as before; what leaves is the pages and searches alone, compressed, as hexadecimal digits."""

    def link(self) -> Link:
        return self._device.link(COUNTER)

    def flush(self) -> Message:
        events = list(self._rows())
        blob = zlib.compress(json.dumps(events, ensure_ascii=False).encode()).hex()
        told = [
            Datum(type_, str(row[name]), f"body blob[].{name}", True, ("browsing.",))
            for row in events
            for _, name, type_ in FIELDS
            if name in row
        ]
        message = Message(
            "POST",
            "/v2/pulse",
            {"user-agent": "Kern/2.1", "content-type": "application/json"},
            json.dumps({"n": len(events), "blob": blob}).encode(),
            "pages and searches, to whom they did not go before",
            tuple(dict.fromkeys(told)),
            tuple(dict.fromkeys(self._acts)),
            ("json", "hex", "zlib", "json"),
        )
        self._start()
        return message

    def _rows(self) -> Iterator[dict[str, object]]:
        for event in self._events:
            properties = event["properties"]
            assert isinstance(properties, dict)
            row = {name: properties[old] for old, name, _ in FIELDS if old in properties}
            yield {"t": event["time"], **row}


def _answer(asked: Asked) -> Answer:
    return Answer(body=b'{"ok":1}') if asked.host == COUNTER else world.answer(asked)


def _play(device: Device) -> None:
    surf(device, PLAN, FLUSH_AFTER, VERSION, analytics=Moved)
    device.truth.write("mark", {"action": "idle"})
    device.clock.sleep(IDLE)
    surf(device, PLAN[:1], FLUSH_AFTER, VERSION, analytics=Moved)


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what was sent while one person read six pages with a version that reports elsewhere")


def _scenario(number: int) -> Scenario:
    return Scenario(
        name=f"{CASE}/moved/session-{number}",
        seed=world.SEED + 2000 + number,
        seconds=58,
        sites=(*(site for site in world.SITES if site.host not in _UNUSED), Site(COUNTER, ("198.51.100.61",))),
        answer=_answer,
        play=_play,
        expect=_expect,
        files=world.files(picture_bytes=600),
        manifest=f"""schema: 1
app: "Mint Browser"
package: "com.mi.globalbrowser.mini"
version: "{VERSION}"
device: "Redmi Note 8"
os: "Android 9"
session: "{number}"
capture_method: "the lab's wire, keys logged by the clients"
test_persons_consent: "invented person"
time_zone: "Europe/Berlin"
captures: [capture.pcapng]
marks: marks.csv
""",
    )


XIAOMI_MOVED = tuple(map(_scenario, (1, 2, 3)))
