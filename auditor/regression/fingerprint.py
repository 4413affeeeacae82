"""What tells one flow of data from another across versions, without anything of its values."""

from __future__ import annotations

from typing import NamedTuple

INDICATORS = "indicators"
"""The detector that looks for the known values of a profile."""
IDENTIFIERS = "identifiers"
"""The detector that judges values by what becomes of them: what it finds depends on all that is audited together."""
CANARIES = ("browsing", "content")
"""Categories whose data a person can plant: a page, a search, a text of one's own."""


class Fingerprint(NamedTuple):
    """One route of one kind of data; sorts as a baseline lists it.

    ``source`` is the rule's id, or the detector's name where there is none. ``recipient`` is an id or empty, ``domain``
    the registrable one, ``path`` and ``leaf`` are templates (`auditor.regression.template`), ``where`` is
    ``request.body`` and so on.
    """

    type: str
    recipient: str
    domain: str
    path: str
    where: str
    leaf: str
    source: str

    @property
    def category(self) -> str:
        """The first half of the data type."""
        return self.type.partition(".")[0]

    @property
    def plantable(self) -> bool:
        """Whether a canary could prove that it would have been seen."""
        return self.category in CANARIES

    @property
    def place(self) -> str:
        """Where it goes, in words: domain, path and decode path."""
        return f"{self.domain}{self.path} {self.where.removeprefix('request.')} {self.leaf}".rstrip()
