"""Text made fit for Markdown (CommonMark, GitHub tables): nothing in it is taken as markup."""

from __future__ import annotations

import re

from auditor.report.text import printable

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
_WIDE = 1000


def escaped(text: str) -> str:
    """The text on one line, with markup characters escaped (CommonMark §2.4)."""
    return _MARKUP.sub(r"\\\1", printable(text, _WIDE))


def cell(text: str) -> str:
    """The same for the cell of a table."""
    return escaped(text) or " "
