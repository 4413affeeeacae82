from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.report.document import Finding, Report, Unaudited, to_json
from auditor.report.masking import BY_TYPE, HIDDEN, MASKS, looks_like_value, mask_path, mask_value, masked


def test_no_value_text_or_telling_key_is_left_in_a_masked_report(report: Report) -> None:
    text = to_json(masked(report)).decode()
    for secret in (
        "Pixel",
        "48.40",
        "9.98",
        "8620",
        "anna@",
        "example.org",
        "7012345678901",
        "7012998877665544",
        "cathedral",
    ):
        assert secret not in text, secret
    assert masked(report).values == "masked"


def test_masking_twice_changes_nothing(report: Report) -> None:
    assert masked(masked(report)) == masked(report)


@pytest.mark.parametrize(
    ("type", "value", "unit", "shown"),
    [
        ("device.model", "Pixel 7", None, "Pi… (7 characters)"),
        ("location.coordinates", "48.4011,9.9876", None, "48.…, 9.…"),
        ("location.coordinates", "-0.1276", None, "-0.…"),
        ("location.coordinates", "48401100", None, "… (8 characters)"),
        ("watch.duration", "8620", "ms", "about 9000"),
        ("watch.duration", "1499", "ms", "about 1500"),
        ("health.sleep", "412", "min", HIDDEN),
        ("account.gender", "female", None, HIDDEN),
        ("account.email", "anna@example.org", None, "…@… (16 characters)"),
        ("browsing.url", "https://clinic.example/x", None, "https://… (24 characters)"),
        ("content.message", "see you at the harbour", None, "… (22 characters)"),
        ("interaction.comment", "see you at the harbour", None, "… (22 characters)"),
        ("device.model", "", None, HIDDEN),
    ],
)
def test_what_is_shown_of_a_value(type: str, value: str, unit: str | None, shown: str) -> None:
    assert mask_value(type, value, unit) == shown


def test_data_type_may_ask_for_a_mask_of_its_own() -> None:
    assert mask_value("device.model", "Pixel 7", None, "hide") == HIDDEN
    assert mask_value("identifier.imei", "350123456789012", None, "number") == "… (15 digits)"
    assert mask_value("identifier.imei", "350123456789012", None, "no such mask") == "35… (15 characters)"


def test_yes_and_no_look_the_same() -> None:
    assert mask_value("device.rooted", "true") == mask_value("device.rooted", "false")


@settings(deadline=None)
@given(
    st.sampled_from([prefix for prefix, _ in BY_TYPE] + ["contacts.name"]), st.sampled_from([None, *MASKS]), st.text()
)
def test_any_text_can_be_masked_and_long_ones_are_never_shown(type: str, mask: str | None, value: str) -> None:
    shown = mask_value(type, value, None, mask)
    if len(value) > 5 and mask != "coordinates":
        assert value not in shown


@pytest.mark.parametrize(
    "name",
    [
        "anna@example.org",
        "+4915112345678",
        "7012345678901234567",
        "2026-03-01",
        "48.4011,9.9876",
        "123e4567-e89b-12d3-a456-426614174000",
        "aa:bb:cc:dd:ee:01",
        "QWxhZGRpbjpvcGVuIHNlc2FtZTEy",
        "Anna Muster",
    ],
)
def test_map_key_that_is_a_value_is_hidden(name: str) -> None:
    assert looks_like_value(name)
    assert mask_path(("json", f"$['users']['{name}'][0]['at']")) == ("json", "$['users']['…'][0]['at']")


@pytest.mark.parametrize("name", ["event_v3", "device_model", "gaid", "X-Tt-Token", "ab_test_2", "screen_1080x2400"])
def test_name_of_a_field_stays(name: str) -> None:
    assert mask_path(("gzip", "json", f"$['{name}'][0]")) == ("gzip", "json", f"$['{name}'][0]")


def test_map_key_that_equals_the_value_is_hidden_however_harmless_it_looks() -> None:
    assert mask_path(("json", "$['Anna']"), "Anna") == ("json", "$['…']")


def test_value_in_a_reason_or_in_the_words_of_a_gap_is_hidden(
    report: Report, make_finding: Callable[..., Finding]
) -> None:
    finding = make_finding("device.model", "Pixel 7", reason="the value Pixel 7 stands beside it")
    gap = Unaudited(reason=Outcome.UNDECODABLE, flows=1, packets=1, bytes=1, detail="body of Pixel 7")
    hidden = masked(msgspec.structs.replace(report, findings=(finding,), unaudited=(gap,)))
    assert hidden.findings[0].reason == "the value … stands beside it"
    assert hidden.unaudited[0].detail == "body of …"


def test_value_in_the_path_of_the_request_is_hidden(report: Report) -> None:
    evidence = msgspec.structs.replace(report.findings[0].evidence[0], target="/u/7012345678901/posts")
    finding = msgspec.structs.replace(report.findings[0], evidence=(evidence,))
    hidden = masked(msgspec.structs.replace(report, findings=(finding,)))
    assert hidden.findings[0].evidence[0].target == "/u/…/posts"


def test_amount_is_kept_roughly_for_what_was_watched_and_not_at_all_for_other_events(report: Report) -> None:
    watched = masked(report).events[0]
    assert (watched.amount, watched.of, watched.outcome) == (9000.0, 15000.0, "skipped")
    paid = msgspec.structs.replace(report.events[0], kind="paid", unit="EUR")
    assert masked(msgspec.structs.replace(report, events=(paid,))).events[0].amount is None
