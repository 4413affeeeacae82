from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.quic.google import google_server_name


def chlo(tags: dict[bytes, bytes]) -> bytes:
    index, values = b"", b""
    for tag, value in tags.items():
        values += value
        index += tag + len(values).to_bytes(4, "little")
    return b"\x0dQ043" + bytes(20) + b"CHLO" + len(tags).to_bytes(2, "little") + b"\0\0" + index + values


def test_server_name_of_a_hello_in_clear() -> None:
    assert google_server_name(chlo({b"PAD\0": bytes(40), b"SNI\0": b"www.example.com", b"VER\0": b"Q043"})) == (
        "www.example.com"
    )


def test_no_name_no_tag_or_a_cut_table_is_none() -> None:
    assert google_server_name(chlo({b"PAD\0": b"x"})) is None
    assert google_server_name(chlo({b"SNI\0": b"not a name\xff"})) is None
    assert google_server_name(chlo({b"SNI\0": b"a.example"})[:36]) is None
    assert google_server_name(b"") is None


@given(st.binary(max_size=100))
def test_any_bytes_raise_nothing(data: bytes) -> None:
    google_server_name(b"CHLO" + data)
