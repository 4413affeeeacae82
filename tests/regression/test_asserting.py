"""What a test may ask of recordings, without a proxy: baselines, policies, coverage."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.regression.asserting import Audit, Judging
from auditor.regression.baseline import read_baseline

CAPTURES = Path(__file__).parents[2] / "bench/version_pairs/captures"


def audit(judging: Judging, *names: str) -> Audit:
    return Audit(lambda: [str(CAPTURES / name / "capture.pcapng") for name in names], judging)


@pytest.fixture
def judging(tmp_path: Path) -> Judging:
    return Judging(baseline=tmp_path / "deep" / "test.lock.json")


def test_several_sessions_are_one_audit(judging: Judging) -> None:
    both = audit(judging, "leaking", "clean")
    assert len(both.reports) == 2
    assert len(both.sent("device.model")) == 1
    assert len(both.sent("identifier.install")) == 2
    assert both.readable_share == 1.0
    both.assert_seen()
    assert {report.values for report in both.reports} == {"masked"}


def test_baseline_is_written_where_asked_for_and_kept_to(judging: Judging, tmp_path: Path) -> None:
    writing = Judging(baseline=judging.baseline, update=True)
    audit(writing, "clean").assert_matches_baseline()
    assert writing.notes == [f"wrote {judging.baseline}"]
    assert [path.name for path in judging.baseline.parent.iterdir()] == ["test.lock.json"]
    assert len(read_baseline(str(judging.baseline)).sessions) == 1
    audit(judging, "clean-again").assert_matches_baseline()
    with pytest.raises(AssertionError, match=r"device\.model goes to messfuchs\.example"):
        audit(judging, "leaking").assert_matches_baseline()
    audit(judging, "leaking").assert_matches_baseline(fail_on=["new:certain"])
    with pytest.raises(AssertionError, match="there is no baseline yet"):
        audit(judging, "clean").assert_matches_baseline(tmp_path / "other.lock.json")


def test_policy(judging: Judging, tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("schema: 1\ndefault: allowed\nmust-not:\n  - {name: no models, data: device.model}\n")
    audit(judging, "clean").assert_follows(policy)
    with pytest.raises(AssertionError, match="no models"):
        audit(judging, "leaking").assert_follows(policy)


def test_what_could_not_be_read_is_told(judging: Judging) -> None:
    dark = audit(judging, "keys-lost")
    assert dark.sent("device.model") == []
    (note,) = judging.notes
    assert note.startswith("not seen (t.messfuchs.example): the key log has no secret for this connection (1 conn")
    with pytest.raises(AssertionError, match="could be read, less than 100 %"):
        dark.assert_seen()
    dark.assert_seen(10)
    with pytest.raises(AssertionError, match="Too little could be seen"):
        dark.assert_matches_baseline(_baseline(judging), min_coverage=99)


def _baseline(judging: Judging) -> Path:
    audit(Judging(baseline=judging.baseline, update=True), "clean").assert_matches_baseline()
    return judging.baseline


def test_nothing_sent_at_all_is_not_a_success(judging: Judging, tmp_path: Path) -> None:
    empty = tmp_path / "empty.har"
    empty.write_text('{"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": []}}')
    silent = Audit(lambda: [str(empty)], judging)
    assert silent.readable_share is None
    with pytest.raises(AssertionError, match="did the client use the proxy"):
        silent.assert_seen()
