"""The encrypted variant: what a check-in sends is encrypted by the app before TLS; only that and when it is sent shows.

The person carries out a plan: check in, or open the scanner and cancel, in an order drawn by lot.
"""

from __future__ import annotations

import json

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from captures.lab.client import Device, Link, Message
from captures.lab.expected import expected
from captures.lab.plan import SYNC, SYNC_SITE, carry_out, read_plan
from captures.lab.scenario import Answer, Asked, Line, Scenario
from captures.lab.scenarios import health_world as world
from captures.lab.scenarios.health_readable import CASE, USER

PLAN = read_plan(CASE)
AGENT = {"user-agent": "okhttp/4.9.0", "content-type": "application/octet-stream", "accept-encoding": "gzip"}
KEEPALIVE_CHANCE = 0.15


class Sealed:
    """Sends what the app encrypted: AES-256-CTR with a key that never leaves the phone, a fresh nonce each time."""

    def __init__(self, device: Device, link: Link, path: str) -> None:
        self._device, self._link, self._path = device, link, path
        self._key = device.random.randbytes(32)

    def send(self, content: dict[str, object], purpose: str) -> None:
        """Send one message, padded to a length drawn by lot."""
        padded = json.dumps({**content, "pad": "x" * self._device.random.randrange(64)}).encode()
        nonce = self._device.random.randbytes(16)
        cipher = Cipher(algorithms.AES(self._key), modes.CTR(nonce)).encryptor()
        body = nonce + cipher.update(padded) + cipher.finalize()
        self._link.send(Message("POST", self._path, AGENT, body, purpose, wrap=("encrypted by the app",)))


def play(device: Device) -> None:
    """The plan, with what every tap sends to a counter, and now and then a sign of life to the code's server."""
    with device.link(world.CODE) as code, device.link(world.COUNTER) as counter:
        checks, taps = Sealed(device, code, "/v2/d"), Sealed(device, counter, "/e")
        places = iter(world.PLACES * len(PLAN.steps))

        def tap() -> None:
            taps.send({"screen": "scanner", "user": USER}, "what any tap sends")

        def check_in() -> None:
            tap()
            place = next(places)
            device.clock.sleep(0.4)
            checks.send({"user": USER, "place": place.name, "time": int(device.clock.now())}, "check-in")

        def between() -> None:
            if device.random.random() < KEEPALIVE_CHANCE:
                checks.send({"user": USER, "alive": True, "fill": "-" * 40}, "sign of life")

        carry_out(device, PLAN, {"checkin": check_in, "open-and-cancel": tap}, between)


def answer(asked: Asked) -> Answer:
    """What the servers answer."""
    return Answer(status=204) if asked.host == SYNC else world.answer(asked)


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what of check-ins can be read where the app encrypts them itself: nothing but the address")


ENCRYPTED = Scenario(
    name=f"{CASE}/encrypted",
    seed=world.SEED + 1,
    seconds=PLAN.seconds,
    sites=(*world.SITES[:2], SYNC_SITE),
    answer=answer,
    play=play,
    expect=_expect,
    least_pace=0.9,
)
