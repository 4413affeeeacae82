"""The servers of the Corona-Warn-App: keys and configuration on a CDN, verification of tests, submission of keys.

Paths, bodies and the format of the key packages: corona-warn-app/cwa-app-android and cwa-server, see the README.
"""

from __future__ import annotations

import io
import json
import random
import uuid
import zipfile
from urllib.parse import urlsplit

from captures.lab.protobuf import content, fixed64, number
from captures.lab.scenario import Answer, Asked, Site
from captures.lab.scenarios import play_services

SEED = 20200616
CDN, VERIFICATION, SUBMISSION = "svc90.main.px.t-online.de", "verification.coronawarn.app", "submission.coronawarn.app"
SITES = (
    Site(CDN, ("203.0.113.90",)),
    Site(VERIFICATION, ("198.51.100.91",)),
    Site(SUBMISSION, ("198.51.100.92",), cipher="aes256"),
    play_services.SITE,
)
DAYS = ("2021-06-08", "2021-06-09")
HOURS = (7, 8)
FIRST_DAY = 1_623_110_400
DUMMY_TAN = str(uuid.UUID(int=0x2222_3333_4444_4555_8666_7777_8888_9999))
PENDING, NEGATIVE, POSITIVE = 0, 1, 2
_NAMES = uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")


def registration_token(key: str) -> str:
    """The token the server gives for one registered test; in the lab it follows from the test's hash."""
    return str(uuid.uuid5(_NAMES, f"registration {key}"))


def transaction_number(token: str) -> str:
    """The TAN given once for a positive test."""
    return str(uuid.uuid5(_NAMES, f"tan {token}"))


def _package(path: str) -> bytes:
    """A key package: a ZIP of ``export.bin`` (header and TemporaryExposureKeyExport) and ``export.sig``."""
    draw = random.Random(f"{SEED} {path}")
    start = FIRST_DAY + draw.randrange(48) * 3600
    keys = b"".join(
        content(7, content(1, draw.randbytes(16)) + number(2, 6) + number(3, start // 600) + number(4, 144))
        for _ in range(20)
    )
    batch = fixed64(1, start) + fixed64(2, start + 3600) + content(3, "DE") + number(4, 1) + number(5, 1) + keys
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in (("export.bin", b"EK Export v1    " + batch), ("export.sig", draw.randbytes(72))):
            archive.writestr(zipfile.ZipInfo(name), body)
    return packed.getvalue()


def _distributed(path: str) -> Answer:
    if path.endswith("/date"):
        return Answer(body=json.dumps(DAYS).encode())
    if path.endswith("/hour"):
        return Answer(body=json.dumps(HOURS).encode())
    if path.endswith("app_config_android"):
        return Answer(content_type="application/zip", body=_package(path))
    return Answer(content_type="application/zip", body=_package(path), headers=(("ETag", f'"{len(path):08x}"'),))


class Servers:
    """Answers for all hosts; ``results`` are what the polls of each registration token are told, in their order."""

    def __init__(self, results: dict[str, tuple[int, ...]]) -> None:
        self._results = {token: iter(told) for token, told in results.items()}

    def answer(self, asked: Asked) -> Answer:
        """What the server of this host answers."""
        path = urlsplit(asked.target).path
        if asked.host == CDN:
            return _distributed(path)
        if asked.host == VERIFICATION:
            return self._verified(asked, path)
        return Answer(content_type="text/plain") if asked.host == SUBMISSION else play_services.ANSWER

    def _verified(self, asked: Asked, path: str) -> Answer:
        if asked.headers["cwa-fake"] == "1":
            return Answer(body=json.dumps({"tan": DUMMY_TAN}).encode())
        told = json.loads(asked.body)
        if path.endswith("/registrationToken"):
            return Answer(body=json.dumps({"registrationToken": registration_token(told["key"])}).encode())
        token = told["registrationToken"]
        if path.endswith("/tan"):
            return Answer(body=json.dumps({"tan": transaction_number(token)}).encode())
        return Answer(body=json.dumps({"testResult": next(self._results[token]), "responsePadding": "0" * 16}).encode())
