from __future__ import annotations

import json

import pytest

from auditor.decode import decode_body
from auditor.decode.url import segments


def test_url_inside_a_value_is_taken_apart() -> None:
    tree = decode_body(
        json.dumps({"page": "HTTPS://Shop.Example/a%20b/c?q=red+shoes&z=%7B%22k%22%3A1%7D#top"}).encode()
    )
    root, url, inner = tree.nodes()
    assert root.children == [("$['page']", url)]
    assert url.document == {
        "scheme": "https",
        "host": "shop.example",
        "path": ["a b", "c"],
        "query": {"q": ["red shoes"], "z": ['{"k":1}']},
        "fragment": "top",
    }
    assert inner.path == ("json", "$['page']", "url", "$['query']['z'][0]", "json")


def test_links_into_apps_are_urls_too() -> None:
    tree = decode_body(b'{"link": "snssdk1128://aweme/detail/7012?refer=web"}')
    assert [node.decoders for node in tree.nodes()] == [("json",), ("url",)]


@pytest.mark.parametrize("text", ["https://shop.example/", "see https://shop.example/?a=b", "http://", "a://b"])
def test_urls_that_carry_nothing_and_sentences_stay_whole(text: str) -> None:
    tree = decode_body(json.dumps({"v": text}).encode())
    assert len(list(tree.nodes())) == 1


def test_segments_leave_out_only_the_leading_slash() -> None:
    assert segments("/a/b%2Fc/") == ["a", "b/c", ""]
    assert segments("/") == []
    assert segments("topic/level") == ["topic", "level"]
