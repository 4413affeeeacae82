"""Reads the text of a person's own file (profile, policy, plan, list of hosts …), before anything is made of it."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import UsageError


def read_own_text(path: str | Path, what: str) -> str:
    """The text at ``path``, without a byte order mark; ``what`` it ought to be is asked where it is no text.

    UsageError where it cannot be read or is not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: this is not UTF-8 text; is it {what}?") from error
