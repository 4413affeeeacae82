from __future__ import annotations

import pytest

from auditor.tls.hello import ClientHello
from auditor.tls.ja4 import is_grease, ja4

# FoxIO-LLC/ja4, python/test/testdata/http2-with-cookies.pcapng.json (2024): JA4, and its lists as sent.
CHROME_CIPHERS = "1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035"
CHROME_EXTENSIONS = "002d,0012,0000,000b,4469,001b,ff01,0033,000d,0010,0005,000a,0017,002b,0023,0015"
CHROME_ALGORITHMS = "0403,0804,0401,0503,0805,0501,0806,0601"
CHROME = "t13d1516h2_8daaf6152771_e5627efa2ab1"


def listed(text: str) -> tuple[int, ...]:
    return tuple(int(number, 16) for number in text.split(",")) if text else ()


def hello(
    ciphers: str = CHROME_CIPHERS,
    extensions: str = CHROME_EXTENSIONS,
    algorithms: str = CHROME_ALGORITHMS,
    alpn: tuple[bytes, ...] = (b"h2", b"http/1.1"),
    versions: str = "0304,0303",
) -> ClientHello:
    return ClientHello(
        0x0303,
        bytes(32),
        b"",
        listed(ciphers),
        listed(extensions),
        alpn=alpn,
        supported_versions=listed(versions),
        signature_algorithms=listed(algorithms),
    )


def test_published_fingerprint_of_chrome() -> None:
    assert ja4(hello()) == CHROME


def test_grease_and_order_change_nothing() -> None:
    shuffled = hello(
        "baba," + ",".join(reversed(CHROME_CIPHERS.split(","))),
        "2a2a," + ",".join(reversed(CHROME_EXTENSIONS.split(","))) + ",0a0a",
        "4a4a," + CHROME_ALGORITHMS,
        versions="fafa,0304,0303",
    )
    assert ja4(shuffled) == CHROME


@pytest.mark.parametrize(
    ("alpn", "shown"),
    [((), "00"), ((b"",), "00"), ((b"h",), "hh"), ((b"\xab",), "ab"), ((b"\xab\xcd",), "ad"), ((b"http/1.1",), "h1")],
)
def test_alpn_is_first_and_last_character_or_hex(alpn: tuple[bytes, ...], shown: str) -> None:
    assert ja4(hello(alpn=alpn))[8:10] == shown


def test_nothing_offered_is_all_zeros() -> None:
    assert ja4(hello("", "", "", (), "")) == "t12i000000_000000000000_000000000000"


def test_transport_and_counts_are_in_front() -> None:
    many = ",".join(f"{number:04x}" for number in range(1, 151))
    assert ja4(hello(many), "q").startswith("q13d9916h2_")


def test_grease_values_are_the_sixteen_reserved_ones() -> None:
    assert sum(is_grease(number) for number in range(65536)) == 16
