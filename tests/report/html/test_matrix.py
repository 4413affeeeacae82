from __future__ import annotations

from auditor.report.document import Report
from auditor.report.html.matrix import matrix_of


def test_a_cell_says_how_often_and_how_sure(report: Report) -> None:
    matrix = matrix_of(report)
    assert matrix.columns == ("Device", "Location")
    (row,) = matrix.rows
    assert row.name == "ByteDance (CN)"
    assert [cell and (cell.count, cell.types, cell.confidence, cell.weight) for cell in row.cells] == [
        ("12", "Model", "certain", 2),
        ("12", "Coordinates", "certain", 2),
    ]


def test_no_recipients_no_rows(empty_report: Report) -> None:
    assert matrix_of(empty_report).rows == ()
