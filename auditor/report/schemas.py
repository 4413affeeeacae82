"""The JSON Schemas under docs/, made from the structures themselves: ``python -m auditor.report.schemas NAME``."""

from __future__ import annotations

import sys

import msgspec

from auditor.report.doctor import Diagnosis
from auditor.report.document import Report
from auditor.report.exchanges import ExchangeLine

DOCUMENTS: tuple[tuple[str, type[msgspec.Struct], str], ...] = (
    ("report", Report, "What auditor scan --format json writes"),
    ("exchange", ExchangeLine, "One line of what auditor exchanges --format jsonl writes"),
    ("doctor", Diagnosis, "What auditor doctor --format json writes"),
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
