"""The report as its own JSON."""

from __future__ import annotations

from auditor.report.canvas import Look
from auditor.report.document import Report, to_json


def render(report: Report, look: Look) -> str:
    """The document of docs/report.schema.json; how a page looks does not matter to it."""
    return to_json(report).decode()
