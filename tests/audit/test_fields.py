"""What is said of fields no detector spoke of."""

from __future__ import annotations

import base64
import json

import pytest

from auditor.audit.fields import MOST, fields_of, shape_of
from auditor.decode import decode
from auditor.detect import Knowledge, build_detectors, run
from auditor.model import Body, Endpoint, Exchange, Message
from auditor.rules import load_rules

PHONE, SERVER = Endpoint("192.0.2.7", 40_000), Endpoint("198.51.100.9", 443)


def sent(content: object) -> Exchange:
    data = json.dumps(content).encode()
    fields = ((b"content-type", b"application/json"), (b"accept", b"text/html"), (b"x-own", b"a word or two"))
    return Exchange(
        n=0, time_ns=0, protocol="HTTP/1.1", method="POST", scheme="https", host="stats.example", port=443, path="/seg",
        status=None, request=Message(fields, Body(data, len(data), "")), response=None, client=PHONE, server=SERVER,
    )  # fmt: skip


def test_fields_a_detector_spoke_of_standard_headers_flags_and_times_are_left_out() -> None:
    inner = base64.b64encode(b'{"deep": "something here"}').decode()
    content = {"device_model": "Pixel 7", "kx": "Quark", "on": True, "at": "1780000000000", "one": "1", "in": inner}
    exchange = sent(content)
    tree = decode(exchange)
    detections, _ = run(build_detectors(Knowledge(load_rules(), None)), exchange, tree)
    found = {(each.where, each.path[-1]): each.shape for each in fields_of(tree, detections)}
    assert found == {
        ("request.header", "$['x-own'][0]"): "text-8",
        ("request.body", "$['kx']"): "text-4",
        ("request.body", "$['deep']"): "text-8",
    }
    without = {each.path[-1] for each in fields_of(tree, ())}
    assert "$['device_model']" in without


def test_a_request_with_very_many_fields_is_bounded() -> None:
    assert len(fields_of(decode(sent({f"k{n}": "word" for n in range(2 * MOST)})), ())) == MOST


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("Pixel 7", "text-4"),
        ("48.4011", "number-4"),
        ("-12", "number-2"),
        ("1780000000", None),
        ("7", None),
        ("", None),
        ("3b1f6a52-7c1d-4c1e-9a57-0c3f5f1f2b90", "id-32"),
    ],
)
def test_shapes_tell_kind_and_rough_length(value: str, shape: str | None) -> None:
    assert shape_of(value) == shape
