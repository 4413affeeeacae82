"""The proxy's end of the analysis: starts it, rings it, and hands what it says to the hub, in a thread of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import msgspec

from auditor.live.hub import Hub
from auditor.live.messages import Message, Notice, Ready, Stopped
from auditor.live.setup import Setup
from auditor.report.times import rfc3339

CHUNK = 1 << 20
RING_EVERY = 0.05
GONE = "the analysis ended early; everything is recorded all the same: auditor scan {folder}"


class Link:
    """One analysis process. `ring` never blocks; ``stopped`` is its last word, None as long as it has not said it.

    ``ready`` is set when it has read its rules, or has ended.
    """

    def __init__(self, setup: Setup, hub: Hub, command: tuple[str, ...] | None = None) -> None:
        self.stopped: Stopped | None = None
        self.ready = threading.Event()
        self._setup = setup
        self._hub = hub
        self._records = 0
        self._rung = 0.0
        self._said = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [*(command or (sys.executable, "-m", "auditor.live.worker")), msgspec.json.encode(setup).decode()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            start_new_session=True,
        )
        assert self._process.stdin is not None
        self._bell = self._process.stdin.fileno()
        os.set_blocking(self._bell, False)
        self._thread = threading.Thread(target=self._listen, name="auditor-link", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        """The process of the analysis."""
        return self._process.pid

    def ring(self) -> None:
        """There is one record more. For a while after it was rung the analysis looks by itself."""
        self._records += 1
        now = time.monotonic()
        if now < self._rung + RING_EVERY:
            return
        self._rung = now
        with suppress(BlockingIOError, BrokenPipeError):
            os.write(self._bell, self._records.to_bytes(8, "little"))

    def close(self, on_wait: Callable[[], None] = lambda: None) -> Stopped | None:
        """Let it read what is left and end; ``on_wait`` is called twice a second until then. Its last word."""
        if self._process.stdin is not None and not self._process.stdin.closed:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        while self._thread.is_alive():
            self._thread.join(0.5)
            on_wait()
        self._process.wait()
        return self.stopped

    def kill(self) -> None:
        """End it at once; may be called from any thread, while another waits in `close`."""
        self._process.kill()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        decoder, rest = msgspec.json.Decoder(Message), b""
        while data := os.read(self._process.stdout.fileno(), CHUNK):
            *lines, rest = (rest + data).split(b"\n")
            told: list[Message] = [decoder.decode(line) for line in lines]
            for message in told:
                if isinstance(message, Ready):
                    self.ready.set()
                elif isinstance(message, Stopped):
                    self.stopped = message
            self._hub.publish(*(each for each in told if not isinstance(each, Ready | Stopped)))
        self._process.stdout.close()
        self.ready.set()
        if self.stopped is None:
            text = GONE.format(folder=self._setup.folder) + self._last_words()
            self._hub.publish(Notice(time=rfc3339(time.time_ns()), text=text))
        self._said.close()

    def _last_words(self) -> str:
        """What the process complained of last, in brackets."""
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").split("\n")
        said = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f" ({said[:200]})" if said else ""
