"""HAR, mitmproxy flow and Burp files: what is broken becomes a fault or a `CaptureError`, never anything else."""

from __future__ import annotations

import io
import json

from auditor.errors import CaptureError
from auditor.sources import kind_of
from auditor.sources.interface import ExchangeSource
from auditor.sources.stream import InputStream
from fuzz.running import fuzz

BYTES_PER_BYTE = 1100
FREE_BYTES = 1 << 20


def one_input(data: bytes) -> None:
    """The input is a file of any kind that holds exchanges."""
    stream = InputStream("fuzz", io.BytesIO(data), owned=False)
    kind = kind_of(stream.head)
    if kind is None:
        return
    try:
        source = kind.open(stream)
        if not isinstance(source, ExchangeSource):
            return
        found = list(source.exchanges())
    except CaptureError:
        return
    assert [exchange.n for exchange in found] == list(range(len(found)))
    assert len(found) <= len(data)
    bodies = [side.body for each in found for side in (each.request, each.response) if side is not None]
    assert sum(len(body.data) for body in bodies if body is not None) <= BYTES_PER_BYTE * len(data) + FREE_BYTES
    assert all(fault.detail for fault in source.faults())


def seeds() -> list[bytes]:
    """An entry in three dialects of HAR, and one in a Burp export."""
    entry = {
        "startedDateTime": "2026-03-01T12:00:00.000Z",
        "serverIPAddress": "192.0.2.7",
        "request": {
            "method": "POST", "url": "https://log.example/a?model=Meadow", "httpVersion": "HTTP/2.0",
            "headers": [{"name": "Content-Type", "value": "application/json"}], "cookies": [],
            "postData": {"mimeType": "application/json", "text": '{"steps": 40}'},
        },
        "response": {
            "status": 200, "httpVersion": "HTTP/2.0", "headers": [],
            "content": {"size": 2, "mimeType": "text/plain", "text": "b2s=", "encoding": "base64"},
        },
        "_webSocketMessages": [{"type": "send", "time": 1772366400.5, "opcode": 1, "data": "hello"}],
    }  # fmt: skip
    log = {"version": "1.2", "creator": {"name": "WebInspector", "version": "537.36"}, "entries": [entry]}
    har = json.dumps({"log": log})
    burp = (
        '<?xml version="1.0"?><items burpVersion="2024.1" exportTime="Sun Mar 01 12:00:00 UTC 2026"><item>'
        "<time>Sun Mar 01 12:00:00 UTC 2026</time><url><![CDATA[https://log.example/a]]></url>"
        '<host ip="192.0.2.7">log.example</host><port>443</port><protocol>https</protocol>'
        '<method>GET</method><path>/a</path><request base64="false"><![CDATA[GET /a HTTP/1.1\r\nHost: log.example'
        '\r\n\r\n]]></request><status>200</status><response base64="true">SFRUUC8xLjEgMjAwIE9LDQoNCm9r</response>'
        "</item></items>"
    )
    return [har.encode(), har.replace('"time"', '"tim"').encode("utf-16"), burp.encode(), FLOW]


FLOW = (
    b"132:4:type;4:http;7:version;2:21#2:id;1:7;7:request;"
    b"60:6:method,3:GET,6:scheme,5:https,4:path,1:/,4:host,11:log.example,4:port,3:443#}}"
)


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
