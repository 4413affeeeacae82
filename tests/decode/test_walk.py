from __future__ import annotations

import pytest

from auditor.decode.document import Document, Number
from auditor.decode.limits import Budget, Limits
from auditor.decode.tree import Node
from auditor.decode.walk import Walk
from auditor.model import Leaf


def leaves(document: Document, name: str = "", limits: Limits | None = None) -> list[Leaf]:
    walk = Walk(Budget.of(Limits() if limits is None else limits))
    walk.run(document, name)
    return Node("body", "request.body", ("json",), ("json",), document, walk.rows).leaves


def test_leaves_are_leaves_in_every_respect() -> None:
    (found,) = leaves({"a": Number("1")})
    made = Leaf("request.body", ("json", "$['a']"), "a", "1", "number")
    assert type(found) is Leaf
    assert found == made
    assert hash(found) == hash(made)
    assert repr(found) == repr(made)
    assert type(found.text) is str
    with pytest.raises(AttributeError):
        found.text = "2"  # type: ignore[misc]


def test_names_skip_indexes_and_reach_through_decoders() -> None:
    assert [(leaf.path[-1], leaf.name) for leaf in leaves({"a": [["x"], {"b": "y"}]}, "outer")] == [
        ("$['a'][0][0]", "a"),
        ("$['a'][1]['b']", "b"),
    ]
    assert [(leaf.path[-1], leaf.name) for leaf in leaves("text", "outer")] == [("$", "outer")]
    assert [leaf.name for leaf in leaves([None, True], "outer")] == ["outer", "outer"]


def test_bytes_are_shown_in_hexadecimal_up_to_the_limit() -> None:
    (leaf,) = leaves(b"\x00\xff" * 10, limits=Limits(shown=4))
    assert (leaf.text, leaf.kind) == ("00ff00ff", "bytes")


def test_only_values_worth_a_look_are_suspects() -> None:
    walk = Walk(Budget.of(Limits()))
    walk.run({"a": "Pixel 7", "b": '{"x": 1}', "c": [b"12345678", b"123"], "d": Number("5")}, "")
    assert [(at, name) for at, name, _, _ in walk.suspects] == [("$['b']", "b"), ("$['c'][0]", "c")]
