"""What a message is about, told by the names in it."""

from __future__ import annotations

import pytest

from auditor.rules.context import Context
from auditor.rules.contexts import CONTEXTS, CONTEXTS_BY_NAME
from auditor.rules.names import normalise

DEVICE, GOODS = CONTEXTS_BY_NAME["device"], CONTEXTS_BY_NAME["goods"]


def test_two_traits_make_a_device_and_the_leaf_itself_is_none_of_them() -> None:
    assert DEVICE.holds((), {"model", "osversion", "carrier"}, frozenset({"model"}))
    assert not DEVICE.holds((), {"model", "osversion"}, frozenset({"model"}))


def test_a_name_above_is_enough() -> None:
    assert DEVICE.holds(("payload", "device"), set(), frozenset({"model"}))
    assert GOODS.holds(("products",), set(), frozenset({"model"}))
    assert not GOODS.holds(("device",), {"model"}, frozenset({"model"}))


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.name)
def test_names_are_written_as_they_are_compared(context: Context) -> None:
    assert context in CONTEXTS
    for name in (*context.names, *context.under):
        assert name == normalise(name) or name.startswith("="), name


def test_a_word_and_its_translation_are_one_trait() -> None:
    assert not DEVICE.holds((), {"sprache", "language"}, frozenset({"model"}))
    assert DEVICE.holds((), {"sprache", "language", "carrier"}, frozenset({"model"}))


def test_what_a_leaf_is_called_by_in_other_words_is_no_trait_beside_it() -> None:
    body = CONTEXTS_BY_NAME["body"]
    assert not body.holds((), {"schritte", "steps"}, frozenset({"schritte", "steps"}))
    assert body.holds((), {"schritte", "steps", "spo2"}, frozenset({"schritte", "steps"}))


def test_some_words_tell_only_in_a_path() -> None:
    entering = CONTEXTS_BY_NAME["entering"]
    assert entering.holds((), {"/stops"}, frozenset({"code"}))
    assert not entering.holds((), {"stops"}, frozenset({"code"}))


def test_price_of_an_advertisement_or_beside_a_receipt_makes_no_goods() -> None:
    assert GOODS.holds((), {"price", "make"}, frozenset({"make"}))
    assert not GOODS.holds((), {"price", "make", "gaid"}, frozenset({"make"}))
    assert GOODS.holds((), {"price", "productid", "gaid"}, frozenset({"make"}))
    assert not GOODS.holds((), {"price", "productid", "purchasetoken"}, frozenset({"locale"}))


def test_viewer_is_the_audience_of_what_plays() -> None:
    assert CONTEXTS_BY_NAME["audience"].holds(("beat", "viewer"), {"vid"}, frozenset({"vid"}))
    assert not CONTEXTS_BY_NAME["audience"].holds(("beat", "player"), {"vid"}, frozenset({"vid"}))
