from __future__ import annotations

import pytest

from auditor.errors import KeyLogError
from auditor.tls.keylog import KeyLog, parse

RANDOM = bytes(range(32))
LINE = b"CLIENT_RANDOM " + RANDOM.hex().encode() + b" " + b"ab" * 48


def test_crlf_comments_blank_and_junk_lines_are_told_apart() -> None:
    keys = KeyLog()
    text = b"# made by hand\r\n\r\n" + LINE + b"\r\nnonsense here\r\nCLIENT_RANDOM 00 11\r\n"
    assert keys.add(text, "a.log") == 1
    assert (keys.entries, keys.ignored, keys.origins) == (1, 2, ["a.log"])
    assert bool(keys)


def test_secret_counts_as_used_once_and_asking_whether_it_is_known_does_not() -> None:
    keys = KeyLog()
    keys.add(LINE, "a.log")
    assert keys.knows(RANDOM)
    assert keys.used == 0
    assert keys.secret("CLIENT_RANDOM", bytes(32)) is None
    assert keys.secret("CLIENT_RANDOM", RANDOM) == keys.secret("CLIENT_RANDOM", RANDOM) == b"\xab" * 48
    assert keys.used == 1


def test_rsa_session_and_quic_lines_are_kept() -> None:
    keys = KeyLog()
    text = b"RSA 0011223344556677 " + b"cd" * 48 + b"\nRSA Session-ID:0a0b Master-Key:" + b"ef" * 48
    text += b"\nQUIC_CLIENT_TRAFFIC_SECRET_0 " + RANDOM.hex().upper().encode() + b" " + b"12" * 32
    assert keys.add(text, "pcapng") == 3
    assert keys.rsa(bytes.fromhex("0011223344556677") + b"more") == b"\xcd" * 48
    assert keys.session(b"\x0a\x0b") == b"\xef" * 48
    assert keys.session(b"") is None
    assert keys.secret("QUIC_CLIENT_TRAFFIC_SECRET_0", RANDOM) == b"\x12" * 32
    assert keys.has_unnamed


@pytest.mark.parametrize(
    "line",
    [
        b"CLIENT_RANDOM " + b"00" * 31 + b" " + b"ab" * 48,
        b"UNKNOWN_LABEL " + b"00" * 32 + b" " + b"ab" * 48,
        b"CLIENT_RANDOM " + b"00" * 32 + b" abc",
        b"CLIENT_RANDOM " + b"00" * 32 + b" " + b"ab" * 5000,
        b"RSA 00112233 " + b"ab" * 48,
        b"RSA Session-ID:0 Master-Key:ab",
        b"\xff\xfe\x00",
    ],
)
def test_lines_of_the_wrong_shape_are_ignored(line: bytes) -> None:
    keys = KeyLog()
    assert keys.add(line, "x") == 0
    assert keys.ignored == 1
    assert not keys


def test_file_without_a_usable_line_is_an_error_with_its_name() -> None:
    with pytest.raises(KeyLogError, match=r"^x\.txt: not a TLS key log: no line of 1–2 has .*; give the file"):
        parse(b"hello\nworld\n", "x.txt")
    with pytest.raises(KeyLogError, match="empty"):
        parse(b"", "x.txt")


def test_a_plain_line_and_one_with_more_spaces_mean_the_same() -> None:
    plain, spaced = KeyLog(), KeyLog()
    assert plain.add(LINE.replace(b"ab", b"AB"), "x") == spaced.add(LINE.replace(b" ", b"   "), "x") == 1
    assert plain.secret("CLIENT_RANDOM", RANDOM) == spaced.secret("CLIENT_RANDOM", RANDOM) == b"\xab" * 48


@pytest.mark.parametrize("line", [b"MIIO_TOKEN %b", b"MIIO_TOKEN 0102a3b4 %b", b"MIIO_TOKEN  0102A3B4  %b\r"])
def test_tokens_of_devices_are_kept_and_counted_like_secrets(line: bytes) -> None:
    keys = KeyLog()
    token = bytes(range(16))
    assert keys.add(line % token.hex().encode() + b"\n" + LINE, "a.log") == 2
    assert (keys.tokens, keys.entries, keys.used) == ((token,), 2, 0)
    keys.use_token(token)
    assert keys.used == 1
    assert KeyLog().tokens == ()


def test_a_token_of_another_length_is_no_line() -> None:
    keys = KeyLog()
    assert keys.add(b"MIIO_TOKEN 0011\nMIIO_TOKEN " + b"00" * 17, "a.log") == 0
    assert keys.ignored == 2
