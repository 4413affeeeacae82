"""What a person gives for a check becomes criteria; what is no such file or threshold is said, not ignored."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from auditor.audit import TOOL
from auditor.errors import FaultyFiles, UsageError
from auditor.model import Confidence
from auditor.regression.against import against
from auditor.regression.baseline import to_json
from auditor.regression.summary import summarise
from tests.regression.conftest import Lab, Recording

TODAY = date(2026, 6, 1)


def test_files_and_thresholds_become_criteria(lab: Lab, tmp_path: Path) -> None:
    summary = summarise([lab.facts(Recording())])
    baseline, policy = tmp_path / "audit.lock.json", tmp_path / "policy.yaml"
    baseline.write_bytes(to_json(summary))
    policy.write_text("schema: 1\nallow:\n  - {data: [device.model]}\n")
    found = against(
        lab.rules, TODAY, baseline=baseline, policy=policy, fail_on=("new:certain",), seen_in="2/3", min_coverage=40
    )
    assert (found.baseline, found.baseline_path) == (summary, str(baseline))
    assert found.policy is not None
    assert found.policy.path == str(policy)
    assert found.thresholds.least["new"] is Confidence.CERTAIN
    assert (found.thresholds.share, found.minimum) == (Fraction(2, 3), 0.4)
    assert (found.today, found.tool, found.rules) == (TODAY, TOOL, lab.rules)


def test_nothing_given_asks_for_no_share_and_no_file(lab: Lab) -> None:
    found = against(lab.rules, TODAY)
    assert (found.baseline, found.baseline_path, found.policy, found.minimum) == (None, None, None, None)
    assert against(lab.rules, TODAY, min_coverage=0).minimum == 0


def test_what_is_no_baseline_policy_or_threshold_is_refused(lab: Lab, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("schema: 1\nwhatever: yes\n")
    with pytest.raises(UsageError, match=r"other\.txt"):
        against(lab.rules, TODAY, baseline=other)
    with pytest.raises(FaultyFiles, match=r"other\.txt:2"):
        against(lab.rules, TODAY, policy=other)
    with pytest.raises(UsageError, match="sometimes"):
        against(lab.rules, TODAY, fail_on=("new:sometimes",))
