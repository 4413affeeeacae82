"""Real hls.js and dash.js in Chromium: inferred watch times hold the truth, and requests for segments prove none."""

from __future__ import annotations

import statistics

import pytest

from auditor.dissection import DissectionOptions, dissect
from auditor.events.heartbeats import Beat, watch_interval
from auditor.events.media import media_request
from auditor.model import Exchange
from auditor.report.document import Event
from bench.players import RECORDED, Watching, events, main, truth, watchings

ACTS = {
    "left-early",
    "left-in-the-middle",
    "whole",
    "paused",
    "paused-twice-briefly",
    "replayed",
    "skipped-ahead",
    "background",
}
SEGMENTS = {"hls": 12, "dash": 24}


@pytest.fixture(scope="module")
def found() -> list[Watching]:
    return watchings(RECORDED)


@pytest.fixture(scope="module")
def told() -> tuple[Event, ...]:
    return events(RECORDED)


def test_both_players_did_everything_in_both_ways_of_beating(found: list[Watching]) -> None:
    about, plays = truth(RECORDED)
    assert set(about["packages"]) == {"hls.js", "dashjs"}
    assert {(play["player"], play["style"], play["act"]) for play in plays} == {
        (player, style, act) for player in SEGMENTS for style in ("timer", "position") for act in ACTS
    }
    assert len(found) == 32


def test_recording_shows_what_was_done() -> None:
    wanted = {"paused": "pause", "replayed": "seeked", "skipped-ahead": "seeked", "whole": "ended"} | {
        "background": "hidden"
    }
    for play in truth(RECORDED)[1]:
        said = [name for name, *_ in play["events"]]
        assert wanted.get(play["act"], "playing") in said, play["video"]


def test_at_least_95_percent_of_the_intervals_contain_the_truth(found: list[Watching]) -> None:
    missed = [(each.video, each.act, each.watched, each.low, each.high) for each in found if not each.held]
    assert len(missed) <= 0.05 * len(found), missed


def test_intervals_are_no_wider_than_the_beats_allow(found: list[Watching]) -> None:
    period = truth(RECORDED)[0]["period"]
    assert statistics.median(each.width for each in found) <= 4.1 * period
    whole = [each for each in found if each.act == "whole"]
    assert all(each.low is not None and each.low > 0.6 * each.watched for each in whole)


def test_watch_times_from_heartbeats_are_marked_inferred_with_bounds(told: tuple[Event, ...]) -> None:
    watched = [event for event in told if event.kind == "watched"]
    assert len(watched) == 32
    assert all(event.inferred and event.low is not None and event.high is not None for event in watched)


def test_requests_for_segments_are_requested_and_never_watched(told: tuple[Event, ...]) -> None:
    requested = {event.subject: event for event in told if event.kind == "requested"}
    early = [play for play in truth(RECORDED)[1] if play["act"] == "left-early" and play["style"] == "timer"]
    assert len(early) == 2
    for play in early:
        event = requested[f"video.example{play['folder']}/"]
        assert event.inferred
        assert event.amount is not None
        assert event.amount >= SEGMENTS[play["player"]], "the players fetch far ahead"
        assert play["watched"] < 6
    assert not any(event.kind == "watched" and event.subject in requested for event in told)


def test_segments_that_came_from_the_cache_were_not_requested_again(told: tuple[Event, ...]) -> None:
    """Eight watchings of one folder, and fewer requests than eight: requests do not count watchings."""
    with dissect(str(RECORDED / "capture.pcapng"), DissectionOptions(), _folder) as dissection:
        asked = [folder for _, folder in dissection if folder is not None]
    for player, segments in SEGMENTS.items():
        assert segments <= asked.count(f"video.example/{player}/shared/") < 8 * segments


def test_withheld_beats_widen_and_never_move_the_truth_out() -> None:
    period = 3 * 10**9
    beats = [Beat(n * period) for n in range(9)]
    whole, fewer = watch_interval(beats, period), watch_interval(beats[:3] + beats[6:], period)
    assert fewer.low < whole.low
    assert fewer.high >= whole.low


def test_bench_prints_every_watching_and_the_median_width(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 33
    assert "median width" in lines[-1]


def test_nothing_of_the_players_themselves_is_in_the_capture() -> None:
    """They are others' work: their way to the browser was not recorded."""
    with dissect(str(RECORDED / "capture.pcapng"), DissectionOptions(), _folder) as dissection:
        assert len(list(dissection)) > 300
        hosts = {connection.sni for connection in dissection.totals.connections}
    assert hosts == {"video.example", "beats.example"}


def _folder(exchange: Exchange) -> str | None:
    asked = media_request(exchange)
    return None if asked is None else asked.subject
