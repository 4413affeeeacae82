from __future__ import annotations

from rich.cells import cell_len

from auditor.report.canvas import Look
from auditor.report.rulebook import render_list, render_rule
from auditor.rules import load_rules


def test_every_bundled_rule_fits_the_page_and_gives_its_reasons_and_sources() -> None:
    rules = load_rules()
    for rule in rules.all:
        page = render_rule(rule, rules, Look())
        words = " ".join(page.split())
        assert max(map(cell_len, page.splitlines())) <= 80
        assert words.count("because ") >= len(rule.data)
        assert all(reference.split()[0] in words for reference in rule.references)


def test_list_gives_the_number_of_rules_and_the_hash() -> None:
    rules = load_rules()
    assert f"{len(rules.all)} rules" in render_list(rules, Look())
    assert rules.hash[:12] in render_list(rules, Look())
