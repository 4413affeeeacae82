"""What a live session is to be: its folder, what is recorded, and who knows; two questions at most."""

from __future__ import annotations

import shutil
import sys
from datetime import datetime
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from auditor.live.folder import dated
from auditor.live.hub import Hub
from auditor.live.known import Known
from auditor.live.session import Session
from auditor.session import Manifest, named


class Wanted(Struct, frozen=True):
    """What the command line said; ``app`` as ``name@version``, ``device`` in words."""

    folder: Path | None
    app: str | None
    device: str | None
    known: Known
    shows: bool

    def begin(self, method: str, *, passive: bool = False, client: str | None = None, asks: bool = True) -> Session:
        """Begin the session, after asking for what was not said if a person is there (``asks``) to answer.

        The analysis is not waited for: what is recorded before it has read its rules is analysed all the same.
        Faults of rules, profile and lists are raised here, before anything is made.
        """
        self.known.load()
        manifest = self._manifest(method, asks=asks and sys.stdin is not None and sys.stdin.isatty())
        session = Session.begin(
            self.folder or dated(datetime.now().astimezone()),
            Hub(),
            manifest=manifest,
            known=self.known,
            shows=self.shows,
            passive=passive,
            device=client,
            width=shutil.get_terminal_size().columns,
        )
        return session

    def _manifest(self, method: str, *, asks: bool) -> Manifest:
        app, device = self.app, self.device
        if asks and app is None:
            app = click.prompt("App (name@version, empty: not said)", default="", show_default=False)
        if asks and device is None:
            device = click.prompt("Device (make and model, empty: not said)", default="", show_default=False)
        known = named(app) if app else Manifest()
        zone = datetime.now().astimezone().strftime("%z")
        time_zone = f"{zone[:3]}:{zone[3:]}" if zone else None
        return replace(known, device=device or None, capture_method=method, time_zone=time_zone)
