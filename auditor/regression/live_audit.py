"""The audit of a test's own traffic: records until it is first asked what was sent."""

from __future__ import annotations

from pathlib import Path

from auditor.regression.asserting import Audit, Judging
from auditor.regression.recording import Recording


class LiveAudit(Audit):
    """An `Audit` that records. To ask it anything ends the recording: close what still sends before."""

    def __init__(self, recording: Recording, judging: Judging) -> None:
        super().__init__(self._stopped, judging)
        self._recording = recording
        self.environment = recording.environment
        self.proxy, self.certificate = recording.proxy, recording.certificate
        self.requests, self.httpx = recording.requests, recording.httpx
        self.playwright, self.chromium, self.appium = recording.playwright, recording.chromium, recording.appium
        self.mark = recording.mark

    @property
    def folder(self) -> Path:
        """The session, for ``auditor scan`` and the like."""
        return self._recording.folder

    def _stopped(self) -> tuple[str, ...]:
        self._recording.stop()
        return (str(self._recording.folder),)
