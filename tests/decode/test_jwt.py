from __future__ import annotations

import base64
import json

from auditor.decode import decode_body


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


_TOKEN = f"{part({'alg': 'HS256'})}.{part({'email': 'jo@mail.example'})}.{'k' * 43}"


def test_claims_of_a_token_are_leaves() -> None:
    for value in (_TOKEN, f"Bearer {_TOKEN}", f"JWT {_TOKEN}", f'Token token="{_TOKEN}"'):
        tree = decode_body(json.dumps({"auth": value}).encode())
        assert [node.decoders for node in tree.nodes()] == [("json",), ("jwt",)]
        assert ("json", "$['auth']", "jwt", "$['payload']['email']") in {leaf.path for leaf in tree.leaves()}
        assert tree.opaque == ()


def test_three_parts_that_are_no_objects_are_no_token() -> None:
    tree = decode_body(json.dumps({"auth": f"{part({'a': 1})}.eyJxxxx.sig"}).encode())
    assert [node.decoders for node in tree.nodes()] == [("json",)]
