from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.stream import Direction
from auditor.tls.dtls import DtlsWatch, sniff_dtls

C, S = Direction.CLIENT, Direction.SERVER
NAME = b"media.example"
SNI = b"\x00\x00" + (len(NAME) + 5).to_bytes(2, "big") + (len(NAME) + 3).to_bytes(2, "big") + b"\0"
SNI += len(NAME).to_bytes(2, "big") + NAME
ALPN = b"\x00\x10\x00\x09\x00\x07\x06webrtc"


def vector(size: int, data: bytes) -> bytes:
    return len(data).to_bytes(size, "big") + data


def hello(cookie: bytes = b"", extensions: bytes = SNI + ALPN) -> bytes:
    ciphers = vector(2, bytes.fromhex("c02bc02f"))
    return b"\xfe\xfd" + bytes(32) + b"\0" + vector(1, cookie) + ciphers + b"\x01\x00" + vector(2, extensions)


def server_hello() -> bytes:
    return b"\xfe\xfd" + bytes(32) + b"\0" + bytes.fromhex("c02b") + b"\0" + vector(2, ALPN)


def record(kind: int, payload: bytes, epoch: int = 0, version: bytes = b"\xfe\xfd") -> bytes:
    return bytes([kind]) + version + epoch.to_bytes(2, "big") + bytes(6) + vector(2, payload)


def fragment(kind: int, message: bytes, start: int = 0, size: int | None = None) -> bytes:
    part = message[start : None if size is None else start + size]
    head = bytes([kind]) + len(message).to_bytes(3, "big") + b"\0\0"
    return head + start.to_bytes(3, "big") + len(part).to_bytes(3, "big") + part


def watched(*datagrams: tuple[Direction, bytes]) -> DtlsWatch:
    watch = DtlsWatch()
    for direction, data in datagrams:
        assert watch.receive(direction, data)
    return watch


def test_name_version_and_alpn_are_read_past_the_cookie() -> None:
    first = record(22, fragment(1, hello()))
    second = record(22, fragment(1, hello(b"cookie" * 3)))
    watch = watched((C, first), (C, second), (S, record(22, fragment(2, server_hello()))))
    assert watch.hello is not None
    assert (watch.hello.sni, watch.version, watch.alpn) == ("media.example", "DTLS 1.2", "webrtc")
    assert watch.ja4 is not None
    assert watch.ja4.startswith("dd2d0202wc_")


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (0, 1, 1, 2)])
def test_hello_in_fragments_is_joined(order: tuple[int, ...]) -> None:
    message = hello()
    parts = [record(22, fragment(1, message, at, 30)) for at in range(0, len(message), 30)]
    head, rest = parts[0], parts[1:]
    spread = [head, *(b"".join(rest[i::2]) for i in (0, 1))]
    watch = watched(*((C, spread[i]) for i in order))
    assert watch.hello is not None
    assert watch.hello.sni == "media.example"


def test_encrypted_records_are_dtls_with_nothing_to_tell() -> None:
    watch = watched((C, record(23, bytes(40), epoch=1)), (S, b"\x2f\x00\x01" + bytes(30)))
    assert (watch.hello, watch.version, watch.alpn, watch.ja4) == (None, "DTLS", None, None)


@pytest.mark.parametrize(
    "data", [b"", b"\x16", b"\x2f" + bytes(40), record(22, b"x")[:-1], b"\x16\x03\x03" + bytes(40)]
)
def test_other_datagrams_are_not_dtls(data: bytes) -> None:
    assert not sniff_dtls(data)
    assert not DtlsWatch().receive(C, data)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([C, S]), st.binary(max_size=80) | st.binary(max_size=60).map(
    lambda payload: record(22, payload)
)), max_size=12))  # fmt: skip
def test_hostile_datagrams_raise_nothing(datagrams: list[tuple[Direction, bytes]]) -> None:
    watch = DtlsWatch()
    for direction, data in datagrams:
        watch.receive(direction, data)
    assert watch.version.startswith("DTLS")
