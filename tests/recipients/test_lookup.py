"""Recipients by domain: the longest wins, services and operators apart."""

from __future__ import annotations

import pytest

from auditor.recipients import Recipient, Recipients

GROUP = Recipient("group", "Group", "US", "platform", domains=("group.example",))
ADS = Recipient("ads", "Group Ads", "US", "advertising", parent="group", domains=("ads.group.example",))
CLOUD = Recipient("cloud", "Cloud", "US", "cloud", role="operator", domains=("hosted.example", "group.example"))
KNOWN = Recipients([GROUP, ADS, CLOUD])


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("group.example", GROUP),
        ("WWW.Group.Example.", GROUP),
        ("x.ads.group.example", ADS),
        ("notgroup.example", None),
        ("a.hosted.example", None),
        ("192.0.2.1", None),
        ("", None),
    ],
)
def test_the_longest_domain_names_the_recipient(host: str, expected: Recipient | None) -> None:
    assert KNOWN.lookup(host) == expected


def test_operators_are_asked_for_apart() -> None:
    assert KNOWN.operator("a.hosted.example") == CLOUD
    assert KNOWN.operator("group.example") == CLOUD
    assert KNOWN.operator("ads.other.example") is None


def test_the_company_is_the_topmost_parent_even_in_a_circle() -> None:
    assert KNOWN.company(ADS) == GROUP
    assert KNOWN.company(CLOUD) == CLOUD
    one = Recipient("one", "One", None, "other", parent="two")
    two = Recipient("two", "Two", None, "other", parent="one")
    assert Recipients([one, two]).company(one) == two


def test_preferred_recipients_go_before_longer_domains_and_replace_ids() -> None:
    bundled = [
        Recipient("acme", "Acme", "DE", "analytics", domains=("log.acme.example",)),
        Recipient("beta", "Beta", "US", "social", domains=("beta.example",)),
    ]
    own = [
        Recipient("mine", "Mine", None, "other", domains=("acme.example",)),
        Recipient("beta", "Beta of mine", "FR", "social", domains=("b.example",)),
    ]
    known = Recipients(Recipients(bundled), own)
    found = [known.lookup(host) for host in ("x.log.acme.example", "b.example")]
    assert [None if each is None else each.id for each in found] == ["mine", "beta"]
    assert known.lookup("beta.example") is None
    assert len(known) == 3
