from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode import decode_body
from auditor.decode.url import ordinary, pairs, segments


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


def test_relative_urls_are_taken_apart_too() -> None:
    tree = decode_body(json.dumps({"a": "/p/7?lat=48.40#top", "b": "//shop.example/p?id=1", "c": "/p?"}).encode())
    relative, other = [node for node in tree.nodes() if node.decoders == ("url",)]
    assert relative.document == {"path": ["p", "7"], "query": {"lat": ["48.40"]}, "fragment": "top"}
    assert other.document == {"scheme": "", "host": "shop.example", "path": ["p"], "query": {"id": ["1"]}}


def test_url_within_parameter_within_url_is_reached() -> None:
    inmost = "https://c.example/?lat=48.40"
    link = "https://a.example/?u=" + quote("https://b.example/?v=" + quote(inmost, safe=""), safe="")
    leaf = decode_body(json.dumps({"x": link}).encode()).leaves()[-1]
    assert (leaf.path.count("url"), leaf.name, leaf.text) == (3, "lat", "48.40")


_WORD = st.text("abcXYZ019._~-", max_size=11)


@given(
    st.lists(st.text("abc-", min_size=1, max_size=9).map(lambda label: f"a{label}"), min_size=1, max_size=3),
    st.lists(_WORD, max_size=4),
    st.lists(st.tuples(st.text("abc_", min_size=1, max_size=9), _WORD), min_size=1, max_size=5),
)
def test_ordinary_urls_have_the_leaves_that_were_counted(
    host: list[str], path: list[str], query: list[tuple[str, str]]
) -> None:
    way = "".join(f"/{segment}" for segment in path)
    link = f"https://{'.'.join(host)}.example{way}?" + "&".join(f"{name}={value}" for name, value in query)
    count = ordinary(link)
    leaves = [leaf for leaf in decode_body(json.dumps({"x": link}).encode()).leaves() if "url" in leaf.path]
    assert count in (0, len(leaves))
    if count:
        assert sorted((leaf.name, leaf.text) for leaf in leaves) == sorted(pairs(link))
        assert max(len(leaf.text) for leaf in leaves if leaf.name not in ("host", "scheme")) < 10
