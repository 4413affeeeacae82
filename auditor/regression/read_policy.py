"""Reads ``policy.yaml`` strictly: every fault with its line and column, all of them at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Literal

from auditor.errors import FaultyFiles, PolicyError
from auditor.own_text import read_own_text
from auditor.recipients import PURPOSES
from auditor.regression.policy import EVERYTHING, Declared, Entry, Kind, Policy, is_domain
from auditor.regression.timeline import CONSENT, NO_CONSENT, STATES
from auditor.rules import RuleSet
from auditor.rules.yaml_nodes import Faults, Fields, Value, nearest, read_yaml

DEFAULTS = ("unexpected", "allowed")
DECLARATIONS = ("google-play", "apple", "exodus")
CONSENTS = {"given": CONSENT, "not-given": NO_CONSENT}
_SECTIONS: tuple[tuple[str, Kind], ...] = (("allow", "allow"), ("exceptions", "exception"), ("must-not", "must-not"))
_COMMON = ("name", "data", "to", "purpose", "app", "because")
_KEYS: dict[Kind, tuple[str, ...]] = {
    "allow": (*_COMMON, "consent"),
    "exception": (*_COMMON, "consent", "until"),
    "must-not": (*_COMMON, "during"),
}
_NEEDED: dict[Kind, tuple[str, ...]] = {
    "allow": ("data",),
    "exception": ("name", "data", "because", "until"),
    "must-not": ("name", "data"),
}


def read_policy(path: str | Path, rules: RuleSet) -> Policy:
    """The policy at ``path``; data types, categories, recipients and purposes are those of the rules.

    Raises `FaultyFiles` with all faults (`PolicyError`, path:line:column), UsageError where it cannot be read.
    """
    text = read_own_text(path, "a policy")
    faults = Faults(PolicyError)
    root = read_yaml(text, str(path), faults)
    policy = None if root is None else _Reader(rules).read(root, Path(path))
    if policy is None or faults.found:
        raise FaultyFiles(faults.found)
    return policy


class _Reader:
    """Reads one policy against what the rules know."""

    def __init__(self, rules: RuleSet) -> None:
        self._data = {*rules.vocabulary.types, *rules.vocabulary.categories, EVERYTHING}
        self._recipients = {recipient.id for recipient in rules.recipients}

    def read(self, root: Value, path: Path) -> Policy:
        """The policy; faults are collected."""
        sections = tuple(name for name, _ in _SECTIONS)
        given = root.fields(("schema", "default", *sections, "declared"), "a policy")
        default = given["default"]
        word = "unexpected" if default is None else default.one_of(DEFAULTS, "default")
        entries = tuple(self._entry(item, kind) for name, kind in _SECTIONS for item in _items(given[name]))
        fallback: Literal["unexpected", "allowed"] = "allowed" if word == "allowed" else "unexpected"
        return Policy(str(path), fallback, entries, _declared(given, path.parent))

    def _entry(self, item: Value, kind: Kind) -> Entry:
        fields = item.fields(_KEYS[kind], f"an entry of '{kind}'", _NEEDED[kind])
        data = self._known(fields, "data", self._data, "data type or category")
        to = self._to(fields)
        shown = f"{', '.join(data) or 'anything'} to {', '.join(to) or 'anyone'}"
        return Entry(
            kind=kind,
            name=fields.text("name", shown),
            line=item.line,
            column=item.column,
            data=data,
            to=to,
            purposes=self._known(fields, "purpose", PURPOSES, "purpose"),
            apps=fields.texts("app"),
            state=_state(fields),
            because=fields.text("because"),
            until=_date(fields["until"]),
        )

    @staticmethod
    def _known(fields: Fields, key: str, known: Collection[str], what: str) -> tuple[str, ...]:
        value = fields[key]
        return tuple(item.one_of(known, what) for item in _items(value))

    def _to(self, fields: Fields) -> tuple[str, ...]:
        value = fields["to"]
        found = []
        for item in _items(value):
            text = item.text()
            if text and text != EVERYTHING and text not in self._recipients and not is_domain(text):
                item.fault(
                    f"{text!r} is no recipient's id and no registrable domain such as example.com"
                    f"{nearest(text, self._recipients)}"
                )
            found.append(text.lower() if "." in text else text)
        return tuple(found)


def _items(value: Value | None) -> list[Value]:
    return [] if value is None else value.items()


def _state(fields: Fields) -> str | None:
    consent, during = fields["consent"], fields["during"]
    if consent is not None:
        return CONSENTS.get(consent.one_of(tuple(CONSENTS), "answer to the question of consent"))
    return None if during is None else during.one_of(STATES, "state") or None


def _date(value: Value | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value.text())
    except ValueError:
        value.fault("a date is wanted here, such as 2026-12-31")
        return None


def _declared(given: Fields, folder: Path) -> tuple[Declared, ...]:
    section = given["declared"]
    found = []
    for name, value in [] if section is None else section.pairs():
        if name not in DECLARATIONS:
            value.fault(f"there is no declaration {name!r}{nearest(name, DECLARATIONS)}")
        for item in value.items():
            path = folder / item.text()
            if not path.is_file():
                item.fault(f"there is no file {item.text()}; paths are relative to the policy")
            found.append(Declared(name, path, item.line, item.column))
    return tuple(found)
