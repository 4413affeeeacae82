"""The rules that come with the auditor: no fault, and every example of every rule holds."""

from __future__ import annotations

import pytest

from auditor.rules import load_rules
from auditor.rules.examples import ExampleCase, iter_example_cases
from auditor.rules.lint import lint

CASES = list(iter_example_cases(load_rules()))


def test_there_is_nothing_to_mend() -> None:
    assert [str(fault) for fault in lint()] == []


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_example_holds(case: ExampleCase) -> None:
    assert [str(fault) for fault in case.faults()] == []
