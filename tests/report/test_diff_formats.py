"""A comparison in every format."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from auditor.model import Confidence
from auditor.regression.document import SCHEMA, Diff, Headline, Seen, Side, Verdict, Word
from auditor.report.canvas import Look
from auditor.report.diff_formats import FORMATS
from auditor.report.schemas import schema_json


def verdict(word: Word, reason: str, k_new: int = 0) -> Verdict:
    return Verdict(
        verdict=word, category="browsing", type="browsing.url", recipient="xiaomi", domain="miui.com", path="/sa",
        where="request.body json $['url']", source="generic/browsing/url", confidence=Confidence.CERTAIN,
        after=("visited",), seen=Seen(old=(3, 3), new=(k_new, 3)), p=0.1, reason=reason,
    )  # fmt: skip


@pytest.fixture
def diff() -> Diff:
    old = Side(name="reader@1", sessions=3, first="a", last="b", rules="0", readable_share=1.0)
    new = Side(name=None, sessions=3, first="c", last="d", rules="0", readable_share=None)
    return Diff(
        schema=SCHEMA, by="version", old=old, new=new, notes=("remote configuration",),
        verdicts=(verdict("gone", "not sent | in 3"), verdict("same", "", 3), verdict("new", "not seen before", 3)),
        headlines=(Headline(type="browsing.url", recipient=None, verdict="new", text="browsing.url still leaves."),),
    )  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_is_gone_and_why(diff: Diff, name: str) -> None:
    text = " ".join(FORMATS[name](diff, Look()).split()).replace("\\", "")
    for said in (
        "not sent | in 3",
        "not seen before",
        "browsing.url still leaves.",
        "remote configuration",
        "reader@1",
    ):
        assert said in text


def test_json_is_as_designed_and_follows_its_schema(diff: Diff) -> None:
    document = json.loads(FORMATS["json"](diff, Look()))
    Draft202012Validator(json.loads(schema_json("diff"))).validate(document)
    assert document["schema"] == 1
    assert document["verdicts"][0]["seen"] == {"old": [3, 3], "new": [0, 3]}
    members = {"verdict", "category", "type", "recipient", "domain", "path", "where", "seen", "p", "reason"}
    assert members <= document["verdicts"][0].keys()


def test_markdown_table_cells_stay_cells(diff: Diff) -> None:
    rows = [line for line in FORMATS["markdown"](diff, Look()).splitlines() if line.startswith("| ")]
    assert all(line.replace("\\|", "").count("|") == 6 for line in rows)


def test_terminal_prints_counts_and_p(diff: Diff) -> None:
    text = " ".join(FORMATS["terminal"](diff, Look()).split())
    assert "in 3 of 3 old sessions, in 0 of 3 new ones (p = 0.1)" in text
