"""Lists of people as a device keeps them: objects that hold little but a name and a telephone number or address."""

from __future__ import annotations

import re

from auditor.decode.document import Document, Number, element, member
from auditor.decode.tree import Node, Row
from auditor.rules.names import aliases
from auditor.rules.objects import Objects
from auditor.rules.shapes import SHAPES_BY_NAME

NAME, PHONE, EMAIL = "listedpersonname", "listedpersonphone", "listedpersonemail"
"""What rows of such lists are called, so that a rule can name them."""
_PHONE, _E164, _EMAIL = (SHAPES_BY_NAME[name].holds for name in ("phone", "e164", "email"))
_NUMBERS_BEGIN = "+0"
_PERSON = re.compile(r"[^\W\d_][^\d<>@/\\{}_=;|]{1,59}")
_FEWEST, _MOST_MEMBERS, _MOST_LOOKED_AT, _DEEPEST, _MOST_NUMBERS = 2, 9, 8, 12, 8
_NAMES = frozenset(
    "name n nm dn anzeige bezeichnung fn ln fullname displayname label given family first last firstname lastname "
    "nombre nom vorname "
    "nachname contactname title who person alias nick nickname naam display displayas full".split()
)
_OTHERWISE = frozenset(
    "street strasse address adresse city zip plz postcode lat lng latitude longitude price hours openinghours url "
    "website role position bio seat ticket salary department sku rating distance specialty fach fachrichtung "
    "specialite especialidad followers headline handle karma verified version package developer publisher downloads "
    "installs author dateofbirth passport password gender passenger userid account accountno iban vat "
    "room extension durchwahl department".split()
)
_NOT_CONTACTS = frozenset(
    "passengers pax travellers travelers users members agents staff employees stores branches doctors authors sellers "
    "offices team riders patients students drivers customers leads accounts recipients attendees teachers "
    "practices clinics suppliers vendors partners companies players referees lieferanten kreditoren kunden filialen "
    "aerzte arzt medecins medicos medici lekarze shops locations places venues results hits listings applicants "
    "subscribers cases testcases tests fixtures steps assertions".split()
)


def people(node: Node, objects: Objects | None = None) -> list[Row]:
    """Names, numbers and addresses in lists of two people or more, under names of our own.

    ``objects`` are those of the document, if these are known.
    """
    objects = Objects(node.rows) if objects is None else objects
    rows: list[Row] = []
    if any([at[-3:] == "[1]" and holder is not None and _is_somebody(holder) for _, holder, at, _, _ in objects.held]):
        _walk(node.document, "$", rows, 0)
    return rows


def _walk(value: Document, at: str, rows: list[Row], depth: int) -> None:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        if len(value) >= _FEWEST and all(_is_somebody(item) for item in value[:_MOST_LOOKED_AT]):
            for index, item in enumerate(value):
                if isinstance(item, dict):
                    rows += _rows(item, at + element(index))
            return
        for index, item in enumerate(value):
            _walk(item, at + element(index), rows, depth + 1)
    elif isinstance(value, dict):
        for key, content in value.items():
            if isinstance(content, dict | list) and key.lower() not in _NOT_CONTACTS:
                _walk(content, at + member(key), rows, depth + 1)


def _is_somebody(item: Document) -> bool:
    """Whether an object holds a name and a way to reach somebody, and nothing that would make it more than that."""
    if not isinstance(item, dict) or len(item) > _MOST_MEMBERS:
        return False
    names = {alias for key in item for alias in aliases(key)}
    if not names.isdisjoint(_OTHERWISE):
        return False
    named = any(_is_name(key, value) for key, value in item.items())
    return named and any(_reaches_somebody(text) for value in item.values() for _, text in _texts(value, ""))


def _rows(item: dict[str, Document], at: str) -> list[Row]:
    holder = item
    found: list[Row] = []
    for key, value in item.items():
        for way, text in _texts(value, at + member(key)):
            if _EMAIL(text):
                found.append((way, EMAIL, text, holder))
            elif _is_number(text):
                found.append((way, PHONE, text, holder))
        if isinstance(value, str) and _is_name(key, value):
            found.append((at + member(key), NAME, value, holder))
    return found


def _texts(value: Document, at: str) -> list[tuple[str, str]]:
    """Texts of a member: itself, or those in a list of texts or of small objects."""
    if isinstance(value, str) and not isinstance(value, Number):
        return [(at, value)]
    if isinstance(value, list):
        inner = [pair for i, item in enumerate(value[:_MOST_NUMBERS]) for pair in _texts(item, at + element(i))]
        return inner
    if isinstance(value, dict) and len(value) <= _FEWEST + 1:
        return [(at + member(key), item) for key, item in value.items() if isinstance(item, str)]
    return []


def _is_name(key: str, value: Document) -> bool:
    return isinstance(value, str) and not _NAMES.isdisjoint(aliases(key)) and _PERSON.fullmatch(value) is not None


def _is_number(text: str) -> bool:
    return text[:1] in _NUMBERS_BEGIN and (_E164(text) or _PHONE(text))


def _reaches_somebody(text: object) -> bool:
    return isinstance(text, str) and text != "" and (_is_number(text) or _EMAIL(text))
