"""Comments of packets as marks."""

from __future__ import annotations

import pytest

from auditor.marks import Mark
from auditor.marks.mark import from_comment


@pytest.mark.parametrize(
    ("comment", "mark"),
    [
        ("like: the third video", Mark(5, "like", "the third video")),
        ("sync:", Mark(5, "sync")),
        ("the phone was turned off", Mark(5, "comment", "the phone was turned off")),
        ("what I saw: nothing", Mark(5, "comment", "what I saw: nothing")),
    ],
)
def test_comment_names_its_action_before_a_colon(comment: str, mark: Mark) -> None:
    assert from_comment(5, comment) == mark
