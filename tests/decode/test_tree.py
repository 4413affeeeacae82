from __future__ import annotations

from auditor.decode import decode_body


def test_nodes_come_before_their_children_and_leaves_in_that_order() -> None:
    tree = decode_body(rb'{"a": "{\"b\": \"{\\\"c\\\": 1}\"}", "d": "{\"e\": 2}"}')
    assert [node.path for node in tree.nodes()] == [
        ("json",),
        ("json", "$['a']", "json"),
        ("json", "$['a']", "json", "$['b']", "json"),
        ("json", "$['d']", "json"),
    ]
    assert [leaf.name for leaf in tree.leaves()] == ["a", "d", "b", "c", "e"]
    assert tree.leaves() is tree.leaves()


def test_empty_body_is_an_empty_tree() -> None:
    tree = decode_body(b"")
    assert (tree.roots, tree.leaves(), tree.gaps, tree.opaque) == ((), (), (), ())
