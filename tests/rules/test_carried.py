from __future__ import annotations

import json

import pytest

from auditor.decode import decode
from auditor.model import Body, Endpoint, Exchange, Message
from auditor.rules.carried import Carried
from auditor.rules.topics import SEARCHING, WATCHING

AT = Endpoint("192.0.2.10", 40000), Endpoint("198.51.100.20", 443)


def read(method: str, path: str, document: object) -> list[tuple[str, str, bool]]:
    """Name, value and whether it is marked by a topic, of all further readings of a request."""
    data = json.dumps(document).encode()
    body = Body(data, len(data), "")
    message = Message(((b"content-type", b"application/json"),), body)
    exchange = Exchange(0, 0, "HTTP/1.1", method, "https", "api.example", 443, path, 200, message, None, *AT)
    carried = Carried(method, path)
    found = [row for node in decode(exchange).nodes() for reading in carried.readings(node) for row in reading]
    return [(name, str(value), bool({SEARCHING, WATCHING} & set(holder or ()))) for _, name, value, holder in found]


def test_properties_that_are_a_text_belong_to_the_event_named_beside_it() -> None:
    events = {"batch": [{"name": "search", "data": json.dumps({"term": "rad"})}, {"name": "x", "data": '{"term": 1}'}]}
    assert read("POST", "/apps/16/batch", events) == [("term", "rad", True)]


def test_what_says_where_an_event_happened_is_not_what_it_was_about() -> None:
    event = {"event": "search", "data": json.dumps({"page": {"text": "rad"}, "q": "rad"})}
    assert read("POST", "/x", event) == [("q", "rad", True)]


def test_documents_within_such_documents_belong_to_the_event_as_well() -> None:
    inner = json.dumps({"more": json.dumps({"second": 3})})
    assert ("second", "3", True) in read("POST", "/x", {"name": "video_played", "data": inner})


@pytest.mark.parametrize(
    ("path", "marked"), [("/rpc/video_watched", True), ("/v1/search", True), ("/v1/orders", False)]
)
def test_path_may_be_what_an_event_is_called(path: str, marked: bool) -> None:
    assert read("POST", path, {"second": 3}) == ([("second", "3", True)] if marked else [])
    assert read("GET", path, {"second": 3}) == []


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("/v2/customer_profiles/kunde-20771", "user_id", "kunde-20771"),
        ("/users/kunde-20771/events", "user_id", "kunde-20771"),
        ("/devices/rad-tracker-0042/telemetry?v=1", "device_id", "rad-tracker-0042"),
        ("/devices/rad-tracker-0042/messages/events", "device_id", "rad-tracker-0042"),
        ("/customer_sessions/sitzung-77120a", "session_id", "sitzung-77120a"),
        ("/circles/blau/members/m_4/location", "user_id", "m_4"),
    ],
)
def test_segment_behind_a_word_for_a_person_or_device_is_its_id(path: str, name: str, value: str) -> None:
    assert read("PUT", path, {"a": 1}) == [(name, value, False)]


@pytest.mark.parametrize(
    "path",
    ["/users/u-88120/follow", "/users/me/events", "/orders/b-77120", "/users/2024-05-03/events", "/devices/v2.1"],
)
def test_other_segments_are_nobodys_id(path: str) -> None:
    assert read("POST", path, {"a": 1}) == []


def test_topics_of_a_broker_call_users_by_a_letter() -> None:
    assert ("user_id", "88120", False) in read("PUBLISH", "/prod/u/88120/door/evt", {"a": 1})
    assert read("POST", "/prod/u/88120/door/evt", {"a": 1}) == []


def test_what_is_asked_for_by_its_id_may_be_somebody_elses() -> None:
    assert read("GET", "/users/kunde-20771", {"a": 1}) == []


def test_id_brought_to_a_path_of_devices_is_a_devices() -> None:
    assert read("POST", "/v1/devices", {"id": "e00fce68a1b2"}) == [("device_id", "e00fce68a1b2", False)]
    assert ("device_id", "G-33190", False) in read("PUT", "/push/devices/G-33190", {"id": "G-33190"})
    assert read("POST", "/v1/orders", {"id": "e00fce68a1b2"}) == []


def test_id_before_what_nobody_else_may_see_is_the_senders_where_it_is_but_asked_for() -> None:
    assert ("user_id", "fu-20119", False) in read("GET", "/v1/users/fu-20119/transactions", {})
    assert not [name for name, _, _ in read("GET", "/v1/users/fu-20119/posts", {}) if name == "user_id"]
