"""What is to be read: captures as given, and in place of folders what belongs to the sessions in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.marks import Mark
    from auditor.session import Manifest, SessionInputs


class Given(NamedTuple):
    """What a command is to read: folders are replaced by what belongs to their sessions."""

    captures: tuple[str, ...]
    keylogs: tuple[str, ...]
    crypto_logs: tuple[str, ...] = ()
    manifests: Mapping[str, Manifest] = {}
    marks: Mapping[str, tuple[Mark, ...]] = {}


def sessions(paths: Sequence[str], keylogs: Sequence[str], name: str | None, marks: Path | None = None) -> Given:
    """The inputs and key logs given and those of folders given, with what is known of the sessions they are of.

    ``marks`` are of the first input, those a session.yaml names of its session's first one.

    ``name`` (app@version) is for inputs of which no session.yaml says what they are. UsageError where a folder holds no
    capture, or where every input has a session.yaml already and a name is given too.
    """
    if name is None and not any(Path(path).is_dir() for path in paths):
        return Given(tuple(paths), tuple(keylogs), marks=_marks(paths[0], marks))
    from auditor.session import SessionInputs, named, resolve

    unnamed = None if name is None else named(name)
    found = [resolve(path) if Path(path).is_dir() else SessionInputs((path,), (), None) for path in paths]
    if unnamed is not None and all(session.manifest is not None for session in found):
        raise UsageError(f"--name {name}: session.yaml says already what was recorded; edit it there")
    known = [(path, session.manifest or unnamed) for session in found for path in session.captures]
    return Given(
        tuple(path for session in found for path in session.captures),
        (*keylogs, *(path for session in found for path in session.keylogs)),
        tuple(path for session in found for path in session.crypto_logs),
        {path: manifest for path, manifest in known if manifest is not None},
        _marks_of(found, marks),
    )


def _marks(capture: str, path: Path | None) -> dict[str, tuple[Mark, ...]]:
    from auditor.marks import load_marks

    return {} if path is None else {capture: load_marks(path)}


def _marks_of(found: Sequence[SessionInputs], marks: Path | None) -> dict[str, tuple[Mark, ...]]:
    """The marks of each session, by its first input; what is given on the command line is of the first session."""
    by_input: dict[str, tuple[Mark, ...]] = {}
    for session in found:
        by_input.update(_marks(session.captures[0], None if session.marks is None else Path(session.marks)))
    first = found[0].captures[0]
    for capture, given in _marks(first, marks).items():
        by_input[capture] = (*by_input.get(capture, ()), *given)
    return by_input
