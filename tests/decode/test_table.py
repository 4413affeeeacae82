"""Tables as text become lists of objects."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.limits import Budget, Limits
from auditor.decode.table import Table

WHOLE = Hints(whole=True)


def rows(text: str, hints: Hints = WHOLE) -> object:
    if not Table().sniff(text, hints):
        return None
    found = Table().decode(text, hints, Budget.of(Limits()))
    return found.document if isinstance(found, Parsed) else None


@pytest.mark.parametrize("by", [",", ";", "\t"])
def test_columns_are_named_by_the_first_line(by: str) -> None:
    text = f"lat{by}lon{by}model\r\n48.4{by}9.9{by}Pixel 7\r\n48.5{by}9.8{by}Pixel 7\r\n"
    assert rows(text) == [
        {"lat": "48.4", "lon": "9.9", "model": "Pixel 7"},
        {"lat": "48.5", "lon": "9.8", "model": "Pixel 7"},
    ]


def test_quoted_cells_may_hold_separators() -> None:
    found = rows('name,city\n"Lind, Dagna",Kiel\n', Hints(media_type="text/csv", whole=True))
    assert found == [{"name": "Lind, Dagna", "city": "Kiel"}]


@pytest.mark.parametrize(
    "text",
    [
        "one line, only",
        "Dear all,\nhere is what we said,\nand more\n",
        "a,b\n1,2,3\n",
        "1,2\n3,4\n",
        "a,a\n1,2\n",
        "",
    ],
)
def test_other_text_is_no_table(text: str) -> None:
    assert rows(text) is None


def test_values_inside_documents_are_no_tables() -> None:
    assert rows("a,b\n1,2\n", Hints(whole=False)) is None


@settings(deadline=None)
@given(st.text(alphabet='ab,;\t\n\r"1 ', max_size=60))
def test_any_text_is_a_table_or_none(text: str) -> None:
    found = rows(text)
    assert found is None or isinstance(found, list)
