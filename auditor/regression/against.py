"""What a check goes by, out of what a person gives: files, kinds of problem that fail, and the share to be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from auditor.audit import TOOL
from auditor.regression.baseline import read_baseline
from auditor.regression.checking import Against
from auditor.regression.read_policy import read_policy
from auditor.regression.thresholds import thresholds
from auditor.rules import RuleSet


def against(
    rules: RuleSet,
    today: date,
    *,
    baseline: str | Path | None = None,
    policy: str | Path | None = None,
    fail_on: Sequence[str] = (),
    seen_in: str | None = None,
    min_coverage: float | None = None,
) -> Against:
    """These criteria; ``fail_on`` and ``seen_in`` as `thresholds` has them, ``min_coverage`` in percent.

    UsageError or `FaultyFiles` where a file cannot be read or is none of its kind, or a threshold is none.
    """
    return Against(
        rules=rules,
        thresholds=thresholds(fail_on, seen_in),
        today=today,
        tool=TOOL,
        baseline=None if baseline is None else read_baseline(str(baseline)),
        baseline_path=None if baseline is None else str(baseline),
        policy=None if policy is None else read_policy(policy, rules),
        minimum=None if min_coverage is None else min_coverage / 100,
    )
