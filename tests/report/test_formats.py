from __future__ import annotations

import json

import pytest

from auditor.report.canvas import Look
from auditor.report.document import Report
from auditor.report.formats import FORMATS, NAMES, by_name, name_for


def test_names_are_unique_and_every_format_renders(report: Report) -> None:
    assert len(set(NAMES)) == len(FORMATS)
    for format in FORMATS:
        assert format.render(report, Look()).endswith("\n")


def test_json_is_the_document(report: Report) -> None:
    assert json.loads(by_name("json").render(report, Look()))["schema"] == 1


def test_unknown_format_is_refused() -> None:
    with pytest.raises(KeyError):
        by_name("paper")


@pytest.mark.parametrize(
    ("out", "name"),
    [(None, "terminal"), ("-", "terminal"), ("report.txt", "terminal"), ("r.html", "html"), ("R.HTM", "html"),
     ("a/b.json", "json")],
)  # fmt: skip
def test_suffix_of_the_file_chooses_the_format(out: str | None, name: str) -> None:
    assert name_for(out) == name
