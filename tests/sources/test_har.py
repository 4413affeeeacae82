"""HAR files as wholes: dialects of the outside, entries that cannot be read, and JSON that is broken."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest

from auditor.errors import CaptureError
from auditor.model import Outcome
from auditor.sources.interface import ExchangeSource

Open = Callable[[bytes], ExchangeSource]


def har(*entries: object, **log: object) -> bytes:
    return json.dumps({"log": {"version": "1.2", "entries": entries, **log}}).encode()


def entry(number: int, text: str = "") -> dict[str, object]:
    request = {
        "method": "GET",
        "url": f"http://example.com/{number}",
        "httpVersion": "HTTP/1.1",
        "headers": [],
        "postData": {"mimeType": "application/octet-stream", "text": text},
    }
    return {"startedDateTime": "2024-01-01T00:00:00Z", "request": request}


def test_exchanges_are_numbered_in_file_order(open_exchanges: Open) -> None:
    messages = [{"type": "send", "data": "x", "time": 1.0, "opcode": 1}]
    source = open_exchanges(har(entry(0), {**entry(1), "_webSocketMessages": messages}, entry(2)))
    assert source.kind == "har"
    got = list(source.exchanges())
    assert [(exchange.n, exchange.path, exchange.method) for exchange in got] == [
        (0, "/0", "GET"),
        (1, "/1", "GET"),
        (2, "/1", "SEND"),
        (3, "/2", "GET"),
    ]
    assert source.faults() == ()


@pytest.mark.parametrize("wrap", [lambda d: b"\xef\xbb\xbf" + d, lambda d: d.decode().encode("utf-16"), gzip.compress])
def test_byte_order_mark_utf16_and_compression(open_exchanges: Open, wrap: Callable[[bytes], bytes]) -> None:
    assert [exchange.path for exchange in open_exchanges(wrap(har(entry(7)))).exchanges()] == ["/7"]


def test_entries_without_a_request_are_one_fault(open_exchanges: Open) -> None:
    source = open_exchanges(har(None, entry(0), {"request": None}, [], entry(1)))
    assert [(exchange.n, exchange.path) for exchange in source.exchanges()] == [(0, "/0"), (1, "/1")]
    (fault,) = source.faults()
    assert fault.reason is Outcome.UNDECODABLE
    assert fault.bytes == len(b'null{"request": null}[]')
    assert "3 entries without a request were left out: entry 0, entry 2, entry 3 (counted from 0)" in fault.detail


def test_mitmproxy_as_creator_decides_how_text_becomes_bytes(open_exchanges: Open) -> None:
    (by_mitmproxy,) = open_exchanges(har(entry(0, "é"), creator={"name": "mitmproxy"})).exchanges()
    assert by_mitmproxy.request.body is not None
    assert by_mitmproxy.request.body.data == b"\xe9"
    (by_other,) = open_exchanges(har(entry(0, "é"), creator={"name": "WebInspector"})).exchanges()
    assert by_other.request.body is not None
    assert by_other.request.body.data == "é".encode()


def test_lone_surrogate_escapes_and_invalid_utf8_are_read(open_exchanges: Open) -> None:
    data = har(entry(0, "MARK"), entry(1)).replace(b"MARK", rb"a\udcff")
    first, second = open_exchanges(data).exchanges()
    assert first.request.body is not None
    assert first.request.body.data == b"a\xff"
    assert second.path == "/1"
    (raw,) = open_exchanges(har(entry(0, "MARK")).replace(b"MARK", b"b\xfe")).exchanges()
    assert raw.request.body is not None
    assert raw.request.body.data == b"b\xfe"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b'{"log":\n {"entries": [}', "line 2, column 15"),
        (har(entry(0)).replace(b"GET", b'G"ET'), "line 1, column"),
        (b'{\n\n\n"log" 5}', "line 4, column 7"),
    ],
)
def test_broken_json_is_an_error_with_line_and_column(open_exchanges: Open, data: bytes, place: str) -> None:
    with pytest.raises(CaptureError, match=f"input.txt: not valid JSON at {place}.*; export the HAR again"):
        open_exchanges(data)


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b'{"entries": [{"id": 1}]}',
        b'{"a": {"entries": [{"id": 1}]}}',
        b'{"log": []}',
        b'{"log": {"entries": {}}}',
        b'{"log": {"pages": []}}',
    ],
)
def test_json_that_is_no_har_is_an_error(open_exchanges: Open, data: bytes) -> None:
    with pytest.raises(CaptureError, match=r"JSON, but not a HAR"):
        open_exchanges(data)


def test_absurdly_deep_json_is_an_error(open_exchanges: Open) -> None:
    with pytest.raises(CaptureError, match="JSON nested too deep"):
        open_exchanges(b'{"log":' + b"[" * 100_000)


DAMAGED = b'{"startedDateTime": "2024-01-01T00:00:00Z", "request": {"url": "http://example.com/"x"}}'
DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize("damaged", [DAMAGED, DEEP], ids=["quote", "deep"])
def test_entries_beside_a_damaged_one_are_read_and_it_is_a_fault(open_exchanges: Open, damaged: bytes) -> None:
    document = har(entry(0), 5, entry(1)).replace(b" 5,", damaged + b",")
    source = open_exchanges(document)
    assert [exchange.path for exchange in source.exchanges()] == ["/0", "/1"]
    (fault,) = source.faults()
    assert fault.reason is Outcome.UNDECODABLE
    assert abs(fault.bytes - len(damaged)) <= 2
    assert "2 entries could be read" in fault.detail


@pytest.mark.parametrize(
    ("data", "damage"),
    [
        (har(entry(0), 5).replace(b" 5]", b"]"), "Expecting value"),
        (har(entry(0, "TAB")).replace(b"TAB", b"a\tb"), "Invalid control character"),
        (har(entry(0)) + b"\0\0", "Extra data"),
        (har(entry(0)) * 2, "Extra data"),
    ],
    ids=["comma too many", "control character", "bytes behind the end", "two in one file"],
)
def test_json_that_is_slightly_broken_loses_nothing(open_exchanges: Open, data: bytes, damage: str) -> None:
    source = open_exchanges(data)
    assert [exchange.path for exchange in source.exchanges()] == ["/0"]
    (fault,) = source.faults()
    assert (fault.reason, fault.bytes) == (Outcome.UNDECODABLE, 0)
    assert damage in fault.detail


def test_a_lone_backslash_is_kept_as_one(open_exchanges: Open) -> None:
    (exchange,) = open_exchanges(har(entry(0, "MARK")).replace(b"MARK", rb"C:\Users \"x\\")).exchanges()
    assert exchange.request.body is not None
    assert exchange.request.body.data == b'C:\\Users "x\\'


def test_entries_without_a_log_around_them_are_read(open_exchanges: Open) -> None:
    source = open_exchanges(json.dumps({"entries": [entry(3)]}).encode())
    assert [exchange.path for exchange in source.exchanges()] == ["/3"]
    assert source.faults() == ()


def test_many_damaged_entries_are_given_up_at_a_limit(open_exchanges: Open) -> None:
    document = har(entry(0), 5).replace(b" 5]", DAMAGED + (b"," + DAMAGED) * 20_000 + b"]")
    source = open_exchanges(document)
    assert [exchange.path for exchange in source.exchanges()] == ["/0"]
    (fault,) = source.faults()
    assert fault.bytes > 20_000 * len(DAMAGED)


def test_an_entry_without_a_date_takes_the_time_beside_it(open_exchanges: Open) -> None:
    late = {**entry(1), "startedDateTime": "2024-01-01T00:00:09Z"}
    without = [{**entry(n), "startedDateTime": text} for n, text in ((0, "yesterday"), (2, None))]
    first, second, third = open_exchanges(har(without[0], late, without[1])).exchanges()
    assert first.time_ns == second.time_ns == third.time_ns == 1_704_067_209 * 10**9
    assert [exchange.notes[-1:] for exchange in (first, second, third)] == [
        ("the time of an entry beside it was taken",),
        (),
        ("the time of an entry beside it was taken",),
    ]
    assert [e.time_ns for e in open_exchanges(har(*without)).exchanges()] == [0, 0]


@pytest.mark.parametrize("missing", [1, 2, 3, 4, 20, 150])
def test_har_cut_in_the_middle_is_read_up_to_there(open_exchanges: Open, missing: int) -> None:
    document = har(*(entry(i, "}] and {" * i) for i in range(9)))[:-missing]
    source = open_exchanges(document)
    paths = [exchange.path for exchange in source.exchanges()]
    assert paths == [f"/{i}" for i in range(9 if missing < 4 else 8)]
    (fault,) = source.faults()
    assert (fault.reason, fault.flows, fault.packets) == (Outcome.TRUNCATED, 0, 0)
    assert "it ends in the middle" in fault.detail


def test_every_way_of_cutting_a_har_gives_its_first_entries_or_an_error(open_exchanges: Open) -> None:
    document = har(entry(0), entry(1))
    first = document.index(b"}, {") + 1
    for size in range(len(document)):
        if size < first:
            with pytest.raises(CaptureError):
                open_exchanges(document[:size])
        else:
            assert next(iter(open_exchanges(document[:size]).exchanges())).path == "/0"


def test_truncated_compressed_har_is_read_up_to_there(open_exchanges: Open) -> None:
    source = open_exchanges(gzip.compress(har(*(entry(i) for i in range(100))))[:-20])
    assert 0 < len(list(source.exchanges())) < 100
    (fault,) = source.faults()
    assert (fault.reason, "the gzip data end in the middle" in fault.detail) == (Outcome.TRUNCATED, True)


def test_compressed_har_cut_before_its_first_entry_is_an_error(open_exchanges: Open) -> None:
    with pytest.raises(CaptureError, match="the gzip data end in the middle"):
        open_exchanges(gzip.compress(har(entry(0)))[:-20])
