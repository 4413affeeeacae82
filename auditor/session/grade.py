"""How close a recording is to what a real device sends: the grade its folder's README names (`captures/README.md`)."""

from __future__ import annotations

import re
from pathlib import Path

GRADES = ("R0", "R1", "R2", "R3")
"""Every grade there is, from the least to the best evidence: re-enacted, vendor's own program, third party's capture,
own device.
"""
README = "README.md"
HIGHEST = 2
"""Folders above that of a recording that are looked at: a case may hold several recordings, and a lab many."""
LONGEST = 16 * 1024
_NAMED = re.compile(r"\bGrade (R[0-3])\b")


def grade_beside(path: str) -> str | None:
    """The grade named by the README in the folder of this file, else in one above it; None where none says so."""
    folder = Path(path).parent
    for place in (folder, *(folder / Path(*[".."] * steps) for steps in range(1, HIGHEST + 1))):
        try:
            with (place / README).open("rb") as file:
                text = file.read(LONGEST).decode("utf-8", "replace")
        except (OSError, ValueError):
            continue
        found = _NAMED.search(text)
        if found is not None:
            return found[1]
    return None
