from __future__ import annotations

import json

import pytest

from auditor.decode import decode_body
from auditor.decode.cookie import pairs


def test_cookies_within_a_body_are_taken_apart() -> None:
    tree = decode_body(json.dumps({"cookie": 'uid=a1; theme="dark"; uid=b2; p=%7B%22lat%22%3A48.40%7D'}).encode())
    found = [(leaf.path[2:], leaf.name, leaf.text) for leaf in tree.leaves()[1:]]
    assert found == [
        (("cookie", "$['uid'][0]"), "uid", "a1"),
        (("cookie", "$['uid'][1]"), "uid", "b2"),
        (("cookie", "$['theme'][0]"), "theme", "dark"),
        (("cookie", "$['p'][0]"), "p", "%7B%22lat%22%3A48.40%7D"),
        (("cookie", "$['p'][0]", "percent", "json", "$['lat']"), "lat", "48.40"),
    ]


@pytest.mark.parametrize(
    "text", ["a=1", "a=1; b", "text/html; charset=utf-8", "a=1; Path=/ x; b=2", "; ; ;", "for(i=0;i<9;i++)"]
)
def test_other_texts_with_semicolons_stay(text: str) -> None:
    nodes = list(decode_body(json.dumps({"v": text}).encode()).nodes())
    assert all("cookie" not in node.decoders for node in nodes)


def test_pairs_without_a_value_or_name_are_kept_or_dropped_as_browsers_do() -> None:
    assert pairs("a; =x; b=; ;") == {"a": [""], "": ["x"], "b": [""]}
