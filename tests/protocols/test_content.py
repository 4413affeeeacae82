from __future__ import annotations

import gzip
import hashlib
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import EMPTY_BODY, Body
from auditor.protocols.content import BodyCollector, decode_content
from auditor.protocols.messages import ResponseBodies

PLAIN = b'{"model": "Meadow 3", "battery": 61, "events": [1, 2, 3]}' * 40


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def quick_brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=1))


CODINGS: dict[bytes, Callable[[bytes], bytes]] = {
    b"gzip": gzip.compress,
    b"x-gzip": gzip.compress,
    b"deflate": zlib.compress,
    b"br": quick_brotli,
    b"zstd": zstandard.compress,
}


def body_of(data: bytes) -> Body:
    return Body(data, len(data), hashlib.sha256(data).hexdigest())


def bytewise(data: bytes, encodings: bytes | None) -> tuple[Body | None, str | None]:
    collector = BodyCollector(encodings)
    for i in range(len(data)):
        collector.feed(data[i : i + 1])
    return collector.finish()


@pytest.mark.parametrize("coding", CODINGS)
def test_each_coding_is_undone_whole_and_byte_by_byte(coding: bytes) -> None:
    sent = CODINGS[coding](PLAIN)
    assert decode_content(sent, coding.upper()) == (body_of(PLAIN), None)
    assert bytewise(sent, coding) == (body_of(PLAIN), None)


def test_deflate_without_zlib_header_is_undone() -> None:
    sent = raw_deflate(PLAIN)
    assert decode_content(sent, b"deflate") == (body_of(PLAIN), None)
    assert bytewise(sent, b"deflate") == (body_of(PLAIN), None)


def test_stacked_codings_are_undone_last_first() -> None:
    sent = brotli.compress(gzip.compress(PLAIN))
    assert decode_content(sent, b"gzip, br") == (body_of(PLAIN), None)
    assert bytewise(sent, b"gzip,identity, br") == (body_of(PLAIN), None)


@pytest.mark.parametrize("coding", [b"gzip, deflate", b"deflate, gzip", b"gzip, gzip", b"br, gzip, deflate"])
def test_codings_named_but_not_applied_are_passed_over(coding: bytes) -> None:
    for data in (PLAIN, b"short"):
        body, note = decode_content(gzip.compress(data), coding)
        assert body == body_of(data)
        assert note is not None
        assert note.startswith("named as content codings, but not applied: ")
        assert bytewise(gzip.compress(data), coding) == (body, note)


def test_gzip_members_follow_each_other_and_padding_is_passed_over() -> None:
    sent = gzip.compress(PLAIN) + gzip.compress(b"more") + b"\0\0\0"
    assert decode_content(sent, b"gzip") == (body_of(PLAIN + b"more"), None)
    assert bytewise(sent, b"gzip") == (body_of(PLAIN + b"more"), None)


def test_zstd_frames_follow_each_other() -> None:
    sent = zstandard.compress(PLAIN) + zstandard.compress(b"more")
    assert decode_content(sent, b"zstd") == (body_of(PLAIN + b"more"), None)
    assert bytewise(sent, b"zstd") == (body_of(PLAIN + b"more"), None)


def test_empty_body_under_a_coding_is_empty_without_note() -> None:
    assert decode_content(b"", b"gzip") == (EMPTY_BODY, None)


@pytest.mark.parametrize("coding", CODINGS)
def test_body_that_is_not_in_its_coding_is_given_as_sent_with_a_note(coding: bytes) -> None:
    for body, note in (
        decode_content(b"just text, not packed at all", coding),
        bytewise(b"just text, not packed at all", coding),
    ):
        assert body == body_of(b"just text, not packed at all")
        assert note is not None


@pytest.mark.parametrize("coding", CODINGS)
def test_body_cut_short_gives_what_could_be_decoded_with_a_note(coding: bytes) -> None:
    noise = hashlib.shake_256(b"seed").digest(400_000)
    sent = CODINGS[coding](noise)[:-1000]
    body, note = decode_content(sent, coding)
    assert 0 < body.length < len(noise)
    assert noise.startswith(body.data)
    assert body.sha256 == hashlib.sha256(body.data).hexdigest()
    assert note is not None
    assert "end early" in note


def test_damage_in_the_middle_keeps_what_came_before() -> None:
    text = hashlib.shake_256(b"seed").hexdigest(200_000).encode()
    packer = zlib.compressobj()
    sent = packer.compress(text) + packer.flush(zlib.Z_FULL_FLUSH) + b"\xff" * 5000
    body, note = decode_content(sent, b"deflate")
    assert body == body_of(text)
    assert note == "not valid deflate data; the body is what could be decoded before"
    collector = BodyCollector(b"deflate")
    for i in range(0, len(sent), 1000):
        collector.feed(sent[i : i + 1000])
    assert collector.finish() == (body, note)


def test_unknown_coding_is_left_and_named() -> None:
    body, note = decode_content(gzip.compress(b"\x01\x02secret"), b"rc4,gzip")
    assert body == body_of(b"\x01\x02secret")
    assert note is not None
    assert "rc4" in note


def test_body_over_the_limit_is_cut_but_counted_and_hashed_whole() -> None:
    for sent, coding in ((PLAIN, None), (gzip.compress(PLAIN), b"gzip")):
        body, note = decode_content(sent, coding, limit=100)
        assert body == Body(PLAIN[:100], len(PLAIN), hashlib.sha256(PLAIN).hexdigest(), truncated=True)
        assert note is None


def test_hash_mode_keeps_nothing_and_knows_all() -> None:
    collector = BodyCollector(b"gzip", ResponseBodies.HASH)
    collector.feed(gzip.compress(PLAIN))
    assert collector.finish() == (Body(b"", len(PLAIN), hashlib.sha256(PLAIN).hexdigest()), None)


def test_hash_mode_of_a_wrong_coding_hashes_the_bytes_as_sent() -> None:
    collector = BodyCollector(b"gzip", ResponseBodies.HASH)
    collector.feed(b"plain ")
    collector.feed(b"text")
    body, _ = collector.finish()
    assert body == Body(b"", 10, hashlib.sha256(b"plain text").hexdigest())


def test_skip_mode_gives_no_body() -> None:
    collector = BodyCollector(b"gzip", ResponseBodies.SKIP)
    collector.feed(b"anything")
    assert collector.finish() == (None, None)


@pytest.mark.parametrize("coding", [b"gzip", b"br", b"zstd"])
def test_bomb_is_stopped_with_little_memory(coding: bytes) -> None:
    sent = CODINGS[coding](bytes(160_000_000))
    tracemalloc.start()
    body, note = decode_content(sent, coding, limit=1000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert note is not None
    assert body.truncated
    assert len(body.data) == 1000
    assert body.length < 160_000_000
    assert peak < 60_000_000


def test_lost_bytes_end_the_decoding_but_not_a_plain_body() -> None:
    plain = BodyCollector(None)
    plain.feed(b"ab")
    plain.lose()
    plain.feed(b"ef")
    assert plain.finish() == (body_of(b"abef"), None)
    noise = hashlib.shake_256(b"seed").digest(200_000)
    packed = gzip.compress(noise)
    zipped = BodyCollector(b"gzip")
    zipped.feed(packed[:100_000])
    zipped.lose()
    zipped.feed(packed[110_000:])
    body, note = zipped.finish()
    assert body is not None
    assert noise.startswith(body.data)
    assert body.length > 0
    assert note is not None


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([*CODINGS, b"gzip, br", b"foo, gzip"]), st.integers(1, 50))
def test_any_bytes_under_any_coding_never_raise_and_chunking_is_irrelevant(
    data: bytes, coding: bytes, size: int
) -> None:
    collector = BodyCollector(coding)
    for i in range(0, len(data), size):
        collector.feed(data[i : i + size])
    assert collector.finish() == decode_content(data, coding)
