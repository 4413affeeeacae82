"""Who of those a message tells of sends it: oneself, somebody at work, or the first with a name of several.

A nurse sends her patients' data, a courier his customers'; beside what is called *mine*, other homes and vehicles are
not; and where two in a message have different names, telephone numbers or mailboxes, one of them is somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from auditor.decode.document import Document
from auditor.rules import tongues_of_roles
from auditor.rules.cards import NAMES, PHONES, is_card, is_named, is_payee, is_reached, is_site
from auditor.rules.holders import Subject, subjects
from auditor.rules.names import normalise, translated, words_in
from auditor.rules.stems import Stems

_REMEMBERED, _MOST_MEMBERS = 8192, 64


class Part(Enum):
    """The part somebody has in a message."""

    SELF = auto()
    WORKER = auto()
    HIRED = auto()
    SERVED = auto()
    HELPER = auto()


class Work(NamedTuple):
    """Which members of an object are about who works, and which about those worked for."""

    workers: frozenset[str]
    served: frozenset[str]
    behind: frozenset[str]
    """What stands behind the first of these, if who works surely does so."""


_PARTS: Stems[Part] = Stems(
    {
        Part.SELF: tongues_of_roles.SELF,
        Part.WORKER: tongues_of_roles.WORKER,
        Part.HIRED: tongues_of_roles.HIRED,
        Part.SERVED: tongues_of_roles.SERVED,
        Part.HELPER: tongues_of_roles.HELPERS,
    }
)
_IDLE = Work(frozenset(), frozenset(), frozenset())
_PROGRAMS = frozenset("klient klientinfo kliens client clientinfo clientdata clientcontext clientapp".split())
"""Programs rather than people, where no list of them is meant."""
_MACHINES = frozenset("device dev phone handset terminal session client browser deviceinfo geraet identity".split())
"""What is the sender's and nobody."""
_OBJECT, _LIST, _SCALAR, _SEVERAL = "o", "l", "s", 2
_OF_PEOPLE = NAMES - {"name"}
_CALLED = NAMES | frozenset("nick nickname handle username screenname gamertag playername displayname".split())
_NICKS = frozenset("nick nickname handle gamertag playername screenname".split())
_SPEAKERS = frozenset("from author sender nick nickname username speaker by".split())
_FACETS: Stems[Part] = Stems({Part.SELF: tongues_of_roles.FACETS})
_FEWEST_DIGITS, _LONGEST = 6, 64
_WORD = re.compile(r"[^\W\d_]+")
_OF_WORK = frozenset("account location device identifier vehicle health network home payment".split())
"""Categories of what is those people's who are worked for; what is said and done is the worker's."""
_OF_CARE = frozenset("health vehicle home identifier".split())
"""What is of the one worked for wherever it stands behind them."""


class Parties(NamedTuple):
    """Whom an object's members are about: who works, whether one is called one's own, is a person."""

    work: Work
    mine: bool
    person: bool


def parties(holder: Mapping[str, Document]) -> Parties:
    """Whom the members of an object are about, by their names."""
    return Parties(at_work(holder), names_itself(holder), has_person(holder))


def at_work(holder: Mapping[str, Document]) -> Work:
    """Who works, and for whom, by the names of an object's members in their order."""
    if len(holder) > _MOST_MEMBERS:
        return _IDLE
    kinds = "".join(map(_kind, holder.values()))
    if _OBJECT not in kinds and _LIST not in kinds:
        return _IDLE
    return _at_work(tuple(holder), kinds, tuple(map(_is_card, holder.values())))


def stands_apart(work: Work, step: str, category: str) -> bool | None:
    """Whether a member is of those worked for (True) or of who works (False); None where nobody works."""
    if step in work.served and category in _OF_WORK:
        return True
    if step in work.behind and category in _OF_CARE:
        return True
    return False if step in work.workers else None


def names_itself(holder: Mapping[str, Document]) -> bool:
    """Whether a member is called one's own."""
    return len(holder) <= _MOST_MEMBERS and _names_itself(tuple(holder))


def sender_among(holder: Mapping[str, Document], step: str) -> Mapping[str, Document] | None:
    """Who sends what an object holds, other than its member ``step``: who is named so, else the first before it."""
    if len(holder) > _MOST_MEMBERS:
        return None
    first, before, called = None, True, False
    for name, value in holder.items():
        before = before and name != step
        if name == step or not isinstance(value, dict):
            continue
        called = called or (is_sender(name) and name.lower() not in _MACHINES)
        if is_somebody(value):
            if is_sender(name):
                return value
            if first is None and before and not subjects(name) and _is_person(value):
                first = value
    return None if called else first


def tells_of_another(sender: Mapping[str, Document], other: Mapping[str, Document]) -> bool:
    """Whether two objects have names, telephone numbers or mailboxes, and of one of these not one in common."""
    first, second = _reached(sender), _reached(other)
    return any(first[kind].isdisjoint(second[kind]) for kind in first if kind in second)


def names_of_sender(holder: Mapping[str, Document]) -> frozenset[str]:
    """All that stands in objects about who sends, in small letters, where one of it is a name or nickname."""
    found: set[str] = set()
    if len(holder) <= _MOST_MEMBERS:
        for name, value in holder.items():
            if isinstance(value, dict) and is_sender(name) and any(translated(key) in _CALLED for key in value):
                found.update(inner.lower() for inner in value.values() if isinstance(inner, str))
    return frozenset(found)


def is_said_by_another(own: frozenset[str], said: Document, *, called: bool) -> bool:
    """Whether an object names who said what it holds, and that is none of the sender's names.

    ``called``: it has a nickname itself.
    """
    if not own or not isinstance(said, dict) or len(said) > _MOST_MEMBERS:
        return False
    speakers = _NICKS if called else _SPEAKERS
    by = [value for key, value in said.items() if key.lower() in speakers and isinstance(value, str)]
    return bool(by) and own.isdisjoint(value.lower() for value in by)


def is_party_too(holder: Mapping[str, Document], step: str, *, beside: bool) -> bool:
    """Whether a member is somebody, or a place, with a name or number and an address, and not the sender; by names.

    ``beside``: the sender stands in an object further out.
    """
    other = holder[step]
    if len(holder) > _MOST_MEMBERS or not isinstance(other, dict) or is_sender(step) or is_facet(step):
        return False
    if is_site(tuple(other)) and (beside or has_person(holder)):
        return True
    if not is_reached(tuple(other)) and not is_payee(tuple(other)):
        return False
    if names_itself(holder):
        return True
    people = [name for name, value in holder.items() if isinstance(value, dict) and is_named(tuple(value))]
    return any(map(is_sender, people)) or (people[0] != step and not subjects(people[0]))


def has_person(holder: Mapping[str, Document]) -> bool:
    """Whether a member is an object about the person who sends."""
    if len(holder) > _MOST_MEMBERS:
        return False
    objects = [name for name, value in holder.items() if isinstance(value, dict)]
    return any(is_sender(name) and normalise(name) not in _MACHINES for name in objects)


def is_somebody(holder: Mapping[str, Document]) -> bool:
    """Whether an object has a name, a telephone number or a mailbox."""
    return len(holder) <= _MOST_MEMBERS and bool(_reached(holder))


@lru_cache(_REMEMBERED)
def is_facet(name: str) -> bool:
    """Whether an object of this name is a part of what is told of the sender, such as where things are sent to."""
    return bool(_FACETS.outermost(name))


@lru_cache(_REMEMBERED)
def works(name: str) -> bool:
    """Whether an object of this name is about somebody at work, who is not the sender where another is named."""
    return not _part(name).isdisjoint((Part.WORKER, Part.HELPER)) and Subject.OWN not in subjects(name)


@lru_cache(_REMEMBERED)
def is_sender(name: str) -> bool:
    """Whether an object of this name is about the sender."""
    return Subject.OWN in subjects(name) or Part.SELF in _part(name)


@lru_cache(_REMEMBERED)
def _at_work(names: tuple[str, ...], kinds: str, cards: tuple[bool, ...]) -> Work:
    parts = [_part(name) for name in names]
    served = [_is_served(*each) for each in zip(names, parts, kinds, cards, strict=True)]
    for part in (Part.WORKER, Part.HIRED):
        first = next((at for at, said in enumerate(parts) if part in said and kinds[at] != _LIST), None)
        if first is None:
            continue
        after = [at for at in range(first + 1, len(names)) if served[at]]
        if part is Part.HIRED and len(after) < _SEVERAL:
            if any(is_sender(name) and normalise(name) not in _MACHINES | _PROGRAMS for name in names):
                continue
            after = [at for at in after if kinds[at] == _LIST]
        if after:
            working = [at for at in range(after[0]) if part in parts[at]]
            behind = [at for at in range(after[0] + 1, len(names)) if kinds[at] != _SCALAR and not _is_tool(names[at])]
            if part is Part.HIRED or kinds[after[0]] == _LIST:
                behind = []
            return Work(*(frozenset(names[at] for at in each) for each in (working, after, behind)))
    return _IDLE


def _is_tool(name: str) -> bool:
    """Whether a member is of what somebody works with, or where they are."""
    return is_sender(name) or normalise(name) in _MACHINES or is_facet(name)


def _is_served(name: str, said: frozenset[Part], kind: str, card: bool) -> bool:
    """Whether a member is about those worked for: by its name, or as it has one's name and address and is no part of
    the sender.
    """
    if kind == _SCALAR or (kind == _OBJECT and not card and normalise(name) in _PROGRAMS):
        return False
    return Part.SERVED in said or (card and not is_sender(name) and not is_facet(name))


@lru_cache(_REMEMBERED)
def _names_itself(names: tuple[str, ...]) -> bool:
    return any(Part.SELF in _part(name) for name in names)


@lru_cache(_REMEMBERED)
def _part(name: str) -> frozenset[Part]:
    """The parts a name may stand for; *my* and *mine* only where it begins with them."""
    said = _PARTS.outermost(name)
    if Part.SELF in said and not any(Part.SELF in _PARTS.of(word) for word in words_in(name)[:1]):
        return said - {Part.SELF}
    return said


def _is_person(holder: Mapping[str, Document]) -> bool:
    """Whether what has a name has also a way to be reached, or the name is one of people alone."""
    reached = _reached(holder)
    return len(reached) > 1 or "name" not in reached or any(translated(key) in _OF_PEOPLE for key in holder)


def _is_card(value: Document) -> bool:
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and is_card(tuple(first))


def _kind(value: Document) -> str:
    if isinstance(value, dict):
        return _OBJECT
    return _LIST if isinstance(value, list) and bool(value) and isinstance(value[0], dict) else _SCALAR


def _reached(holder: Mapping[str, Document]) -> dict[str, frozenset[str]]:
    """The words of names, the digits of telephone numbers and the mailboxes (`kit@1.2` is none) of an object."""
    found: dict[str, set[str]] = {}
    for key, value in holder.items():
        if not isinstance(value, str) or not 1 < len(value) <= _LONGEST:
            continue
        if "@" in value[1:-1] and not value[-1].isdigit():
            found.setdefault("mailbox", set()).add(value.lower())
            continue
        meant = translated(key)
        digits = "".join(filter(str.isdigit, value))
        if PHONES.search(meant) is not None and len(digits) >= _FEWEST_DIGITS:
            found.setdefault("phone", set()).add(digits[-_FEWEST_DIGITS:])
        elif meant in NAMES:
            found.setdefault("name", set()).update(_WORD.findall(value.lower()))
    return {kind: frozenset(values) for kind, values in found.items()}
