"""Lint: entries without example, rules without near miss, and all other faults together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditor.rules.lint import lint

MakeRules = Callable[..., Path]


def found(directory: Path) -> list[str]:
    return [f"{fault.line}:{fault.column}: {fault.message}" for fault in lint(directory)]


def test_a_correct_directory_has_no_faults(make_rules: MakeRules) -> None:
    assert found(make_rules()) == []


def test_an_entry_no_example_reaches_is_a_fault(make_rules: MakeRules, endpoint_text: str) -> None:
    entry = '  - type: device.model\n    at: "body $.marketing_name"\n    because: "field name"\nexamples:'
    directory = make_rules({"endpoints/acme/log.yaml": endpoint_text.replace("examples:", entry)})
    assert found(directory) == ["11:5: no example under 'match' makes this entry find its device.model; add one"]


def test_a_rule_without_near_miss_is_a_fault(make_rules: MakeRules, endpoint_text: str) -> None:
    text = endpoint_text.partition("  no-match:")[0]
    assert found(make_rules({"endpoints/acme/log.yaml": text})) == ["12:3: 'examples' needs 'no-match'"]
    assert found(make_rules({"endpoints/acme/log.yaml": text + "  no-match: []\n"})) == [
        "1:1: the rule needs a near miss under 'no-match'"
    ]


def test_faults_of_examples_and_of_rules_are_said_together(
    make_rules: MakeRules, endpoint_text: str, generic_text: str
) -> None:
    directory = make_rules(
        {
            "endpoints/acme/log.yaml": endpoint_text.replace("base64]}", "base65]}"),
            "generic/coordinates.yaml": generic_text.replace("scope: generic", "scope: endpoint"),
        }
    )
    messages = found(directory)
    assert len(messages) == 2
    assert "did you mean 'base64'?" in messages[0]
    assert "has the scope generic" in messages[1]
