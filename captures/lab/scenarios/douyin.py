"""The Douyin session: TikTok's Chinese sibling, watched for four videos, with what it sends beyond TikTok."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from urllib.parse import urlencode

from captures.lab.client import Datum, Device, Message
from captures.lab.expected import expected
from captures.lab.scenario import Answer, Asked, Line, Scenario, Site
from captures.lab.scenarios import douyin_phone as phone
from captures.lab.scenarios import tiktok_world as tiktok
from captures.lab.scenarios.tiktok_player import FORM, Session, Viewing, watch
from captures.lab.scenarios.tiktok_world import Hosts

SEED = 20210323
HOSTS = Hosts("aweme.snssdk.com", "api.amemv.com", "applog.snssdk.com", "v3-dy.ixigua.com", "p3-dy.byteimg.com")
REGISTER, LOCATION = "log.snssdk.com", "ib.snssdk.com"
UMENG, TAOBAO = "alog.umeng.com", "amdcopen.m.taobao.com"
SITES = (
    Site(HOSTS.api, ("198.51.100.116",)),
    Site(HOSTS.actions, ("198.51.100.122",), http2=False),
    Site(HOSTS.log, ("198.51.100.131",)),
    Site(HOSTS.cdn, ("203.0.113.116",)),
    Site(HOSTS.covers, ("203.0.113.117",), tls="TLSv1.2"),
    Site(REGISTER, ("198.51.100.130",), http2=False, tls="TLSv1.2"),
    Site(LOCATION, ("198.51.100.132",)),
    Site(UMENG, ("203.0.113.140",), plain=True),
    Site(TAOBAO, ("203.0.113.141",), plain=True),
)
PLAN = (
    Viewing(0, 8_600, like=True),
    Viewing(1, 2_530),
    Viewing(2, 15_020, like=True, comment="折得真好看"),
    Viewing(3, 1_910, follow=True),
)
PART_BYTES = 2_000


def _renamed(content: bytes) -> bytes:
    return content.replace(tiktok.CDN.encode(), HOSTS.cdn.encode()).replace(
        tiktok.COVERS.encode(), HOSTS.covers.encode()
    )


def answer(asked: Asked) -> Answer:
    """What the servers answer: the same invented videos, from this app's content hosts."""
    if asked.host == LOCATION:
        return Answer(body=json.dumps({"err_no": 0, "data": {"cmd": 0}}).encode())
    if asked.host in (UMENG, TAOBAO):
        return Answer(body=b"{}")
    given = tiktok.answer(asked)
    return replace(given, body=_renamed(given.body))


def _register(device: Device) -> None:
    header, told = phone.log_header()
    now = device.clock.now()
    body = {"magic_tag": "ss_app_log", "header": header, "_gen_time": int(now * 1000)}
    packed = gzip.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0)
    query, common = phone.common_query(now)
    headers = {"user-agent": phone.USER_AGENT, "content-type": "application/json; charset=utf-8"}
    headers["content-encoding"] = "gzip"
    path, data = f"/service/2/device_register/?{query}", (*common, *phone.user_agent(), *told)
    with device.link(REGISTER, http2=False, tls="TLSv1.2") as link:
        link.send(Message("POST", path, headers, packed, "registration", data, wrap=("gzip", "json")))


def _locate(device: Device) -> None:
    """The app's location service reports what the phone's and the map company's positioning say."""
    act = device.truth.act("located", subject=f"{phone.PRECISE[0]},{phone.PRECISE[1]}", core=False)
    query, common = phone.common_query(device.clock.now())
    value, told = phone.surroundings(device.clock.now())
    headers = {"user-agent": phone.USER_AGENT, "content-type": FORM}
    body = urlencode({"dwinfo": value}).encode()
    data = (*common, *phone.user_agent(), *told)
    with device.link(LOCATION) as link:
        path = f"/location/sulite/?{query}"
        link.send(Message("POST", path, headers, body, "location", data, (act,), ("form", "dwinfo", "json")))


def _others(device: Device) -> None:
    """Two companies' SDKs in the app, over HTTP without TLS: what everybody on the way can read."""
    sdk = f"android/6.1.3 1.7.6/Android/aweme/{phone.MODEL.replace(' ', '_')}/{phone.OS_VERSION} 0cc175b9c0f1b6a8"
    headers = {"user-agent": "Dalvik/2.1.0", "content-type": "ut/a", "x-umeng-sdk": sdk}
    told = (
        Datum("device.model", phone.MODEL.replace(" ", "_"), "header x-umeng-sdk", core=True),
        Datum("device.os", "Android", "header x-umeng-sdk", accept=("device.",)),
        Datum("device.os", phone.OS_VERSION, "header x-umeng-sdk", accept=("device.",)),
    )
    with device.link(UMENG, tls=None) as link:
        body = device.random.randbytes(400)
        link.send(Message("POST", "/app_logs", headers, body, "Umeng's log, encrypted by its SDK", told))
    fields = {"platform": "android", "platformVersion": phone.OS_VERSION, "netType": "WIFI", "bssid": "", "lat": ""}
    fields |= {"lng": "", "mnc": "", "carrier": "", "appkey": "23356390", "v": "4.0"}
    told = (
        Datum("device.os", "android", "form platform", accept=("device.",)),
        Datum("device.os", phone.OS_VERSION, "form platformVersion", accept=("device.",)),
        Datum("network.type", "WIFI", "form netType", accept=("network.",)),
    )
    headers = {"user-agent": "Dalvik/2.1.0", "content-type": "application/x-www-form-urlencoded"}
    with device.link(TAOBAO, tls=None) as link:
        path, body = "/amdc/mobileDispatch", urlencode(fields).encode()
        link.send(Message("POST", path, headers, body, "Taobao's dispatcher", told, wrap=("form",)))


def play(device: Device) -> None:
    """The whole session."""
    _register(device)
    _others(device)
    session = Session(device, PART_BYTES, phone.PHONE, HOSTS)
    session.log.launch()
    _locate(device)
    session.feed(cold=True)
    device.clock.sleep(3)
    for number, viewing in enumerate(PLAN):
        watch(session, viewing)
        device.clock.sleep(2)
        if number == 1:
            session.logs.send(session.log.batch(sealed=True))
    session.logs.send(session.log.batch(sealed=False))
    for link in session.links():
        link.close()


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what Douyin told while one person watched four times, and to whom")


DOUYIN_SESSION = Scenario(
    name="douyin-session",
    seed=SEED,
    seconds=72,
    sites=SITES,
    answer=answer,
    play=play,
    expect=_expect,
    files={_renamed(name.encode()).decode(): content for name, content in tiktok.media().items()},
)
