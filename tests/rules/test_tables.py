"""Tables in documents, each of whose values is named by a column."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.rules.tables import is_name, rows_of_tables, scalar_at


def _told(document: dict[str, Document]) -> list[list[tuple[str, str, str]]]:
    return [[(name, at, str(value)) for name, at, value in row] for row in rows_of_tables(document, "$")]


@pytest.mark.parametrize(
    ("document", "rows"),
    [
        ({"cols": ["a", "b"], "rows": [["1", "2"]]}, [[("a", "$['rows'][0][0]", "1"), ("b", "$['rows'][0][1]", "2")]]),
        ({"h": "a,b", "r": ["1,2", "3,4"]},
         [[("a", "$['r'][0]", "1"), ("b", "$['r'][0]", "2")], [("a", "$['r'][1]", "3"), ("b", "$['r'][1]", "4")]]),
        ({"head": "a;b", "r": [["1", "2"]]}, [[("a", "$['r'][0][0]", "1"), ("b", "$['r'][0][1]", "2")]]),
        ({"keys": ["a", "b"], "vals": ["1", "2"]}, [[("a", "$['vals'][0]", "1"), ("b", "$['vals'][1]", "2")]]),
        ({"colonnes": ["a", "b"], "lignes": [["1", "2"]]},
         [[("a", "$['lignes'][0][0]", "1"), ("b", "$['lignes'][0][1]", "2")]]),
    ],
)  # fmt: skip
def test_values_have_the_names_of_their_columns(
    document: dict[str, Document], rows: list[list[tuple[str, str, str]]]
) -> None:
    assert _told(document) == rows


@pytest.mark.parametrize(
    "document",
    [
        {"cols": ["a", "b"], "rows": [["1"]]},
        {"h": "one two", "r": ["1,2"]},
        {"h": ["a", "b"], "r": [["1", "2"]]},
        {"keys": ["a", "b"], "tags": ["1", "2"]},
        {"h": "a,a", "r": ["1,2"]},
    ],
)
def test_rows_of_another_length_and_names_that_are_none_make_no_table(document: dict[str, Document]) -> None:
    assert _told(document) == []


def test_names_and_scalars() -> None:
    assert is_name("os_version")
    assert not is_name("7")
    assert scalar_at([{"stringValue": "x"}], "$['a']") == ("$['a'][0]['stringValue']", "x")
    assert scalar_at(b"\x01", "$") == ("$", "01")
    assert scalar_at("", "$") is None
