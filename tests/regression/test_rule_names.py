from __future__ import annotations

from auditor.regression.rule_names import names_of
from auditor.rules import RuleSet


def test_endpoint_rule_names_its_paths_and_members(rules: RuleSet) -> None:
    rule = next(each for each in rules.endpoints if each.id == "endpoints/xiaomi/browser-events")
    names = names_of(rule)
    for name in ("sa", "data_list", "properties", "search_word", "$model", "distinct_id"):
        assert name in names
    assert "anna" not in names


def test_generic_rule_names_what_it_asks_for(rules: RuleSet) -> None:
    rule = next(each for each in rules.generic if each.id == "generic/browsing/incognito")
    names = names_of(rule)
    assert "isIncognito" in names
    assert "private_mode" in names
    assert "anna" not in names
