from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import decode_body
from auditor.decode.delimited import split


def varint(number: int) -> bytes:
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def message(name: str, number: int) -> bytes:
    raw = name.encode()
    return b"\x0a" + varint(len(raw)) + raw + b"\x10" + varint(number)


def batch(*messages: bytes) -> bytes:
    return b"".join(varint(len(each)) + each for each in messages)


BATCH = batch(message("screen_view home", 7), message("purchase", 300), message("Pixel 7 " * 30, 1))


@pytest.mark.parametrize("kind", ["", "application/x-protobuf", "application/x-protobuf; delimited=true"])
def test_batches_are_lists_of_messages(kind: str) -> None:
    tree = decode_body(BATCH, kind)
    assert tree.roots[0].path == ("delimited",)
    assert [(leaf.path[-1], leaf.text) for leaf in tree.leaves()][:4] == [
        ("$[0]['1'][0]", "screen_view home"), ("$[0]['2'][0]", "7"), ("$[1]['1'][0]", "purchase"),
        ("$[1]['2'][0]", "300"),
    ]  # fmt: skip


def test_lengths_that_lead_elsewhere_are_no_batch() -> None:
    for end in range(1, len(BATCH)):
        assert decode_body(BATCH[:end]).roots[0].path != ("delimited",) or split(BATCH[:end], 9) is not None
    assert split(BATCH[:-1], 9) is None
    assert split(BATCH, 2) is None
    assert split(b"\x00\x00\x00", 9) is None
    assert split(b"\xff" * 9, 9) is None


@settings(deadline=None)
@given(st.lists(st.binary(min_size=1, max_size=300), min_size=1, max_size=20))
def test_pieces_come_back_as_they_were_joined(pieces: list[bytes]) -> None:
    assert split(batch(*pieces), 100) == pieces
