"""Burp's XML as a whole: items in order, what cannot be read, and documents that are refused before they expand."""

from __future__ import annotations

import base64
import tracemalloc
from collections.abc import Callable

import pytest

from auditor.errors import CaptureError
from auditor.model import Endpoint, Outcome
from auditor.sources.interface import ExchangeSource

Open = Callable[[bytes], ExchangeSource]
TYPE = """<?xml version="1.0"?>
<!DOCTYPE items [
<!ELEMENT items (item*)>
<!ATTLIST items burpVersion CDATA "">
<!ELEMENT item (time, url, host, port, protocol, method, path, extension, request, status, response, comment)>
<!ELEMENT host (#PCDATA)>
<!ATTLIST host ip CDATA "">
<!ELEMENT request (#PCDATA)>
<!ATTLIST request base64 (true|false) "false">
<!ELEMENT response (#PCDATA)>
<!ATTLIST response base64 (true|false) "false">
]>
"""
GET = b"GET /a?b=c HTTP/1.1\r\nHost: a.example\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


def packed(data: bytes) -> str:
    return f'base64="true"><![CDATA[{base64.b64encode(data).decode()}]]>'


def item(request: bytes = GET, response: bytes = OK) -> str:
    return (
        "<item><time>Fri Mar 01 13:00:00 CET 2024</time><url><![CDATA[https://a.example/a?b=c]]></url>"
        '<host ip="192.0.2.1">a.example</host><port>443</port><protocol>https</protocol><method>GET</method>'
        f"<path>/a</path><extension>null</extension><request {packed(request)}</request><status>200</status>"
        f"<response {packed(response)}</response><comment>a note</comment></item>"
    )


def export(*items: str) -> bytes:
    return f'{TYPE}<items burpVersion="2024.4" exportTime="x">{"".join(items)}</items>'.encode()


def test_item_is_an_exchange(open_exchanges: Open) -> None:
    source = open_exchanges(export(item(), item(GET.replace(b"/a", b"/second"))))
    assert source.kind == "burp-xml"
    first, second = source.exchanges()
    assert (first.n, first.time_ns, first.method, first.scheme, first.host, first.port, first.path, first.status) == (
        0, 1_709_294_400_000_000_000, "GET", "https", "a.example", 443, "/a?b=c", 200,
    )  # fmt: skip
    assert first.server == Endpoint("192.0.2.1", 443)
    assert first.response is not None
    assert first.response.body is not None
    assert first.response.body.data == b"hi"
    assert (second.n, second.path) == (1, "/second?b=c")
    assert source.faults() == ()


def test_items_across_pieces_of_the_file_and_without_a_document_type(open_exchanges: Open) -> None:
    big = GET + b"x" * 700_000
    source = open_exchanges(b"<items>" + "".join(item(big) for _ in range(5)).encode() + b"</items>")
    assert [exchange.n for exchange in source.exchanges()] == [0, 1, 2, 3, 4]


def test_items_are_not_held_all_at_once(open_exchanges: Open) -> None:
    source = open_exchanges(export(*[item(GET + b"x" * 500_000)] * 40))
    tracemalloc.start()
    count = sum(1 for _ in source.exchanges())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 40
    assert peak < 16_000_000


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE items [<!ENTITY a "b">]><items><item>&a;</item></items>',
        '<!DOCTYPE items [<!ENTITY a SYSTEM "file:///etc/hostname">]><items><item>&a;</item></items>',
        '<!DOCTYPE items [<!ENTITY % p SYSTEM "http://a.example/x"> %p;]><items/>',
        '<!DOCTYPE items SYSTEM "http://a.example/items.dtd"><items/>',
        '<!DOCTYPE items PUBLIC "-//A//B" "items.dtd"><items/>',
        f'<!DOCTYPE items [<!ATTLIST item a CDATA "{"x" * 10_000}">]><items/>',
    ],
)
def test_document_types_that_could_expand_or_fetch_are_refused(open_exchanges: Open, document: str) -> None:
    with pytest.raises(CaptureError, match=r"input\.txt: declares entities or refers to other files"):
        open_exchanges(document.encode())


def test_a_billion_laughs_are_refused_before_one_is_expanded(open_exchanges: Open) -> None:
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    with pytest.raises(CaptureError, match="declares entities"):
        open_exchanges(f'<!DOCTYPE items [<!ENTITY l0 "ha">{levels}]><items><item>&l9;</item></items>'.encode())


def test_what_ends_in_the_middle_is_used_up_to_there(open_exchanges: Open) -> None:
    data = export(item(), item())
    cut = data.index(b"<item>", data.index(b"</item>")) + 300
    source = open_exchanges(data[:cut])
    assert [exchange.n for exchange in source.exchanges()] == [0]
    (fault,) = source.faults()
    assert fault.reason is Outcome.TRUNCATED
    assert "everything before it was used" in fault.detail


def test_every_cut_is_an_error_or_a_fault_never_a_crash(open_exchanges: Open) -> None:
    data = export(item())
    for cut in range(len(TYPE) + 1, len(data), 7):
        try:
            source = open_exchanges(data[:cut])
        except CaptureError:
            continue
        assert len(list(source.exchanges())) in (0, 1)
        assert [fault.reason for fault in source.faults()] == [Outcome.TRUNCATED]


def test_items_without_a_request_are_one_fault(open_exchanges: Open) -> None:
    source = open_exchanges(export(item(), "<item/>", item(b"no request"), item()))
    assert [exchange.n for exchange in source.exchanges()] == [0, 1]
    (fault,) = source.faults()
    assert fault.reason is Outcome.UNDECODABLE
    assert "2 items hold no request that can be read: 1, 2 (counted from 0)" in fault.detail


@pytest.mark.parametrize("data", [b"<items", b"<items>&unknown;</items>", b'<?xml version="1.0"?><items>\x01</items>'])
def test_xml_that_is_none_is_an_error_with_line_and_column(open_exchanges: Open, data: bytes) -> None:
    with pytest.raises(CaptureError, match="not valid XML at line 1, column"):
        open_exchanges(data)
