"""What one recipient can put together, as part of the report: references into its findings and events, and no values.

Every line names the findings or events it rests on; their values are looked up there, so that they are masked where
those are.
"""

from __future__ import annotations

import msgspec


class Datum(msgspec.Struct, frozen=True, kw_only=True):
    """One value of one data type that a recipient was told, in all the places it was found.

    ``shared_with`` names the recipients of other dossiers that were told the same value.
    """

    type: str
    finding_ids: tuple[str, ...]
    shared_with: tuple[str, ...] = ()


class Stay(msgspec.Struct, frozen=True, kw_only=True):
    """One place of a position trail: told of by ``events`` (indexes) from ``first`` to ``last``, ``seconds`` apart.

    ``precision_m`` are metres, the best of its events; None where the place is not one of coordinates.
    """

    events: tuple[int, ...]
    finding_ids: tuple[str, ...]
    first: str
    last: str
    seconds: float
    precision_m: float | None


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """When the person was active: acts in each hour of the day (UTC), on how many ``days``, by ``events`` (indexes)."""

    hours: tuple[int, ...]
    days: int
    first: str
    last: str
    events: tuple[int, ...]


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """Another recipient that was told the same values, so that both histories can be joined.

    ``finding_ids`` are those of this recipient, ``other_finding_ids`` those of the other; ``same_company`` where both
    belong to one company.
    """

    id: str | None
    name: str
    types: tuple[str, ...]
    finding_ids: tuple[str, ...]
    other_finding_ids: tuple[str, ...]
    same_company: bool


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What one recipient, or all ``members`` (ids) of one company where ``group``, can put together of a person.

    ``identities`` counts the distinct values that tell the person or device apart, more than possibly so.
    ``identifiers``, ``device`` and ``about`` (all other data) are findings by value. ``watched``, ``acts`` (likes,
    searches, payments …) and ``pages`` are indexes of events in the order in which they happened, ``requested`` those
    of media that was asked for.
    """

    id: str | None
    name: str
    country: str | None
    group: bool = False
    members: tuple[str, ...] = ()
    identifiers: tuple[Datum, ...] = ()
    identities: int = 0
    device: tuple[Datum, ...] = ()
    about: tuple[Datum, ...] = ()
    trail: tuple[Stay, ...] = ()
    watched: tuple[int, ...] = ()
    acts: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    requested: tuple[int, ...] = ()
    rhythm: Rhythm | None = None
    joins: tuple[Join, ...] = ()
