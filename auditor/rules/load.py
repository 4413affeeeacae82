"""Loads a directory of rules: from the cache if nothing changed, else by reading and checking every file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from auditor.errors import FaultyFiles, RuleError, UsageError
from auditor.recipients import Recipients
from auditor.rules.cache import Stored, fetch, keep
from auditor.rules.schema import EndpointRule, GenericRule, Vocabulary

VOCABULARY_FILE = "data-types.yaml"


class RuleFile(Struct, frozen=True):
    """One file: how it is called in messages, its id (path without .yaml) and its contents."""

    name: str
    id: str
    data: bytes


class RuleSet(Struct, frozen=True):
    """Everything under one rules directory. ``hash`` is the SHA-256 over the names and contents of its files.

    ``hashes`` are the beginnings (12 hex digits) of the SHA-256 of each file's contents, by its id.
    """

    directory: Path
    hash: str
    vocabulary: Vocabulary
    recipients: Recipients
    endpoints: tuple[EndpointRule, ...]
    generic: tuple[GenericRule, ...]
    hashes: Mapping[str, str] = field(default_factory=dict)

    @property
    def all(self) -> tuple[EndpointRule | GenericRule, ...]:
        """The rules of both scopes."""
        return (*self.endpoints, *self.generic)


def default_directory() -> Path:
    """The rules that come with the auditor: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    for directory in (package / "_rules", package.parent / "rules"):
        if (directory / VOCABULARY_FILE).is_file():
            return directory
    raise UsageError(f"no rules came with this installation (looked beside {package}); name a directory of rules")


def rule_files(directory: Path) -> list[RuleFile]:
    """All YAML files of a rules directory, sorted by id; anything else there is left alone."""
    if not directory.is_dir():
        raise UsageError(f"{directory}: there is no such directory of rules")
    return sorted(_below(str(directory), ""), key=lambda file: file.id)


def _below(folder: str, prefix: str) -> Iterator[RuleFile]:
    """Files of a folder and of those in it; in plain calls, as there are hundreds at every start."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{prefix}{entry.name}/")
            elif entry.name.endswith(".yaml"):
                with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - by way of Path it takes twice as long
                    yield RuleFile(entry.path, prefix + entry.name.removesuffix(".yaml"), file.readall())


def hash_files(files: Iterable[RuleFile]) -> str:
    """SHA-256 (hex) over ids and contents, independent of where the directory is."""
    digest = sha256()
    for file in files:
        digest.update(f"{file.id}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()


def file_hashes(files: Iterable[RuleFile]) -> dict[str, str]:
    """What changes when a file does: the beginning of the SHA-256 of its contents, by its id."""
    return {file.id: sha256(file.data).hexdigest()[:12] for file in files}


def load_rules(directory: Path | None = None) -> RuleSet:
    """Read a directory of rules, by default the one that comes with the auditor.

    Raises `FaultyFiles` with every fault of every file, `UsageError` if there is no such directory.
    """
    place = directory if directory is not None else default_directory()
    files = rule_files(place)
    content = hash_files(files)
    name = f"{place.resolve()} {content}"
    stored = fetch(name)
    if stored is not None:
        recipients = Recipients(stored.recipients)
        hashes = file_hashes(files)
        return RuleSet(place, content, stored.vocabulary, recipients, stored.endpoints, stored.generic, hashes)
    rules = _read(place, files)
    keep(name, Stored(rules.vocabulary, tuple(rules.recipients), rules.endpoints, rules.generic))
    return rules


def _read(directory: Path, files: list[RuleFile]) -> RuleSet:
    from auditor.rules.reading import read_rule_set
    from auditor.rules.yaml_nodes import Faults

    faults = Faults(RuleError)
    rules = read_rule_set(directory, files, faults)
    if faults.found:
        raise FaultyFiles(faults.found)
    return rules
