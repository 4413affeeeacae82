from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.report.identity import finding_id


def name(**changes: object) -> str:
    place: dict[str, object] = {
        "type": "device.model",
        "detector": "rules",
        "rule": None,
        "host": "a.example",
        "app": None,
        "where": "request.body",
        "template": ("json", "$['model']"),
        "index": 0,
    }
    return finding_id(**(place | changes))  # type: ignore[arg-type]


def test_same_place_has_the_same_name_in_every_run() -> None:
    assert name() == "84b0e5ef4651-0"


def test_every_part_of_the_place_counts() -> None:
    others = {
        name(type="device.os"),
        name(detector="indicators"),
        name(rule="x"),
        name(host="b.example"),
        name(app="x"),
        name(where="request.query"),
        name(template=("json",)),
        name(index=1),
    }
    assert len(others | {name()}) == 9


@settings(deadline=None)
@given(st.emails())
def test_map_key_that_is_a_value_takes_no_part(address: str) -> None:
    quoted = address.replace("\\", "\\\\").replace("'", "\\'")
    assert name(template=("json", f"$['{quoted}']")) == name(template=("json", "$['anna@example.org']"))
