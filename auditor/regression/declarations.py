"""Imports what an app's maker declares: Google Play's Data Safety, Apple's privacy labels, and an Exodus report.

Google Play: the CSV that Play Console exports (``Question ID (machine readable)``, ``Response ID …``, ``Response
value``), or JSON with lists of ``data`` under ``collectedData`` and ``sharedData``. Apple: JSON with lists of
``dataTypes`` at any depth, as the App Store serves its labels. Exodus: JSON with a list ``trackers`` of names.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator

from msgspec import Struct

from auditor.errors import FaultyFiles, PolicyError
from auditor.regression.policy import Declared

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

PLAY_TYPES = {
    "PSL_NAME": "Name",
    "PSL_EMAIL": "Email address",
    "PSL_USER_ACCOUNT": "User IDs",
    "PSL_ADDRESS": "Address",
    "PSL_PHONE": "Phone number",
    "PSL_RACE_ETHNICITY": "Race and ethnicity",
    "PSL_POLITICAL_RELIGIOUS": "Political or religious beliefs",
    "PSL_SEXUAL_ORIENTATION_GENDER_IDENTITY": "Sexual orientation",
    "PSL_OTHER_PERSONAL": "Other info",
    "PSL_CREDIT_DEBIT_BANK_ACCOUNT_NUMBER": "User payment info",
    "PSL_PURCHASE_HISTORY": "Purchase history",
    "PSL_CREDIT_SCORE": "Credit score",
    "PSL_OTHER": "Other financial info",
    "PSL_APPROX_LOCATION": "Approximate location",
    "PSL_PRECISE_LOCATION": "Precise location",
    "PSL_WEB_BROWSING_HISTORY": "Web browsing history",
    "PSL_EMAILS": "Emails",
    "PSL_SMS_CALL_LOG": "SMS or MMS",
    "PSL_OTHER_MESSAGES": "Other in-app messages",
    "PSL_PHOTOS": "Photos",
    "PSL_VIDEOS": "Videos",
    "PSL_AUDIO": "Voice or sound recordings",
    "PSL_MUSIC": "Music files",
    "PSL_OTHER_AUDIO": "Other audio files",
    "PSL_HEALTH": "Health info",
    "PSL_FITNESS": "Fitness info",
    "PSL_CONTACTS": "Contacts",
    "PSL_CALENDAR": "Calendar events",
    "PSL_CRASH_LOGS": "Crash logs",
    "PSL_PERFORMANCE_DIAGNOSTICS": "Diagnostics",
    "PSL_OTHER_PERFORMANCE": "Other app performance data",
    "PSL_FILES_AND_DOCS": "Files and docs",
    "PSL_USER_INTERACTION": "App interactions",
    "PSL_IN_APP_SEARCH_HISTORY": "In-app search history",
    "PSL_APPS_ON_DEVICE": "Installed apps",
    "PSL_USER_GENERATED_CONTENT": "Other user-generated content",
    "PSL_OTHER_APP_ACTIVITY": "Other actions",
    "PSL_DEVICE_ID": "Device or other IDs",
}
"""Response ids of Play Console's Data Safety export, and what the store calls them."""
_TYPES_QUESTION = "PSL_DATA_TYPES_"
_COLUMNS = ("Question ID (machine readable)", "Response ID (machine readable)", "Response value")


class Declaration(Struct, frozen=True):
    """What one file declares: names of data types in the store's words, or of trackers (``exodus``)."""

    source: Declared
    names: frozenset[str]


def read_declaration(declared: Declared) -> Declaration:
    """The declaration in this file. `FaultyFiles` (`PolicyError`) where it is of no known form."""
    try:
        text = declared.path.read_text(encoding="utf-8-sig")
        names = frozenset(READERS[declared.kind](text))
    except OSError as error:
        raise _fault(declared, f"cannot be read: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise _fault(declared, f"not JSON: {error.msg}", error.lineno, error.colno) from error
    except (ValueError, RecursionError) as error:
        raise _fault(declared, str(error)) from error
    return Declaration(declared, names)


def _fault(declared: Declared, message: str, line: int = 1, column: int = 1) -> FaultyFiles:
    return FaultyFiles([PolicyError(str(declared.path), line, column, message)])


def google_play(text: str) -> Iterator[str]:
    """Data types of a Play Console CSV, or of JSON. ValueError where it is neither."""
    if text.lstrip()[:1] in ("{", "["):
        found = list(_under(json.loads(text), ("collectedData", "sharedData")))
        if not found:
            raise ValueError("no 'collectedData' or 'sharedData' in this JSON")
        for entry in found:
            if isinstance(entry, dict) and isinstance(name := entry.get("data"), str):
                yield name
        return
    rows = csv.DictReader(io.StringIO(text))
    if not set(_COLUMNS) <= set(rows.fieldnames or ()):
        raise ValueError(f"not an export of Play Console; its first line has {', '.join(_COLUMNS)}")
    question, response, value = _COLUMNS
    for row in rows:
        asked, answer = row[question] or "", row[response] or ""
        if asked.startswith(_TYPES_QUESTION) and (row[value] or "").strip().lower() == "true":
            yield PLAY_TYPES.get(answer, answer)


def apple(text: str) -> Iterator[str]:
    """Data types of Apple's privacy labels. ValueError where there are none."""
    found = [name for name in _under(json.loads(text), ("dataTypes",)) if isinstance(name, str)]
    if not found and "DATA_NOT_COLLECTED" not in text:
        raise ValueError("no 'dataTypes' in this JSON; give the privacy labels as the App Store serves them")
    yield from found


def exodus(text: str) -> Iterator[str]:
    """Names of the trackers an Exodus report lists. ValueError where it lists numbers only, or has no list."""
    trackers = list(_under(json.loads(text), ("trackers",)))
    names = [tracker.get("name") if isinstance(tracker, dict) else tracker for tracker in trackers]
    if any(not isinstance(name, str) for name in names) or '"trackers"' not in text:
        raise ValueError("no list 'trackers' with names in this JSON; give a report such as exodus-standalone's")
    yield from (name for name in names if isinstance(name, str))


READERS: dict[str, Callable[[str], Iterator[str]]] = {"google-play": google_play, "apple": apple, "exodus": exodus}
"""What reads each kind of declaration."""


def _under(value: Json, names: tuple[str, ...]) -> Iterator[Json]:
    """The entries of all lists that are members of one of these names, at any depth."""
    if isinstance(value, list):
        for item in value:
            yield from _under(item, names)
    elif isinstance(value, dict):
        for name, member in value.items():
            if name in names and isinstance(member, list):
                yield from member
            else:
                yield from _under(member, names)
