"""Names that hold the way to a value are read under their last part, in groups of those with the same parents."""

from __future__ import annotations

from auditor.decode.document import Document
from auditor.decode.request import decode_body
from auditor.decode.tree import Row
from auditor.rules.nested_names import is_indexed, nested_names, parents_of, parts_of, unfold


def rows(form: bytes) -> list[Row]:
    return nested_names(decode_body(form, "application/x-www-form-urlencoded").roots[0].rows)


def test_brackets_dots_and_colons_hold_parents() -> None:
    found = rows(b"lead[first_name]=Ulla&user.email=u%40a.example&ns:City=Ulm&a__b__phone=1&plain=1")
    assert [(row[1], row[2], parents_of(row)) for row in found] == [
        ("first_name", "Ulla", ("lead",)),
        ("email", "u@a.example", ("user",)),
        ("City", "Ulm", ("ns",)),
        ("phone", "1", ("a", "b")),
    ]
    assert [row[0] for row in found][:2] == ["$['lead[first_name]'][0]", "$['user.email'][0]"]


def test_those_of_the_same_parents_stand_beside_each_other_and_no_others() -> None:
    found = rows(b"items[0][name]=Lampe&items[0][price]=3&items[1][name]=Tisch&name=Ann")
    assert [row[3] for row in found] == [
        {"name": "Lampe", "price": "3"},
        {"name": "Lampe", "price": "3"},
        {"name": "Tisch"},
    ]


def test_an_index_behind_the_last_part_is_no_name() -> None:
    assert [(row[1], row[2]) for row in rows(b"tags[0]=a&tags[1]=b&data[0][v]=c")] == [("v", "c")]


def test_what_is_no_name_stays() -> None:
    assert rows(b"a.b.1c=1&1.2=3&x=1&a..=2") == []


def test_rows_of_documents_have_no_parents() -> None:
    assert parents_of(decode_body(b'{"a": 1}').roots[0].rows[0]) == ()


def test_names_with_indexes_unfold_to_lists() -> None:
    assert is_indexed("k[0][name]")
    assert not is_indexed("lead[name]")
    assert parts_of("k[0][name]") == ("k", 0, "name")
    form: dict[str, Document] = {"k[0][name]": ["Ann"], "k[1][name]": ["Bob"], "k[1][tags]": ["a", "b"], "x": ["1"]}
    assert unfold(form) == {"k": [{"name": "Ann"}, {"name": "Bob", "tags": ["a", "b"]}], "x": "1"}


def test_elements_out_of_turn_and_contradictions_are_left_out() -> None:
    assert unfold({"k[3][name]": "Ann", "a": "1", "a[b]": "2"}) == {"k": [], "a": "1"}


def test_several_lists_of_one_index_are_columns_of_rows() -> None:
    found = rows(b"artist[0]=Spatzen&track[0]=Heimweg&artist[1]=Amseln&track[1]=Abend&k=1")
    assert [(row[1], row[3]) for row in found] == [
        ("artist", {"artist": "Spatzen", "track": "Heimweg"}),
        ("track", {"artist": "Spatzen", "track": "Heimweg"}),
        ("artist", {"artist": "Amseln", "track": "Abend"}),
        ("track", {"artist": "Amseln", "track": "Abend"}),
    ]
