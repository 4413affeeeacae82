"""Who was sent what, at a glance: recipients against categories, a cell holding how often and how sure."""

from __future__ import annotations

from msgspec import Struct

from auditor.report import words
from auditor.report.document import RecipientSummary, Report
from auditor.report.text import printable

WEIGHTS = (1, 10, 100)
"""Counts from which a cell is drawn one step stronger."""


class Cell(Struct, frozen=True):
    """One category sent to one recipient; ``weight`` 1 to 3 is how strongly it is drawn."""

    count: str
    types: str
    confidence: str
    weight: int


class Row(Struct, frozen=True):
    """One recipient, with a cell or None for each column, and in words what it is for and where it is."""

    name: str
    about: str
    cells: tuple[Cell | None, ...]


class Matrix(Struct, frozen=True):
    """The table: titles of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix_of(report: Report) -> Matrix:
    """The table of all recipients that were sent something."""
    told = [recipient for recipient in report.recipients if recipient.categories]
    categories = sorted({c for r in told for c in r.categories}, key=lambda c: words.category_rank(report, c))
    rows = tuple(_row(report, recipient, categories) for recipient in told)
    return Matrix(tuple(words.category_name(report, category) for category in categories), rows)


def _row(report: Report, recipient: RecipientSummary, categories: list[str]) -> Row:
    about = [recipient.purpose or ""]
    about += [f"belongs to {words.who(recipient.parent)}"] if recipient.parent is not None else []
    about += ["maker of the app"] if recipient.party == "first" else []
    cells = tuple(_cell(report, recipient, category) for category in categories)
    return Row(words.who(recipient), ", ".join(printable(part) for part in about if part), cells)


def _cell(report: Report, recipient: RecipientSummary, category: str) -> Cell | None:
    summary = recipient.categories.get(category)
    if summary is None:
        return None
    types = ", ".join(words.type_name(report, type_) for type_ in summary.types)
    weight = sum(summary.count >= least for least in WEIGHTS)
    return Cell(f"{summary.count:,}", types, words.CONFIDENCES[summary.confidence], max(weight, 1))
