"""The web view beside a session: entered when the session begins, left when its last word was said."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from auditor.live.session import Session
from auditor.live.web.server import WebView


@contextmanager
def web(session: Session) -> Iterator[WebView]:
    """Serve the session's pages; the other views say the address. UsageError as `WebView`."""
    with WebView(session.hub) as served:
        session.web = served.link
        yield served


@asynccontextmanager
async def web_view(session: Session) -> AsyncIterator[WebView]:
    """The same for an event loop."""
    with web(session) as served:
        yield served
