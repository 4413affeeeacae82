"""Runs a live session from its start to its report: proxy, analysis and views, until the person has seen enough."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from auditor.live.authority import authority_folder, forget, install_lines
from auditor.live.ending import Interruption, patience
from auditor.live.messages import Started, Stopped
from auditor.live.proxy import Proxy, Proxying
from auditor.live.session import Session
from auditor.live.view import TerminalView
from auditor.report.times import rfc3339

Beside = Callable[[Session], AbstractAsyncContextManager[object]]
"""Something that runs beside the proxy in its event loop, such as the web view: entered when the proxy is up."""
Body = Callable[[Proxy], Awaitable[None]]
"""What is done while the proxy is up; it is ended when this is."""


def run_proxied(
    session: Session,
    how: Proxying,
    *,
    keep_authority: bool,
    beside: Sequence[Beside] = (),
    body: Body | None = None,
) -> Stopped | None:
    """Proxy until interrupted (or until ``body`` is done); the last word of the analysis.

    Raises UsageError, in one line with the remedy, where the proxy cannot start; the session is closed in any case.
    """
    try:
        return asyncio.run(_proxied(session, how, beside, body))
    finally:
        if not keep_authority:
            forget(how.authority)
        session.close()


async def _proxied(session: Session, how: Proxying, beside: Sequence[Beside], body: Body | None) -> Stopped | None:
    proxy = Proxy(session, how)
    await proxy.start()
    interruption = Interruption(session, proxy.request_stop)
    session.stop = interruption
    with suppress(NotImplementedError):
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, interruption)
    async with AsyncExitStack() as stack:
        try:
            for each in beside:
                await stack.enter_async_context(each(session))
            session.hub.publish(started(session, proxy))
            await (proxy.wait() if body is None else body(proxy))
        finally:
            await proxy.stop()
        return await asyncio.to_thread(session.close, patience(session))


def started(session: Session, proxy: Proxy) -> Started:
    """What views are told first."""
    return Started(
        time=rfc3339(time.time_ns()),
        session=str(session.folder),
        ways=proxy.ways,
        certificate=str(proxy.certificate),
        install=install_lines(proxy.certificate),
        values="plain" if session.shows else "masked",
        app=session.app,
        device=session.on,
        web=session.web,
    )


@asynccontextmanager
async def view(session: Session) -> AsyncIterator[None]:
    """The terminal's view, beside the proxy."""
    with TerminalView(session.hub, session.stop):
        yield


def authority(session: Session, keep: Path | None) -> Path:
    """The folder of the session's certificate authority, or that which is kept."""
    return authority_folder(session.folder, keep)
