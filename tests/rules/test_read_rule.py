from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from auditor.errors import FaultyFiles
from auditor.rules import default_directory, load_rules

SHAPE = "value: [android-model, ios-model]"


def faults(tmp_path: Path, replacement: str) -> list[str]:
    rules = tmp_path / "rules"
    (rules / "generic" / "device").mkdir(parents=True)
    shutil.copy(default_directory() / "data-types.yaml", rules)
    text = (default_directory() / "generic" / "device" / "model.yaml").read_text()
    assert SHAPE in text
    (rules / "generic" / "device" / "model.yaml").write_text(text.replace(SHAPE, replacement, 1))
    try:
        load_rules(rules)
    except FaultyFiles as error:
        return [fault.message for fault in error.faults]
    return []


@pytest.mark.parametrize("expression", ["(?i)pixel.*", "(?s:pixel.*", "(a+)+b"])
def test_expression_that_would_fail_or_stall_while_matching_is_a_fault(tmp_path: Path, expression: str) -> None:
    assert len(faults(tmp_path, f'value_regex: ["x", "{expression}"]')) == 1


@pytest.mark.parametrize("expression", ["(?i:pixel.*)", "SM-[A-Z0-9]+"])
def test_sound_expression_is_taken(tmp_path: Path, expression: str) -> None:
    assert faults(tmp_path, f'value_regex: ["x", "{expression}"]') == []
