"""What tells a field from others over many requests: the path of its leaf, whichever element of a list it was in."""

from __future__ import annotations

import re
from collections.abc import Iterable

_INDEX = re.compile(r"\[\d+\]")


def template(path: Iterable[str]) -> tuple[str, ...]:
    """A leaf path with its array indexes generalised to ``[*]``."""
    return tuple(_INDEX.sub("[*]", step) for step in path)
