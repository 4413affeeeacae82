from __future__ import annotations

import json

from auditor.decode import Limits, decode_body
from auditor.decode.tree import text_of_row


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


LINK = "https://shop.example/p/7?id=1&lat=48.4"


def test_ordinary_urls_are_read_when_somebody_looks() -> None:
    tree = decode_body(json.dumps({"ref": LINK, "other": 1}).encode())
    assert [node.path for node in tree.nodes_of(lambda later: "price" in dict(later.pairs))] == [("json",)]
    looked = [node.path for node in tree.nodes_of(lambda later: "lat" in dict(later.pairs))]
    assert looked[1:] == [("json", "$['ref']", "url")]
    ((at, child),) = tree.roots[0].children
    assert at == "$['ref']"
    assert child is tree.roots[0].children[0][1]
    assert [(leaf.path[-1], leaf.name, leaf.text) for leaf in child.leaves] == [
        ("$['scheme']", "scheme", "https"),
        ("$['host']", "host", "shop.example"),
        ("$['path'][0]", "path", "p"),
        ("$['path'][1]", "path", "7"),
        ("$['query']['id'][0]", "id", "1"),
        ("$['query']['lat'][0]", "lat", "48.4"),
    ]


def test_urls_left_for_later_count_against_the_limit_of_leaves() -> None:
    body = json.dumps([LINK] * 50).encode()
    tree = decode_body(body, limits=Limits(leaves=100))
    assert len(tree.leaves()) <= 100
    assert tree.gaps
    assert len(decode_body(body, limits=Limits(leaves=350)).leaves()) == 350


def test_row_of_every_kind_is_the_leaf_it_stands_for() -> None:
    (root,) = decode_body(b'{"a": "x", "b": 1.50, "c": true, "d": null}').roots
    assert [text_of_row(row) for row in root.rows] == ["x", "1.50", "true", "null"]
    assert [root.leaf(row) for row in root.rows] == root.leaves
