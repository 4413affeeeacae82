"""The renderings of a check: a new one is a new file and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable

from auditor.regression.check_document import Check
from auditor.report import check_markdown, check_terminal, github, gitlab, junit, sarif
from auditor.report.canvas import Look
from auditor.report.document import to_json


def _json(check: Check, look: Look) -> str:
    return to_json(check).decode()


FORMATS: dict[str, Callable[[Check, Look], str]] = {
    "terminal": check_terminal.render,
    "json": _json,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "markdown": check_markdown.render,
}
"""What renders a check, by its name on the command line."""
