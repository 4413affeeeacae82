"""The browser session with Sensors Analytics' own SDK in a real Chromium: the vendor's code makes what is sent.

Needs Chromium, Node, and a folder of npm packages with ``sa-sdk-javascript`` and ``playwright-core``, named by the
environment variable ``CAPTURE_LAB_PACKAGES``. Nothing of the SDK is part of the house.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from captures.lab.client import Device
from captures.lab.scenario import Answer, Asked, Line, Scenario, Site
from captures.lab.scenarios import xiaomi_world as world
from captures.lab.scenarios.xiaomi_analytics import APP_VERSION, COUNTRY, LANGUAGE, USER_ID, agent_of
from captures.lab.scenarios.xiaomi_player import PLAN

SHELL = "start.browser.example"
PACKAGES = "CAPTURE_LAB_PACKAGES"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
DRIVER = Path(__file__).with_name("browser_drive.mjs")
READ_MS = 1_500
_SUPER = {
    "uuid": USER_ID,
    "internet_status": "wifi",
    "platform": "AndroidApp",
    "miui_version": "V11.0.3.0.PCOEUXM",
    "miui_region": COUNTRY,
    "system_language": LANGUAGE,
}
_PAGE = b"""<!doctype html><html lang="de"><meta charset="utf-8"><title>Start</title><p>Neuer Tab</p></html>"""
_SETTINGS = {
    "server_url": f"https://{world.ANALYTICS}/sa?project=global_browser_mini&r={COUNTRY}",
    "send_type": "ajax",
    "batch_send": {"datasend_timeout": 3000, "send_interval": 2000},
    "heatmap": {"clickmap": "not_collect", "scroll_notice_map": "not_collect"},
}


def answer(asked: Asked) -> Answer:
    """What the servers answer; the analytics host lets pages of the shell speak to it."""
    if asked.host == SHELL:
        return Answer(content_type="text/html; charset=utf-8", body=_PAGE)
    given = world.answer(asked)
    allowed = ("Access-Control-Allow-Origin", f"https://{SHELL}"), ("Access-Control-Allow-Credentials", "true")
    return replace(given, headers=(*given.headers, *allowed)) if asked.host == world.ANALYTICS else given


def play(device: Device) -> None:
    """Let the driver read through the plan; what the person does goes into the truth when it says so."""
    chromium = next(path for path in map(shutil.which, CHROMIUM) if path is not None)
    visits = [
        {"url": v.url, "search": v.search, "incognito": v.incognito, "read": READ_MS}
        for v in PLAN
        if world.BANK not in v.url
    ]
    about = {"settings": _SETTINGS, "user": USER_ID, "page": _SUPER, "agent": agent_of(APP_VERSION)}
    plan = json.dumps({"shell": f"https://{SHELL}/", **about, "visits": visits})
    command = ["node", str(DRIVER), os.environ[PACKAGES], str(device.base / "profile"), chromium, plan]
    environment = {**os.environ, "SSLKEYLOGFILE": str(device.base / "keys.log")}
    private = False
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as driver:
        for line in driver.stdout or ():
            act = json.loads(line)
            if act["incognito"] != private:
                private = act["incognito"]
                device.truth.write("mark", {"action": "incognito-on" if private else "incognito-off"})
            device.truth.act(act.pop("kind"), **act)
    if driver.returncode != 0:
        raise RuntimeError("the browser's driver failed")


def _expect(lines: list[Line]) -> Line:
    """Nothing: Chromium, not the lab, knows what was sent; the truth is what the person did."""
    del lines
    return {}


XIAOMI_SDK = Scenario(
    name="xiaomi-browser-2020/vendor-sdk",
    seed=world.SEED + 3,
    seconds=40,
    sites=(*(site for site in world.SITES if site.host != world.BANK), Site(SHELL, ("203.0.113.24",))),
    answer=answer,
    play=play,
    expect=_expect,
    files=world.files(picture_bytes=600),
    needs=PACKAGES,
    least_pace=1.0,
)
