"""A context holds by names above, beside and in the request's path, and is undone by others."""

from __future__ import annotations

from auditor.rules.context import Context

NOTHING: frozenset[str] = frozenset()
HOME = Context("home", 2, "house", "lamp door", stems="therm(?:ostat)? ^/heating$")


def test_a_name_above_is_enough_and_as_many_beside_as_it_asks_for() -> None:
    assert HOME.holds(("house",), set(), NOTHING)
    assert HOME.holds((), {"lamp", "door"}, NOTHING)
    assert not HOME.holds((), {"lamp"}, NOTHING)


def test_the_leaf_itself_is_not_counted() -> None:
    assert not HOME.holds((), {"lamp", "door"}, frozenset({"door"}))


def test_parts_of_names_and_words_of_the_path_count_together() -> None:
    assert HOME.holds((), {"thermostate", "/heating"}, NOTHING)
    assert not HOME.holds((), {"thermostate", "heating"}, NOTHING)


def test_names_that_stand_alone_are_undone_by_others() -> None:
    goods = Context("goods", 1, "", "price sku", undone=(("price", "auction"),))
    assert goods.holds((), {"price"}, NOTHING)
    assert not goods.holds((), {"price", "auction"}, NOTHING)
    assert goods.holds((), {"price", "sku", "auction"}, NOTHING)
