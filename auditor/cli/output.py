"""Where results go: standard output, or a file that appears whole, readable by its owner alone, or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from auditor.errors import UsageError
from auditor.model import Outcome, Unaudited
from auditor.report.canvas import Look
from auditor.report.text import printable

if TYPE_CHECKING:
    from auditor.report import document

PRIVATE = 0o600


@contextmanager
def opened(out: str | None, inputs: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """A binary file to write the result to: standard output for None and ``-``, else ``out``.

    The file is written beside its final place and moved there when all is written; on any error nothing stays.
    UsageError where ``out`` is one of ``inputs`` or cannot be written.
    """
    if out is None or out == "-":
        yield stdout()
        return
    path = Path(out)
    _refuse(path, inputs)
    if path.exists() and not path.is_file():
        with _writable(path, os.O_WRONLY) as file:
            yield file
        return
    final = path.resolve()
    part = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        with _writable(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, path) as file:
            yield file
        part.replace(final)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _refuse(path: Path, inputs: Sequence[str]) -> None:
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; -o takes the name of a file")
    for name in inputs:
        with suppress(OSError):
            if path.exists() and path.samefile(name):
                raise UsageError(f"{path}: is an input; give -o another name")


def _writable(path: Path, flags: int, meant: Path | None = None) -> BinaryIO:
    try:
        return os.fdopen(os.open(path, flags, PRIVATE), "wb")
    except OSError as error:
        raise UsageError(f"{meant or path}: cannot be written: {error.strerror}") from error


def stdout() -> BinaryIO:
    """Standard output for bytes. UsageError where it is closed."""
    if sys.stdout is None:
        raise UsageError("standard output is closed; give -o FILE")
    return sys.stdout.buffer


def write_text(text: str, out: str | None, inputs: Sequence[str] = (), *, exact: bool = False) -> None:
    """Write text where `opened` says: as UTF-8, or on standard output in its own encoding unless ``exact`` (JSON)."""
    encoding = "utf-8"
    if (out is None or out == "-") and sys.stdout is not None and not exact:
        encoding = sys.stdout.encoding or "utf-8"
    with opened(out, inputs) as file:
        file.write(text.encode(encoding, "replace" if encoding == "utf-8" else "auditor.plainer"))
        file.flush()


def look(out: str | None) -> Look:
    """As wide as the terminal and in colours (unless NO_COLOR, see no-color.org), 80 columns and plain elsewhere."""
    if (out is not None and out != "-") or sys.stdout is None or not sys.stdout.isatty():
        return Look()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Look(width=shutil.get_terminal_size().columns, color=not plain)


def say(text: str) -> None:
    """One line on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"auditor: {printable(text, 2000)}\n")
        sys.stderr.flush()


def say_at_once(gaps: Iterable[Unaudited | document.Unaudited]) -> None:
    """Say on standard error what a person should know at once: a file cut or damaged, a key log that fits nothing."""
    for gap in gaps:
        damaged = gap.reason is Outcome.UNDECODABLE and not gap.flows and not gap.packets
        if gap.reason in (Outcome.TRUNCATED, Outcome.KEYLOG) or damaged:
            say(gap.detail)


def stderr_is_terminal() -> bool:
    """Whether a person is there to read standard error."""
    return sys.stderr is not None and sys.stderr.isatty()
