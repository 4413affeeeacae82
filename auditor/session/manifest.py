"""The manifest of a session, ``session.yaml``: what was recorded, on what, how, with whose consent."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.errors import FaultyFiles, ManifestError, UsageError
from auditor.own_text import read_own_text
from auditor.session.grade import GRADES

if TYPE_CHECKING:
    from auditor.rules.yaml_nodes import Fields, Value

MANIFEST_NAME = "session.yaml"
_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")


class Manifest(Struct, frozen=True):
    """What a session's manifest says; every field is optional.

    ``app`` is a name or package the person knows it by, ``package`` its identifier (bundle ID), ``version`` the app's.
    ``device`` tells the device from others of one's own; ``install``, ``session`` and ``test`` are labels of one's own
    choice that tell apart installations of the app on it, sessions of use, and acts in them (`auditor linkability`).
    ``account``: with which account, if any, it was used. ``network``: over which network, through what.
    ``capture_method`` and ``unpinning``: how traffic was recorded, and how certificate pinning was undone.
    ``consent``: what was answered to the app's own consent dialog. ``test_persons_consent``: that and how the persons
    in the recording agreed to it. ``time_zone``: IANA name or offset such as ``+01:00``. ``grade``: R0 to R3, how close
    this is to what a real device sends (`auditor.session.grade`).

    The other fields are paths as written, relative to the manifest: ``captures`` (and HAR, flow files, …), ``keylogs``,
    ``crypto_logs`` (``aes_info.json``), and ``marks``, the file of what the person did when.
    """

    app: str | None = None
    package: str | None = None
    version: str | None = None
    device: str | None = None
    os: str | None = None
    install: str | None = None
    session: str | None = None
    test: str | None = None
    account: str | None = None
    network: str | None = None
    capture_method: str | None = None
    unpinning: str | None = None
    consent: str | None = None
    test_persons_consent: str | None = None
    time_zone: str | None = None
    grade: str | None = None
    notes: str | None = None
    captures: tuple[str, ...] = ()
    keylogs: tuple[str, ...] = ()
    crypto_logs: tuple[str, ...] = ()
    marks: str | None = None

    def particulars(self) -> dict[str, str]:
        """The fields that say something about the session, without the files, as the report shows them."""
        pairs = ((name, getattr(self, name)) for name in TEXTS)
        return {name: value for name, value in pairs if value is not None}


FILES = ("captures", "keylogs", "crypto_logs", "marks")
"""Fields that name files."""
TEXTS = tuple(name for name in Manifest.__struct_fields__ if name not in FILES)
"""Fields that are a text."""


def named(text: str) -> Manifest:
    """The manifest that ``--name app@version`` stands for. UsageError where either is empty."""
    app, separator, version = text.rpartition("@") if "@" in text else (text, "", "")
    if not app.strip() or (separator and not version.strip()):
        raise UsageError(f"--name {text}: give the app's name, or name and version as app@version")
    return Manifest(app=app.strip(), version=version.strip() or None)


def read_manifest(path: str | Path) -> Manifest:
    """The manifest at ``path``, whose files must be there.

    Raises `FaultyFiles` with all faults (`ManifestError`, path:line:column), UsageError where it cannot be read.
    """
    from auditor.rules.yaml_nodes import Faults, read_yaml

    path = Path(path)
    text = read_own_text(path, "a session's manifest")
    faults = Faults(ManifestError)
    root = read_yaml(text, str(path), faults)
    manifest = Manifest() if root is None else _manifest(root, path.parent)
    if faults.found:
        raise FaultyFiles(faults.found)
    return manifest


def _manifest(root: Value, folder: Path) -> Manifest:
    given = root.fields(("schema", *TEXTS, *FILES), "a session")
    _check_time_zone(given["time_zone"])
    grade = given["grade"]
    if grade is not None:
        grade.one_of(GRADES, "grade")
    marks = _files(given, "marks", folder)
    if len(marks) > 1 and (value := given["marks"]) is not None:
        value.fault("one file of marks is wanted here")
    return Manifest(
        **{name: given.optional_text(name) for name in TEXTS},
        captures=_files(given, "captures", folder),
        keylogs=_files(given, "keylogs", folder),
        crypto_logs=_files(given, "crypto_logs", folder),
        marks=marks[0] if marks else None,
    )


def _files(given: Fields, name: str, folder: Path) -> tuple[str, ...]:
    """The paths of a field, each one the name of a file that is there."""
    value = given[name]
    written: list[str] = []
    for item in [] if value is None else value.items():
        text = item.text()
        if text in written:
            item.fault(f"{text} is listed already")
        elif text and not _is_file(folder / text):
            item.fault(f"there is no file {text}; paths are relative to the folder of {MANIFEST_NAME}")
        written.append(text)
    return tuple(written)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except ValueError:
        return False


def _check_time_zone(value: Value | None) -> None:
    text = "" if value is None else value.text()
    if value is not None and text and not is_time_zone(text):
        value.fault(f"there is no time zone {text!r}; give a name such as Europe/Berlin, or an offset such as +01:00")


def is_time_zone(text: str) -> bool:
    """Whether this is UTC, an offset or a time zone of the IANA database."""
    if text == "UTC" or _OFFSET.fullmatch(text) is not None:
        return True
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(text)
    except (LookupError, ValueError, OSError):
        return False
    return True
