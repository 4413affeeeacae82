"""The baseline of a version, as a document: which routes were seen in how many sessions, and how they were recorded.

It holds no value and no hash of one; it is sorted and changes little from run to run, so that a diff of it reads well.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from auditor.errors import UsageError
from auditor.model import Confidence
from auditor.regression.fingerprint import Fingerprint
from auditor.regression.template import TEMPLATE
from auditor.report.document import Scalar

SCHEMA = 1
MAGIC = b'"kind": "auditor-baseline"'


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """Why a row was taken in by hand, and until when (ISO 8601 date) that holds; None: for good."""

    reason: str
    expires: str | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One route of one kind of data (see `Fingerprint`), and in how many sessions it was seen.

    ``after`` is the longest delay in seconds from a step to the sending that followed, by action, ``after_sessions`` in
    how many sessions it followed that; ``bytes`` roughly those of its shortest value; ``states`` counts sessions;
    ``shapes`` are the kinds and rough lengths of its values.
    """

    type: str
    recipient: str
    domain: str
    path: str
    where: str
    leaf: str
    source: str
    confidence: Confidence
    sessions: int
    after: dict[str, float]
    after_sessions: dict[str, int]
    bytes: int = 1
    states: dict[str, int] = {}
    shapes: tuple[str, ...] = ()
    accepted: Accepted | None = None

    @property
    def fingerprint(self) -> Fingerprint:
        """What tells this row from others."""
        return Fingerprint(self.type, self.recipient, self.domain, self.path, self.where, self.leaf, self.source)


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One action: seconds recorded after it was first done, outgoing bytes since that could not be read, and whether
    the app was restarted or left to send what it had kept after it.
    """

    recorded: float
    unread: int = 0
    flushed: bool = False


class Session(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one session was recorded; ``started`` is RFC 3339 to the second.

    ``steps`` by action, those of one state of the app in ``during``; ``sought`` are the data types of the profile,
    ``controls`` those whose own page was asked for, ``canaries`` the domains a planted datum went to, by data type;
    ``refused`` the domains to which a handshake was broken off, as an app that pins certificates does.
    """

    started: str
    seconds: float
    readable: int
    unreadable: int
    steps: dict[str, Step]
    during: dict[str, dict[str, Step]] = {}
    states: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    canaries: dict[str, tuple[str, ...]] = {}
    unread: dict[str, int] = {}
    refused: tuple[str, ...] = ()
    manifest: dict[str, Scalar] = {}


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """Fields of one template that no detector spoke of: how many ``names`` it stands for, and the shapes of values."""

    names: int
    shapes: tuple[str, ...]


class Baseline(msgspec.Struct, frozen=True, kw_only=True):
    """What one version was seen to send; ``rule_hashes`` tells of each rule whether it was judged by the same.

    ``fields`` are those that no detector spoke of, by domain and place; None where nobody listened.
    """

    schema: int
    kind: Literal["auditor-baseline"]
    name: str | None
    template: int
    rules: str
    rule_hashes: dict[str, str]
    sessions: tuple[Session, ...]
    rows: tuple[Row, ...]
    fields: dict[str, dict[str, Fields]] | None = None


def to_json(baseline: Baseline) -> bytes:
    """As a file holds it: sorted, two spaces' indent, a newline at the end."""
    return msgspec.json.format(msgspec.json.encode(baseline), indent=2) + b"\n"


def from_json(data: bytes, path: str) -> Baseline:
    """The baseline in this file; UsageError, naming ``path`` and the member, where it is none of this schema."""
    try:
        baseline = msgspec.json.decode(data, type=Baseline)
    except msgspec.ValidationError as error:
        raise UsageError(f"{path}: not a baseline made by 'auditor baseline': {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not JSON ({error}); give a file made by 'auditor baseline'") from error
    if baseline.schema != SCHEMA:
        raise UsageError(f"{path}: baseline of schema {baseline.schema}; this auditor reads schema {SCHEMA}")
    if not baseline.sessions:
        raise UsageError(f"{path}: holds no session; make it again")
    if baseline.template != TEMPLATE:
        raise UsageError(
            f"{path}: its templates are of version {baseline.template}, this auditor's of {TEMPLATE}; make it again"
        )
    return baseline


def read_baseline(path: str) -> Baseline:
    """The baseline at ``path``; UsageError where it cannot be read or is none."""
    try:
        return from_json(Path(path).read_bytes(), path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error


def is_baseline(path: str) -> bool:
    """Whether the file at ``path`` begins like a baseline; False where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return MAGIC in file.read(200)
    except OSError:
        return False
