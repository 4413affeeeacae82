"""Reads recipient files; who may be named twice is checked over all of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from auditor.recipients.lookup import PURPOSES, ROLES, Recipient
from auditor.rules.yaml_nodes import Value, nearest

_KEYS = ("id", "name", "country", "parent", "purpose", "role", "domains", "source")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DOMAIN = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")


class RecipientReader:
    """Collects the recipients of several files."""

    def __init__(self) -> None:
        self.recipients: dict[str, Recipient] = {}
        self._domains: dict[tuple[str, str], str] = {}
        self._parents: list[Value] = []

    def read(self, root: Value) -> None:
        """Add the recipients of one file."""
        entries = root.fields(("schema", "recipients"), "a recipient file", ("recipients",))["recipients"]
        for entry in entries.items() if entries is not None else ():
            self._read_entry(entry)

    def check_parents(self, others: Collection[str] = ()) -> None:
        """After the last file: every parent has to be there, or among ``others``."""
        for parent in self._parents:
            text = parent.text()
            if text not in self.recipients and text not in others:
                parent.fault(f"there is no recipient {text!r}{nearest(text, {*self.recipients, *others})}")

    def _read_entry(self, entry: Value) -> None:
        fields = entry.fields(_KEYS, "a recipient", ("id", "name", "purpose", "domains", "source"))
        recipient_id = fields["id"]
        if recipient_id is None:
            return
        name = recipient_id.text()
        if _ID.fullmatch(name) is None:
            recipient_id.fault("an id is made of lower-case letters, digits and single hyphens")
        if name in self.recipients:
            recipient_id.fault(f"there is a recipient {name!r} already; put the domains together")
        purpose, role, country, parent = (fields[key] for key in ("purpose", "role", "country", "parent"))
        if country is not None and re.fullmatch("[A-Z]{2}", country.text()) is None:
            country.fault("a country is an ISO 3166-1 alpha-2 code in capitals, such as DE, or null")
        if parent is not None:
            self._parents.append(parent)
        kind = "service" if role is None else role.one_of(ROLES, "role")
        domains = fields["domains"]
        self.recipients[name] = Recipient(
            id=name,
            name=fields.text("name"),
            country=None if country is None else country.text(),
            purpose="other" if purpose is None else purpose.one_of(PURPOSES, "purpose"),
            parent=None if parent is None else parent.text(),
            role=kind,
            domains=() if domains is None else self._read_domains(domains.items(), name, kind),
            source=fields.text("source"),
        )

    def _read_domains(self, domains: Sequence[Value], owner: str, role: str) -> tuple[str, ...]:
        for value in domains:
            domain = value.text()
            if _DOMAIN.fullmatch(domain) is None:
                value.fault("a domain is written in lower case (IDNA as xn--), without scheme, port, path or '*.'")
            other = self._domains.setdefault((role, domain), owner)
            if other != owner:
                value.fault(f"the domain {domain} belongs to {other!r} already")
        return tuple(value.text() for value in domains)
