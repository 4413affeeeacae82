from __future__ import annotations

import pytest

from auditor.decode import decode_body
from auditor.decode.form_lines import FormLines


def test_each_line_of_a_batch_is_a_form() -> None:
    tree = decode_body(b"en=page_view&dt=Red%20bike&_et=12\r\nen=scroll&epn.percent_scrolled=90\n", "text/plain")
    assert [("".join(leaf.path), leaf.text) for leaf in tree.leaves()] == [
        ("formlines$[0]['en'][0]", "page_view"),
        ("formlines$[0]['dt'][0]", "Red bike"),
        ("formlines$[0]['_et'][0]", "12"),
        ("formlines$[1]['en'][0]", "scroll"),
        ("formlines$[1]['epn.percent_scrolled'][0]", "90"),
    ]


def test_no_media_type_is_needed() -> None:
    tree = decode_body(b"v=1&t=pageview&uid=customer-4711\nv=1&t=event&ea=play")
    assert "customer-4711" in [leaf.text for leaf in tree.leaves()]


@pytest.mark.parametrize(
    "body",
    [
        b"a=1&b=2",
        b"lat=48.4\nlon=9.9",
        b"a=1&b=2\nand then some words",
        b"a=1&b=two words\nc=3&d=4",
        b"x = y & z\nq=1&r=2",
        b"[section]\na=1&b=2\nc=3&d=4",
    ],
)
def test_other_text_is_no_list_of_forms(body: bytes) -> None:
    assert all(FormLines.name not in node.path for node in decode_body(body).nodes())


def test_values_in_a_line_are_looked_into() -> None:
    tree = decode_body(b"en=a&p=%7B%22email%22%3A%22anna%40example.org%22%7D\nen=b&x=1")
    found = [(leaf.path, leaf.text) for leaf in tree.leaves()]
    assert (("formlines", "$[0]['p'][0]", "json", "$['email']"), "anna@example.org") in found
