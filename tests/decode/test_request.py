from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.decode import decode, decode_body
from auditor.model import Outcome

if TYPE_CHECKING:
    from .conftest import MakeExchange

_GAID = "38400000-8cf0-11bd-b23e-10b96e40000d"


def test_every_place_is_a_root_with_whole_paths(exchange: MakeExchange) -> None:
    tree = decode(
        exchange(
            "/v2/users?lat=48.40&lat=9",
            ((b"X-Model", b"Pixel 7"), (b"cookie", b"p=" + quote('{"uid":"u1"}').encode())),
            b'{"a": [1]}',
        )
    )
    assert [(root.place, root.where, root.path, root.decoders) for root in tree.roots] == [
        ("query", "request.query", (), ()),
        ("header", "request.header", (), ()),
        ("cookie", "request.cookie", (), ()),
        ("path", "request.path", (), ()),
        ("body", "request.body", ("json",), ("json",)),
    ]
    found = {(leaf.where, leaf.path): (leaf.name, leaf.text) for leaf in tree.leaves()}
    assert found[("request.query", ("$['lat'][1]",))] == ("lat", "9")
    assert found[("request.header", ("$['x-model'][0]",))] == ("x-model", "Pixel 7")
    assert found[("request.cookie", ("$['p'][0]", "percent", "json", "$['uid']"))] == ("uid", "u1")
    assert found[("request.path", ("$[1]",))] == ("", "users")
    assert found[("request.body", ("json", "$['a'][0]"))] == ("a", "1")


def test_the_whole_way_through_many_layers_is_kept(exchange: MakeExchange) -> None:
    inner = base64.b64encode(gzip.compress(json.dumps({"gaid": _GAID}).encode())).decode()
    tree = decode(exchange(body=f"gzip=1&data={quote(inner)}".encode()))
    leaf = tree.leaves()[-1]
    assert leaf.path == ("form", "$['data'][0]", "base64", "gzip", "json", "$['gaid']")
    assert (leaf.name, leaf.text) == ("gaid", _GAID)
    node = list(tree.nodes())[-1]
    assert (node.path, node.decoders) == (leaf.path[:-1], ("base64", "gzip", "json"))


def test_text_inside_a_value_has_the_name_of_the_value() -> None:
    tree = decode_body(b"data=" + base64.b64encode(b"someone@mail.example") + b"&x=1")
    leaf = tree.leaves()[-1]
    assert (leaf.path, leaf.name) == (("form", "$['data'][0]", "base64", "text", "$"), "data")


@pytest.mark.parametrize("encoding", [b"gzip", b"X-GZIP", b"identity, gzip"])
def test_content_coding_is_part_of_the_path_whoever_took_it_off(exchange: MakeExchange, encoding: bytes) -> None:
    plain, packed = b'{"a": 1}', gzip.compress(b'{"a": 1}')
    fields = ((b"Content-Encoding", encoding),)
    paths = {tree.leaves()[-1].path for tree in (
        decode(exchange(headers=fields, body=plain)),
        decode(exchange(headers=fields, body=packed)),
        decode(exchange(body=packed)),
    )}  # fmt: skip
    assert paths == {("gzip", "json", "$['a']")}


def test_several_content_codings_stand_outermost_first(exchange: MakeExchange) -> None:
    tree = decode(exchange(headers=((b"content-encoding", b"gzip, br"),), body=b'{"a": 1}'))
    assert tree.roots[-1].path == ("br", "gzip", "json")


def test_unknown_content_codings_claim_nothing(exchange: MakeExchange) -> None:
    tree = decode(exchange(headers=((b"content-encoding", b"rc4,gzip"),), body=b'{"a": 1}'))
    assert tree.roots[-1].path == ("json",)


def test_body_cut_by_the_limit_is_a_gap_of_what_is_missing(exchange: MakeExchange) -> None:
    tree = decode(exchange(body=b"a=1&b=2", lost=1000))
    assert [(gap.reason, gap.bytes) for gap in tree.gaps] == [(Outcome.BODY_LIMIT, 1000)]
    assert len(tree.leaves()) == 2


def test_wrong_guesses_never_replace_a_value() -> None:
    values = ["eyJub3QganNvbg==", "%zz%41", "{broken", "a=b&c", "https://x.example/?a=b"]
    tree = decode_body(json.dumps(values).encode())
    assert [leaf.text for leaf in tree.roots[0].leaves] == values


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.text(max_size=60),
    fields=st.lists(
        st.tuples(st.sampled_from([b"cookie", b"content-type", b"content-encoding", b"x"]), st.binary(max_size=60)),
        max_size=5,
    ),
    body=st.binary(max_size=400),
)
def test_no_request_makes_it_raise(
    exchange: MakeExchange, path: str, fields: list[tuple[bytes, bytes]], body: bytes
) -> None:
    tree = decode(exchange(path, tuple(fields), body))
    for leaf in tree.leaves():
        assert leaf.where.startswith("request.")
        assert leaf.path[-1].startswith("$")
