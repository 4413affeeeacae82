"""Refusals, told with what can be done."""

from __future__ import annotations

import pytest

from auditor.audit.tally import LookupTally
from auditor.live.remedies import REMEDIES, refusals
from auditor.model import Outcome
from auditor.sources.live_connections import Tried


def tried(why: str, host: str, client: str = "192.0.2.7") -> Tried:
    return Tried(
        why=why, outcome=Outcome.ABORTED, detail=f"{host}: broken off", first=1, last=2, host=host, client=(client, 1)
    )


def test_refusal_is_pinning_only_where_the_certificate_was_taken_elsewhere() -> None:
    rows = [tried("pinning", "a.example"), tried("pinning", "b.example", "192.0.2.8")]
    found = refusals(rows, {("192.0.2.7", None): {"c.example"}}, {})
    assert [(row.host, row.why) for row in found] == [("a.example", "pinning"), ("b.example", "untrusted")]
    assert {row.remedy for row in found} == {REMEDIES["pinning"], REMEDIES["untrusted"]}


@pytest.mark.parametrize("why", ["pinning", "gave-up"])
def test_who_takes_the_certificate_at_another_time_is_not_said_to_pin(why: str) -> None:
    (row,) = refusals([tried(why, "a.example")], {("192.0.2.7", None): {"a.example"}}, {})
    assert (row.why, row.remedy) == ("wavering", REMEDIES["wavering"])
    assert "took it at others" in row.reason


def test_equal_refusals_are_counted_the_most_first() -> None:
    found = refusals([tried("quic", "a.example"), *[tried("quic", "b.example")] * 3], {}, {})
    assert [(row.host, row.count) for row in found] == [("b.example", 3), ("a.example", 1)]


def test_names_asked_for_over_https_are_told() -> None:
    lookups = {("dns.google", "DNS over HTTPS"): LookupTally(4), ("192.0.2.1", "DNS"): LookupTally(9)}
    (row,) = refusals([], {}, lookups)
    assert (row.why, row.host, row.count) == ("doh", "dns.google", 4)
