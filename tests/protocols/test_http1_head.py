"""Lines and fields of HTTP/1 heads; sniffers never take back what they said of fewer bytes."""

from __future__ import annotations

import pytest

from auditor.protocols.http1_head import (
    BARE,
    LINE_LIMIT,
    Framing,
    framing,
    head_end,
    read_fields,
    read_request_line,
    read_status_line,
    sniff_http1,
    sniff_http1_response,
    stands_alone,
    tolerant,
)

REQUESTS = (b"GET / HTTP/1.1\r\n", b"POST /a?b=c HTTP/1.0\n", b"M-SEARCH * HTTP/1.1\r\n", b"PROPFIND /x HTTP/1.1\r\n")
ANSWERS = (
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 404 \n", b"ICY 200 OK\r\n", b"HTTP/1.01 200 ok\r\n", b"HTTP/1.1\t200 ok\r\n",
)  # fmt: skip


@pytest.mark.parametrize("line", REQUESTS)
def test_a_request_is_known_and_never_denied_byte_by_byte(line: bytes) -> None:
    verdicts = [sniff_http1(line[:size]) for size in range(len(line) + 1)]
    assert False not in verdicts
    assert verdicts[-1] is True
    assert verdicts == sorted(verdicts, key=lambda v: v is True)
    assert sniff_http1(line + b"\x16\x03 trailing") is True


@pytest.mark.parametrize("line", ANSWERS)
def test_an_answer_is_known_and_never_denied_byte_by_byte(line: bytes) -> None:
    verdicts = [sniff_http1_response(line[:size]) for size in range(len(line) + 1)]
    assert False not in verdicts
    assert verdicts[-1] is True
    assert sniff_http1_response(line + b"\xff trailing") is True


@pytest.mark.parametrize("data", [b"\x16\x03\x01\x02\x00", b"SSH-2.0-x\r\n", b"PRI * HTTP/2.0\r\n", b"\x00" * 40])
def test_other_protocols_are_denied(data: bytes) -> None:
    assert sniff_http1(data) is False
    assert sniff_http1_response(data) is False


@pytest.mark.parametrize(
    ("line", "method", "target"),
    [
        (b"GET /m\r\n", b"GET", b"/m"),
        (b"GET /HTTP/1.1\n", b"GET", b"/HTTP/1.1"),
        (b"GET HTTP/1.1\r\n", b"GET", b"HTTP/1.1"),
        (b"POST http://shop.example/ \r\n", b"POST", b"http://shop.example/"),
        (b"OPTIONS\r\n", b"OPTIONS", b""),
    ],
)
def test_lines_without_a_version_are_told_from_what_follows(line: bytes, method: bytes, target: bytes) -> None:
    assert read_request_line(line) == (BARE, method, target)
    told = ((b"Host: a\r\n", False), (b"\r\n", False), (b"GET /n\r\n", True), (b"Host: a\r", None), (b"", None))
    for follows, alone in told:
        buffer = b"\n" + line + follows
        assert stands_alone(buffer, 1, len(buffer)) is alone
    assert stands_alone(line + b"x" * LINE_LIMIT, 0, len(line) + LINE_LIMIT) is True


@pytest.mark.parametrize("line", [b"GET key\r\n", b"get /m\r\n", b"FETCH /m\r\n", b"OPTIONS x\r\n"])
def test_commands_of_other_protocols_are_no_requests_without_a_version(line: bytes) -> None:
    assert read_request_line(line) is None


def test_lines_the_capture_cut_are_read_as_far_as_they_go() -> None:
    for size in range(len(b"GET /m"), len(b"GET /m HTTP/1.1\r")):
        assert read_request_line(b"GET /m HTTP/1.1\r"[:size]) == ("HTTP/1.1", b"GET", b"/m")
    assert read_request_line(b"GET /me") == ("HTTP/1.1", b"GET", b"/me")
    assert read_status_line(b"HTTP/1.0 404") == read_status_line(b"HTTP/1.0 404 Not F") == ("HTTP/1.0", b"", b"404")
    for line in (b"GET ", b"GE", b"\x16\x03", b"GET /m xyz", b"FETCH /m", b"HTTP/1.0 40"):
        assert read_request_line(line) is None
        assert read_status_line(line) is None


def test_lines_of_other_shapes_are_none() -> None:
    assert read_request_line(b"GET /a b HTTP/1.1\r\n") == ("HTTP/1.1", b"GET", b"/a b")
    assert read_request_line(b"PRI * HTTP/2.0\r\n") is None
    assert read_request_line(b"\x00 / HTTP/1.1\r\n") is None
    assert read_status_line(b"HTTP/1.1 2 OK\r\n") is None


def test_fields_keep_order_and_duplicates_and_unfold() -> None:
    fields, known = read_fields(b"Host: a\r\nX: 1\r\n  folded\r\nX : 2\nContent-Length: 3\r\n")
    assert fields == ((b"Host", b"a"), (b"X", b"1 folded"), (b"X", b"2"), (b"Content-Length", b"3"))
    assert known == {b"host": [b"a"], b"content-length": [b"3"]}


@pytest.mark.parametrize("head", [b"A: 1\r\n\r\n", b"A: 1\n\n", b"A: 1\n\r\n"])
def test_the_end_of_a_head_is_found_only_when_it_is_there(head: bytes) -> None:
    assert [head_end(head[:size], 0, 99) for size in range(len(head))] == [-1] * len(head)
    assert head_end(head + b"body\r\n\r\n", 0, 99) == len(head)
    assert head_end(head, 0, len(head) - 1) == -1


@pytest.mark.parametrize("version", [b"HTTP/2.0", b"http/1.1", b"HTTP/1.2", b"HTTP/3", b"HTTP/1.0.8", b"HTTP/1.1x"])
def test_odd_versions_are_requests_all_the_same(version: bytes) -> None:
    assert read_request_line(b"GET /m " + version + b"\r\n") == ("HTTP/1.1", b"GET", b"/m")


def test_length_with_a_sign_is_a_length() -> None:
    assert framing({b"content-length": [b"+3"]}, answer=False).length == 3


@pytest.mark.parametrize("line", [b"HTTP/1.1\x00 200 ok\r\n", b"HTTP/1.10 2000 ok\r\n"])
def test_odd_status_lines_give_a_status(line: bytes) -> None:
    assert read_status_line(line) == ("HTTP/1.1", b"", b"200")


@pytest.mark.parametrize(
    ("values", "length"),
    [([b"5", b"7"], 7), ([b"7,7"], 7), ([b"7,"], 7), ([b"5, 7"], None), ([b"12 x"], 12), ([b"2-"], None)],
)
def test_the_last_length_counts_if_it_is_one_number(values: list[bytes], length: int | None) -> None:
    assert framing({b"content-length": values}, answer=False).length == (length or 0)


@pytest.mark.parametrize("value", [b"7,7", b"7,", b"", b"x"])
def test_an_answer_whose_length_is_no_number_ends_with_the_stream(value: bytes) -> None:
    assert framing({b"content-length": [value]}, answer=True).length is None


def test_space_before_the_colon_counts_only_for_those_who_tolerate_it() -> None:
    fields, known = read_fields(b"Content-Length : 3\r\nTransfer-Encoding\x0b: chunked\r\n")
    assert fields == ((b"Content-Length", b"3"), (b"Transfer-Encoding", b"chunked"))
    assert framing(known, answer=True) == Framing(None, False, None, ())
    assert framing(tolerant(known), answer=False).chunked
