"""The Corona-Warn-App on two phones, installed twice on each, used twice each time; Play services run beside it."""

from __future__ import annotations

import functools
import random
import uuid
from itertools import product

from captures.lab.client import Device
from captures.lab.expected import expected
from captures.lab.scenario import Line, Scenario
from captures.lab.scenarios import cwa_world as world
from captures.lab.scenarios import play_services
from captures.lab.scenarios.cwa_app import App, CoronaTest
from captures.lab.scenarios.play_services import Handset

CASE = "corona-warn-app"
PHONES = (
    Handset("first", "Pixel 3a", "sargo", "001017000000011", 4_100_000_000_000_000_017, "LAB0SARGO017", "00005e005317"),
    Handset("second", "Pixel 4a", "sunfish", "001017000000029", 4_100_000_000_000_000_025, "LABSUN025", "00005e005325"),
)
INSTALLS, SESSIONS = (1, 2), (1, 2)


def tests_of(phone: Handset, install: int) -> tuple[CoronaTest, CoronaTest]:
    """The two tests a person registers while one installation lasts."""
    draw = random.Random(f"{world.SEED} {phone.label} {install}")
    first, second = (uuid.UUID(int=draw.getrandbits(128), version=4) for _ in range(2))
    return CoronaTest(f"{first}".upper()), CoronaTest(f"{second}".upper())


def _play(phone: Handset, install: int, session: int, device: Device) -> None:
    """Session 1: one test to its result, and another one registered; session 2: its result, and the keys sent."""
    first, second = tests_of(phone, install)
    play_services.check_in(device, phone)
    device.truth.write("mark", {"action": "sync"})
    app = App(device)
    app.download()
    if session == 1:
        app.register(first)
        device.clock.sleep(5)
        app.ask(first)
        device.clock.sleep(5)
        app.ask(first)
        app.register(second)
        device.clock.sleep(5)
        app.ask(second)
    else:
        app.ask(second)
        device.clock.sleep(5)
        if app.ask(second) == world.POSITIVE:
            app.warn(second)
    app.close()
    device.clock.sleep(3)
    play_services.check_in(device, phone)


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what the Corona-Warn-App told its servers, and Play services beside it told Google")


def _scenario(phone: Handset, install: int, session: int) -> Scenario:
    first, second = tests_of(phone, install)
    pending, negative, positive = world.PENDING, world.NEGATIVE, world.POSITIVE
    results: dict[str, tuple[int, ...]] = {second.token: (pending, positive)}
    if session == 1:
        results = {first.token: (pending, pending, negative), second.token: (pending, pending)}
    return Scenario(
        name=f"{CASE}/{phone.label}-install-{install}-session-{session}",
        seed=world.SEED + 100 * PHONES.index(phone) + 10 * install + session,
        seconds=22 if session == 1 else 12,
        sites=world.SITES,
        answer=world.Servers(results).answer,
        play=functools.partial(_play, phone, install, session),
        expect=_expect,
        manifest=_manifest(phone, install, session),
    )


def _manifest(phone: Handset, install: int, session: int) -> str:
    return f"""schema: 1
device: "{phone.model}, the {phone.label}"
os: "Android 11"
install: "{install}"
session: "{session}"
capture_method: "the lab's wire, keys logged by the clients"
test_persons_consent: "invented persons"
time_zone: "Europe/Berlin"
notes: "the whole phone, while the Corona-Warn-App was used on it"
captures: [capture.pcapng]
marks: marks.csv
"""


CORONA_WARN_APP = tuple(_scenario(*each) for each in product(PHONES, INSTALLS, SESSIONS))
