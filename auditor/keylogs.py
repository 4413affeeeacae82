"""Reads key-log files for the conductors: opened here, known by their first lines, handed on as text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from auditor.errors import KeyLogError
from auditor.tls.keylog import KeyLog, parse

LOOKED_AT = 64 * 1024
"""Bytes at its beginning by which a key log is known for one: all of it is read by who uses it."""


def read_keylogs(paths: Iterable[str]) -> tuple[bytes, ...]:
    """The texts of these NSS key logs; KeyLogError for one that cannot be opened or has no usable line."""
    return tuple(_read(path) for path in paths)


def _read(path: str) -> bytes:
    try:
        text = Path(path).read_bytes()
    except OSError as error:
        raise KeyLogError(f"{path}: cannot be read as a key log: {error.strerror}; check the path") from error
    beginning = text[: text.rfind(b"\n", 0, LOOKED_AT) + 1]
    if KeyLog().add(beginning, path) == 0:
        parse(text, path)
    return text
