"""Events that say what was done in one field and to what in another."""

from __future__ import annotations

import json

import pytest

from auditor.decode import decode_body
from auditor.rules.acts import acts, acts_in_turn, named_acts
from auditor.rules.nested_names import nested_names


def _acted(document: object) -> list[tuple[str, str, object]]:
    node = next(iter(decode_body(json.dumps(document).encode()).nodes()))
    return [(at, name, value if isinstance(value, bool) else str(value)) for at, name, value, _ in acts(node)]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"event": "like", "p": {"item": "p_7", "author": "a_9"}}, ("$['p']['item']", "likeditemid", "p_7")),
        ({"action": "unlike", "post_id": "p_7"}, ("$['post_id']", "unlikeditemid", "p_7")),
        ({"a": "follow", "who": "u_9"}, ("$['who']", "followeduserid", "u_9")),
        ({"verb": "comment", "on": "p_7", "text": "Schön!"}, ("$['text']", "commenttext", "Schön!")),
        ({"n": "tap", "t": 17, "p": {"element": "btn_buy"}}, ("$['p']['element']", "clickedelement", "btn_buy")),
        ({"event": "screen_view", "params": {"screen": "Cart"}}, ("$['params']['screen']", "openedscreenname", "Cart")),
        ({"e": "search", "q": "moor"}, ("$['q']", "searchquery", "moor")),
        ({"e": "scroll", "depth": 75}, ("$['depth']", "scrolldepth", "75")),
        ({"type": "dwell", "ms": 48110}, ("$['ms']", "dwelltime", "48110")),
        ({"type": "input", "field": "email", "value": "ann"}, ("$['value']", "typedtext", "ann")),
        ({"a": "follow", "to_user_id": "u_9"}, ("$['to_user_id']", "followeduserid", "u_9")),
        ({"event": "check_in", "stop_name": "Musterplatz"}, ("$['stop_name']", "checkedinplace", "Musterplatz")),
        ({"direction": "RIGHT", "candidate": "c_81"}, ("$['candidate']", "swipeditemid", "c_81")),
        ({"olay": "beğeni", "video_id": "v_99"}, ("$['video_id']", "likeditemid", "v_99")),
        ({"zdarzenie": "polubienie", "utwor_id": "ut_8"}, ("$['utwor_id']", "likeditemid", "ut_8")),
    ],
)  # fmt: skip
def test_what_was_acted_on_is_read_under_the_name_it_is_meant_by(
    event: dict[str, object], expected: tuple[str, str, str]
) -> None:
    assert _acted({"events": [event]}) == [(expected[0].replace("$", "$['events'][0]", 1), *expected[1:])]


def test_a_click_tells_both_the_element_and_what_is_written_on_it() -> None:
    assert _acted({"type": "click", "target": {"tag": "A", "text": "Jetzt buchen", "sel": "#cta"}}) == [
        ("$['target']['sel']", "clickedelement", "#cta"),
        ("$['target']['text']", "clickedtext", "Jetzt buchen"),
    ]


def test_a_video_that_was_played_tells_how_long() -> None:
    assert _acted({"a": "play_over", "item_id": "v_7", "play_ms": 15230}) == [
        ("$['play_ms']", "watchduration", "15230"),
        ("$['item_id']", "watchedvideoid", "v_7"),
    ]


def test_a_player_says_what_it_does_beside_what_it_plays() -> None:
    found = _acted({"a": "pause", "trk": "jp-20113", "pos_ms": 61880})
    assert ("$['a']", "playbackstate", "pause") in found
    assert ("$['trk']", "watchedvideoid", "jp-20113") in found
    assert _acted({"a": "pause", "task": "upload"}) == []


def test_several_verbs_of_a_player_leave_no_doubt() -> None:
    events = [{"t": "play", "id": "mv-1", "at": 0}, {"t": "stop", "id": "mv-1", "at": 412}]
    found = _acted(events)
    assert ("$[1]['at']", "playheadposition", "412") in found
    assert ("$[0]['id']", "watchedvideoid", "mv-1") in found
    assert ("$[1]['t']", "playbackstate", "stop") in found
    assert _acted(events[1:]) == []


def test_a_television_tells_station_and_app_only_beside_how_long() -> None:
    assert _acted({"typ": "sender", "name": "Waldfunk HD", "dauer_s": 1312}) == [
        ("$['name']", "watchedchannel", "Waldfunk HD"),
        ("$['dauer_s']", "watchedchanneltime", "1312"),
    ]
    assert _acted({"type": "app", "name": "Waldkino", "duration": 9}) == [
        ("$['name']", "usedappname", "Waldkino"),
        ("$['duration']", "usedapptime", "9"),
    ]
    assert _acted({"type": "app", "name": "Waldkino", "version": 9}) == []


def test_a_screen_that_is_left_tells_which_and_how_long() -> None:
    assert _acted({"n": "screen_close", "pg": "Home", "stay_ms": 8491}) == [
        ("$['stay_ms']", "dwelltime", "8491"),
        ("$['pg']", "openedscreenname", "Home"),
    ]


def test_what_is_typed_is_read_only_beside_the_field_it_is_typed_in() -> None:
    assert _acted({"type": "input", "value": "Submit"}) == []


def test_progress_tells_position_and_video_only_beside_traits_of_a_player() -> None:
    beat = {"e": "progress", "v": "vid_88", "p": 75, "d": 213}
    assert _acted(beat) == [("$['p']", "playheadposition", "75"), ("$['v']", "watchedvideoid", "vid_88")]
    assert _acted({"e": "progress", "p": 75, "task": "upload"}) == []


def test_what_was_skipped_is_told_beside_traits_of_a_player() -> None:
    skipped = {"typ": "skip", "clip": "clip_9", "after_ms": 1810}
    assert ("$['clip']", "skippedvideoid", "clip_9") in _acted(skipped)
    assert _acted({"typ": "skip", "step": "s_9"}) == []


def test_an_event_of_another_kind_and_a_like_without_an_item_say_nothing() -> None:
    assert _acted({"event": "boot", "item": "p_7"}) == []
    assert _acted({"event": "like", "count": 3}) == []


def test_deep_and_wide_documents_end() -> None:
    deep: dict[str, object] = {"event": "like", "item": "p_1"}
    for _ in range(30):
        deep = {"event": "x", "data": deep}
    assert _acted(deep) == []
    wide = [{"event": "like", "item": f"p_{n}"} for n in range(9000)]
    assert len(_acted(wide)) <= 4096


def test_object_named_for_what_was_acted_on_stands_for_it_but_not_whoever_acts() -> None:
    assert ("$['post']['id']", "likeditemid", "p_7") in _acted({"event": "like", "post": {"id": "p_7"}})
    assert _acted({"event": "like", "user": {"id": "u_7"}}) == []


def test_events_of_forms_whose_names_hold_their_way_are_read_each_for_itself() -> None:
    form = {"b[0][event]": "like", "b[0][item]": "p_7", "b[1][event]": "share", "b[1][item]": "p_8"}
    node = next(iter(decode_body(json.dumps(form).encode()).nodes()))
    assert [(at, name, value) for at, name, value, _ in named_acts(nested_names(node.rows))] == [
        ("$['b[0][item]']", "likeditemid", "p_7"),
        ("$['b[1][item]']", "shareditemid", "p_8"),
    ]


def test_verb_in_a_list_within_a_list_says_nothing_of_the_object_around_both() -> None:
    assert _acted({"ev": [["open", 17, "main"], ["tap", 19, "btn_pay"]], "key": "PRV-118204-22"}) == []
    assert _acted({"ev": ["tap"], "key": "btn_pay"}) == [("$['key']", "clickedelement", "btn_pay")]


def test_element_of_an_act_follows_its_verb() -> None:
    told = acts_in_turn("input", [("$[2]", "#income"), ("$[3]", "2850")])
    assert [(at, name, value) for at, name, value, _ in told] == [("$[3]", "typedtext", "2850")]
    assert acts_in_turn("noise", [("$[2]", "x")]) == []


def test_id_that_begins_with_the_word_for_what_is_liked_is_found_under_any_name() -> None:
    assert ("$['pos']", "likeditemid", "post-7781") in _acted({"type": "like", "pos": "post-7781"})
    assert _acted({"type": "like", "pos": "top", "screen": "Home"}) == []
