"""Answers the browser: files of the page, codes to scan, the certificate, and the WebSocket that tells what happens.

Every request passes the gate before anything else is looked at; what does not pass learns nothing but why.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from auditor.live.hub import Hub, Subscription
from auditor.live.messages import Started
from auditor.live.web import assets
from auditor.live.web.codes import qr_svg
from auditor.live.web.gate import TOKEN, Gate
from auditor.live.web.wire import AskMark, Batch, asked, batches, complete, encoded, live

REFUSED = "auditor: {why}. Open the address that auditor live shows; it works once.\n"
NO_ENTRY = "no valid link or cookie"
UNWRITTEN = "the recording has ended; the mark was not written"


class Serving(Struct):
    """What the handlers of one server share; ``pages`` are those connected."""

    hub: Hub
    gate: Gate
    pages: set[Page] = field(default_factory=set)

    def started(self) -> Started | None:
        """The beginning of the session, once it has begun."""
        backlog, subscription = self.hub.subscribe()
        self.hub.unsubscribe(subscription)
        return next((message for message in backlog if isinstance(message, Started)), None)


class Guarded(RequestHandler):
    """Lets nobody by whom the gate does not let in."""

    upgrades = False
    """Whether it is a WebSocket that is asked for here."""

    def initialize(self, serving: Serving) -> None:
        """Called by tornado with what the application was given."""
        self.serving = serving

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in assets.headers(self.application.settings["host"]).items():
            self.set_header(name, value)

    def prepare(self) -> None:
        why = self.serving.gate.refuses(self.request.headers, upgrade=self.upgrades)
        if why is None and not self.known and not self.enters():
            why = NO_ENTRY
        if why is not None:
            raise HTTPError(403, reason=why)

    @property
    def known(self) -> bool:
        """Whether the browser was let in before."""
        gate = self.serving.gate
        return gate.knows(self.get_cookie(gate.cookie))

    def enters(self) -> bool:
        """Whether the browser is let in with this very request."""
        return False

    def write_error(self, status_code: int, **kwargs: object) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(REFUSED.format(why=self._reason) if status_code == 403 else f"{self._reason}\n")


class PageFile(Guarded):
    """Gives a file of the page; a link is exchanged for the cookie first."""

    def enters(self) -> bool:
        gate = self.serving.gate
        value = gate.redeem(self.get_query_argument(TOKEN, "")) if self.request.path == "/" else None
        if value is None:
            return False
        self.set_cookie(gate.cookie, value, httponly=True, samesite="Strict", path="/")
        return True

    def get(self, path: str) -> None:
        """Answer; the address with the link does not stay in the address bar."""
        if path == "/" and self.request.query:
            self.redirect("/", status=303)
            return
        name, kind = next(((name, kind) for known, name, kind in assets.ASSETS if known == path), ("", ""))
        if not name:
            raise HTTPError(404)
        self.set_header("Content-Type", kind)
        self.write(assets.read(name))


class Code(Guarded):
    """A way to connect as an image to scan."""

    def get(self, number: str) -> None:
        """Answer with the code of the way of this number."""
        started, at = self.serving.started(), int(number)
        ways = () if started is None else started.ways
        text = ways[at].qr if at < len(ways) else None
        if text is None:
            raise HTTPError(404)
        self.set_header("Content-Type", assets.SVG)
        self.write(qr_svg(text))


class Certificate(Guarded):
    """The certificate of the session's authority, to install."""

    def get(self) -> None:
        """Answer."""
        started = self.serving.started()
        try:
            data = Path(started.certificate).read_bytes() if started is not None and started.certificate else None
        except OSError:
            data = None
        if data is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "application/x-x509-ca-cert")
        self.set_header("Content-Disposition", 'attachment; filename="auditor.pem"')
        self.write(data)


class Page(Guarded, WebSocketHandler):
    """One page that is open: it is told everything, and may ask for marks."""

    upgrades = True

    def initialize(self, serving: Serving) -> None:
        super().initialize(serving)
        self._arrived = asyncio.Event()
        self._over = False
        self._telling: asyncio.Task[None] | None = None

    def check_origin(self, origin: str) -> bool:
        return origin == self.serving.gate.origin

    def open(self, *args: str, **kwargs: str) -> None:
        """Begin to tell, after what the page has heard already."""
        said = self.get_query_argument("after", "0")
        after = int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else 0
        self.set_nodelay(True)
        self.serving.pages.add(self)
        self._telling = asyncio.create_task(self._tell(after))

    def on_close(self) -> None:
        self.serving.pages.discard(self)
        self.end()

    def end(self) -> None:
        """Tell what is still there and no more."""
        self._over = True
        self._arrived.set()

    async def ended(self) -> None:
        """Wait until all is told, then close."""
        self.end()
        if self._telling is not None:
            await self._telling

    async def on_message(self, message: str | bytes) -> None:
        wanted = asked(message)
        if wanted is None:
            await self._send(Batch(current=True, refused="this cannot be asked for"))
        elif isinstance(wanted, AskMark):
            try:
                await asyncio.to_thread(self.serving.hub.mark, wanted.action, wanted.text)
            except (OSError, ValueError):
                await self._send(Batch(current=True, refused=UNWRITTEN))
        else:
            await self._send(Batch(current=True, link=self.serving.gate.link()))

    async def _tell(self, after: int) -> None:
        hub, loop = self.serving.hub, asyncio.get_running_loop()
        wake = _waker(loop, self._arrived)
        backlog, subscription = hub.subscribe(after, wake)
        reset = after > 0 and not complete(backlog, after)
        if reset:
            hub.unsubscribe(subscription)
            backlog, subscription = hub.subscribe(0, wake)
        try:
            for batch in batches(backlog, reset=reset):
                await self._send(batch)
            await self._follow(subscription)
        except (WebSocketClosedError, StreamClosedError):
            return
        finally:
            hub.unsubscribe(subscription)
            self.close(1013 if subscription.lost else 1001)

    async def _follow(self, subscription: Subscription) -> None:
        """Send what comes, all that waits at once, and take no more until it went out."""
        while not subscription.lost:
            self._arrived.clear()
            pending = subscription.take()
            if pending:
                await self._send(live(pending))
            elif self._over:
                return
            else:
                await self._arrived.wait()

    async def _send(self, batch: Batch) -> None:
        await self.write_message(encoded(batch).decode())


def _waker(loop: asyncio.AbstractEventLoop, arrived: asyncio.Event) -> Callable[[], None]:
    def wake() -> None:
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(arrived.set)

    return wake


ROUTES = (
    (r"/live", Page),
    (r"/qr/(\d{1,3})\.svg", Code),
    (r"/certificate\.pem", Certificate),
    (r"(/.*)", PageFile),
)
"""Patterns of paths, the first that fits."""
