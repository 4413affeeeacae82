"""The report as one static page of HTML: everything in it, nothing fetched, no script, made of the document alone."""

from __future__ import annotations

from auditor.report.html.page import render

__all__ = ["render"]
