"""The server of the web view: on 127.0.0.1 and a port of the system's choosing, in a thread and event loop of its own.

Of its own, so that neither the proxy's nor a sniffer's loop waits for a browser.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from auditor.errors import UsageError
from auditor.live.hub import Hub
from auditor.live.web.gate import Gate
from auditor.live.web.handlers import ROUTES, Serving
from auditor.live.web.wire import MOST_ASKED

if TYPE_CHECKING:
    from types import TracebackType

ADDRESS = "127.0.0.1"
PING = 20
PATIENCE = 2.0
"""Seconds for pages to take the last word."""
MOST_HEADER = 16 * 1024


class WebView:
    """A context manager: within it pages are served. ``link`` is an address that lets one browser in, once.

    UsageError where no port of 127.0.0.1 can be had.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._up = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over: asyncio.Event | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="auditor-web", daemon=True)

    def __enter__(self) -> Self:
        try:
            self._sockets = bind_sockets(0, ADDRESS)
        except OSError as error:
            raise UsageError(f"--web: cannot listen on {ADDRESS}: {error.strerror or error}; leave it out") from error
        self.address: tuple[str, int] = self._sockets[0].getsockname()[:2]
        self._serving = Serving(self._hub, Gate(self.address[1]))
        self.link = self._serving.gate.link()
        self._thread.start()
        self._up.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._loop is not None and self._over is not None and self._thread.is_alive():
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    async def _run(self) -> None:
        try:
            self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
            server = HTTPServer(self._application(), max_header_size=MOST_HEADER, max_body_size=MOST_ASKED)
            server.add_sockets(self._sockets)
        finally:
            self._up.set()
        await self._over.wait()
        server.stop()
        endings = [asyncio.ensure_future(page.ended()) for page in self._serving.pages]
        if endings:
            await asyncio.wait(endings, timeout=PATIENCE)
        await server.close_all_connections()

    def _application(self) -> Application:
        return Application(
            [(pattern, handler, {"serving": self._serving}) for pattern, handler in ROUTES],
            host=self._serving.gate.host,
            log_function=_silent,
            websocket_max_message_size=MOST_ASKED,
            websocket_ping_interval=PING,
        )


def _silent(handler: RequestHandler) -> None:
    """No request is logged: its address may hold a link."""
