"""LZ-String as the published implementation writes it, and how little else is taken for it."""

from __future__ import annotations

import json
import random
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode import Limits, decode_body
from auditor.decode.decoder import INSIDE, Layer
from auditor.decode.limits import Budget
from auditor.decode.lzstring import LzString

DEVICE = '{"device":{"model":"Pixel 7","ids":["9f86d081","9f86d081"]},"place":"Zürich 東"}'
PAGES = '[{"page":"https://shop.example/cart","x":12},{"page":"https://shop.example/cart","x":14}]'
WRITTEN = [
    (
        "N4IgJgpgbglgxhEAuUBbA9pANskAFGADwiwAIB2EAGhBjAGdkBtEATgDMAOANjAAZOARmpsuvAcIC6AXxoAHLAEMEuAFoAfgE7wAFqUCO5iGlA==",
        DEVICE,
    ),
    (
        "N4IgJgpgbglgxhEAuUBbA9pANskAFGADwiwAIB2EAGhBjAGdkBtEATgDMAOANjAAZOARmpsuvAcIC6AXxoAHLAEMEuAFoAfgE7wAFqUCO5iGlA",
        DEVICE,
    ),
    (
        "\u1be1\u0829\u416c\u0700\u4b26\u1864\u0192\u407b\u020d\u102d\u5940\u0166>\u08d0`\u1da4T\u1083S\u5921\u5a40"
        "\u0500\u0680\u03a0\u1b389\u1c22\u19c9\u5995\u703c\u1037\u2037\u6360\u01ebA\u414eM?\u4047\u3c20\u0b72\u40ae"
        "\u7330\u6960 ",
        DEVICE,
    ),
    (
        "NobwRADghg5gpmAXGAFgFzRAzog9LrFAewgDo4APKAWwgBs5cBjKAJzTABowKkBGAEwBfTuGjwkqDNjwFiZSjXqMW7Lj34AWIQF0gA==",
        PAGES,
    ),
    (
        "\u1b63\u3c31<\u0880\u7325\u19a0\u2e50\u0180\u0bba\u1053\u5127\u530b\u0a23\u6c40\u0767/\u1422\u6c40\u0387\u1721"
        "\u4670\u0293\u2620\u1a50\u1540\u11a0\u09a0\u17f3\u5c54\u3c44\u5439\u5910\u0b33\u14c3\u2f71\u45db\u173e\u7e20"
        "\u2c62\u0194\u4020 ",
        PAGES,
    ),
]
"""Made with the published implementation: base64, URL-safe and UTF-16 letters."""


@pytest.mark.parametrize(("written", "meant"), WRITTEN)
def test_what_the_published_implementation_wrote_is_read(written: str, meant: str) -> None:
    layer = LzString().decode(written, INSIDE, Budget.of(Limits()))
    assert layer == Layer(meant, sure=False)


@pytest.mark.parametrize(("written", "meant"), WRITTEN)
def test_it_is_opened_in_bodies_documents_and_forms(written: str, meant: str) -> None:
    expected = [leaf.text for leaf in decode_body(meant.encode()).leaves()]
    for body in (written, json.dumps({"data": written}), f"v=1&data={quote_plus(written)}", f"v=1&data={written}"):
        tree = decode_body(body.encode())
        opened = next(node for node in tree.nodes() if "lz-string" in node.decoders)
        assert [leaf.text for leaf in opened.leaves] == expected[: len(opened.leaves)]
        assert opened.path[-2:] == ("lz-string", "json")


@pytest.mark.parametrize(("written", "_"), WRITTEN)
def test_what_ends_too_soon_or_expands_too_far_is_left_as_it_was(written: str, _: str) -> None:
    for length in range(len(written) - 4):
        assert LzString().decode(written[:length], INSIDE, Budget.of(Limits())) is None
    assert LzString().decode(written, INSIDE, Budget.of(Limits(document=40))) is None
    cut = json.dumps({"data": written[:-6]})
    assert [node.path for node in decode_body(cut.encode()).nodes()] == [("json",)]


@given(st.text(max_size=300))
def test_nothing_raises_and_nothing_else_is_taken_for_it(text: str) -> None:
    LzString().decode(text, INSIDE, Budget.of(Limits()))


def test_random_tokens_are_not_taken_for_it() -> None:
    draw = random.Random(7)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for start in ("N4Ig", "Nobw", "", "N4"):
        for _ in range(500):
            token = start + "".join(draw.choices(letters, k=draw.choice((20, 40, 84))))
            tree = decode_body(json.dumps({"token": token}).encode())
            assert not any("lz-string" in node.decoders for node in tree.nodes())
