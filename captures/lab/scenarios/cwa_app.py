"""The requests of the Corona-Warn-App 2.x: downloads that name nobody, and real calls that hide among fake ones.

Endpoints, bodies, paddings, the dummy token and the order of calls: cwa-app-android, ``VerificationServer.kt``,
``SubmissionServer.kt``, ``DefaultPlaybook.kt``.
"""

from __future__ import annotations

import hashlib
import json
import string
from dataclasses import dataclass

from captures.lab.client import Datum, Device, Message
from captures.lab.protobuf import content, number
from captures.lab.scenarios import cwa_world as world

AGENT = {"user-agent": "okhttp/4.9.0", "accept-encoding": "gzip"}
DUMMY_TOKEN = "11111111-2222-4444-8888-161616161616"
COUNTRIES = ("AT", "BE", "CH", "DE", "DK", "ES", "FR", "IT", "NL", "PL")
"""``visitedCountries`` are all that the configuration lists as supported, wherever one was (``SubmissionTask.kt``)."""
BODY_SIZE, KEY_SIZE, KEYS_AT_LEAST = 250, 28, 15


@dataclass(frozen=True, slots=True)
class CoronaTest:
    """One test of one person: the number in its QR code, which never leaves the phone; only its hash does."""

    guid: str

    @property
    def key(self) -> str:
        """SHA-256 of the number, in hex: what the test is registered by."""
        return hashlib.sha256(self.guid.encode()).hexdigest()

    @property
    def token(self) -> str:
        """The registration token the server gives for it."""
        return world.registration_token(self.key)


def _token_of(token: str, field: str = "body registrationToken") -> Datum:
    return Datum("identifier.scoped", token, field, core=True, accept=("identifier.",))


class App:
    """One start of the app: a connection to each host, and a playbook for each thing the person does."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.cdn = device.link(world.CDN)
        self.verification = device.link(world.VERIFICATION)
        self.submission = device.link(world.SUBMISSION)

    def close(self) -> None:
        """Close every connection."""
        for link in (self.cdn, self.verification, self.submission):
            link.close()

    def padding(self, length: int) -> str:
        """Random letters and digits, as the app pads with."""
        return "".join(self.device.random.choices(string.ascii_letters + string.digits, k=length))

    def download(self) -> None:
        """Configuration, the lists of days and hours, and the packages of keys: the same for everybody."""
        keys = "/version/v1/diagnosis-keys/country/EUR/date"
        paths = ["/version/v2/app_config_android", keys, *(f"{keys}/{day}" for day in world.DAYS)]
        paths += [f"{keys}/{world.DAYS[-1]}/hour", *(f"{keys}/{world.DAYS[-1]}/hour/{hour}" for hour in world.HOURS)]
        for path in paths:
            self.cdn.send(Message("GET", path, AGENT, purpose="download"))

    def _verify(
        self,
        call: str,
        told: dict[str, str],
        data: tuple[Datum, ...] = (),
        acts: tuple[int, ...] = (),
        *,
        fake: bool = False,
    ) -> dict[str, object]:
        path = f"/version/v1/{call}"
        padding = BODY_SIZE - len(json.dumps({**told, "requestPadding": ""}, separators=(",", ":")))
        body = json.dumps({**told, "requestPadding": self.padding(padding)}, separators=(",", ":"))
        headers = {**AGENT, "content-type": "application/json; charset=UTF-8", "cwa-fake": "1" if fake else "0"}
        headers["cwa-header-padding"] = self.padding(34 - len(f"POST {path}"))
        message = Message("POST", path, headers, body.encode(), "fake" if fake else call, data, acts, ("json",))
        answer: dict[str, object] = self.verification.send(message).json()
        return answer

    def _fake_verification(self) -> None:
        self._verify("tan", {"registrationToken": DUMMY_TOKEN}, fake=True)

    def _submit(
        self, keys: bytes, count: int, tan: str = "", data: tuple[Datum, ...] = (), acts: tuple[int, ...] = ()
    ) -> None:
        fake = not tan
        body = keys + content(2, self.padding(KEY_SIZE * max(KEYS_AT_LEAST - count, 0)))
        if not fake:
            body += b"".join(content(3, country) for country in COUNTRIES) + content(4, "DE") + number(5, 1)
        headers = {**AGENT, "content-type": "application/x-protobuf", "cwa-fake": "1" if fake else "0"}
        headers |= {"cwa-authorization": tan, "cwa-header-padding": self.padding(36) if fake else ""}
        purpose = "fake" if fake else "submission"
        message = Message("POST", "/version/v1/diagnosis-keys", headers, body, purpose, data, acts, ("protobuf",))
        self.submission.send(message)

    def register(self, test: CoronaTest) -> None:
        """The person scans the code of a test: registration and first poll are real, the submission is not."""
        act = self.device.truth.act("registered-test", core=False)
        data = (
            _token_of(test.key, "body key"),
            Datum("health.status", "registered a test by its code", "body keyType", core=True),
        )
        token = self._verify("registrationToken", {"keyType": "GUID", "key": test.key}, data, (act,))
        if token["registrationToken"] != test.token:
            raise RuntimeError("the server gave another token than it stands to")
        self._poll(test, act)
        self._submit(b"", 0)

    def ask(self, test: CoronaTest) -> int:
        """The app asks for a result: the poll is real, verification and submission after it are not."""
        act = self.device.truth.act("asked-result", core=False)
        result = self._poll(test, act)
        self._fake_verification()
        self._submit(b"", 0)
        return result

    def _poll(self, test: CoronaTest, act: int) -> int:
        told = {"registrationToken": test.token}
        answer = self._verify("testresult", told, (_token_of(test.token),), (act,))
        return int(str(answer["testResult"]))

    def warn(self, test: CoronaTest) -> None:
        """The person agrees to warn others: TAN and submission are real, the verification between is not."""
        act = self.device.truth.act("warned-others", core=False)
        told = {"registrationToken": test.token}
        tan = str(self._verify("tan", told, (_token_of(test.token),), (act,))["tan"])
        self._fake_verification()
        days = range(10)
        keys = b"".join(content(1, self._exposure_key(day)) for day in days)
        data = [_token_of(tan, "header cwa-authorization")]
        data.append(Datum("location.country", "DE", "body 4", accept=("location.",)))
        data += [Datum("health.status", str(value), f"body 1[].{at}") for day in days for at, value in self._risk(day)]
        self._submit(keys, len(days), tan, tuple(dict.fromkeys(data)), (act,))

    def _risk(self, day: int) -> tuple[tuple[int, int], tuple[int, int]]:
        return (2, 1 + day % 8), (6, day)

    def _exposure_key(self, day: int) -> bytes:
        interval = (world.FIRST_DAY - day * 86_400) // 600
        risk = b"".join(number(field, value) for field, value in self._risk(day)[:1])
        rest = number(3, interval) + number(4, 144) + number(5, 1) + number(6, self._risk(day)[1][1])
        return content(1, self.device.random.randbytes(16)) + risk + rest
