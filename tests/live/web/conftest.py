"""A hub with invented messages, its web view, Chromium, and plain HTTP requests with any headers."""

from __future__ import annotations

import http.client
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from auditor.live import messages
from auditor.live.hub import Hub
from auditor.live.web import WebView
from auditor.model import Confidence, Origin
from auditor.report import document
from auditor.report.times import rfc3339

SECRET = "PrivateKey = aFakeKeyThatNobodyHasEverUsedAnywhere0000000="
CHROMIUM = shutil.which("chromium") or ""
TIKTOK = document.RecipientRef(id="tiktok", name="TikTok", country="SG")


def now(ago: float = 0.0) -> str:
    return rfc3339(time.time_ns() - int(ago * 1e9))


def started(certificate: str = "") -> messages.Started:
    wireguard = messages.Way(mode="wireguard", how="add a tunnel from this QR code", qr=f"[Interface]\n{SECRET}\n")
    regular = messages.Way(mode="regular@8080", how="set 10.0.0.5:8080 as HTTP proxy")
    return messages.Started(
        time=now(60), session="session-1", ways=(wireguard, regular), certificate=certificate,
        install=("Android: open http://mitm.it",), app="Example", web="http://127.0.0.1:1/?token=of-another-browser",
    )  # fmt: skip


def finding(
    name: str, type: str = "device.model", value: str = "Pi…", *, summary: str | None = None, host: str = "log.example"
) -> messages.Finding:
    evidence = document.Evidence(
        input=0, exchange=7, time=now(), frames=(), where="request.body", path=("gzip", "json", "$['model']"),
        method="POST", target="/log",
    )  # fmt: skip
    found = document.Finding(
        id=name, type=type, category=type.partition(".")[0], detector="rules", rule="endpoints/x/y", recipient=TIKTOK,
        host=host, app=None, value=value, unit=None, confidence=Confidence.CERTAIN, origin=Origin.DEVICE, count=1,
        first=now(), last=now(), evidence=(evidence,), reason="field name",
    )  # fmt: skip
    title = type.partition(".")[2].replace("-", " ").capitalize()
    return messages.Finding(
        time=now(), finding=found, title=title, category=title, summary=summary or f"{title} {value}",
        request="POST /log HTTP/1.1\nhost: log.example",
    )  # fmt: skip


def exchange(n: int, *counts: tuple[str, int]) -> messages.Exchange:
    return messages.Exchange(
        time=now(), n=n, host="log.example", recipient=TIKTOK, app=None, bytes=1500, method="POST", protocol="HTTP/2",
        counts=counts,
    )  # fmt: skip


def event(kind: str, name: str, summary: str, **members: object) -> messages.Event:
    plain: dict[str, object] = {
        "kind": kind, "time": now(30), "sent_time": now(20), "recipient": TIKTOK, "subject": None, "amount": None,
        "unit": None, "of": None, "outcome": "unknown", "text": None,
    }  # fmt: skip
    made = document.Event(**(plain | members))  # type: ignore[arg-type]
    return messages.Event(time=now(20), id=name, host="log.example", event=made, summary=summary)


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def view(hub: Hub) -> Iterator[WebView]:
    with WebView(hub) as served:
        yield served


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Client:
    """A browser as the server sees it: ``host`` and cookie as a real one sends them, unless said otherwise."""

    address: tuple[str, int]
    cookie: str = ""

    def get(self, path: str, **headers: str) -> Answer:
        said = {"Host": f"127.0.0.1:{self.address[1]}", "Cookie": self.cookie}
        said |= {name.replace("_", "-").title(): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(*self.address, timeout=10)
        connection.request("GET", path, headers={name: value for name, value in said.items() if value})
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return answer

    def enter(self, link: str) -> Answer:
        parts = urlsplit(link)
        answer = self.get(f"{parts.path}?{parts.query}")
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0] or self.cookie
        return answer


@pytest.fixture
def client(view: WebView) -> Client:
    return Client(view.address)


@pytest.fixture
def inside(client: Client, view: WebView) -> Client:
    assert client.enter(view.link).status == 303
    return client


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Of one module, since playwright keeps an event loop in this thread and other tests have loops of their own."""
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Seen:
    """A page and all that went wrong or out while it was open."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def connected(self, state: str = "open") -> None:
        expect(self.page.locator("html")).to_have_attribute("data-connection", state)


def watch(page: Page) -> Seen:
    seen = Seen(page)

    def complain(message: ConsoleMessage) -> None:
        seen.complaints.append(message.text)

    page.on("console", complain)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("websocket", lambda socket: seen.requests.append(socket.url))
    return seen


@pytest.fixture
def seen(chromium: Browser) -> Iterator[Seen]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield watch(context.new_page())
    context.close()


def page_files() -> list[Path]:
    import auditor.live.web

    return sorted((Path(auditor.live.web.__file__).parent / "page").iterdir())
