"""A real browser by each way to connect: what it sends appears in the terminal's lines and on the page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.live.conftest import SHOP, Live, Origin, Running, free_port, origin, serving
from tests.live.conftest import live as live
from tests.live.spaces import Space, space
from tests.live.test_protocols import echoing
from tests.live.test_running import scan, told
from tests.live.web.conftest import CHROMIUM, Seen

__all__ = ["live", "origin"]
pytestmark = pytest.mark.program("chromium")
IMEI = "490154203237518"
POST = """imei => fetch(`/log?imei=${imei}`, {method: "POST", headers: {"content-type": "application/json"},
          body: JSON.stringify({device_model: "Pixel 7"})}).then(answer => answer.status)"""
TELL = """([url, mail]) => new Promise((done, fail) => { const socket = new WebSocket(url);
          socket.onerror = () => fail("refused");
          socket.onopen = () => socket.send(JSON.stringify({email: mail}));
          socket.onmessage = () => { socket.close(); done(true); }; })"""


@contextmanager
def watched(seen: Seen, running: Running) -> Iterator[Page]:
    """The page that watches; both views have to say what was sent."""
    seen.page.goto(running.until("in a browser on this machine").rpartition(" ")[2])
    seen.connected()
    yield seen.page


def both_views_say(page: Page, running: Running, *said: str) -> None:
    for text in said:
        running.until(text)
        expect(page.locator("#feed")).to_contain_text(text)


def agrees(running: Running) -> None:
    """Scan says what the views said."""
    assert {finding.id for finding in scan(running.folder).findings} == set(told(running.folder))


@pytest.mark.parametrize("way", ["regular", "socks5"])
def test_browser_with_a_proxy(seen: Seen, chromium: Browser, live: Live, origin: Origin, way: str) -> None:
    port = free_port()
    with echoing(origin) as echo, live("--web", "--mode", f"{way}@{port}") as running, watched(seen, running) as page:
        scheme = "socks5" if way == "socks5" else "http"
        proxy = {"server": f"{scheme}://127.0.0.1:{port}", "bypass": "<-loopback>"}
        context = chromium.new_context(proxy=proxy, ignore_https_errors=True)  # type: ignore[arg-type]
        other = context.new_page()
        other.goto(origin.url)
        assert other.evaluate(POST, IMEI) == 200
        both_views_say(page, running, "IMEI", "Device model")
        assert other.evaluate(TELL, [f"wss://localhost:{echo}/live", "erika@example.org"])
        both_views_say(page, running, "E-mail address")
        context.close()
        said = running.stop()
        seen.connected("ended")
    assert IMEI not in said
    agrees(running)


def inside(chromium: Browser, phone: Space, folder: Path, address: str) -> Browser:
    """A browser in the namespace, for which the shop is at this address."""
    program = phone.program(folder, CHROMIUM)
    rules = f"--host-resolver-rules=MAP {SHOP} {address}"
    return chromium.browser_type.launch(executable_path=program, args=["--no-sandbox", rules])


@pytest.mark.program("ip", "wireguard-go", "wg")
@pytest.mark.skipif(os.geteuid() != 0, reason="network namespaces need root")
def test_browser_behind_wireguard(seen: Seen, chromium: Browser, live: Live, tmp_path: Path) -> None:
    with space() as phone, serving(tmp_path, phone.far) as shop:
        mode = ("--mode", f"wireguard@{free_port()}", "--trust", str(shop.trust))
        with live("--web", *mode, listen=phone.outside) as running, watched(seen, running) as page:
            with phone.wireguard(running.folder / "authority" / "wireguard-client.conf"):
                browser = inside(chromium, phone, tmp_path, shop.address)
                other = browser.new_context(ignore_https_errors=True).new_page()
                other.goto(f"https://{SHOP}:{shop.port}/")
                assert other.evaluate(POST, IMEI) == 200
                both_views_say(page, running, "IMEI", "Device model")
                browser.close()
            running.stop()
            seen.connected("ended")
        assert running.process.returncode == 0
    agrees(running)
