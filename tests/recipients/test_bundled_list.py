"""The list of companies that comes with the auditor: large enough, and each entry with a page one can open."""

from __future__ import annotations

import re

import pytest

from auditor.recipients import Recipients
from auditor.rules import load_rules


@pytest.fixture(scope="module")
def known() -> Recipients:
    return load_rules().recipients


def test_list_is_as_long_as_promised(known: Recipients) -> None:
    assert sum(1 for each in known if each.domains) >= 200
    assert sum(len(each.domains) for each in known) >= 800


def test_every_entry_with_a_domain_names_a_page_one_can_open(known: Recipients) -> None:
    assert [each.id for each in known if each.domains and not re.search(r"https://[\w.-]+\.\w+/", each.source)] == []


@pytest.mark.parametrize(
    ("host", "id_", "company"),
    [
        ("graph.facebook.com", "meta", "meta"),
        ("app.adjust.com", "adjust", "applovin"),
        ("log-va.tiktokv.com", "tiktok", "bytedance"),
        ("pagead2.googlesyndication.com", "google-ads", "google"),
        ("sa.api.intl.miui.com", "xiaomi", "xiaomi"),
        ("sentry.io", "sentry", "sentry"),
    ],
)
def test_well_known_hosts_are_of_their_owners(known: Recipients, host: str, id_: str, company: str) -> None:
    found = known.lookup(host)
    assert found is not None
    assert (found.id, known.company(found).id) == (id_, company)
