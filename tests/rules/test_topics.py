from __future__ import annotations

import json

import pytest

from auditor.decode import decode_body
from auditor.decode.tree import Row
from auditor.rules.topics import SEARCHING, WATCHING, of_topics


def told(document: object) -> dict[str, tuple[str, ...]]:
    """The names that belong to an event with a telling name, and what marks them."""
    tree = decode_body(json.dumps(document).encode(), "application/json")
    rows: list[Row] = [row for node in tree.nodes() for row in node.rows]
    marks: dict[str, tuple[str, ...]] = {}
    for _, name, _, holder in of_topics(rows):
        assert holder is not None
        marks[name] = tuple(mark for mark in (SEARCHING, WATCHING) if mark in holder)
    return marks


@pytest.mark.parametrize("event", ["Products Searched", "search", "product_search", "Suche", "SEARCH", "storeSearch"])
def test_properties_of_a_search_are_marked(event: str) -> None:
    assert told({"event": event, "properties": {"query": "rad"}})["query"] == (SEARCHING,)


@pytest.mark.parametrize("event", ["video", "Video Content Playing", "video_heartbeat", "film_watched", "media.pause"])
def test_properties_of_playing_are_marked(event: str) -> None:
    assert told({"event": event, "properties": {"position": 3.5}})["position"] == (WATCHING,)


@pytest.mark.parametrize(
    "event",
    [
        "video_upload", "Watch Added To Cart", "video shared", "research", "media_uploaded", "page_view", "video_like",
        "streaming_error", "list of all the videos that one could ever watch again",
    ],
)  # fmt: skip
def test_other_events_say_nothing(event: str) -> None:
    assert told({"event": event, "properties": {"position": 3.5, "query": "rad"}}) == {}


def test_what_stands_beside_the_name_of_an_event_belongs_to_it() -> None:
    assert told({"event_type": "product_search", "words": "rad"})["words"] == (SEARCHING,)


def test_name_that_may_be_anything_speaks_only_for_what_is_nested() -> None:
    assert told({"name": "video", "position": 2}) == {}
    assert told({"name": "video", "tags": {"media.position": 2}}) == {"media.position": (WATCHING,)}


def test_category_of_a_search_speaks_for_what_stands_beside_it() -> None:
    assert told({"category": "search", "text": "rad"})["text"] == (SEARCHING,)
    assert told({"category": "video", "position": 2}) == {}


def test_surroundings_of_an_event_are_not_part_of_it() -> None:
    found = told(
        {"event": "search", "properties": {"q": "rad"}, "context": {"page": {"title": "Laden"}}, "user": {"id": "7"}}
    )
    assert "title" not in found
    assert "id" not in found
    assert found["q"] == (SEARCHING,)


def test_what_a_search_found_is_not_what_was_searched() -> None:
    assert told({"event": "search", "results": [{"text": "Rad"}], "filters": {"text": "neu"}}).keys() == {"event"}


def test_each_event_of_a_batch_has_a_topic_of_its_own() -> None:
    batch = {
        "batch": [
            {"event": "search", "data": {"a": "rad"}},
            {"event": "login", "data": {"b": "x"}},
            {"event": "video_play", "data": {"c": "y"}},
        ]
    }
    found = told(batch)
    assert (found["a"], found["c"]) == ((SEARCHING,), (WATCHING,))
    assert "b" not in found


def test_neighbours_of_a_property_stay_beside_it() -> None:
    tree = decode_body(b'{"event": "search", "p": {"q": "rad", "page": 2}, "o": {"z": 1}}', "application/json")
    ((holder),) = [holder for _, name, _, holder in of_topics(tree.roots[0].rows) if name == "q"]
    assert holder == {"q": "rad", "page": "2", SEARCHING: ""}


def test_hostile_number_of_events_and_rows_is_bounded() -> None:
    events = [{"event": "search", "data": {str(n): "x" for n in range(50)}} for _ in range(500)]
    tree = decode_body(json.dumps(events).encode(), "application/json")
    assert len(of_topics(tree.roots[0].rows)) <= 1100
