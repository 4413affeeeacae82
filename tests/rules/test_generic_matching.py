"""Generic rules: names, shapes, neighbours, party and purpose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.decode import decode
from auditor.model import Body, Detection, Endpoint, Exchange, Message
from auditor.rules import load_rules
from auditor.rules.generic_matching import GenericMatcher

MakeRules = Callable[..., Path]
PLACE = Endpoint("192.0.2.1", 443)
HEAD = "schema: 1\nid: generic/coordinates\nscope: generic\ntitle: T\nreferences: []\n"
TAIL = "examples: {match: [], no-match: []}\n"


def find(
    directory: Path, path: str = "/", body: bytes = b"", host: str = "api.example", referer: bytes = b""
) -> list[Detection]:
    headers = ((b"content-type", b"application/json"), *(((b"referer", referer),) if referer else ()))
    message = Message(headers, Body(body, len(body), ""))
    sent = Exchange(0, 1, "HTTP/1.1", "POST", "https", host, 443, path, None, message, None, PLACE, PLACE)
    rules = load_rules(directory)
    return list(GenericMatcher(rules.generic, rules.recipients).find(sent, decode(sent)))


def with_data(make_rules: MakeRules, data: str, when: str = "") -> Path:
    return make_rules({"generic/coordinates.yaml": HEAD + when + "data:\n" + data + TAIL})


def test_a_pair_is_found_beside_each_other_only(make_rules: MakeRules) -> None:
    directory = make_rules()
    near = b'"b": {"Lat": "1.25"}, "c": {"lon": 2.75}'
    body = b'{"a": {"lat": 48.4011, "lon": 9.9876}, ' + near + b', "d": [{"lat": 5.25, "LON": 6.25}]}'
    found = find(directory, body=body)
    assert [d.value for d in found] == ["48.4011,9.9876", "5.25,6.25"]
    assert found[0].leaf.path == ("json", "$['a']['lat']")
    assert (
        found[0].reason == "Coordinates (name 'lat', shape float-latitude, beside lon): a latitude beside a longitude"
    )
    assert found[0].recipient is None


LONG = """\
  - type: location.coordinates
    when:
      name: [lat]
      value_regex: "[0-9]{1,2}[.][0-9]{2,12}|[0-9]{1,3}[.][0-9]{2,12}|here|there|anywhere"
      siblings: {with: [lon, lng, laenge, longitud, long]}
    because: "so it is"
"""


def test_long_conditions_are_told_in_words_a_person_can_read(make_rules: MakeRules) -> None:
    (found,) = find(with_data(make_rules, LONG), body=b'{"lat": 48.4011, "lon": 9.9876}')
    assert found.reason == (
        "T (name 'lat', value of the form the rule asks for, "
        "beside laenge or lng or lon or another of 5 such names): so it is"
    )


def test_repeated_parameters_pair_by_index(make_rules: MakeRules) -> None:
    found = find(make_rules(), "/?lat=1.25&lon=2.25&lat=3.25&lon=4.25")
    assert [d.value for d in found] == ["1.25,2.25", "3.25,4.25"]


@pytest.mark.parametrize(
    "path", ["/?lat=48&lon=9", "/?lat=91.25&lon=9.25", "/?lat=48.25&lng=9.25", "/?flat=48.25&lon=9.25"]
)
def test_near_misses_are_not_found(make_rules: MakeRules, path: str) -> None:
    assert find(make_rules(), path) == []


CONDITIONS = """\
  - type: device.model
    when:
      name: [device_model]
      name_regex: "device.*"
      value_regex: ["[A-Z].+"]
      kind: string
      place: body
      under: [device]
      siblings: {with: [os], without: [server]}
    because: "known"
"""


@pytest.mark.parametrize(
    ("body", "hit"),
    [
        (b'{"device": {"deviceModel": "Pixel", "os": 1}}', True),
        (b'{"device": {"x": {"device-model": "Pixel", "OS": 1}}}', True),
        (b'{"device": {"deviceModel": "Pixel"}}', False),
        (b'{"device": {"deviceModel": "Pixel", "os": 1, "server": 1}}', False),
        (b'{"gadget": {"deviceModel": "Pixel", "os": 1}}', False),
        (b'{"device": {"deviceModel": 7, "os": 1}}', False),
        (b'{"device": {"deviceModel": "pixel", "os": 1}}', False),
        (b'{"device": {"model": "Pixel", "os": 1}}', True),
        (b'{"device": {"kind": "Pixel", "os": 1}}', False),
    ],
)
def test_all_conditions_must_hold(make_rules: MakeRules, body: bytes, hit: bool) -> None:
    assert bool(find(with_data(make_rules, CONDITIONS), body=body)) is hit


def test_bounds_and_events_of_generic_rules(make_rules: MakeRules) -> None:
    data = """\
  - type: watch.duration
    when: {name: watched_ms, min: 10, max: 100}
    unit: ms
    because: "known"
    event: {kind: watched, subject: "$.id"}
"""
    directory = with_data(make_rules, data)
    (found,) = find(
        directory, body=b'{"l": [{"watched_ms": 9, "id": "a"}, {"watched_ms": 10.5, "id": "b"}, {"watched_ms": "x"}]}'
    )
    assert found.event is not None
    assert (found.event.subject, found.event.amount, found.value) == ("b", 10.5, "10.5")


@pytest.mark.parametrize(
    ("host", "referer", "hit"),
    [
        ("t.acme.example", b"", True),
        ("api.example", b"", False),
        ("api.shop.example", b"https://www.shop.example/page", False),
        ("api.other.example", b"https://www.shop.example/page", True),
    ],
)
def test_third_party_is_a_tracker_or_another_site(make_rules: MakeRules, host: str, referer: bytes, hit: bool) -> None:
    data = "  - type: device.model\n    when: {name: model}\n    because: b\n"
    directory = with_data(make_rules, data, "when: {party: third}\n")
    assert bool(find(directory, "/?model=x", host=host, referer=referer)) is hit


def test_purpose_is_that_of_the_host(make_rules: MakeRules) -> None:
    data = "  - type: device.model\n    when: {name: model}\n    because: b\n"
    directory = with_data(make_rules, data, "when: {purpose: [advertising, analytics]}\n")
    assert find(directory, "/?model=x", host="t.acme.example")
    assert not find(directory, "/?model=x", host="acme.test")


def test_what_was_seen_before_changes_nothing() -> None:
    rules = load_rules()
    bodies = [
        b'{"device": {"model": "Pixel 7", "os": "Android", "lang": "de_DE"}, "n": '
        b'[{"key": "tz", "value": "Europe/Berlin"}]}',
        b'{"model": "Pixel 7", "price": 5, "sku": "RAD-42"}',
        b'{"a": "de_DE", "b": "Pixel 7", "c": "android", "d": "arm64-v8a"}',
        b'{"a": "de_DE", "sku": "RAD-42"}',
        b'{"qx_lat": 48.4011, "qx_lon": 9.9876, "qx_user_email": "anna@example.org"}',
        b'{"level": 1, "battery": 0.5, "imei": 356938035643809}',
        b'{"level": true, "battery": "0.5", "imei": "356938035643809"}',
    ]
    sent = [
        Exchange(0, 1, "HTTP/1.1", "POST", "https", "api.example", 443, "/", None, message, None, PLACE, PLACE)
        for body in bodies
        for message in [Message(((b"content-type", b"application/json"),), Body(body, len(body), ""))]
    ]
    alone = [list(GenericMatcher(rules.generic, rules.recipients).find(one, decode(one))) for one in sent]
    assert all(alone[:1])
    warm = GenericMatcher(rules.generic, rules.recipients)
    for order in (range(len(sent)), reversed(range(len(sent))), range(len(sent))):
        for number in order:
            assert list(warm.find(sent[number], decode(sent[number]))) == alone[number]
