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


@pytest.mark.parametrize("data", [b"{}", b'{"log": []}', b'{"log": {"entries": {}}}', b'{"log": {"pages": []}}'])
def test_json_that_is_no_har_is_an_error(open_exchanges: Open, data: bytes) -> None:
    with pytest.raises(CaptureError, match=r"JSON, but not a HAR"):
        open_exchanges(data)


@pytest.mark.parametrize(
    "data",
    [b'{"log":' + b"[" * 100_000, har(entry(0), 5).replace(b" 5]", b"[" * 100_000 + b"]" * 100_000 + b"]")],
    ids=["open", "closed"],
)
def test_absurdly_deep_json_is_an_error(open_exchanges: Open, data: bytes) -> None:
    with pytest.raises(CaptureError, match="JSON nested too deep"):
        open_exchanges(data)


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
