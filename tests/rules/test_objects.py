"""Objects of a document by their names: the same form for the same names, and nothing of a value in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import decode_body
from auditor.decode.tree import Node
from auditor.rules.neighbours import container_of
from auditor.rules.objects import Form, Forms, Group, Objects, held_in_view


def node_of(document: object) -> Node:
    return decode_body(json.dumps(document).encode(), "application/json").roots[0]


def forms_of(document: object) -> list[Form | None]:
    return [form for form, _, _, _, _ in Objects(node_of(document).rows).held]


def known(document: object) -> Forms:
    forms = Objects(node_of(document).rows).forms
    assert forms is not None
    return forms


def test_events_of_a_batch_and_of_another_request_have_one_form() -> None:
    first, second = forms_of({"events": [{"n": "open", "t": 1}, {"n": "close", "t": 2}]})
    (third,) = forms_of({"events": [{"n": "x", "t": None}]})
    assert first is second is third
    assert first is not None
    assert (first.above, first.members, first.leaves) == (("events",), ("n", "t"), ("n", "t"))


@pytest.mark.parametrize(
    "other",
    [
        {"event": {"n": "x", "t": 1}},
        {"events": {"n": "x"}},
        {"events": {"t": 1, "n": "x"}},
        {"a": {"events": {"n": 1}}},
    ],
)
def test_other_names_or_another_order_or_way_are_another_form(other: object) -> None:
    assert set(forms_of({"events": {"n": "x", "t": 1}})).isdisjoint(forms_of(other))


def test_leaves_are_scalars_and_lists_that_have_some() -> None:
    (form,) = forms_of({"a": 1, "b": None, "c": [[2]], "d": [], "e": {}, "f": [{}], "g": [{}, 3]})
    assert form is not None
    assert form.leaves == ("a", "b", "c", "g")


def test_an_object_is_met_again_behind_one_inside_it() -> None:
    objects = Objects(node_of({"a": 1, "in": {"b": 2}, "c": 3}).rows)
    outer, inner, again = objects.held
    assert outer[0] is again[0]
    assert inner[2] == "$['in']"
    assert [each[3:] for each in objects.held] == [(0, 1), (1, 2), (2, 3)]


def test_forms_together_know_the_names_of_the_document() -> None:
    forms = known({"ctx": {"deviceModel": "x", "more": {"y": 1}}})
    assert forms.leaves == {"deviceModel", "y"}
    assert {"devicemodel", "ctx", "more", "y"} <= forms.around


def test_the_same_forms_are_the_same_together_however_often_they_occur() -> None:
    assert known({"e": [{"a": 1}, {"a": 2}]}) is known({"e": [{"a": 3}] * 5})


@pytest.mark.parametrize(
    "document",
    [
        {f"name{i}": i for i in range(65)},
        {f"o{i}": {f"a{i}_{j}": j for j in range(10)} for i in range(39)},
        [1, 2],
        {"x" * 600: {"a": 1}},
    ],
)
def test_what_hardly_comes_again_is_not_kept(document: object) -> None:
    assert Objects(node_of(document).rows).forms is None


def test_rows_that_were_left_out_are_told_by_nobody() -> None:
    assert Objects(node_of({"a": 1}).rows, whole=False).forms is None


def test_no_rows_have_no_objects() -> None:
    assert Objects([]).held == []
    assert held_in_view([]) == []


def test_arrays_are_looked_for_only_where_there_are_some() -> None:
    node = node_of({"a": 1, "o": {"list": [1, 2], "b": 3}, "empty": {"list": [], "c": 1}})
    assert [row[1] for row in Objects(node.rows).in_lists(node.rows)] == ["list", "list", "b"]


def test_what_belongs_together_in_a_view_may_lie_in_several_places() -> None:
    holder: dict[str, object] = {"model": "Q9", "os": "14"}
    rows = [
        ("$['a'][0]['value']", "model", "Q9", holder),
        ("$['a'][1]['value']", "os", "14", holder),
        ("$['b']['x']['value']", "os", "14", holder),
    ]
    held = held_in_view(rows)  # type: ignore[arg-type]
    assert [each[2] for each in held] == ["$['a'][0]", "$['a'][1]", "$['b']['x']"]
    assert held[0][0] is held[1][0]
    assert held[0][0] is not held[2][0]


def test_groups_of_nested_names_share_no_form() -> None:
    one, other = Group(("user",)), Group(("author",))
    one["email"] = other["email"] = "a@b.example"
    rows = [("$['user.email']", "email", "x", one), ("$['author.email']", "email", "x", other)]
    forms = [each[0] for each in held_in_view(rows)]  # type: ignore[arg-type]
    assert forms[0] is not forms[1]
    assert not any(form.kept for form in forms if form is not None)


def test_nothing_of_a_value_is_in_a_form() -> None:
    forms = known({"user": {"email": "anna@secret.example", "list": ["secret"]}})
    kept = [text for form in forms.each for names in (form.above, form.members, form.leaves) for text in names]
    assert "secret" not in " ".join([*kept, *forms.leaves, *forms.around])


_NAMES = st.sampled_from(["a", "b", "it's", "\\", "['", "", "\x00", "naïve", "x" * 600])
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=3)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_NAMES, inner, max_size=4)),
    max_leaves=12,
)


@given(_VALUES)
@settings(deadline=None, max_examples=150)
def test_all_rows_are_held_once_in_order_and_by_their_object(document: object) -> None:
    rows = node_of({"whole": document}).rows
    objects = Objects(rows)
    assert [n for _, _, _, begin, end in objects.held for n in range(begin, end)] == list(range(len(rows)))
    for form, holder, at, begin, end in objects.held:
        for row in rows[begin:end]:
            assert row[3] is holder
            assert container_of(row[0]) == at
            assert form is not None
            assert row[1] in form.leaves
    if objects.forms is not None:
        assert objects.forms.leaves == {row[1] for row in rows}
