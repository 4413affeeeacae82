"""Values that are words, in whatever language: how a thing is, what a player does, who is at home, yes and no."""

from __future__ import annotations

import pytest

from auditor.rules import states
from auditor.rules.shapes import SHAPES_BY_NAME


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        ("thing-state", "päällä", "on"),
        ("thing-state", "kører", "running"),
        ("thing-state", "a_limpar", "cleaning"),
        ("thing-state", "inserito_totale", "armed"),
        ("thing-state", "Geöffnet", "open"),
        ("thing-state", "닫힘", "closed"),
        ("player-state", "megállítva", "paused"),
        ("player-state", "pauza", "paused"),
        ("ended", "terminée", "ended"),
        ("presence", "not_home", "away"),
        ("answer", "sí", "yes"),
        ("strength", "intenso", "heavy"),
        ("gender", "gutt", "m"),
    ],
)
def test_words_say_the_same_in_every_language(kind: str, text: str, meant: str) -> None:
    assert states.said(kind, text) == meant
    assert SHAPES_BY_NAME[kind].holds(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("thing-state", ""),
        ("thing-state", "open source"),
        ("thing-state", "locked " * 9),
        ("player-state", "Playing Cards"),
        ("presence", "home page"),
        ("answer", "yesterday"),
        ("gender", "mike"),
    ],
)
def test_other_words_say_nothing(kind: str, text: str) -> None:
    assert states.said(kind, text) == ""


@pytest.mark.parametrize(
    ("kind", "text", "so"),
    [
        ("skip-event", "oynatma_atlandi", True),
        ("skip-event", "video_skipped", True),
        ("skip-event", "skip_button", False),
        ("end-event", "vid_complete", True),
        ("end-event", "episodeFinished", True),
        ("end-event", "order_completed", False),
        ("end-event", "complete " * 9, False),
    ],
)
def test_events_of_players_are_told_by_what_is_played_and_what_became_of_it(kind: str, text: str, so: bool) -> None:
    assert states.happened(kind, text) is so


@pytest.mark.parametrize("table", [states.THINGS, states.PLAYERS, states.PRESENCE, states.ANSWERS, states.GENDERS])
def test_every_word_is_in_lower_case_without_accents(table: str) -> None:
    assert table == table.lower()
    assert [letter for letter in table if "À" <= letter <= "ɏ"] == []
