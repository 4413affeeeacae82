from __future__ import annotations

from auditor.audit.naming import Naming
from auditor.recipients import Recipient, Recipients

WHO = Naming(Recipients([Recipient("acme", "Acme", "DE", "analytics", domains=("acme.example",))]))


def test_host_is_grouped_under_its_company_else_its_domain_else_itself() -> None:
    assert WHO.group("log.acme.example") == ("acme", "Acme")
    assert WHO.group("a.b.example.org") == (None, "example.org")
    assert WHO.group("192.0.2.1") == (None, "192.0.2.1")


def test_rule_names_the_recipient_of_a_host_nobody_knows() -> None:
    found = WHO.reference("acme", "cdn.example.org")
    assert found is not None
    assert (found.id, found.country) == ("acme", "DE")
    assert WHO.reference(None, "cdn.example.org") is None
