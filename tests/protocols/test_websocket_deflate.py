from __future__ import annotations

import zlib

import pytest

from auditor.network.stream import Direction
from auditor.protocols.inflaters import BrokenStream
from auditor.protocols.websocket_deflate import PLAIN, Agreement, Unpacker, read_agreement


def test_agreement_is_read_from_the_answer() -> None:
    agreed = read_agreement(b"Permessage-Deflate; server_no_context_takeover; client_max_window_bits=12, x-other")
    assert agreed == Agreement(True, (True, False), ("x-other",))
    assert read_agreement(None) == read_agreement(b" , ") == PLAIN


def test_first_of_two_offers_counts() -> None:
    agreed = read_agreement(b"permessage-deflate, permessage-deflate; client_no_context_takeover")
    assert agreed.takeover == (True, True)


def test_message_may_refer_to_the_one_before_until_that_is_lost() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -9)
    packed = [(packer.compress(b"over the hills") + packer.flush(zlib.Z_SYNC_FLUSH))[:-4] for _ in range(3)]
    unpacker = Unpacker(Agreement(True), Direction.CLIENT)
    for each in packed[:2]:
        assert unpacker.begin()
        assert b"".join([*unpacker.feed(each), *unpacker.finish()]) == b"over the hills"
    unpacker.lose()
    assert not unpacker.begin()


def test_loss_is_over_with_the_message_where_none_refers_to_another() -> None:
    unpacker = Unpacker(Agreement(True, (False, False)), Direction.CLIENT)
    unpacker.lose()
    assert unpacker.begin()


def test_what_is_no_deflate_is_broken() -> None:
    unpacker = Unpacker(Agreement(True), Direction.SERVER)
    unpacker.begin()
    with pytest.raises(BrokenStream):
        list(unpacker.feed(b"\xff\xff\xff"))
