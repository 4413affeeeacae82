"""What is written of flows is what mitmproxy's own reader takes for the same values."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mitmproxy.http import Headers, HTTPFlow
from mitmproxy.io import FlowReader
from mitmproxy.test import tflow

from auditor.live.flow_bytes import LONGEST_FIELD, MOST_FIELDS, FlowBytes, dump


def read(data: bytes) -> HTTPFlow:
    (flow,) = FlowReader(io.BytesIO(data)).stream()
    assert isinstance(flow, HTTPFlow)
    return flow


def http(flow: HTTPFlow) -> HTTPFlow:
    answer = None if flow.response is None else flow.response.raw_content
    return read(FlowBytes().http(flow, flow.request.raw_content, answer, {}))


@given(st.floats(0, 5e9) | st.floats(1e9, 4e9))
@settings(deadline=None)
def test_every_time_reads_back_as_the_very_same(seconds: float) -> None:
    flow = tflow.tflow(resp=True)
    flow.timestamp_created = flow.request.timestamp_start = seconds
    again = http(flow)
    assert (again.timestamp_created, again.request.timestamp_start) == (seconds, seconds)


def test_fields_that_come_again_and_those_that_change_read_back(various: list[Headers]) -> None:
    for fields in (*various, *various):
        flow = tflow.tflow(resp=True)
        flow.request.headers = fields
        flow.request.trailers = fields
        again = http(flow)
        assert again.request.headers.fields == fields.fields
        assert again.request.trailers == fields


@pytest.fixture
def various() -> list[Headers]:
    """Names and values short and long, odd bytes, doubles, and more different ones than are remembered."""
    many = [Headers([(b"n", b"%d" % number)]) for number in range(MOST_FIELDS + 5)]
    odd = Headers([(b"a", b""), (b"A", b"\xff\x00"), (b"a", b""), (b"long", b"x" * (LONGEST_FIELD + 1))])
    return [odd, *many[:3], *many[-3:], Headers()]


def test_more_fields_than_are_remembered_do_no_harm() -> None:
    for number in range(MOST_FIELDS + 10):
        flow = tflow.tflow()
        flow.request.headers = Headers([(b"n", b"%d" % number)])
        data = FlowBytes().http(flow, b"", None, {})
        if number % 512 == 0 or number > MOST_FIELDS:
            assert read(data).request.headers["n"] == str(number)


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no form"):
        dump(object())
