"""mitmproxy embedded: its master in our event loop, our addon in it, and errors at the start as one line each."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from contextlib import suppress
from pathlib import Path

from mitmproxy import addons, exceptions, options
from mitmproxy.addons.proxyserver import Proxyserver
from mitmproxy.master import Master
from mitmproxy.net import local_ip
from mitmproxy.proxy.mode_servers import AsyncioServerInstance
from msgspec import Struct

from auditor.errors import UsageError
from auditor.live.addon import Auditor
from auditor.live.authority import CERTIFICATE, keep_client, log_keys
from auditor.live.lean import leave_out_idle
from auditor.live.messages import Way
from auditor.live.modes import way_of, why_not
from auditor.live.session import Session

PATIENCE = 2.0
"""Seconds that connections and servers are given to close at the end."""


class Proxying(Struct, frozen=True):
    """How to proxy: mitmproxy's ``modes``, the address to listen on (empty: all), the folder of the authority.

    ``trust`` is a file of certificates servers may be signed by, besides those of the public authorities; ``settings``
    are further mitmproxy options as ``name=value``.
    """

    modes: tuple[str, ...]
    authority: Path
    listen: str = ""
    trust: Path | None = None
    settings: tuple[str, ...] = ()


class Proxy:
    """The proxy of one session. `start` until it listens, then `wait` until `stop` or an error."""

    def __init__(self, session: Session, how: Proxying) -> None:
        self._session = session
        self._how = how
        self._master: Master | None = None
        self._task: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending = asyncio.Event()
        self.ways: tuple[Way, ...] = ()

    @property
    def certificate(self) -> Path:
        """The authority's certificate."""
        return self._how.authority / CERTIFICATE

    @property
    def address(self) -> tuple[str, int]:
        """Where the first server listens."""
        assert self._master is not None
        servers = _proxyserver(self._master).servers
        host, port, *_ = next(address for server in servers for address in server.listen_addrs)
        return host, port

    async def start(self) -> None:
        """Bring all servers up. UsageError, one line with the remedy, where one cannot be."""
        logging.getLogger().addHandler(logging.NullHandler())
        self._loop = asyncio.get_running_loop()
        log_keys(self._session.keys)
        before = os.umask(0o077)
        try:
            master = self._master = Master(options.Options(), self._loop, with_termlog=False)
            master.addons.add(*addons.default_addons())
            self._session.apps = Apps(master)
            master.addons.add(Auditor(self._session))
            self._configure(master)
            leave_out_idle(master)
            up = asyncio.Event()
            master.addons.add(_Running(up))
            self._task = asyncio.create_task(master.run())
            waiting = asyncio.create_task(up.wait())
            await asyncio.wait((waiting, self._task), return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
        finally:
            os.umask(before)
        servers = list(_proxyserver(master).servers)
        faults = [text for server in servers if (text := why_not(server)) is not None]
        if faults or not up.is_set():
            await self.stop()
            raise UsageError(faults[0] if faults else "the proxy ended before it was up; see mitmdump with these modes")
        address = self._how.listen or local_ip.get_local_ip() or local_ip.get_local_ip6()
        self.ways = tuple(way_of(server, lambda: address) for server in servers)
        for way in self.ways:
            if way.qr is not None:
                keep_client(self._how.authority, way.qr)

    async def wait(self) -> None:
        """Until it is asked to stop, or ends by itself; what it ends with is raised."""
        if self._task is None:
            return
        asked = asyncio.create_task(self._ending.wait())
        await asyncio.wait((asked, self._task), return_when=asyncio.FIRST_COMPLETED)
        asked.cancel()
        if self._task.done():
            self._task.result()

    def request_stop(self) -> None:
        """Have `wait` return; may be called from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._ending.set)

    async def stop(self) -> None:
        """End the proxy: take no more connections, break off those there are (what they had sent is recorded)."""
        if self._master is None or self._task is None:
            return
        await _hang_up(_proxyserver(self._master))
        self._master.shutdown()
        await self._task

    def _configure(self, master: Master) -> None:
        how = self._how
        try:
            master.options.update(
                confdir=str(how.authority),
                listen_host=how.listen,
                ssl_verify_upstream_trusted_ca=None if how.trust is None else str(how.trust),
            )
            master.options.set(*how.settings)
            master.options.update(mode=list(how.modes))
        except exceptions.OptionsError as error:
            raise UsageError(f"the proxy cannot be set up: {' '.join(str(error).split())}") from error
        if getattr(master.addons.get("tlsconfig"), "certstore", None) is None:
            what = "holds no certificate authority that can be used"
            raise UsageError(f"{how.authority}: {what}; give --keep-ca another folder, or delete what is in it")


class _Running:
    def __init__(self, up: asyncio.Event) -> None:
        self._up = up

    def running(self) -> None:
        self._up.set()


class Apps:
    """Tells the app of a connection in local mode, where the operating system names its process."""

    def __init__(self, master: Master) -> None:
        self._master = master
        self._known: dict[str, str | None] = {}

    def __call__(self, connection: str) -> str | None:
        if connection not in self._known:
            if len(self._known) > 4096:
                self._known.clear()
            self._known[connection] = self._ask(connection)
        return self._known[connection]

    def _ask(self, connection: str) -> str | None:
        handler = _proxyserver(self._master).connections.get(connection)
        if handler is None or handler.layer.context.client.proxy_mode.type_name != "local":
            return None
        stream = handler.transports[handler.layer.context.client].writer
        name = stream.get_extra_info("process_name", None) if stream is not None else None
        return Path(name).name if isinstance(name, str) and name else None


async def _hang_up(proxyserver: Proxyserver) -> None:
    """Close servers and connections, and wait for it, so that no thread of theirs outlives the interpreter."""
    listening = [
        server
        for instance in proxyserver.servers
        if isinstance(instance, AsyncioServerInstance)
        for server in instance._servers
        if not isinstance(server, asyncio.Server)
    ]
    for handler in list(proxyserver.connections.values()):
        client = handler.transports.get(handler.client)
        if client is not None and client.handler is not None:
            client.handler.cancel()
    await proxyserver.servers.update([])
    end = time.monotonic() + PATIENCE
    while proxyserver.connections and time.monotonic() < end:
        await asyncio.sleep(0.01)
    for server in listening:
        with suppress(TimeoutError):
            await asyncio.wait_for(server.wait_closed(), PATIENCE)


def _proxyserver(master: Master) -> Proxyserver:
    found = master.addons.get("proxyserver")
    assert isinstance(found, Proxyserver)
    return found
