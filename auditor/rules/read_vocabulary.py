"""Reads rules/data-types.yaml: the categories, data types and event kinds rules may name."""

from __future__ import annotations

import re

from auditor.rules.schema import DataType, Vocabulary
from auditor.rules.yaml_nodes import Value, nearest

MASKS = ("plain", "ends", "hide", "coordinates", "url", "email", "number", "payload")
_TYPE_KEYS = ("title", "description", "trackhar", "play", "apple", "dpv", "special", "mask")
_NULLABLE = ("play", "apple", "dpv")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TYPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")


def read_vocabulary(root: Value) -> Vocabulary:
    """The vocabulary of the file; faults are noted beside it."""
    sections = ("categories", "types", "events")
    fields = root.fields(("schema", *sections), "the file of data types", sections)
    categories, types, events = (fields[key] for key in sections)
    titles = {} if categories is None else _titles(categories, "a category")
    return Vocabulary(
        types={} if types is None else _types(types, titles),
        categories=titles,
        events={} if events is None else _titles(events, "an event kind"),
    )


def _titles(section: Value, what: str) -> dict[str, str]:
    titles = {}
    for name, value in section.pairs():
        if _WORD.fullmatch(name) is None:
            value.fault(f"{what} is named with lower-case letters, digits and single hyphens, not {name!r}")
        fields = value.fields(("title", "description"), what, ("title",))
        titles[name] = fields.text("title")
    return titles


def _types(section: Value, categories: dict[str, str]) -> dict[str, DataType]:
    types = {}
    for name, value in section.pairs():
        category = name.partition(".")[0]
        if _TYPE.fullmatch(name) is None:
            value.fault(f"a data type is named category.kind in lower case with hyphens, not {name!r}")
        elif category not in categories:
            value.fault(f"the category of {name!r} is not among 'categories'{nearest(category, categories)}")
        types[name] = _type(name, value)
    return types


def _type(name: str, value: Value) -> DataType:
    fields = value.fields(_TYPE_KEYS, "a data type", ("title", "description", "trackhar", "special"))
    written = {key for key, _, _ in value.at_keys()}
    for key in _NULLABLE:
        if key not in written and value.kind == "mapping":
            value.fault(f"a data type needs {key!r}; write null if it has no counterpart there")
    special, mask = fields["special"], fields["mask"]
    return DataType(
        id=name,
        title=fields.text("title"),
        description=fields.text("description"),
        trackhar=fields.texts("trackhar"),
        play=fields.optional_text("play"),
        apple=fields.optional_text("apple"),
        dpv=fields.optional_text("dpv"),
        special=False if special is None else special.boolean(),
        mask=None if mask is None else mask.one_of(MASKS, "mask"),
    )
