"""A rule set read before, kept in compact form in the user's cache directory, so that start-up need not read YAML.

The name of the file is a hash of everything that could change it: the contents of the rules, and the code that reads
them. A file that cannot be read or written is passed over. The form is MessagePack, which runs no code when read.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from auditor.recipients import Recipient
from auditor.rules.context import Context
from auditor.rules.contexts import CONTEXTS_BY_NAME
from auditor.rules.patterns import Pattern
from auditor.rules.query import Query
from auditor.rules.schema import EndpointRule, GenericRule, Vocabulary
from auditor.rules.shapes import SHAPES_BY_NAME, Shape

OLD_FILES = 8


class Stored(Struct, frozen=True):
    """What a rule set holds, as it is kept."""

    vocabulary: Vocabulary
    recipients: tuple[Recipient, ...]
    endpoints: tuple[EndpointRule, ...]
    generic: tuple[GenericRule, ...]


def fetch(rules_hash: str) -> Stored | None:
    """The rule set of this hash, if it was kept by this very version."""
    place = _file(rules_hash)
    if place is None:
        return None
    try:
        return msgspec.msgpack.decode(place.read_bytes(), type=Stored, dec_hook=_decode)
    except (OSError, msgspec.MsgspecError, KeyError, TypeError, ValueError):
        return None


def keep(rules_hash: str, stored: Stored) -> None:
    """Keep a rule set for the next start, for its owner alone (mode 0600); older ones go."""
    place = _file(rules_hash)
    if place is None:
        return
    for when in (entry.when for rule in stored.generic for entry in rule.data):
        if when.value is not None:
            when.value.bounds()
        if when.name is not None:
            when.name.factors()
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(msgspec.msgpack.encode(stored, enc_hook=_encode))
        Path(file.name).replace(place)
        known = sorted(place.parent.glob("rules-*.msgpack"), key=lambda path: path.stat().st_mtime)
        for old in known[:-OLD_FILES]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _file(rules_hash: str) -> Path | None:
    base = os.environ.get("XDG_CACHE_HOME") or (Path.home() / ".cache" if os.environ.get("HOME") else None)
    if base is None:
        return None
    name = sha256(f"{rules_hash} {sys.version_info[:2]} {msgspec.__version__}\n{_code()}".encode()).hexdigest()
    return Path(base) / "auditor" / f"rules-{name[:32]}.msgpack"


def _code() -> str:
    """Names, sizes and times of the modules that read rules, which a change of theirs alters."""
    here = Path(__file__).parent
    return "\n".join(_stamps(sorted((*here.glob("*.py"), here.parent / "recipients" / "lookup.py"))))


def _stamps(paths: Iterable[Path]) -> Iterable[str]:
    for path in paths:
        status = path.stat()
        yield f"{path} {status.st_size} {status.st_mtime_ns}"


def _encode(value: object) -> object:
    if isinstance(value, Query):
        return value.text
    if isinstance(value, Pattern):
        return [value.pattern, value.flags, value.known, value.texts]
    if isinstance(value, Shape | Context):
        return value.name
    raise NotImplementedError(f"rules hold a {type(value).__name__}, which the cache does not know")


def _decode(kind: type, value: object) -> object:
    if kind is Query and isinstance(value, str):
        return Query(value)
    if kind is Pattern and isinstance(value, list):
        return Pattern(*value)
    if kind is Shape and isinstance(value, str):
        return SHAPES_BY_NAME[value]
    if kind is Context and isinstance(value, str):
        return CONTEXTS_BY_NAME[value]
    raise ValueError(f"not a {kind.__name__}")
