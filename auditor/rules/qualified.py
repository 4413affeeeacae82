"""Names of leaves together with what they stand in: ``{"bat": {"level": 55}}`` says *battery level*."""

from __future__ import annotations

from functools import lru_cache

from auditor.decode.document import Document, member
from auditor.decode.tree import Row
from auditor.rules.names import aliases, normalise, spelled, translated
from auditor.rules.objects import Form, Held, Objects
from auditor.rules.words import canonical

_REMEMBERED, _MOST_MEMBERS = 4096, 64
_QUALIFIERS = frozenset(
    "device phone hardware software os system battery screen display memory storage network wifi sim cpu app client "
    "session install push user customer member account patient passenger pax guest driver rider employee subscriber "
    "athlete student pupil learner viewer listener reader insured policyholder buyer payer consumer resident "
    "participant "
    "subject traveller shopper debtor creditor me self player profile card payment order amount contact message "
    "chat browser visitor advertising free total used bill "
    "ids id operator carrier cell rom build firmware host ap gps viewport window clipboard fingerprint machine "
    "terminal ad disk meter robot lock camera hub speaker sensor fuel scan headunit".split()
)
_FILLERS = frozenset(
    "info data details attrs attributes props properties size dimensions params fields meta geometry metrics "
    "context state status instrument spec specs".split()
)
_ID_HOLDERS = frozenset("ids id identifiers idents identifier".split())
_CALLED_OTHERWISE = frozenset("user account player profile member client app host system terminal".split())
"""Holders whose *name* is not what the two words together stand for: the name of a user is no *username*."""
_UNSAYING = frozenset("value val v values key k data text txt raw info attr param field".split())
"""Members that are called after nothing, so that with the name above them they would be taken for all of it."""
_OF_SEVERAL = frozenset("disk storage battery screen display network sim cpu memory".split())
_SAID_BY_ITSELF = 24
"""Names that are longer than this say what they are without what they stand in."""


def qualified(rows: list[Row], objects: Objects | None = None) -> list[Row]:
    """The rows of objects that are called after what their members belong to, under both names.

    ``objects`` are those that hold the rows, if these are known.
    """
    if objects is not None and objects.forms is not None:
        return _of_forms(rows, objects.held)
    found: list[Row] = []
    last: dict[str, Document] | None = None
    names: dict[str, str] = {}
    holder: dict[str, Document] | None = None
    asked: set[str] = set()
    for row in rows:
        above = row[3]
        if above is None:
            continue
        if above is not last:
            last = above
            names = _names(row[0], tuple(above), asked)
            holder = {**above, **{names[key]: value for key, value in above.items() if key in names}} if names else None
        if holder is not None and (name := names.get(row[1])) is not None:
            found.append((row[0], name, row[2], holder))
    return found


def _of_forms(rows: list[Row], held: list[Held]) -> list[Row]:
    """The same where the forms of all objects are known."""
    found: list[Row] = []
    for form, holder, _, begin, end in held:
        names = _names_in(form) if form is not None else {}
        if names and holder is not None:
            both = {**holder, **{names[key]: value for key, value in holder.items() if key in names}}
            found += [(row[0], names[row[1]], row[2], both) for row in rows[begin:end] if row[1] in names]
    return found


@lru_cache(_REMEMBERED)
def _names_in(form: Form) -> dict[str, str]:
    return _names("$" + "".join(map(member, (*form.above, ""))), form.members, set())


def _names(path: str, members: tuple[str, ...], asked: set[str]) -> dict[str, str]:
    """What members are called with the name of their object; none where that says nothing.

    ``asked`` are the names of objects so far, of which there may be only so many.
    """
    at, name = path.rfind("['"), ""
    while at > 2 and len(members) <= _MOST_MEMBERS:
        end = path.rfind("']", 0, at)
        at = path.rfind("['", 0, max(end, 0))
        name = path[at + 2 : end]
        if at < 0 or name.lower() not in _FILLERS:
            if at < 0 or (len(asked) >= _REMEMBERED and name not in asked):
                return {}
            asked.add(name)
            return _together(name, members) if _meant(name) else {}
    return {}


@lru_cache(_REMEMBERED)
def _meant(above: str) -> frozenset[str]:
    """What an object of this name says of its members; empty if nothing."""
    whole = normalise(above)
    meant = _QUALIFIERS.intersection((canonical(whole), translated(above), *aliases(above)))
    if not meant:
        meant = _QUALIFIERS.intersection(("".join(word for word in spelled(above).split("_") if word not in _FILLERS),))
    if not meant:
        meant = _OF_SEVERAL.intersection((canonical(whole.removesuffix("s")),))
    return meant


@lru_cache(_REMEMBERED)
def _together(above: str, members: tuple[str, ...]) -> dict[str, str]:
    meant = _meant(above)
    if not meant.isdisjoint(_ID_HOLDERS):
        return {key: f"{key}_id" for key in members if len(key) <= _SAID_BY_ITSELF}
    said = min(meant, key=lambda word: (len(word), word))
    unnamed = not meant.isdisjoint(_CALLED_OTHERWISE)
    return {
        key: f"{said}_{key}"
        for key in members
        if len(key) <= _SAID_BY_ITSELF
        and key.lower() not in _UNSAYING
        and not (unnamed and canonical(normalise(key)) == "name")
    }
