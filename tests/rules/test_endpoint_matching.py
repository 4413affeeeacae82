"""Endpoint rules on exchanges built as examples build them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.decode import decode
from auditor.model import Body, Detection, Endpoint, Exchange, Message, Origin
from auditor.rules import load_rules
from auditor.rules.endpoint_matching import EndpointMatcher

MakeEndpoint = Callable[[str], Path]
PLACE = Endpoint("192.0.2.1", 443)


def exchange(
    body: bytes = b"", host: str = "log7.acme.example", path: str = "/v1/log", method: str = "POST"
) -> Exchange:
    message = Message(((b"host", host.encode()), (b"content-type", b"application/json")), Body(body, len(body), ""))
    return Exchange(0, 1, "HTTP/2", method, "https", host, 443, path, 200, message, None, PLACE, PLACE)


def find(directory: Path, sent: Exchange) -> list[Detection]:
    return list(EndpointMatcher(load_rules(directory).endpoints).find(sent, decode(sent)))


BODY = b'{"model": "Pixel 7"}'


@pytest.mark.parametrize(
    ("host", "path", "method", "hit"),
    [
        ("log7.acme.example", "/v1/log", "POST", True),
        ("LOG.acme.example", "/v1/log?model=x", "POST", True),
        ("log7.acme.example.", "/v1/log", "POST", True),
        ("log7.x.acme.example", "/v1/log", "POST", False),
        ("xlog7.acme.example", "/v1/log", "POST", False),
        ("log7.acme.example.evil", "/v1/log", "POST", False),
        ("log7.acme.example", "/v1/log/", "POST", False),
        ("log7.acme.example", "/v1/LOG", "POST", False),
        ("log7.acme.example", "/v1/log", "GET", False),
    ],
)
def test_a_rule_holds_by_host_path_and_method(
    make_rules: Callable[..., Path], host: str, path: str, method: str, hit: bool
) -> None:
    assert bool(find(make_rules(), exchange(BODY, host, path, method))) is hit


def test_a_finding_says_where_it_was_and_why(make_rules: Callable[..., Path]) -> None:
    (found,) = find(make_rules(), exchange(BODY))
    assert (found.type, found.value, found.rule, found.recipient) == (
        "device.model",
        "Pixel 7",
        "endpoints/acme/log",
        "acme",
    )
    assert (found.leaf.where, found.leaf.path, found.leaf.name) == ("request.body", ("json", "$['model']"), "model")
    assert found.reason == "Acme log (log*.acme.example/v1/log) has it at body $.model: field name"


@pytest.mark.parametrize(
    "body", [b'{"model": null}', b'{"model": ""}', b'{"model": {"a": 1}}', b'{"model": [1]}', b"{}", b"\xff"]
)
def test_null_empty_text_and_containers_are_no_findings(make_rules: Callable[..., Path], body: bytes) -> None:
    assert find(make_rules(), exchange(body)) == []


PLAYS = """\
  - type: watch.duration
    each: "body $.events[?@.event == 'play']"
    at: "$.params.ms"
    unit: ms
    because: "known"
    event:
      kind: watched
      subject: "$.params.id"
      of: "$.params.total"
      outcome: {at: "$.done", map: {"true": completed, "false": skipped}}
      text: "query $.note[0]"
      time: "$.at"
"""


def test_each_anchor_gives_its_own_event(make_endpoint: MakeEndpoint) -> None:
    body = b"""{"events": [
      {"event": "play", "at": 1700000000, "done": true, "params": {"ms": 8620.50, "id": 7, "total": 9000}},
      {"event": "stop", "params": {"ms": 1}},
      {"event": "play", "at": "2023-11-14T22:13:20.5Z", "params": {"ms": "12"}}]}"""
    one, two = find(make_endpoint(PLAYS), exchange(body, path="/v1/log?note=hi"))
    assert one.value == "8620.50"
    assert one.leaf.path == ("json", "$['events'][0]['params']['ms']")
    assert one.event is not None
    assert two.event is not None
    assert (one.event.subject, one.event.amount, one.event.of, one.event.unit) == ("7", 8620.5, 9000.0, "ms")
    assert (one.event.outcome, one.event.text, one.event.time_ns) == ("completed", "hi", 1_700_000_000_000_000_000)
    assert (two.event.subject, two.event.amount, two.event.of, two.event.outcome) == (None, 12.0, None, "unknown")
    assert two.event.time_ns == 1_700_000_000_500_000_000


PAIRS = """\
  - type: location.coordinates
    at: {lat: "body $.p[*].lat", lon: "body $.p[*].lon"}
    scale: 1e-6
    because: "known"
"""


def test_pairs_are_joined_and_scaled_exactly(make_endpoint: MakeEndpoint) -> None:
    body = b'{"p": [{"lat": 48401100, "lon": 9987600}, {"lat": -1, "lon": 0}]}'
    found = find(make_endpoint(PAIRS), exchange(body))
    assert [d.value for d in found] == ["48.4011,9.9876", "-0.000001,0"]
    assert found[1].leaf.path == ("json", "$['p'][1]['lat']")


def test_pairs_of_unequal_number_belong_to_nothing(make_endpoint: MakeEndpoint) -> None:
    body = b'{"p": [{"lat": 48401100, "lon": 9987600}, {"lat": 1}]}'
    assert find(make_endpoint(PAIRS), exchange(body)) == []


def test_refinements_run_in_their_order(make_endpoint: MakeEndpoint) -> None:
    data = """\
  - type: device.model
    at: "body $.list"
    split: ","
    regex: "^m=(.*)"
    ignore: [unknown]
    map: {"1": one}
    origin: user-provided
    because: "known"
  - type: location.coordinates
    at: "body $.place"
    regex: "(?P<lon>[0-9.]+) (?P<lat>[0-9.]+)"
    because: "known"
  - type: device.model
    at: "body $.list"
    split: {by: ",", take: -1}
    because: "known"
"""
    found = find(make_endpoint(data), exchange(b'{"list": "m=1, m=UNKNOWN,,m=x,y", "place": "POINT 9.98 48.40"}'))
    assert [d.value for d in found] == ["one", "x", "48.40,9.98", "y"]
    assert found[0].origin is Origin.USER


def test_has_asks_for_something_to_be_there(make_rules: Callable[..., Path], endpoint_text: str) -> None:
    text = endpoint_text.replace("method: POST}", 'method: POST, has: ["query $.sdk", "body $.model"]}')
    directory = make_rules({"endpoints/acme/log.yaml": text})
    assert find(directory, exchange(BODY)) == []
    assert len(find(directory, exchange(BODY, path="/v1/log?sdk="))) == 1
