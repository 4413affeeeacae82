"""Host and path patterns: ``*`` stops at ``.`` or ``/``, ``**`` does not, everything else is literal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.rules.patterns import Pattern

_STARS = re.compile(r"(\*\*|\*)")


def _regex(glob: str, separator: str) -> str:
    stars = {"*": f"[^{re.escape(separator)}]*", "**": ".*"}
    return "".join(stars.get(part) or re.escape(part) for part in _STARS.split(glob))


def compile_globs(globs: Sequence[str], separator: str, *, ignore_case: bool = False) -> Pattern:
    """One pattern, to be used with ``fullmatch``, for any of the globs; ``separator`` is ``.`` or ``/``."""
    flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0)
    return Pattern("|".join(f"(?:{_regex(glob, separator)})" for glob in globs), flags)


def glob_fault(glob: str) -> str | None:
    """What is wrong with a pattern in words, or None. Many ``**`` in one pattern would be slow on hostile hosts."""
    if not glob:
        return "the pattern is empty"
    if "***" in glob:
        return "'***' means nothing; '*' stops at the separator, '**' does not"
    return "more than three '*' in a pattern make matching slow" if len(_STARS.findall(glob)) > 3 else None


def literal_suffix(host_glob: str) -> str:
    """The whole labels at the end of a host pattern that hold no star, in lower case; empty if there are none."""
    labels = host_glob.lower().split(".")
    literal: list[str] = []
    for label in reversed(labels):
        if "*" in label:
            break
        literal.append(label)
    return ".".join(reversed(literal))
