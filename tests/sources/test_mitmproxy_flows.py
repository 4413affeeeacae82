"""Flow files as wholes: written by mitmproxy, cut, corrupted, or of a version nobody reads any more."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mitmproxy.flow import Flow
from mitmproxy.io import FlowWriter, tnetstring
from mitmproxy.test import tflow, tutils

from auditor.errors import CaptureError
from auditor.model import Outcome
from auditor.sources import open_source
from auditor.sources.interface import ExchangeSource

Open = Callable[[bytes], ExchangeSource]


def dump(*flows: Flow) -> bytes:
    out = io.BytesIO()
    writer = FlowWriter(out)  # type: ignore[no-untyped-call]
    for flow in flows:
        writer.add(flow)
    return out.getvalue()


def http(path: str) -> Flow:
    return tflow.tflow(req=tutils.treq(path=path.encode()), resp=True)


def paths(source: ExchangeSource) -> list[str]:
    return [exchange.path for exchange in source.exchanges()]


THREE = dump(http("/a"), tflow.twebsocketflow(), http("/b"))


def test_exchanges_are_numbered_in_file_order(open_exchanges: Open) -> None:
    web_socket = tflow.twebsocketflow()
    source = open_exchanges(dump(http("/a"), web_socket, http("/b")))
    assert source.kind == "mitmproxy"
    got = list(source.exchanges())
    assert [exchange.n for exchange in got] == list(range(len(got)))
    assert (got[0].path, got[-1].path) == ("/a", "/b")
    assert source.faults() == ()


def test_other_flows_are_counted_as_unaudited(open_exchanges: Open) -> None:
    source = open_exchanges(dump(tflow.ttcpflow(), http("/a"), tflow.ttcpflow(), tflow.tudpflow(), tflow.tdnsflow()))
    assert paths(source) == ["/a", "dns.google A"]
    tcp, udp = source.faults()
    assert tcp.reason is Outcome.UNKNOWN
    assert (tcp.flows, tcp.bytes) == (2, 2 * len(b"hello" + b"it's me"))
    assert "2 TCP flows not looked into" in tcp.detail
    assert "1 UDP flows" in udp.detail


def test_every_cut_gives_the_flows_before_it(open_exchanges: Open) -> None:
    one, two = dump(http("/a")), dump(http("/b"))
    for cut in (1, 5, 100, len(two) - 1):
        source = open_exchanges(one + two[:cut])
        assert paths(source) == ["/a"]
        (fault,) = source.faults()
        assert fault.reason is Outcome.TRUNCATED
        assert fault.bytes == cut
        assert f"flow 2 at offset {len(one)}: " in fault.detail


def test_cut_compressed_file_gives_the_flows_before(open_exchanges: Open) -> None:
    whole = dump(*(http(f"/{i}") for i in range(40)))
    source = open_exchanges(gzip.compress(whole, 0)[: len(whole) // 2])
    got = paths(source)
    assert 5 < len(got) < 40
    assert got == [f"/{i}" for i in range(len(got))]
    assert len(source.faults()) == 1


def test_version_nobody_reads_is_an_error(open_exchanges: Open) -> None:
    state = tnetstring.dumps({"version": [0, 10, 1], "type": "http"})
    with pytest.raises(CaptureError, match=r"flow 1 at offset 0: .*; save the flows again"):
        open_exchanges(state)


def test_absurd_length_is_a_fault_and_takes_no_memory(open_exchanges: Open) -> None:
    one = dump(http("/a"))
    source = open_exchanges(one + b"999999999999:7:version;")
    assert paths(source) == ["/a"]
    assert len(source.faults()) == 1


def test_flow_whose_fields_have_other_types_is_left_out(open_exchanges: Open) -> None:
    state = http("/bad").get_state()
    state["request"]["path"] = 5
    source = open_exchanges(dump(http("/a")) + tnetstring.dumps(state) + dump(http("/b")))
    assert "/a" in paths(source)
    assert len(source.faults()) == 1


def test_nothing_of_mitmproxy_reaches_the_terminal() -> None:
    old = http("/old").get_state()
    old["version"] = 20
    code = (
        "import io, sys\nfrom auditor.sources import open_source\n"
        "source = open_source('-', stdin=io.BytesIO(sys.stdin.buffer.read()))\n"
        "list(source.exchanges())\nprint(len(source.faults()))"
    )
    data = tnetstring.dumps(old) + dump(http("/b"))[:-5]
    run = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    assert run.stderr == b""
    assert run.stdout == b"1\n"


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_damage_anywhere_raises_nothing(data: st.DataObject) -> None:
    whole = bytearray(THREE)
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        source = open_source("-", stdin=io.BytesIO(bytes(whole)))
    except CaptureError:
        return
    assert hasattr(source, "exchanges")
    exchanges = list(source.exchanges())
    assert [exchange.n for exchange in exchanges] == list(range(len(exchanges)))
    assert sum(fault.reason is Outcome.TRUNCATED for fault in source.faults()) < 2
