from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.errors import FaultyFiles
from auditor.regression.declarations import read_declaration
from auditor.regression.policy import Declared

PLAY = """\
Question ID (machine readable),Response ID (machine readable),Response value,Answer requirement,Label
PSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA,,TRUE,REQUIRED,Does your app collect data?
PSL_DATA_TYPES_PERSONAL,PSL_NAME,,MULTIPLE_CHOICE,Personal info / Name
PSL_DATA_TYPES_PERSONAL,PSL_EMAIL,true,MULTIPLE_CHOICE,Personal info / Email address
PSL_DATA_TYPES_LOCATION,PSL_APPROX_LOCATION,TRUE,MULTIPLE_CHOICE,Location / Approximate location
PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_COLLECTED,TRUE,,Email
"""
PLAY_JSON = {"collectedData": [{"data": "Name", "type": "Personal info"}], "sharedData": [{"data": "User IDs"}]}
APPLE = {
    "data": [
        {
            "privacyTypes": [
                {
                    "identifier": "DATA_LINKED_TO_YOU",
                    "purposes": [{"dataCategories": [{"identifier": "LOCATION", "dataTypes": ["Coarse Location"]}]}],
                }
            ]
        }
    ]
}
EXODUS = {"application": {"handle": "com.example.app"}, "trackers": [{"id": 49, "name": "Google Firebase Analytics"}]}


def names(tmp_path: Path, kind: str, text: str) -> set[str]:
    path = tmp_path / "declared"
    path.write_text(text)
    return set(read_declaration(Declared(kind, path, 1, 1)).names)


def test_play_console_export(tmp_path: Path) -> None:
    assert names(tmp_path, "google-play", PLAY) == {"Email address", "Approximate location"}


def test_play_json(tmp_path: Path) -> None:
    assert names(tmp_path, "google-play", json.dumps(PLAY_JSON)) == {"Name", "User IDs"}


def test_apple_labels(tmp_path: Path) -> None:
    assert names(tmp_path, "apple", json.dumps(APPLE)) == {"Coarse Location"}
    assert names(tmp_path, "apple", '{"privacyTypes": [{"identifier": "DATA_NOT_COLLECTED"}]}') == set()


def test_exodus_report(tmp_path: Path) -> None:
    assert names(tmp_path, "exodus", json.dumps(EXODUS)) == {"Google Firebase Analytics"}
    assert names(tmp_path, "exodus", '{"trackers": []}') == set()


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("google-play", "a,b\n1,2\n", ":1:1: not an export of Play Console"),
        ("google-play", '{"a": 1}', "no 'collectedData'"),
        ("apple", '{"a": 1}', "no 'dataTypes'"),
        ("apple", '{"a":\n oops}', ":2:2: not JSON"),
        ("exodus", '{"trackers": [12, 19]}', "with names"),
        ("exodus", "[]", "no list 'trackers'"),
        ("apple", "[" * 100_000, "recursion"),
    ],
)
def test_faulty_declaration(tmp_path: Path, kind: str, text: str, said: str) -> None:
    with pytest.raises(FaultyFiles) as error:
        names(tmp_path, kind, text)
    assert said in str(error.value)
