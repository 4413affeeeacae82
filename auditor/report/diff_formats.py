"""The renderings of a comparison: a new one is a new file and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable

from auditor.regression.document import Diff
from auditor.report import diff_markdown, diff_terminal
from auditor.report.canvas import Look
from auditor.report.document import to_json


def _json(diff: Diff, look: Look) -> str:
    return to_json(diff).decode()


FORMATS: dict[str, Callable[[Diff, Look], str]] = {
    "terminal": diff_terminal.render,
    "json": _json,
    "markdown": diff_markdown.render,
}
"""What renders a comparison, by its name on the command line."""
