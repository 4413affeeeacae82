"""The readable variant: a phone checks in at four places, and a pupil's daily report is sent."""

from __future__ import annotations

import json

from captures.lab.client import Datum, Device, Message
from captures.lab.expected import expected
from captures.lab.scenario import Line, Scenario
from captures.lab.scenarios import health_world as world
from captures.lab.truth import rfc3339

CASE = "health-code-checkin"
USER, SESSION = "7c1e0f52-9a41-4a0c-8f0e-ffff0badcafe", "0123456789abcdef0123456789abcdef"
AGENT = {"user-agent": "Mozilla/5.0 (Linux; Android 9; Redmi Note 8) Gesundheitscode/1.2", "accept-encoding": "gzip"}
REPORTED = "中国/浙江省/杭州市/西湖区/示例街道/156/330106/0/0/0"
_DEVICE = ("device.",)


def _agent() -> tuple[Datum, ...]:
    return (
        Datum("device.model", "Redmi Note 8", "header user-agent"),
        Datum("device.os", "9", "header user-agent", accept=_DEVICE),
        Datum("device.user-agent", AGENT["user-agent"], "header user-agent", accept=("device.", "identifier.")),
    )


def check_in(place: world.Place, moment: float, act: int) -> Message:
    """The request of one check-in: whose code, which door, where, when."""
    content = {
        "userId": USER,
        "healthCode": "green",
        "qrCode": place.code,
        "placeName": place.name,
        "checkInTime": int(moment * 1000),
        "latitude": float(place.latitude),
        "longitude": float(place.longitude),
    }
    data = (
        *_agent(),
        Datum("identifier.user", USER, "body userId", core=True, accept=("identifier.",)),
        Datum("health.status", "green", "body healthCode", core=True),
        Datum("checkin.qr", place.code, "body qrCode", core=True, accept=("browsing.",)),
        Datum("checkin.place", place.name, "body placeName", core=True),
        Datum("location.coordinates", f"{content['latitude']},{content['longitude']}", "body latitude", core=True),
    )
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {**AGENT, "content-type": "application/json"}
    return Message("POST", "/v1/checkin", headers, body, "check-in", data, (act,), ("json",))


def report(act: int) -> Message:
    """The daily report to the school's service, with published names."""
    answers = {"t1": "36.5", "t2": "no", "t3": "no", "t4": "yes"}
    content = {"location": REPORTED, **answers, "type": 0, "locationType": 0}
    data = (
        *_agent(),
        Datum("checkin.place", REPORTED, "body location", core=True, accept=("location.",)),
        Datum("account.credential", SESSION, "header jwsession", core=True, accept=("identifier.",)),
        *(Datum("health.status", value, f"body {name}", core=True) for name, value in answers.items()),
    )
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {**AGENT, "content-type": "application/json", "jwsession": SESSION}
    path = "/health/mobile/health/save?batch=100000"
    return Message("POST", path, headers, body, "daily report", data, (act,), ("json",))


def play(device: Device) -> None:
    """The whole session."""
    with device.link(world.CODE) as code:
        for place in world.PLACES:
            moment = device.clock.now()
            act = device.truth.act("checked-in", subject=place.name, moment=rfc3339(moment))
            code.send(check_in(place, moment, act))
            device.clock.sleep(30)
    with device.link(world.SCHOOL, http2=False, tls="TLSv1.2") as school:
        school.send(report(device.truth.act("checked-in", subject=REPORTED)))


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what a health code that can be read told of four check-ins, and a school of a daily report")


READABLE = Scenario(
    name=f"{CASE}/readable",
    seed=world.SEED,
    seconds=136,
    sites=world.SITES,
    answer=world.answer,
    play=play,
    expect=_expect,
)
