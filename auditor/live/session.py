"""A live session: its folder, the files written to it, the analysis beside it, and the marks of the person."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from msgspec import Struct

from auditor.live.folder import CAPTURE, CONNECTIONS, FLOWS, KEYS, RESISTANCE, append, make_folder
from auditor.live.hub import Hub
from auditor.live.known import Known
from auditor.live.link import Link
from auditor.live.messages import Mark, Stopped
from auditor.live.recorder import Recorder
from auditor.live.setup import Setup
from auditor.session import Manifest
from auditor.sources import live_connections, live_resistance


class Session(Struct):
    """One session under way. ``apps`` tells the app behind a client connection, by its id, where that is known.

    ``stop`` ends the recording; it may be called from any thread. ``app`` and ``on`` say what is recorded on which
    device, ``shows`` whether values are shown, ``web`` is the address of the web view, if there is one.
    """

    folder: Path
    hub: Hub
    recorder: Recorder
    link: Link
    closed: bool = False
    apps: Callable[[str], str | None] = lambda connection: None
    stop: Callable[[], None] = lambda: None
    app: str | None = None
    on: str | None = None
    shows: bool = False
    web: str | None = None

    @classmethod
    def begin(
        cls,
        folder: Path,
        hub: Hub,
        *,
        manifest: Manifest | None = None,
        known: Known | None = None,
        shows: bool = False,
        passive: bool = False,
        device: str | None = None,
        width: int = 80,
        exchanges: bool = True,
    ) -> Self:
        """Make the folder and start the analysis. UsageError where the folder cannot be used."""
        records = CAPTURE if passive else FLOWS
        captures = (records, RESISTANCE) if passive else (records, CONNECTIONS, RESISTANCE)
        make_folder(folder, manifest or Manifest(capture_method="auditor live"), captures, (KEYS,) if passive else ())
        append(folder / KEYS).close()
        with append(folder / RESISTANCE) as file:
            file.write(live_resistance.HEADER)
        if not passive:
            with append(folder / CONNECTIONS) as file:
                file.write(live_connections.HEADER)
        setup = Setup(
            folder=str(folder),
            known=known or Known(),
            shows=shows,
            passive=passive,
            device=device,
            width=width,
            exchanges=exchanges,
        )
        link = Link(setup, hub)
        session = cls(folder, hub, Recorder(folder, records, link.ring), link, shows=shows)
        if manifest is not None:
            session.app, session.on = manifest.app, manifest.device
        hub.mark = session.mark
        return session

    @property
    def keys(self) -> Path:
        """The key log."""
        return self.folder / KEYS

    def mark(self, action: str, text: str | None = None, time_ns: int | None = None) -> None:
        """Write down what the person did, now or at ``time_ns``."""
        said = self.recorder.mark(time.time_ns() if time_ns is None else time_ns, action, text)
        self.hub.publish(Mark(time=said, action=action, text=text))

    def close(self, on_wait: Callable[[], None] = lambda: None) -> Stopped | None:
        """Stop recording, let the analysis catch up and give its last word, which the hub is told too; once."""
        if self.closed:
            return self.link.stopped
        self.closed = True
        self.recorder.close()
        stopped = self.link.close(on_wait)
        if stopped is not None:
            self.hub.publish(stopped)
        return stopped
