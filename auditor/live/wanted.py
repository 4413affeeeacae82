"""What a live session is to be: its folder, what is recorded, and who knows; two questions at most."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from auditor.live.folder import dated
from auditor.live.hub import Hub
from auditor.live.session import Session
from auditor.profile import load_profile
from auditor.rules import load_rules
from auditor.session import Manifest, named

SECONDS_TO_BEGIN = 30
"""How long is waited for the analysis to read its rules; what is recorded before is analysed all the same."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line said; ``app`` as ``name@version``, ``device`` in words."""

    folder: Path | None
    app: str | None
    device: str | None
    profile: Path | None
    rules: Path | None
    shows: bool

    def begin(self, method: str, *, passive: bool = False, client: str | None = None, asks: bool = True) -> Session:
        """Begin the session, after asking for what was not said if a person is there (``asks``) to answer.

        Faults of rules and profile are raised here, before anything is made.
        """
        load_rules(self.rules)
        if self.profile is not None:
            load_profile(self.profile)
        manifest = self._manifest(method, asks=asks and sys.stdin is not None and sys.stdin.isatty())
        session = Session.begin(
            self.folder or dated(datetime.now().astimezone()),
            Hub(),
            manifest=manifest,
            rules=None if self.rules is None else str(self.rules),
            profile=None if self.profile is None else str(self.profile),
            shows=self.shows,
            passive=passive,
            device=client,
            width=shutil.get_terminal_size().columns,
        )
        session.link.ready.wait(SECONDS_TO_BEGIN)
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
