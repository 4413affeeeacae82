"""What goes over the WebSocket."""

from __future__ import annotations

import json

import msgspec
import pytest

from auditor.live.hub import RECENT, Hub
from auditor.live.web.wire import BATCH, AskLink, AskMark, Batch, asked, batches, complete, encoded, live
from tests.live.web.conftest import SECRET, exchange, finding, started


def test_marks_and_links_can_be_asked_for() -> None:
    assert asked('{"ask":"mark","action":" like ","text":" the cat "}') == AskMark(action="like", text="the cat")
    assert asked('{"ask":"mark","action":"like","text":""}') == AskMark(action="like", text=None)
    assert asked('{"ask":"link"}') == AskLink()


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        "{",
        '{"ask":"stop"}',
        '{"ask":"link","more":1}',
        '{"ask":"mark"}',
        '{"ask":"mark","action":""}',
        '{"ask":"mark","action":"   "}',
        '{"ask":"mark","action":7}',
        json.dumps({"ask": "mark", "action": "x" * 101}),
        json.dumps({"ask": "mark", "action": "x", "text": "y" * 2001}),
        b"\xff\xfe",
        '{"ask":"mark","action":"\\ud800"}',
    ],
)
def test_anything_else_cannot_be_asked_for(data: str | bytes) -> None:
    assert asked(data) is None


def test_private_keys_and_links_of_others_stay_off_the_page() -> None:
    data = encoded(live([started()]))
    (told,) = json.loads(data)["messages"]
    assert SECRET.encode() not in data
    assert b"of-another-browser" not in data
    assert [way["qr"] for way in told["ways"]] == ["/qr/0.svg", None]


def test_backlog_comes_in_pieces_and_the_last_says_that_it_is_all() -> None:
    backlog = [msgspec.structs.replace(exchange(n), seq=n + 1) for n in range(BATCH + 1)]
    made = list(batches(backlog, reset=True))
    assert [len(each.messages) for each in made] == [BATCH, 1]
    assert [each.current for each in made] == [False, True]
    assert [each.reset for each in made] == [True, False]
    assert list(batches([], reset=False)) == [Batch(current=True)]


def test_backlog_with_something_forgotten_is_not_complete() -> None:
    hub = Hub()
    hub.publish(finding("a"), *(exchange(n) for n in range(RECENT + 5)))
    assert complete(hub.subscribe(RECENT)[0], RECENT)
    assert complete([], 17)
    assert not complete(hub.subscribe(1)[0], 1)


def test_half_characters_do_not_stop_the_telling() -> None:
    odd = msgspec.structs.replace(started(), session="session-\udcff")
    assert json.loads(encoded(live([odd])))["messages"][0]["kind"] == "started"
