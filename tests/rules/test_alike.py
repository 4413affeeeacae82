"""Objects that are alike have one number, whatever their values."""

from __future__ import annotations

from auditor.decode.document import Document, Number
from auditor.rules.alike import Alike

BATCH: Document = {
    "events": [
        {"name": "a", "p": {"x": Number("1")}, "tags": ["u"]},
        {"name": "b", "p": {"x": Number("2")}, "tags": ["v", "w"]},
        {"name": "c", "p": {"y": Number("2")}, "tags": ["v", "w"]},
        {"name": "d"},
    ],
    "users": [{"name": "a", "p": {"x": Number("1")}, "tags": ["u"]}],
    "form[0]": {"a": "1"},
    "it's": {"a": "1"},
}


def test_elements_of_the_same_members_are_alike() -> None:
    alike = Alike(BATCH)
    first, second, third, last = (alike.number(f"$['events'][{at}]") for at in range(4))
    assert first == second is not None
    assert len({first, third, last}) == 3
    assert alike.number("$['events'][0]['p']") == alike.number("$['events'][1]['p']")
    assert alike.number("$['events'][0]['p']") != alike.number("$['events'][2]['p']")


def test_objects_of_other_lists_are_not_alike() -> None:
    alike = Alike(BATCH)
    assert alike.number("$['events'][0]") != alike.number("$['users'][0]")


def test_a_list_is_like_none_but_itself() -> None:
    alike = Alike(BATCH)
    assert alike.number("$['events'][0]['tags']") != alike.number("$['events'][1]['tags']")
    assert alike.number("$['events'][0]['tags']") == alike.number("$['events'][0]['tags']")


def test_the_document_and_names_that_need_escaping_are_told() -> None:
    alike = Alike(BATCH)
    assert alike.number("$") not in (None, Alike({"other": "1"}).number("$"))
    assert alike.number("$['it\\'s']") not in (None, alike.number("$"))


def test_nothing_is_said_of_what_is_not_there_or_named_by_its_way() -> None:
    alike = Alike(BATCH)
    missing = ("$['none']", "$['events'][9]", "$['events']['x']", "$['users'][0]['name']['x']", "$['form[0]']")
    assert [alike.number(path) for path in missing] == [None] * len(missing)


def test_a_document_that_is_a_list_has_alike_elements() -> None:
    alike = Alike([{"a": "1"}, {"a": "2"}, {"b": "2"}])
    assert alike.number("$[0]") == alike.number("$[1]") != alike.number("$[2]")


def test_objects_in_objects_have_the_same_number_in_all_documents() -> None:
    one: Document = {"a": {"b": {"c": "1"}}, "d": [{"e": "1"}]}
    other: Document = {"a": {"b": {"c": "2"}}, "d": [{"e": "2"}]}
    number = Alike(one).number("$['a']['b']")
    assert number is not None
    assert number > 0
    assert Alike(other).number("$['a']['b']") == number
    assert Alike({"a": {"b": {"c": "1"}}, "x": []}).number("$['a']['b']") != number
    listed = Alike(one).number("$['d'][0]")
    assert listed is not None
    assert listed < 0
