"""A field is the same in every element of a list; numbers that are names stay what they are."""

from __future__ import annotations

from auditor.decode.paths import template


def test_indexes_are_generalised_at_every_step_and_depth() -> None:
    path = ("gzip", "json", "$['events'][0]['items'][12]", "base64", "form", "$['gaid'][0]")
    assert template(path) == ("gzip", "json", "$['events'][*]['items'][*]", "base64", "form", "$['gaid'][*]")


def test_members_and_decoders_with_numbers_are_names() -> None:
    assert template(("base64", "$['17']['v2']")) == ("base64", "$['17']['v2']")
    assert template(()) == ()
