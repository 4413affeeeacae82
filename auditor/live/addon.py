"""The mitmproxy addon: ``mitmdump -s addon.py --set auditor_session=DIR`` in one's own mitmproxy, or in auditor live.

Options: ``auditor_session`` the folder to record into, ``auditor_profile`` known values of one's own device,
``auditor_rules`` a folder of rules instead of the bundled ones, ``auditor_recipients``, ``auditor_blocklist`` and
``auditor_geoip`` as for auditor scan, ``auditor_show_values`` to log values as they are.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from mitmproxy import ctx
from mitmproxy.addonmanager import Loader
from mitmproxy.connection import Client

from auditor.live.authority import log_keys
from auditor.live.capturing import EVENTS, Capturing
from auditor.live.folder import dated
from auditor.live.hub import Hub
from auditor.live.known import Known
from auditor.live.plain import log_line
from auditor.live.session import Session

OPTIONS = ("auditor_session", "auditor_profile", "auditor_rules", "auditor_recipients")
LISTS = ("auditor_blocklist", "auditor_geoip")
logger = logging.getLogger("auditor")


class Auditor:
    """Records what passes and has it analysed. Without a session of its maker's it begins one, and logs findings."""

    def __init__(self, session: Session | None = None) -> None:
        self._own: Session | None = None
        self._capturing: Capturing | None = None
        self._begun = session is not None
        if session is not None:
            self._capture(session, owns=True)

    def load(self, loader: Loader) -> None:
        for name in OPTIONS:
            loader.add_option(name, str, "", f"auditor: {name.removeprefix('auditor_')}")
        for name in LISTS:
            loader.add_option(name, Sequence[str], [], f"auditor: {name.removeprefix('auditor_')}")
        loader.add_option("auditor_show_values", bool, False, "auditor: log values as they are, not masked")

    def running(self) -> None:
        self._begin()
        gc.collect()
        gc.freeze()  # what was imported stays, and need not be gone through again and again

    def client_connected(self, client: Client) -> None:
        self._begin()

    def done(self) -> None:
        if self._capturing is not None:
            self._capturing.finish()
        if self._own is not None:
            self._own.close()
            logger.info(f"auditor: recorded; for the report: auditor scan {self._own.folder}")

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun, hub, loop = True, Hub(), asyncio.get_running_loop()
        folder, profile, rules, recipients = (getattr(ctx.options, name) or None for name in OPTIONS)
        known = Known.of(rules, profile, recipients, *(tuple(getattr(ctx.options, name)) for name in LISTS))
        path, shows = Path(folder or dated(datetime.now().astimezone())), ctx.options.auditor_show_values
        self._own = Session.begin(path, hub, known=known, shows=shows, exchanges=False)
        log_keys(self._own.keys)
        self._capture(self._own, owns=False)

        def say() -> None:
            for line in filter(None, map(log_line, heard.take())):
                logger.info(line)

        def wake() -> None:
            loop.call_soon_threadsafe(say)

        _, heard = hub.subscribe(wake=wake)

    def _capture(self, session: Session, *, owns: bool) -> None:
        capturing = self._capturing = Capturing(session.recorder, owns=owns, apps=session.apps)
        for event, method in EVENTS:
            setattr(self, event, getattr(capturing, method))


addons = [Auditor()]
