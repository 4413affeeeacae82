from __future__ import annotations

from pathlib import Path

import pytest

from auditor.rules import load_rules
from bench import trackhar
from bench.detection import NEAR_MISSES, PRECISION, RECALL, WITNESSES, Score, judge_all, lower_bound
from bench.labels import Label, load

LABELS = """\
- id: one
  request: "POST /e HTTP/1.1\\nhost: in.stats.example\\ncontent-type: application/json"
  body: {json: {user_email: anna@example.org, carrier: DHL Express, price: "48.4011", page_url: "https://news.example/a"}}
  truth: {account.email: [anna@example.org], "device.os|device.model": ["14"]}
  may: {browsing.url: ["https://news.example/a"]}
  near: {network: [DHL Express], location: ["48.4011"]}
"""


@pytest.fixture
def labels(tmp_path: Path) -> list[Label]:
    (tmp_path / "some.yaml").write_text(LABELS, encoding="utf-8")
    return load(tmp_path, {})


def test_labels_are_counted_by_type_and_near_misses_by_category(labels: list[Label]) -> None:
    result = judge_all(labels, load_rules())
    assert (result.types["account.email"].found, result.types["account.email"].missed) == (1, 0)
    assert result.missed == [("some/one", "device.os|device.model", "14")]
    assert result.wrong == []
    sums = result.categories()
    assert (sums["network"].near, sums["network"].near_wrong, sums["location"].near) == (1, 0, 1)


def test_what_is_found_and_not_labelled_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "some.yaml").write_text(LABELS.replace("account.email", "account.phone"), encoding="utf-8")
    result = judge_all(load(tmp_path, {}), load_rules())
    assert [row[1:3] for row in result.wrong] == [("account.email", "anna@example.org")]
    assert result.types["account.email"].precision == 0.0


def test_lower_bound_is_that_of_clopper_and_pearson() -> None:
    assert lower_bound(300, 300) == pytest.approx(0.05 ** (1 / 300), abs=1e-6)
    assert lower_bound(95, 100) == pytest.approx(0.8977, abs=5e-4)
    assert lower_bound(0, 10) == 0.0


def test_shares_of_nothing_are_one() -> None:
    assert (Score().recall, Score().precision) == (1.0, 1.0)


CERTAIN = """\
- id: one
  request: "POST /e HTTP/1.1\\nhost: in.stats.example\\ncontent-type: application/json"
  body: {json: {a: 356938035643809, b: anna@example.org, c: "356938035643817"}}
  profile: own.profile
  truth: {TRUTH}
  doubtful: {account.email: [anna@example.org], identifier.imei: ["356938035643817"]}
"""


@pytest.mark.parametrize(
    ("truth", "right", "wrong"), [("identifier.imei: ['356938035643809']", 1, 0), ("account.name: [Mia]", 0, 1)]
)
def test_certain_findings_are_right_or_wrong_and_others_only_doubtful(
    tmp_path: Path, truth: str, right: int, wrong: int
) -> None:
    (tmp_path / "own.profile").write_text(
        'schema: 1\nvalues: [{type: identifier.imei, value: "356938035643809"}]\n', encoding="utf-8"
    )
    (tmp_path / "some.yaml").write_text(CERTAIN.replace("TRUTH", truth), encoding="utf-8")
    result = judge_all(load(tmp_path, {}), load_rules())
    assert (result.certain[True], result.certain[False], result.doubtful) == (right, wrong, 2)
    assert [row[1:3] for row in result.belied] == [("identifier.imei", "356938035643809")] * wrong
    assert "account.email" not in {row[1] for row in result.wrong}


def test_nothing_is_called_certain_wrongly_beside_values_that_look_like_the_persons() -> None:
    folder = Path(__file__).resolve().parents[1] / "detection" / "certain"
    result = judge_all(load(folder, {}), load_rules())
    assert result.belied == []
    assert result.certain[True] >= 500
    assert result.doubtful >= 500
    assert result.missed == []


def test_nothing_is_called_certain_of_vendors_requests_that_page_and_browser_did_not_know() -> None:
    result = judge_all(load(WITNESSES, {}), load_rules())
    assert result.belied == []
    assert result.certain[True] > 0


def test_the_labels_of_the_house_hold_what_was_reached_over_all() -> None:
    folder = Path(__file__).resolve().parents[1] / "detection" / "labels"
    rules = load_rules()
    result = judge_all(load(folder, trackhar.data_types(rules.vocabulary)), rules)
    whole = Score()
    for score in result.categories().values():
        whole.add(score)
        assert score.near >= NEAR_MISSES
        assert score.recall >= RECALL
        assert score.precision >= PRECISION
    assert whole.recall >= 0.97
    assert whole.precision >= 0.99
    assert result.certain[False] == 0
