"""How a live session ends: asked once it stops recording and waits for the analysis, asked again it does not wait."""

from __future__ import annotations

import time
from collections.abc import Callable

from auditor.live.messages import Notice
from auditor.live.session import Session
from auditor.report.times import rfc3339


class Interruption:
    """Called when the person wants to stop: first ends the recording, then also the wait for the analysis."""

    def __init__(self, session: Session, stop: Callable[[], None]) -> None:
        self._session = session
        self._stop = stop
        self._asked = False

    def __call__(self) -> None:
        if self._asked:
            self._session.link.kill()
        self._asked = True
        self._stop()


def patience(session: Session) -> Callable[[], None]:
    """What is called again and again while the analysis catches up; says so once, after a second."""
    began, said = time.monotonic(), False

    def wait() -> None:
        nonlocal said
        if not said and time.monotonic() - began > 1:
            said = True
            text = "analysing what is still waiting; Ctrl-C once more leaves that to auditor scan"
            session.hub.publish(Notice(time=rfc3339(time.time_ns()), text=text))

    return wait
