"""Reads the ``answers`` of an endpoint rule: what a server's answer says of the things that events are about."""

from __future__ import annotations

from auditor.rules.read_fact import read_address, read_source
from auditor.rules.schema import AnswerEntry
from auditor.rules.yaml_nodes import Value

ANSWER_KEYS = ("each", "subject", "of", "unit", "title", "because")
UNITS = ("s", "ms")


def read_answer(value: Value) -> AnswerEntry | None:
    """One entry of ``answers``; None beside a fault that leaves nothing of it."""
    fields = value.fields(ANSWER_KEYS, "an entry of 'answers'", ("each", "subject", "because"))
    each, subject, of, title, unit = (fields[key] for key in ("each", "subject", "of", "title", "unit"))
    if of is None and title is None:
        value.fault("an answer says at least one of 'of' (the length) and 'title' of its subject")
    if of is not None and unit is None:
        of.fault("'of' needs the 'unit' it is in: s or ms")
    anchor = None if each is None else read_address(each, relative=False)
    if each is not None and anchor is not None and anchor.place != "body":
        each.fault("an answer is read from its body: begin with 'body'")
    if anchor is None or subject is None:
        return None
    return AnswerEntry(
        each=anchor,
        subject=read_source(subject),
        of=None if of is None else read_source(of),
        unit=None if unit is None else unit.one_of(UNITS, "unit of a length"),
        title=None if title is None else read_source(title),
        because=fields.text("because"),
        line=value.line,
        column=value.column,
    )
