"""How soon a request is on the screen: from its first byte at the proxy to the frame of a real browser that shows it.

``python -m bench.live_web [SECONDS]`` sends 100 requests a second through the proxy, one in ten with an identifier
never seen, while Chromium shows the web view; the page notes when the frame with each new line was drawn. Needs nginx
and Chromium. Load, server, proxy, analysis and browser share the processors, as they would on a laptop.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from auditor.live.hub import Hub
from auditor.live.proxy import Proxy, Proxying
from auditor.live.running import authority, run_proxied
from auditor.live.session import Session
from auditor.live.web import web_view
from bench.live import ORIGIN, RATE, Watching, ask, origin

CHROMIUM = shutil.which("chromium") or "chromium"
SECONDS = 30.0
CONNECTIONS = 16
WARM = 2.0
"""Seconds at the start that are not counted: the analysis and the browser meet everything for the first time."""
NOTE = """() => {
  window.drawn = [];
  new MutationObserver((changes) => {
    const lines = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.matches?.("li.finding"));
    const times = lines.map((line) => line.querySelector("time").dateTime);
    if (times.length) requestAnimationFrame(() => setTimeout(() => {
      const now = performance.timeOrigin + performance.now();
      window.drawn.push(...times.map((time) => now - Date.parse(time.replace(/(\\.\\d{3})\\d*/, "$1"))));
    }));
  }).observe(document.getElementById("feed"), {childList: true});
}"""


class Browser:
    """Chromium in a thread of its own, with the page open until `close`, which gives the delays in ms."""

    def __init__(self, link: str) -> None:
        self._link = link
        self._ready = threading.Event()
        self._over = threading.Event()
        self._delays: list[float] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        if not self._ready.wait(30):
            raise TimeoutError("the page did not connect")

    def close(self) -> list[float]:
        """The delay of each line, in the order they were drawn."""
        self._over.set()
        self._thread.join()
        return self._delays

    def _run(self) -> None:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page: Page = chromium.new_page()
            page.goto(self._link)
            page.locator('html[data-connection="open"]').wait_for()
            page.evaluate(NOTE)
            self._ready.set()
            self._over.wait()
            self._delays = page.evaluate("() => window.drawn")
            chromium.close()


async def send(address: tuple[str, int], seconds: float) -> None:
    """`RATE` requests a second; on each connection one after the other. One that was closed is opened again."""
    free = asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]]()
    for _ in range(CONNECTIONS):
        free.put_nowait(await asyncio.open_connection(*address))
    began = time.monotonic()

    async def one(number: int) -> None:
        reader, writer = await free.get()
        try:
            await ask(reader, writer, number)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()
            reader, writer = await asyncio.open_connection(*address)
        free.put_nowait((reader, writer))

    asking = []
    for number in range(int(RATE * seconds)):
        await asyncio.sleep(max(0.0, began + number / RATE - time.monotonic()))
        asking.append(asyncio.ensure_future(one(number)))
    await asyncio.gather(*asking)
    while not free.empty():
        free.get_nowait()[1].close()


def measure(folder: Path, seconds: float) -> tuple[list[float], list[float]]:
    """Delays in ms, from request to hub, and from request to frame."""
    session = Session.begin(folder / "session", Hub())
    session.link.ready.wait(30)
    watching = Watching(session.hub)
    delays: list[float] = []

    async def load(proxy: Proxy) -> None:
        assert session.web is not None
        browser = await asyncio.to_thread(Browser, session.web)
        try:
            await send(proxy.address, seconds + WARM)
            await asyncio.sleep(1)
        finally:
            delays.extend(await asyncio.to_thread(browser.close))

    how = Proxying((f"reverse:http://127.0.0.1:{ORIGIN}@127.0.0.1:0",), authority(session, None))
    run_proxied(session, how, keep_authority=False, beside=(web_view,), body=load)
    cold = int(RATE / 10 * WARM)
    return watching.delays[cold:], delays[cold:]


def main() -> None:
    """Measure."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as name, origin(Path(name)):
        rows = measure(Path(name), seconds)
    for title, row in zip(("request to hub", "request to frame"), rows, strict=True):
        delays = sorted(row)
        middle, late, most = delays[len(delays) // 2], delays[int(len(delays) * 0.99)], delays[-1]
        print(f"{title:18}{len(delays)} findings, median {middle:.0f} ms, p99 {late:.0f} ms, most {most:.0f} ms")
    print(f"load of this machine now {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
