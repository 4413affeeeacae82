from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from auditor.decode import decode, decode_body
from auditor.decode.envelopes.mixmode import marked, mixed_values

if TYPE_CHECKING:
    from .conftest import MakeExchange

FORM = "application/x-www-form-urlencoded"


def sealed(text: str) -> str:
    return bytes(byte ^ 5 for byte in text.encode()).hex()


@pytest.mark.parametrize("text", ["+86 13800000000", "anna@mail.example", "0420"])
def test_values_of_a_marked_form_are_opened(text: str) -> None:
    tree = decode_body(f"mix_mode=1&mobile={sealed(text)}&aid=1233".encode(), FORM)
    opened = [leaf for leaf in tree.leaves() if "mix-mode" in leaf.path]
    assert [(leaf.path, leaf.name, leaf.text) for leaf in opened if leaf.name == "mobile"] == [
        (("form", "$['mobile'][0]", "mix-mode", "text", "$"), "mobile", text)
    ]


def test_mark_in_the_query_holds_for_the_body(exchange: MakeExchange) -> None:
    body = f"account={sealed('anna@mail.example')}".encode()
    tree = decode(exchange("/passport/mobile/login/?mix_mode=1", ((b"content-type", FORM.encode()),), body))
    assert "anna@mail.example" in {leaf.text for leaf in tree.leaves()}


@pytest.mark.parametrize(
    "body", [f"mobile={sealed('+86 13800000000')}", f"mix_mode=0&mobile={sealed('+86 13800000000')}"]
)
def test_without_the_mark_nothing_is_opened(body: str) -> None:
    assert all("mix-mode" not in leaf.path for leaf in decode_body(body.encode(), FORM).leaves())


def test_only_hexadecimal_of_printable_ascii_counts() -> None:
    assert list(mixed_values({"a": ["05", "2e3d"], "b": ["0102"], "c": ["xyz"], "d": "2e3d"})) == [("a", 1, "2e3d")]
    assert not marked(json.loads("[1]"))
