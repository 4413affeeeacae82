"""Which lists are of several things or people alike, each with a number or a name of its own, such as a fleet.

Batches of events, trails and samples are lists too; there the elements have times and names of what happened, and the
one they are about is not in them or the same in all. What a list tells of is read from the names of its members, from
which of them differ in all elements, and from values that are made alike, as the numbers painted on scooters are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from auditor.decode.document import Document, Number
from auditor.rules.cards import Trait, traits
from auditor.rules.holders import Subject, subjects, words_of
from auditor.rules.listings import CALLED, OWN_LABELS, is_pair
from auditor.rules.names import normalise, translated

_MOST_COMPARED, _FEWEST, _LONGEST_CODE = 50, 2, 40
_NUMBERS = frozenset(
    "id uid uuid guid code number key ref reference slug sku ean gtin vin imei mac serial plate barcode bib handle oid "
    "nr clave isrc mmsi icao iata package bundle digest sha256 sha1 md5 hash etag".split()
)
"""Last words of names of what numbers a thing."""
_OF_NOTHING = frozenset(
    "event message msg session insert request trace span batch log row sequence seq entry record hit page view screen "
    "device user install installation client visitor anonymous distinct account customer member parent correlation "
    "street address city street1 line1 road version platform resolution transaction group type status error country "
    "currency language locale zip post postal area promo coupon mcc mnc lac cell network app sdk api os phone dial "
    "cost centre position slot index".split()
)
"""First words of names that number what a sender sends, has or is, rather than one of several things."""
_MOVING = frozenset(
    "vehicle driver rider courier scooter bike truck bus train tram ship vessel drone robot taxi cab car van vin imei "
    "plate mmsi icao unit tracker station site bib runner fahrzeug fahrer".split()
)
"""Things of which a list may also tell when each was where."""
_EVENTS = frozenset(
    "event eventname eventtype ev evt action eventid messageid traceid spanid starttimeunixnano timeunixnano "
    "activity act op method props params payload context ctx operationname variables".split()
)
_TIMES = frozenset(
    "ts time timestamp t tst when zeit uhrzeit datetime recordedat eventtime clienttime capturedat fixtime unixtime "
    "epoch epochms timems tsms arrival departure arrived left entered exited dwell visittime visitedat lastvisit "
    "checkin stay visits utc timestampms elapsed seq accuracy acc hacc hdop horizontalaccuracy accuracym course "
    "bearing date day start startat starttime started startedat begin end endtime endedat".split()
)
_WATCHED = frozenset(
    "watch watched position pos progress played play playhead viewed view seen completed finished percent pct elapsed "
    "offset resume resumed at rate skipped listened stream loop count start end gesehen".split()
)
_OWNERS = frozenset("owner ownername owneremail assignedto assigneduser primaryuser besitzer proprietaire".split())
"""Who has a thing among several that are managed."""
_OF_PEOPLE = frozenset(
    "firstname lastname fullname vorname nachname prenom nombre dob birthdate dateofbirth birthday geburtsdatum born "
    "personname patientname patientid insuranceno".split()
)
_HEALERS = re.compile(
    "do[ck]tor|dokter|arzt|aerzt|medic|praxis|practice|physician|clinic|therap|lekar|lakar|laege|lege|orvos|bacsi"
)
_PLAIN_IDS = frozenset("id uid uuid guid key ref code type kind name title metric parameter unit date day".split())
_TAG = re.compile(r"[^\W\d_]{1,4}[ -]?\d.*\d")
_NICKNAMES = frozenset("nick nickname handle username screenname gamertag".split())
_FULL_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][^\W\d_]+(?:[ -][A-ZÀ-ÞĀ-Ž][^\W\d_]*\.?){1,3}")
_DIGITS, _LETTERS = re.compile("[0-9]+"), re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"(?!0[-.]0[-.]0a)a?[0a /*._-]+")
"""What is left of a number painted on a thing when its digits are one ``0`` and its letters one ``a``; no time."""


def are_peers(items: Sequence[Document], *, weak: bool, moving: bool = False) -> bool:
    """Whether a list is of several things or people; ``weak`` where its name says that it may be anything, ``moving``
    where it says that they move.
    """
    elements = _objects(items)
    members = {normalise(key) for element in elements for key in element}
    if len(elements) < _FEWEST or not _EVENTS.isdisjoint(members) or is_pair(members):
        return False
    numbered = named = runs = False
    for key, values in _differing(elements):
        words = words_of(key)
        if not words:
            continue
        sent = words[0] in _OF_NOTHING
        runs = runs or (words[0] in _MOVING and (len(words) == 1 or words[-1] in _NUMBERS))
        numbered = numbered or (not sent and (words[-1] in _NUMBERS or _are_codes(values)))
        called = normalise(key) in CALLED or (words[-1] == "name" and not sent) or bool(subjects(key, many=True))
        named = named or (called and OWN_LABELS.isdisjoint(str(value).lower() for value in values))
    if runs or not _TIMES.isdisjoint(members):
        return runs or (moving and (numbered or named or _are_numbered(elements)))
    return (numbered and named) if weak else (numbered or named)


def are_told_apart(items: Sequence[Document]) -> bool:
    """Whether elements are told apart by a word, and have no times and no names of what happened."""
    elements = _objects(items)
    members = {normalise(key) for element in elements for key in element}
    if len(elements) < _FEWEST or not (_EVENTS | _TIMES).isdisjoint(members) or is_pair(members):
        return False
    return any(not any(isinstance(value, Number) for value in values) for _, values in _differing(elements))


def are_people(items: Sequence[Document]) -> bool:
    """Whether elements have a name or number and a mailbox each, and no two the same."""
    elements = _objects(items)
    members = {normalise(key) for element in elements for key in element}
    if len(elements) < _FEWEST or not (_EVENTS | _TIMES).isdisjoint(members):
        return False
    differing = list(_differing(elements))
    return len(differing) >= _FEWEST and any(all("@" in str(value) for value in values) for _, values in differing)


def are_patients(items: Sequence[Document]) -> bool:
    """Whether elements are of different people, told by names and dates of birth in them or right below them."""
    flat = [_with_inner(element) for element in _objects(items)]
    return any(_names_people(key, values) for key, values in _differing(flat))


def _names_people(key: str, values: list[Document]) -> bool:
    """Whether a member is what people are told apart by: a date of birth, a nickname, names of two words."""
    meant = translated(key)
    if normalise(key) in _OF_PEOPLE or meant in _OF_PEOPLE or Trait.BIRTH in traits((key,)):
        return True
    if meant in _NICKNAMES:
        return True
    return Trait.NAME in traits((key,)) and all(_FULL_NAME.fullmatch(str(value)) for value in values)


def are_authored(items: Sequence[Document]) -> bool:
    """Whether elements name their authors, or who else they are of, and no two the same."""
    differing = _differing(_objects(items))
    return any(Subject.PERSON in subjects(key) or normalise(key) in _OWNERS for key, _ in differing)


def are_instructed(items: Sequence[Document]) -> bool:
    """Whether elements name who wrote or leads them, such as recipes and classes do; doctors lead to nobody else."""
    people = [key for key, _ in _differing(_objects(items)) if Subject.PERSON in subjects(key)]
    return any(_HEALERS.search(normalise(key)) is None for key in people)


def are_tagged(items: Sequence[Document]) -> bool:
    """Whether elements without times are told apart by codes, as animals are by tags in their ears."""
    elements = _objects(items)
    members = {normalise(key) for element in elements for key in element}
    if len(elements) < _FEWEST or not (_EVENTS | _TIMES).isdisjoint(members) or is_pair(members):
        return False
    coded = [values for key, values in _differing(elements) if normalise(key) not in _PLAIN_IDS and _are_codes(values)]
    return any(all(_TAG.match(str(value)) is not None for value in values) for values in coded)


def is_healer(name: str) -> bool:
    """Whether a list of this name is of doctors."""
    return _HEALERS.search(normalise(name)) is not None


def is_watched(holder: Collection[str]) -> bool:
    """Whether an object says that, when or how far something was watched."""
    if any(not _WATCHED.isdisjoint(words_of(key)) for key in holder):
        return True
    return not (_TIMES | _EVENTS).isdisjoint(map(normalise, holder))


def _with_inner(element: dict[str, Document]) -> dict[str, Document]:
    found = dict(element)
    for inner in element.values():
        if isinstance(inner, dict):
            found.update({f"person{key}" if normalise(key) == "name" else key: value for key, value in inner.items()})
    return found


def _objects(items: Sequence[Document]) -> list[dict[str, Document]]:
    return [item for item in items[:_MOST_COMPARED] if isinstance(item, dict)]


def _differing(elements: Sequence[dict[str, Document]]) -> list[tuple[str, list[Document]]]:
    """The members that are a scalar in two elements or more, and no two alike, with those values."""
    found = []
    for key in dict.fromkeys(key for element in elements for key in element):
        values = [value for element in elements if isinstance(value := element.get(key), str)]
        if len(values) >= _FEWEST and len(set(values)) == len(values):
            found.append((key, list[Document](values)))
    return found


def _are_numbered(elements: Sequence[dict[str, Document]]) -> bool:
    return any(words_of(key)[-1:] in (("id",), ("label",), ("code",), ("line",)) for key, _ in _differing(elements))


def _are_codes(values: Sequence[Document]) -> bool:
    """Whether texts are made alike of letters and digits, as ``GB-0011`` and ``GB-0012`` are, and no times."""
    forms = {
        _DIGITS.sub("0", _LETTERS.sub("a", value)) if type(value) is str and len(value) <= _LONGEST_CODE else ""
        for value in values
    }
    form = forms.pop() if len(forms) == 1 else ""
    return "0" in form and "a" in form and _CODE.fullmatch(form) is not None
