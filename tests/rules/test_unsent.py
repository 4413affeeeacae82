"""In messages that name no sender, what stands beside lists of others or is brought to catalogues is not theirs."""

from __future__ import annotations

from auditor.decode.document import Document
from auditor.rules.about import others_of
from auditor.rules.unsent import are_moving, heads_catalogue, holds_others, is_deep, names_sender

STOPS: dict[str, Document] = {"lat": "1", "stops": [{"n": "a"}, {"n": "b"}]}


def test_senders_are_known_by_what_numbers_them() -> None:
    assert names_sender(frozenset(("deviceid", "x")))
    assert not names_sender(frozenset(("stops", "fares")))


def test_lists_of_places_are_of_others() -> None:
    others = others_of("location.coordinates")
    assert holds_others(STOPS, others, lambda _: False, published=False)
    assert not holds_others({**STOPS, "imei": "1"}, others, lambda _: False, published=False)
    assert not holds_others({"lat": "1", "rows": STOPS["stops"]}, others, lambda _: True, published=False)
    assert holds_others({"lat": "1", "rows": STOPS["stops"]}, others, lambda _: True, published=True)


def test_what_moves_is_known_by_the_name_of_its_list() -> None:
    assert are_moving("vehicles")
    assert are_moving("samokaty")
    assert not are_moving("rows")


def test_leaves_of_catalogues_are_deep_or_head_them() -> None:
    assert is_deep(("vehicles", 0, "lat"))
    assert not is_deep(("lat",))
    assert not is_deep(("location", "lat"))
    assert heads_catalogue({"total": "5", "rows": [{"a": "1"}]})
    assert not heads_catalogue({"total": "5", "rows": ["a"]})
