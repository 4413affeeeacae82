"""Lists of package names are told from the one app that sends."""

from __future__ import annotations

import json

import pytest

from auditor.decode.document import Document
from auditor.decode.request import decode_body
from auditor.decode.tree import text_of_row
from auditor.rules.packages import NAME, packages


def told(document: Document) -> list[tuple[str, str]]:
    """Place and package of every app listed."""
    node = decode_body(json.dumps(document).encode(), "application/json").roots[0]
    rows = packages(node)
    assert {row[1] for row in rows} <= {NAME}
    return [(row[0], text_of_row(row)) for row in rows]


def test_packages_of_an_array_stand_at_their_places() -> None:
    assert told({"d": {"pkg": ["com.example.a", "org.example.b"]}}) == [
        ("$['d']['pkg'][0]", "com.example.a"),
        ("$['d']['pkg'][1]", "org.example.b"),
    ]


def test_packages_of_other_countries_are_told_too() -> None:
    assert told({"instalirane": ["rs.banka.moja", "rs.vreme.danas"]}) == [
        ("$['instalirane'][0]", "rs.banka.moja"),
        ("$['instalirane'][1]", "rs.vreme.danas"),
    ]


@pytest.mark.parametrize("between", ["|", ",", ";", " ", ", ", "\n"])
def test_packages_of_one_text_are_taken_apart(between: str) -> None:
    text = between.join(("com.example.a", "org.example.b"))
    assert told({"lst": text}) == [("$['lst']", "com.example.a"), ("$['lst']", "org.example.b")]


@pytest.mark.parametrize(
    "document",
    [
        {"pkg": "com.example.a"},
        {"pkg": ["com.example.a"]},
        {"blocked_apps": ["com.example.a", "org.example.b"]},
        {"permissions": ["com.example.a", "org.example.b"]},
        {"hosts": ["com.example.a", "org.example.b"]},
        {"packages": ["numpy", "requests"]},
        {"list": "com.example.a|zwei"},
    ],
)
def test_one_package_and_lists_of_something_else_are_left(document: Document) -> None:
    assert told(document) == []
