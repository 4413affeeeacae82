"""What lists say by the order of their elements."""

from __future__ import annotations

import json

from auditor.decode import decode_body
from auditor.decode.tree import Node
from auditor.rules.sequences import events_in_texts, in_sequences, scans_in_texts


def _node(document: object) -> Node:
    return next(iter(decode_body(json.dumps(document).encode()).nodes()))


def _told(document: object) -> list[tuple[str, str, str]]:
    return [(at, name, str(value)) for at, name, value, _ in in_sequences(_node(document).rows)]


def test_events_in_lists_are_read_as_what_was_acted_on() -> None:
    events = {"ev": [[0, "input", "#income", "2850"], [910, "click", "button.next"], [1400, "scroll", 0, 640]]}
    assert _told(events) == [
        ("$['ev'][0][3]", "typedtext", "2850"),
        ("$['ev'][1][2]", "clickedelement", "button.next"),
        ("$['ev'][2][3]", "scrolldepth", "640"),
    ]


def test_access_points_in_lists_are_read_with_signal_and_name() -> None:
    assert _told({"w": [["00:00:5e:00:53:10", -51, "Lobby"], [-63, "00:00:5e:00:53:11"]]}) == [
        ("$['w'][0][0]", "scannedbssid", "00:00:5e:00:53:10"),
        ("$['w'][0][1]", "rssi", "-51"),
        ("$['w'][0][2]", "ssid", "Lobby"),
        ("$['w'][1][1]", "scannedbssid", "00:00:5e:00:53:11"),
        ("$['w'][1][0]", "rssi", "-63"),
    ]


def test_lists_of_addresses_without_signal_and_of_words_without_time_tell_nothing() -> None:
    assert _told({"arp": [["00:00:5e:00:53:10", "eth0"], ["00:00:5e:00:53:11", "eth1"]]}) == []
    assert _told({"words": [["like", "click", "share"], ["scroll", "input", "x"]]}) == []
    assert _told([[1, 2, 3], [4, 5, 6]]) == []


def test_each_access_point_of_a_text_has_a_row() -> None:
    node = _node({"wf": "00:00:5e:00:53:10,-51;00:00:5e:00:53:11,-77", "x": "00:00:5e:00:53:12,-51"})
    assert [(at, value) for at, _, value, _ in scans_in_texts(node.rows)] == [
        ("$['wf']", "00:00:5e:00:53:10"),
        ("$['wf']", "00:00:5e:00:53:11"),
    ]


def test_cells_in_lists_are_read_with_their_network() -> None:
    assert _told({"cells": [[262, 2, 18970, 51263, -97]]}) == [
        ("$['cells'][0][0]", "mcc", "262"),
        ("$['cells'][0][1]", "mnc", "2"),
        ("$['cells'][0][2]", "lac", "18970"),
        ("$['cells'][0][3]", "cellid", "51263"),
    ]
    assert _told({"sizes": [[262, 2, 18970, 51263]]}) == []


def test_events_of_a_text_are_read_where_every_line_is_one() -> None:
    log = "screen_view|Home|1720000000\nclick|btn_pay|1720000010"
    told = [(name, value) for _, name, value, _ in events_in_texts(_node({"log": log}).rows)]
    assert told == [("openedscreenname", "Home"), ("clickedelement", "btn_pay")]
    assert events_in_texts(_node({"log": log + "\nsomething else"}).rows) == []
