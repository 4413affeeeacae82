"""A run of records opens what opening them one by one does, and stops where that would have had to look closer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESCCM, AESGCM, ChaCha20Poly1305

from auditor.network.stream import Direction
from auditor.tls.ciphers import suite
from auditor.tls.prf import expand_label, prf
from auditor.tls.protection import Opener, run_one_by_one
from auditor.tls.runs import DATA_LENGTHS, LENGTH_LIMIT, Run, Window
from auditor.tls.schedule import legacy_opener, modern_opener

MASTER, RANDOMS, BASE = bytes(48), (b"c" * 32, b"s" * 32), 1000
Seal = Callable[[int, bytes], bytes]


def modern(number: int) -> tuple[Opener, Seal]:
    """TLS 1.3: an opener and what seals application data for it (RFC 8446 section 5.2)."""
    chosen = suite(number)
    assert chosen is not None
    key = expand_label(chosen.prf, MASTER, b"key", b"", chosen.key)
    iv = int.from_bytes(expand_label(chosen.prf, MASTER, b"iv", b"", 12), "big")
    cipher = ChaCha20Poly1305(key) if number == 0x1303 else AESGCM(key)

    def seal(sequence: int, inner: bytes) -> bytes:
        head = b"\x17\x03\x03" + (len(inner) + 16).to_bytes(2, "big")
        return head + cipher.encrypt((iv ^ sequence).to_bytes(12, "big"), inner, head)

    return modern_opener(chosen, MASTER), seal


def legacy(number: int) -> tuple[Opener, Seal]:
    """TLS 1.2 with AES-GCM or AES-CCM (RFC 5288 section 3) or ChaCha20 (RFC 7905)."""
    chosen = suite(number)
    assert chosen is not None
    block = prf(0x0303, chosen.prf, MASTER, b"key expansion", RANDOMS[1] + RANDOMS[0], 2 * (chosen.key + chosen.iv))
    key, salt = block[chosen.key : 2 * chosen.key], block[2 * chosen.key + chosen.iv :]
    cipher: AESGCM | AESCCM | ChaCha20Poly1305
    cipher = {0xCCA8: ChaCha20Poly1305, 0xC09E: AESCCM}.get(number, AESGCM)(key)

    def seal(sequence: int, inner: bytes) -> bytes:
        extra = sequence.to_bytes(8, "big") + b"\x17\x03\x03" + len(inner).to_bytes(2, "big")
        explicit = b"" if chosen.iv == 12 else bytes(range(8))
        nonce = salt + explicit
        if not explicit:
            nonce = (int.from_bytes(salt, "big") ^ sequence).to_bytes(12, "big")
        sealed = explicit + cipher.encrypt(nonce, inner, extra)
        return b"\x17\x03\x03" + len(sealed).to_bytes(2, "big") + sealed

    return legacy_opener(Direction.SERVER, 0x0303, chosen, MASTER, RANDOMS, etm=False), seal


def contents(run: Run) -> list[bytes]:
    return [bytes(content) for content in run.contents]


BODIES = [b"one", b"", b"x" * 16000, b"four"]
SHAPES = [
    (modern, 0x1301, b"\x17"),
    (modern, 0x1303, b"\x17"),
    (legacy, 0xC02F, b""),
    (legacy, 0xCCA8, b""),
    (legacy, 0xC09E, b""),
]


@pytest.mark.parametrize(("make", "number", "kind"), SHAPES)
def test_whole_records_open_and_empty_ones_only_count(
    make: Callable[[int], tuple[Opener, Seal]], number: int, kind: bytes
) -> None:
    opener, seal = make(number)
    sealed = [seal(7 + i, body + kind) for i, body in enumerate(BODIES)]
    stream = b"before" + b"".join(sealed)
    for cut in (0, 1, len(sealed[3]) - 4, len(sealed[3]) - 1):
        run = opener.run(7, Window(stream[: len(stream) - cut], 6, BASE))
        opened = BODIES if cut == 0 else BODIES[:3]
        assert contents(run) == [body for body in opened if body]
        assert run.sequence == 7 + len(opened)
        assert run.position == 6 + sum(map(len, sealed[: len(opened)]))
        assert run.starts[:2] == [BASE + 6, BASE + 6 + len(sealed[0]) + len(sealed[1])]
        assert [e - s for s, e in zip(run.starts, run.ends, strict=True)] == [
            len(record) for record, body in zip(sealed, opened, strict=False) if body
        ]


@pytest.mark.parametrize(("make", "number", "kind"), SHAPES)
def test_a_run_ends_before_what_does_not_verify(
    make: Callable[[int], tuple[Opener, Seal]], number: int, kind: bytes
) -> None:
    opener, seal = make(number)
    good, wrong = seal(0, b"good" + kind), seal(5, b"out of step" + kind)
    for following in (wrong, good[:-1] + b"!", b"\x15\x03\x03\0\x02\1\0", b"\x17\x03\x03\0\0", b"\x17\x03\x03\xff\xff"):
        run = opener.run(0, Window(good + following + bytes(20), 0, 0))
        assert contents(run) == [b"good"]
        assert (run.sequence, run.position) == (1, len(good))


@pytest.mark.parametrize("inner", [b"alert\x15", b"padded\x17\0\0", b"\0"])
def test_other_content_of_tls13_is_left_to_a_closer_look(inner: bytes) -> None:
    opener, seal = modern(0x1301)
    stream = seal(0, b"data\x17") + seal(1, inner) + seal(2, b"more\x17")
    run = opener.run(0, Window(stream, 0, 0))
    assert contents(run) == [b"data"]
    assert run.sequence == 1


@pytest.mark.parametrize("number", [0xC02F, 0xC09E])
def test_the_short_way_gives_what_the_long_one_does(number: int) -> None:
    opener, seal = legacy(number)
    window = Window(b"".join(seal(i, body) for i, body in enumerate(BODIES)) + b"\x17\x03", 0, BASE)
    assert opener.run(0, window) == run_one_by_one(opener, 0, window)


def test_only_whole_headers_of_application_data_have_a_length() -> None:
    assert DATA_LENGTHS[b"\x17\x03\x03\x00\x10"] == 16
    assert DATA_LENGTHS[b"\x17\x03\x03" + LENGTH_LIMIT.to_bytes(2, "big")] == LENGTH_LIMIT
    for head in (b"", b"\x17\x03\x03\x00", b"\x16\x03\x03\x00\x10", b"\x17\x03\x01\x00\x10", b"\x17\x03\x03\xff\xff"):
        assert DATA_LENGTHS[head] == -1
        assert head not in DATA_LENGTHS
