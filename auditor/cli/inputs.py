"""What commands that read captures have in common: standard input, saved reports, and a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from auditor.cli.output import stderr_is_terminal
from auditor.errors import UsageError

LARGE = 50_000_000
Progress = Callable[[int, int], None]


def standard_input(paths: Sequence[str]) -> BinaryIO | None:
    """Standard input, where ``-`` is among the inputs. UsageError where it is twice, or is a keyboard."""
    if "-" not in paths:
        return None
    if paths.count("-") > 1:
        raise UsageError("standard input (-) can be read only once")
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("standard input (-) is a terminal; pipe a capture into it: tcpdump -w - … | auditor scan -")
    return sys.stdin.buffer


def is_report(path: str) -> bool:
    """Whether the file at ``path`` begins as a saved report does. UsageError for standard input."""
    if path == "-":
        raise UsageError("the input is read more than once; give a file, not standard input")
    from auditor.sources.stream import open_stream

    stream = open_stream(path, None)
    head = stream.head
    stream.close()
    return head.lstrip().startswith(b"{") and b'"schema"' in head and b'"log"' not in head


@contextmanager
def progress(paths: Sequence[str]) -> Iterator[Progress | None]:
    """A bar on standard error for inputs over 50 MB, where there is a person to see it; else None."""
    size = sum(path.stat().st_size for path in map(Path, paths) if path.is_file())
    if size < LARGE or not stderr_is_terminal():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)
