"""Two versions of the browser, three sessions each: 3.4.0 as published, and one that reports nothing."""

from __future__ import annotations

import functools

from captures.lab.client import Device
from captures.lab.expected import expected
from captures.lab.scenario import Line, Scenario
from captures.lab.scenarios import xiaomi_world as world
from captures.lab.scenarios.xiaomi_analytics import APP_VERSION
from captures.lab.scenarios.xiaomi_player import Visit, surf

CASE = "xiaomi-browser-fixed"
FIXED_VERSION = "3.4.3"
SEARCHED, SEARCHED_INCOGNITO = "rosen richtig pflanzen", "schlaflos seit wochen"
PLAN = (
    Visit(f"https://{world.NEWS}/stadt/buecherei-oeffnet-sonntags", 6),
    Visit(world.searched(SEARCHED), 5, search=SEARCHED),
    Visit(f"https://{world.GARDEN}/rosen/pflanzzeit?seite=2", 6),
    Visit(world.searched(SEARCHED_INCOGNITO), 5, search=SEARCHED_INCOGNITO, incognito=True),
    Visit(f"https://{world.CLINIC}/sprechstunde/schlafstoerungen", 6, incognito=True),
    Visit(f"https://{world.NEWS}/wetter", 5),
)
FLUSH_AFTER = (0, 1, 2, 3, 4, 5)
IDLE = 8


def _play(version: str, tells: bool, device: Device) -> None:
    surf(device, PLAN, FLUSH_AFTER, version, tells=tells)
    device.truth.write("mark", {"action": "idle"})
    device.clock.sleep(IDLE)
    surf(device, PLAN[:1], FLUSH_AFTER, version, tells=tells)


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what was sent while one person read the same six pages with one version of the browser")


def _scenario(side: str, version: str, number: int) -> Scenario:
    tells = version == APP_VERSION
    return Scenario(
        name=f"{CASE}/{side}/session-{number}",
        seed=world.SEED + 1000 * (not tells) + number,
        seconds=58,
        sites=tuple(site for site in world.SITES if site.host != world.BANK),
        answer=world.answer,
        play=functools.partial(_play, version, tells),
        expect=_expect,
        files=world.files(picture_bytes=600),
        manifest=f"""schema: 1
app: "Mint Browser"
package: "com.mi.globalbrowser.mini"
version: "{version}"
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


_ORDER = (("3.4.0", 1), ("fixed", 1), ("3.4.0", 2), ("fixed", 2), ("fixed", 3), ("3.4.0", 3))
"""The old version again after the new one: what changed was not switched by the recipient meanwhile."""
XIAOMI_VERSIONS = tuple(
    _scenario(side, FIXED_VERSION if side == "fixed" else APP_VERSION, number) for side, number in _ORDER
)
