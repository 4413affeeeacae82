from __future__ import annotations

import base64
import json

import pytest

from auditor.decode import decode_body

CONTENT = {"location_feedback": {"cmd": 1, "loc_id": 7}, "location_setting": {"mode": "meadow"}}


def sealed(text: str) -> str:
    return base64.urlsafe_b64encode(bytes(byte ^ 0x9D for byte in text.encode())).decode()


@pytest.mark.parametrize("text", [json.dumps(CONTENT), json.dumps(CONTENT, indent=1), json.dumps([CONTENT])])
@pytest.mark.parametrize("strip", [True, False])
def test_value_of_a_form_is_opened(text: str, strip: bool) -> None:
    value = sealed(text).rstrip("=") if strip else sealed(text).replace("=", "%3D")
    tree = decode_body(f"dwinfo={value}&iid=1".encode(), "application/x-www-form-urlencoded")
    leaf = tree.leaves()[-1]
    assert leaf.path[:4] == ("form", "$['dwinfo'][0]", "dwinfo", "json")
    assert leaf.text == "meadow"


@pytest.mark.parametrize(
    "value", ["5r_x8v786fTy88L7", "xqz8/Pz8/Pz8", "5r8/Pz8aaaaaaaaaaaaaaa", sealed("plain words, no JSON")]
)
def test_other_values_with_such_beginnings_stay(value: str) -> None:
    tree = decode_body(json.dumps({"v": value}).encode())
    assert [node.path for node in tree.nodes()] == [("json",)]
