from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from auditor.errors import FaultyFiles
from auditor.rules import default_directory, load_rules
from auditor.rules.bounds import bounds_of
from auditor.rules.examples import iter_example_cases
from auditor.rules.schema import EndpointRule


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(place))
    return place / "auditor"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    copy = tmp_path / "rules"
    shutil.copytree(default_directory(), copy)
    return copy


def essence(rule: EndpointRule) -> object:
    entries = [(e.fact.type, e.fact.confidence, e.fact.refinement, [a.text for a in e.at]) for e in rule.data]
    return rule.id, rule.when.host, rule.when.path, rule.references, entries


def test_what_was_kept_is_what_was_read(rules: Path, cache: Path) -> None:
    read = load_rules(rules)
    assert len(list(cache.iterdir())) == 1
    kept = load_rules(rules)
    assert kept.hash == read.hash
    assert [essence(rule) for rule in kept.endpoints] == [essence(rule) for rule in read.endpoints]
    assert [rule.when for rule in kept.generic] == [rule.when for rule in read.generic]
    assert kept.vocabulary == read.vocabulary
    assert list(kept.recipients) == list(read.recipients)


def test_examples_hold_for_rules_that_were_kept(rules: Path) -> None:
    load_rules(rules)
    cases = list(iter_example_cases(load_rules(rules)))
    assert cases
    assert [fault for case in cases[:40] for fault in case.faults()] == []


def test_bounds_of_expressions_are_kept_with_them(rules: Path) -> None:
    load_rules(rules)
    kept = load_rules(rules)
    values = [value for rule in kept.generic for entry in rule.data if (value := entry.when.value) is not None]
    assert len(values) > 100
    assert all(value.known is not None for value in values)
    assert all(value.bounds() == bounds_of(value.pattern, value.flags) for value in values[::10])


def test_changed_rule_is_read_again(rules: Path, cache: Path) -> None:
    before = load_rules(rules)
    path = rules / "generic" / "device" / "model.yaml"
    path.write_text(path.read_text().replace("Device model by name and shape", "Changed"))
    after = load_rules(rules)
    assert after.hash != before.hash
    assert "Changed" in {rule.title for rule in after.generic}
    assert len(list(cache.iterdir())) == 2


def test_faulty_rules_are_not_kept(rules: Path, cache: Path) -> None:
    (rules / "generic" / "device" / "model.yaml").write_text("schema: 1\ntypo: x\n")
    with pytest.raises(FaultyFiles):
        load_rules(rules)
    assert not cache.exists()


def test_damaged_cache_is_passed_over(rules: Path, cache: Path) -> None:
    read = load_rules(rules)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:-7])
    assert load_rules(rules).hash == read.hash


def test_cache_is_for_its_owner_alone(rules: Path, cache: Path) -> None:
    load_rules(rules)
    (kept,) = cache.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_cache_that_cannot_be_written_is_no_error(rules: Path, cache: Path) -> None:
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("in the way")
    assert load_rules(rules).endpoints
