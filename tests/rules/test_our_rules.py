"""The rules that come with the auditor: no fault, and every example of every rule holds."""

from __future__ import annotations

import pytest

from auditor.rules import load_rules
from auditor.rules.examples import ExampleCase, iter_example_cases
from auditor.rules.lint import lint

RULES = load_rules()
CASES = list(iter_example_cases(RULES))


def test_there_is_nothing_to_mend() -> None:
    assert [str(fault) for fault in lint()] == []


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_example_holds(case: ExampleCase) -> None:
    assert [str(fault) for fault in case.faults()] == []


NAMED = (
    "amazon amazon-advertising amplitude ant-group apple applovin appsflyer baidu braze bytedance clevertap datadog "
    "firebase firebase-crashlytics getui google huawei inmobi jpush kochava microsoft-clarity mixpanel moengage moloco "
    "new-relic segment sentry snap tencent tencent-analytics tiktok umeng xiaomi yandex-appmetrica"
).split()
"""Recipients one expects a privacy auditor to know the requests of."""


def test_the_rules_are_many_and_know_whom_one_expects() -> None:
    facts = {
        (rule.recipient, address.text, entry.fact.type)
        for rule in RULES.endpoints
        for entry in rule.data
        for address in entry.at
    }
    assert len(RULES.endpoints) >= 200
    assert len(facts) >= 1500
    assert len({rule.recipient for rule in RULES.endpoints}) >= 60
    assert sum(len(rule.data) for rule in RULES.generic) >= 80
    assert [name for name in NAMED if name not in {rule.recipient for rule in RULES.endpoints}] == []


def test_every_endpoint_rule_cites_where_its_facts_were_published() -> None:
    assert [rule.id for rule in RULES.endpoints if not rule.references] == []
