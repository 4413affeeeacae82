"""Checks a directory of rules beyond what loading asks for: examples that can be built, and that cover every entry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from auditor.errors import OwnFileError, RuleError
from auditor.rules.examples import ExampleCase, Rule, detect_alone, learnt_from, read_examples
from auditor.rules.load import default_directory, rule_files
from auditor.rules.reading import read_rule_set
from auditor.rules.schema import EndpointEntry, EndpointRule, GenericEntry
from auditor.rules.yaml_nodes import Faults


def lint(directory: Path | None = None) -> list[OwnFileError]:
    """Every fault of a rules directory in file and line order, by default of the one that comes with the auditor."""
    place = directory if directory is not None else default_directory()
    files = rule_files(place)
    faults = Faults(RuleError)
    rules = read_rule_set(place, files, faults)
    faulty = {fault.path for fault in faults.found}
    cases = read_examples(rules, [file for file in files if file.name not in faulty], faults)
    unbuilt = {fault.path for fault in faults.found}
    for rule in rules.all:
        if rule.file not in unbuilt:
            _check_coverage(rule, [case for case in cases if case.rule is rule], faults)
    return sorted(faults.found, key=lambda fault: (fault.path, fault.line, fault.column))


def _check_coverage(rule: Rule, cases: Sequence[ExampleCase], faults: Faults) -> None:
    if not any(not case.match for case in cases):
        faults.add(rule.file, 1, 1, "the rule needs a near miss under 'no-match'")
    matches = [case for case in cases if case.match]
    if isinstance(rule, EndpointRule):
        _check_answers(rule, matches, faults)
    for entry in rule.data:
        alone = _only(rule, entry)
        if not any(detect_alone(case, alone) for case in matches):
            fact = entry.fact
            message = f"no example under 'match' makes this entry find its {fact.type}; add one"
            faults.add(rule.file, fact.line, fact.column, message)


def _only(rule: Rule, entry: EndpointEntry | GenericEntry) -> Rule:
    """The rule with one entry alone."""
    if isinstance(rule, EndpointRule):
        return replace(rule, data=(entry,) if isinstance(entry, EndpointEntry) else ())
    return replace(rule, data=(entry,) if isinstance(entry, GenericEntry) else ())


def _check_answers(rule: EndpointRule, matches: Sequence[ExampleCase], faults: Faults) -> None:
    for answer in rule.answers:
        alone = replace(rule, answers=(answer,))
        if not any(learnt_from(replace(case, rule=alone)) for case in matches):
            message = "no example under 'match' has a response that makes this entry of 'answers' say anything; add one"
            faults.add(rule.file, answer.line, answer.column, message)
