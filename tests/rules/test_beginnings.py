"""What names of one object have in common is taken from them."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.decode.tree import Row
from auditor.rules.beginnings import beginnings, without_common_beginnings


@pytest.mark.parametrize(
    ("names", "common"),
    [
        (("zph_model", "zph_os", "zph_lang"), ("zph_",)),
        (("dModel", "dMake", "dMemory"), ("d",)),
        (("devModel", "devOs", "devLang"), ("dev",)),
        (("a", "ce_model", "ce_x", "ce_y"), ("ce_",)),
        (("item_id", "item_name", "item_brand"), ()),
        (("is_a", "is_b", "is_c", "q"), ()),
        (("zph_model", "zph_os"), ()),
    ],
)
def test_words_that_all_or_three_names_begin_with(names: tuple[str, ...], common: tuple[str, ...]) -> None:
    assert beginnings(names) == common


def test_rows_keep_their_places_under_shorter_names() -> None:
    holder: dict[str, Document] = {"zph_model": "Q9", "zph_os": "14", "zph_lang": "de"}
    rows: list[Row] = [(f"$['{name}']", name, str(value), holder) for name, value in holder.items()]
    found = without_common_beginnings(rows)
    assert [(row[0], row[1]) for row in found] == [
        ("$['zph_model']", "model"),
        ("$['zph_os']", "os"),
        ("$['zph_lang']", "lang"),
    ]
    assert found[0][3] == {"model": "Q9", "os": "14", "lang": "de"}
