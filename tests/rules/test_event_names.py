"""The act in the name of an event."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.rules.event_names import act_of, acted_on


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("post_comment_added", "comment"),
        ("article_partage", "share"),
        ("botao_tocado", "click"),
        ("shareButtonClicked", "click"),
        ("recipe-saved", "favourite"),
        ("creator_unfollowed", "unfollow"),
        ("comment_liked", "like"),
        ("geofence_enter", "checkin"),
        ("region entered", "checkin"),
    ],
)
def test_act_is_told_whatever_the_order_and_language(name: str, act: str) -> None:
    assert act_of(name) == act


@pytest.mark.parametrize(
    "name",
    ["like", "password_saved", "press_release_opened", "screen_entered", "share_price_alert", "in", "tap_water_level",
     "a_b_c_d_e_f_liked", "liked_" * 12],
)  # fmt: skip
def test_names_of_one_word_or_of_other_things_tell_nothing(name: str) -> None:
    assert act_of(name) == ""


def test_object_that_is_named_in_an_act_is_what_was_acted_on() -> None:
    details: dict[str, Document] = {"listing": {"id": "wg-55"}, "viewer": {"id": "u-1"}, "offer": "x"}
    found = acted_on("$['variables']", details, "savelisting")
    assert found == [("$['variables']['listing']['id']", "itemid", "wg-55")]
