"""The live view in a terminal: a thread that draws what the hub says and does what keys ask for.

Where standard output is no terminal, the same as plain log lines.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from auditor.live.board import Board
from auditor.live.hub import Hub, Subscription
from auditor.live.messages import Coverage, Message, Started, Stopped
from auditor.live.plain import coverage_line, log_line, started_lines

if TYPE_CHECKING:
    from types import TracebackType

TICK = 0.05
DRAWN = 0.1
"""Seconds between two drawings at least, unless a key was pressed: drawing takes the proxy's time."""
SLOWEST = 0.5
"""The screen is drawn anew at least this often, so that it follows a change of the terminal's size."""


class Controls:
    """What keys do to the board. ``typing`` is the line being typed after its question, None where none is."""

    def __init__(self, board: Board, mark: Callable[[str, str | None], None], stop: Callable[[], None]) -> None:
        self.board = board
        self.connecting = True
        self.typing: str | None = None
        self._asked = ""
        self._mark = mark
        self._stop = stop

    @property
    def prompt(self) -> str | None:
        """The question with what was typed so far."""
        return None if self.typing is None else f"{self._asked}: {self.typing}▏"

    def press(self, key: str) -> None:
        """One key."""
        if self.typing is not None:
            self._type(key)
        elif key in ("m", "/"):
            self._asked = "mark (what was done)" if key == "m" else "filter (empty: all)"
            self.typing = ""
        elif key == "p":
            self.board.pause()
        elif key == "c":
            self.connecting = not self.connecting
        elif key in STEPS:
            self.board.move(STEPS[key])
        elif key == "enter":
            self.board.toggle_open()
        elif key == "escape":
            self.board.open = None
            self.board.selected = None
        elif key in ("q", "quit"):
            self._stop()

    def _type(self, key: str) -> None:
        typed = self.typing or ""
        if key == "enter":
            self.typing = None
            if self._asked.startswith("filter"):
                self.board.filter = typed.strip()
            elif typed.strip():
                action, _, text = typed.strip().partition(" ")
                self._mark(action, text.strip() or None)
        elif key in ("escape", "quit"):
            self.typing = None
        elif key == "backspace":
            self.typing = typed[:-1]
        elif len(key) == 1 and key.isprintable():
            self.typing = typed + key


STEPS = {"up": -1, "down": 1, "k": -1, "j": 1, "page-up": -10, "page-down": 10}


class TerminalView:
    """A context manager: within it the view runs, in a thread of its own."""

    def __init__(self, hub: Hub, stop: Callable[[], None]) -> None:
        self._hub = hub
        self._stop = stop
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="auditor-view")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        backlog, subscription = self._hub.subscribe()
        if sys.stdout.isatty() and sys.stdin.isatty():
            self._draw(backlog, subscription)
        else:
            self._log(backlog, subscription)
        self._hub.unsubscribe(subscription)

    def _draw(self, backlog: list[Message], subscription: Subscription) -> None:
        from rich.console import Console
        from rich.live import Live

        from auditor.live.drawing import draw
        from auditor.live.keyboard import keyboard

        board, console = Board(), Console()
        controls = Controls(board, lambda action, text: self._hub.mark(action, text), self._stop)
        for message in backlog:
            board.hear(message)
        with keyboard() as keys, Live(console=console, screen=True, auto_refresh=False) as live:
            waited, news = SLOWEST, False
            while not self._over.is_set():
                pressed = keys.pressed(TICK)
                heard = subscription.take()
                for key in pressed:
                    controls.press(key)
                for message in heard:
                    board.hear(message)
                if board.exchanges == 1 and heard:
                    controls.connecting = False
                waited, news = waited + TICK, news or bool(heard)
                if pressed or (news and waited >= DRAWN) or waited >= SLOWEST:
                    waited, news = 0.0, False
                    width, height = console.size
                    screen = draw(board, width, height, connecting=controls.connecting, prompt=controls.prompt)
                    live.update(screen, refresh=True)

    def _log(self, backlog: list[Message], subscription: Subscription) -> None:
        said = ""
        for message in backlog:
            said = self._say(message, said)
        while not self._over.is_set():
            for message in subscription.take(TICK * 4):
                said = self._say(message, said)
        for message in subscription.take():
            said = self._say(message, said)

    @staticmethod
    def _say(message: Message, said: str) -> str:
        """Print a message; of coverage only who newly refuses. Gives what was said of refusals."""
        lines: list[str] = []
        if isinstance(message, Started):
            lines = started_lines(message)
        elif isinstance(message, Coverage):
            refused = "\n".join(f"✗ {each.reason} – {each.remedy}" for each in message.refused)
            lines = [refused, coverage_line(message)] if refused and refused != said else []
            said = refused
        elif not isinstance(message, Stopped):
            lines = [line for line in (log_line(message),) if line is not None]
        with suppress(BrokenPipeError):
            for line in lines:
                sys.stdout.write(f"{line}\n")
            if lines:
                sys.stdout.flush()
        return said
