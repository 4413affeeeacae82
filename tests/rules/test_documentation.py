"""The worked examples of docs/rules.md are rules that load, and whose examples hold."""

from __future__ import annotations

import re
from pathlib import Path

from auditor.errors import RuleError
from auditor.profile import load_profile
from auditor.recipients import PURPOSES
from auditor.rules import default_directory, load_rules
from auditor.rules.example_bodies import FORMATS, WRAPS
from auditor.rules.examples import iter_example_cases
from auditor.rules.lint import lint
from auditor.rules.load import RuleFile
from auditor.rules.read_fact import decoder_names
from auditor.rules.read_vocabulary import MASKS, read_vocabulary
from auditor.rules.reading import parse_file
from auditor.rules.shapes import SHAPES
from auditor.rules.yaml_nodes import Faults

TEXT = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
NAMED = {found[1]: block for block in BLOCKS if (found := re.match(r"# rules/(\S+\.yaml)", block)) is not None}


def test_worked_rules_hold(tmp_path: Path) -> None:
    vocabulary = (default_directory() / "data-types.yaml").read_text(encoding="utf-8")
    for name, text in {**NAMED, "data-types.yaml": vocabulary}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [str(fault) for fault in lint(tmp_path)] == []
    cases = list(iter_example_cases(load_rules(tmp_path)))
    assert len(cases) == 4
    assert [str(fault) for case in cases for fault in case.faults()] == []


def test_worked_data_types_are_read() -> None:
    faults = Faults(RuleError)
    root = parse_file(RuleFile("data-types.yaml", "data-types", NAMED["data-types.yaml"].encode()), faults)
    assert root is not None
    assert set(read_vocabulary(root).types) == {"location.coordinates"}
    assert faults.found == []


def test_worked_profile_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(BLOCKS[-1], encoding="utf-8")
    assert len(load_profile(tmp_path / "mine.yaml").indicators) == 3


def test_every_name_a_rule_may_use_is_documented() -> None:
    words = set(re.findall(r"[\w-]+", TEXT))
    names = {shape.name for shape in SHAPES} | set(PURPOSES) | set(WRAPS) | set(FORMATS) | set(MASKS)
    assert names | set(decoder_names()) <= words
