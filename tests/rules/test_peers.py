"""Lists of several things or people alike are told from batches, trails, samples and names with values."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.rules.peers import are_authored, are_patients, are_peers, are_people, is_watched

PEERS: list[list[Document]] = [
    [{"id": "drv_1", "lat": "1.5"}, {"id": "drv_2", "lat": "2.5"}],
    [{"code": "GVA-11", "pct": "88"}, {"code": "GVA-19", "pct": "61"}],
    [{"tag": "GB-0011", "fill": "8"}, {"tag": "GB-0012", "fill": "9"}],
    [{"shop": "Ulm", "qty": "2"}, {"shop": "Bonn", "qty": "0"}],
    [{"Vin": "YV2RT40A8HB800001", "time": "1"}, {"Vin": "YV2RT40A8HB800002", "time": "1"}],
    [{"text": "Wo?", "lat": "1.5"}, {"text": "Wann?"}],
]
OTHERWISE: list[list[Document]] = [
    [{"id": "drv_1", "lat": "1.5"}],
    [{"event": "open", "id": "e-01"}, {"event": "close", "id": "e-02"}],
    [{"id": "e-01", "name": "open", "props": {}}, {"id": "e-02", "name": "close", "props": {}}],
    [{"uuid": "L-0001", "lat": "1.5", "timestamp": "1"}, {"uuid": "L-0002", "lat": "2.5", "timestamp": "2"}],
    [{"day": "2024-06-01", "steps": "1"}, {"day": "2024-06-02", "steps": "2"}],
    [{"lat": "1.5"}, {"lat": "2.5"}],
    [{"key": "model", "value": "Pixel 7"}, {"key": "os", "value": "14"}],
    [{"label": "Home", "lat": "1.5"}, {"label": "Work", "lat": "2.5"}],
    [{"street": "Ring 4"}, {"street": "Allee 9"}],
    [{"version": "v1"}, {"version": "v2"}],
]


@pytest.mark.parametrize("items", PEERS, ids=str)
def test_things_with_numbers_or_names_of_their_own_are_peers(items: list[Document]) -> None:
    assert are_peers(items, weak=False)


@pytest.mark.parametrize("items", OTHERWISE, ids=str)
def test_what_one_sender_tells_is_no_list_of_peers(items: list[Document]) -> None:
    assert not are_peers(items, weak=False)


def test_lists_that_may_be_anything_need_number_and_name() -> None:
    assert not are_peers([{"id": "1"}, {"id": "2"}], weak=True)
    assert are_peers([{"id": "1", "name": "Dam"}, {"id": "2", "name": "Raaba"}], weak=True)


def test_times_do_not_make_a_fleet_a_trail() -> None:
    fleet: list[Document] = [{"vehicle_id": "z-1", "ts": "1"}, {"vehicle_id": "z-2", "ts": "2"}]
    assert are_peers(fleet, weak=True)
    assert not are_peers([{"vehicle_id": "z-1", "ts": "1"}, {"vehicle_id": "z-1", "ts": "2"}], weak=True)


def test_people_have_a_mailbox_each() -> None:
    assert are_people([{"uid": "a", "mail": "a@x.example"}, {"uid": "b", "mail": "b@x.example"}])
    assert not are_people([{"uid": "a", "mail": "a@x.example"}, {"uid": "a", "mail": "b@x.example"}])
    assert not are_people([{"key": "mail", "value": "a@x.example"}, {"key": "name", "value": "Ann"}])


def test_patients_are_known_by_what_is_right_below() -> None:
    assert are_patients([{"patient": {"name": "Ann"}, "bed": "1"}, {"patient": {"name": "Bob"}, "bed": "2"}])
    assert not are_patients([{"name": "steps", "value": "1"}, {"name": "pulse", "value": "2"}])


def test_contributions_name_their_authors() -> None:
    assert are_authored([{"author": "moos", "text": "a"}, {"author": "igel", "text": "b"}])
    assert not are_authored([{"text": "a"}, {"text": "b"}])


def test_what_is_managed_has_owners() -> None:
    assert are_authored([{"owner": "k.huber", "model": "A"}, {"owner": "f.lang", "model": "A"}])
    assert not are_authored([{"owner": "k.huber", "model": "A"}, {"owner": "k.huber", "model": "B"}])


def test_what_is_offered_is_not_watched() -> None:
    assert not is_watched({"video_id", "title", "duration"})
    assert is_watched({"video_id", "position_ms"})
    assert is_watched({"video_id", "ts"})
