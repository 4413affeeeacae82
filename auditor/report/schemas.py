"""The JSON Schemas under docs/, made from the structures themselves: ``python -m auditor.report.schemas NAME``."""

from __future__ import annotations

import sys

import msgspec

from auditor.marks.result import MarksTest
from auditor.regression.baseline import Baseline
from auditor.regression.check_document import Check
from auditor.regression.document import Diff
from auditor.report.doctor import Diagnosis
from auditor.report.document import Report
from auditor.report.dossier_page import DossierReport
from auditor.report.exchanges import ExchangeLine
from auditor.report.linkability import Linkability

DOCUMENTS: tuple[tuple[str, type[msgspec.Struct], str], ...] = (
    ("report", Report, "What auditor scan --format json writes"),
    ("dossier", DossierReport, "What auditor dossier --format json writes"),
    ("exchange", ExchangeLine, "One line of what auditor exchanges --format jsonl writes"),
    ("doctor", Diagnosis, "What auditor doctor --format json writes"),
    ("baseline", Baseline, "What auditor baseline writes"),
    ("diff", Diff, "What auditor diff --format json writes"),
    ("check", Check, "What auditor check --format json writes"),
    ("marks", MarksTest, "What auditor marks test --format json writes"),
    ("linkability", Linkability, "What auditor linkability --format json writes"),
)
"""Name (docs/NAME.schema.json), structure and title."""


def schema_json(name: str) -> str:
    """The JSON Schema (2020-12) of this document as text. KeyError where there is none of this name."""
    for known, structure, title in DOCUMENTS:
        if known == name:
            head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
            body = msgspec.json.schema(structure)
            return msgspec.json.format(msgspec.json.encode(head | body), indent=2).decode() + "\n"
    raise KeyError(name)


if __name__ == "__main__":
    sys.stdout.write(schema_json(sys.argv[1]))
