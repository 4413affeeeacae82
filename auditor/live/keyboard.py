"""Keys from a terminal, one by one and without waiting for Enter; arrows by name."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

NAMED = {
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1bOA": "up",
    "\x1bOB": "down",
    "\x1b[5~": "page-up",
    "\x1b[6~": "page-down",
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x1b": "escape",
    "\x03": "quit",
}


def split_keys(text: str) -> Iterator[str]:
    """The keys in what a terminal sent at once: names for those of `NAMED`, else the characters themselves."""
    at = 0
    while at < len(text):
        size = next((size for size in (4, 3, 1) if text[at : at + size] in NAMED), 1)
        part = text[at : at + size]
        yield NAMED.get(part, part)
        at += len(part)


class Keyboard:
    """Gives keys as they are pressed."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def pressed(self, timeout: float) -> list[str]:
        """The keys pressed within ``timeout`` seconds, as soon as there is one."""
        if not select.select([self._descriptor], [], [], timeout)[0]:
            return []
        data = os.read(self._descriptor, 1024)
        return list(split_keys(data.decode("utf-8", "ignore"))) if data else ["quit"]


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """The keyboard of standard input, which is a terminal, given back as it was."""
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        yield Keyboard(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
