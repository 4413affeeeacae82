"""URLs, dates, addresses and bodies as HAR producers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.sources.har_text import (
    Part,
    Target,
    decode_base64,
    form_bytes,
    from_seconds,
    multipart_bytes,
    parse_address,
    parse_time,
    parse_url,
    text_to_bytes,
    to_bytes,
)

NEW_YEAR = 1_704_067_200_000_000_000


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://Api.Example.com/a%20b?x=1#top", Target("https", "api.example.com", 443, "/a%20b?x=1")),
        ("http://example.com", Target("http", "example.com", 80, "/")),
        ("http://example.com:8080?q", Target("http", "example.com", 8080, "/?q")),
        ("https://me:secret@[2001:DB8::1]:8443/x", Target("https", "2001:db8::1", 8443, "/x")),
        ("wss://example.com/socket", Target("wss", "example.com", 443, "/socket")),
        ("data:text/plain,hi:there", Target("data", "", 0, "text/plain,hi:there")),
        ("https://example.com/a//b?u=http://x/", Target("https", "example.com", 443, "/a//b?u=http://x/")),
    ],
)
def test_url_is_split_and_its_path_left_as_sent(url: str, target: Target) -> None:
    assert parse_url(url) == (target, None)


@pytest.mark.parametrize("url", ["https://example.com:port/", "https://example.com:99999/", "https://example.com:²/"])
def test_impossible_port_is_noted(url: str) -> None:
    target, note = parse_url(url)
    assert (target.host, target.port) == ("example.com", 443)
    assert note is not None
    assert "makes no sense" in note


@given(st.text(max_size=60))
def test_no_text_is_too_odd_for_a_url(text: str) -> None:
    target, _ = parse_url(text)
    assert 0 <= target.port < 65536


@pytest.mark.parametrize(
    ("text", "ns"),
    [
        ("2024-01-01T00:00:00Z", NEW_YEAR),
        ("2024-01-01T00:00:00.123456789123Z", NEW_YEAR + 123_456_789),
        ("2024-01-01T05:30:00.5+05:30", NEW_YEAR + 500_000_000),
        ("2023-12-31T16:00:00.000-0800", NEW_YEAR),
        ("2024-01-01 00:00:00.25z", NEW_YEAR + 250_000_000),
    ],
)
def test_date_with_zone_is_exact(text: str, ns: int) -> None:
    assert parse_time(text) == (ns, None)


def test_date_without_zone_is_taken_as_utc_and_noted() -> None:
    assert parse_time("2024-01-01T00:00:00") == (NEW_YEAR, "startedDateTime has no time zone; UTC was assumed")


@pytest.mark.parametrize(
    "text", [1_704_067_200, "1704067200000", 1_704_067_200_000.0, "Mon, 01 Jan 2024 00:00:00 GMT", "1704067200.0"]
)
def test_other_spellings_of_a_time_are_read_and_noted(text: object) -> None:
    ns, note = parse_time(text)
    assert ns == NEW_YEAR
    assert note is not None


@pytest.mark.parametrize("text", ["yesterday", "2024-13-01T00:00:00Z", "", 17, None, "2024-01-01T00:00:00+99:00"])
def test_impossible_date_is_noted(text: object) -> None:
    ns, note = parse_time(text)
    assert ns == 0
    assert note is not None


def test_addresses_with_brackets_and_zones() -> None:
    assert parse_address("[2001:DB8:0::1]") == "2001:db8::1"
    assert parse_address("fe80::1%eth0") == "fe80::1"
    assert parse_address(" 192.0.2.1 ") == "192.0.2.1"
    assert parse_address("example.com") == parse_address(None) == parse_address("") == ""


@given(st.binary(max_size=80))
def test_base64_of_every_flavour(data: bytes) -> None:
    import base64

    plain = base64.b64encode(data).decode()
    assert decode_base64(plain) == data
    assert decode_base64(base64.urlsafe_b64encode(data).decode().rstrip("=")) == data
    assert decode_base64(base64.encodebytes(data).decode()) == data


@pytest.mark.parametrize("text", ["{not base64}", "A", "AAAA=AAA", "ä"])
def test_what_is_not_base64_is_none(text: str) -> None:
    assert decode_base64(text) is None


def test_charset_of_the_media_type_holds() -> None:
    assert text_to_bytes("Zürich", "text/plain; charset=ISO-8859-1", by_mitmproxy=False) == (b"Z\xfcrich", None)
    assert text_to_bytes("Zürich", "text/plain", by_mitmproxy=False) == ("Zürich".encode(), None)
    assert text_to_bytes("Zürich", "text/plain; charset=klingon", by_mitmproxy=False) == ("Zürich".encode(), None)


def test_mitmproxy_falls_back_on_latin1_but_for_json() -> None:
    assert text_to_bytes("\x0a\xe9\x80", "application/octet-stream", by_mitmproxy=True) == (b"\x0a\xe9\x80", None)
    assert text_to_bytes('"é"', "application/json", by_mitmproxy=True) == ('"é"'.encode(), None)
    assert text_to_bytes("☃", "application/octet-stream", by_mitmproxy=True) == ("☃".encode(), None)


def test_binary_text_of_other_producers_is_one_byte_a_character() -> None:
    assert text_to_bytes("\x1f\x8b\x08\xff", "application/x-gzip", by_mitmproxy=False) == (b"\x1f\x8b\x08\xff", None)
    assert text_to_bytes("é", "application/octet-stream", by_mitmproxy=False) == ("é".encode(), None)


def test_bytes_lost_in_the_har_are_noted() -> None:
    data, note = text_to_bytes("\x1f\ufffd\x08", "application/octet-stream", by_mitmproxy=False)
    assert data == "\x1f\ufffd\x08".encode()
    assert note == "bytes of the body were lost when the HAR was written"


def test_lone_surrogates_become_bytes_again() -> None:
    assert to_bytes("a\udcff\udc80") == b"a\xff\x80"
    assert to_bytes("\ud800") == b"\xed\xa0\x80"


def test_form_is_escaped_once() -> None:
    assert form_bytes([("q", "a b&c"), ("lat", "48.40"), ("ü", "")]) == b"q=a%20b%26c&lat=48.40&%C3%BC="
    assert form_bytes([("q", "a%20b+c")]) == b"q=a%20b+c"


def test_multipart_form_has_the_boundary_of_its_media_type() -> None:
    parts = [Part("a", "1", "", ""), Part("f", "x", "p.jpg", "image/jpeg")]
    assert multipart_bytes(parts, 'multipart/form-data; boundary="XX"') == (
        b'--XX\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
        b'--XX\r\nContent-Disposition: form-data; name="f"; filename="p.jpg"\r\nContent-Type: image/jpeg\r\n\r\nx\r\n'
        b"--XX--\r\n"
    )


def test_floating_point_times_keep_their_microseconds() -> None:
    assert from_seconds(1693314240.794808) == 1_693_314_240_794_808_000
    assert from_seconds(-1) == from_seconds(1e300) == from_seconds(float("nan")) == 0
