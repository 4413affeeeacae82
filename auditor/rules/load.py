"""Loads a directory of rules: reads every file, checks them against each other, and hashes their contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from auditor.errors import FaultyFiles, RuleError, UsageError
from auditor.recipients import PURPOSES, Recipients
from auditor.rules.read_recipients import RecipientReader
from auditor.rules.read_rule import RuleReader
from auditor.rules.read_vocabulary import read_vocabulary
from auditor.rules.schema import EndpointRule, GenericRule, Vocabulary
from auditor.rules.yaml_nodes import Faults, Value, read_yaml

VOCABULARY_FILE = "data-types.yaml"
_KINDS = ("recipients", "endpoints", "generic")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file: how it is called in messages, its id (path without .yaml) and its contents."""

    name: str
    id: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything under one rules directory. ``hash`` is the SHA-256 over the names and contents of its files."""

    directory: Path
    hash: str
    vocabulary: Vocabulary
    recipients: Recipients
    endpoints: tuple[EndpointRule, ...]
    generic: tuple[GenericRule, ...]

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
    files = []
    for path in directory.rglob("*.yaml"):
        relative = path.relative_to(directory).as_posix()
        files.append(RuleFile(str(path), relative.removesuffix(".yaml"), path.read_bytes()))
    return sorted(files, key=lambda file: file.id)


def hash_files(files: Iterable[RuleFile]) -> str:
    """SHA-256 (hex) over ids and contents, independent of where the directory is."""
    digest = sha256()
    for file in files:
        digest.update(f"{file.id}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()


def load_rules(directory: Path | None = None) -> RuleSet:
    """Read a directory of rules, by default the one that comes with the auditor.

    Raises `FaultyFiles` with every fault of every file, `UsageError` if there is no such directory.
    """
    place = directory if directory is not None else default_directory()
    files = rule_files(place)
    faults = Faults(RuleError)
    rules = read_rule_set(place, files, faults)
    if faults.found:
        raise FaultyFiles(faults.found)
    return rules


def read_rule_set(directory: Path, files: list[RuleFile], faults: Faults) -> RuleSet:
    """The rule set of these files, as far as it could be read; faults are collected."""
    roots = {file.id: root for file in files if (root := parse_file(file, faults)) is not None}
    vocabulary = _vocabulary(directory, roots, {file.id for file in files}, faults)
    recipients = RecipientReader()
    for _, root in _of_kind(roots, "recipients"):
        recipients.read(root)
    recipients.check_parents()
    reader = RuleReader(vocabulary, recipients.recipients, PURPOSES)
    rules = [reader.read(root, id_) for kind in ("endpoints", "generic") for id_, root in _of_kind(roots, kind)]
    return RuleSet(
        directory=directory,
        hash=hash_files(files),
        vocabulary=vocabulary,
        recipients=Recipients(recipients.recipients.values()),
        endpoints=tuple(rule for rule in rules if isinstance(rule, EndpointRule)),
        generic=tuple(rule for rule in rules if isinstance(rule, GenericRule)),
    )


def parse_file(file: RuleFile, faults: Faults) -> Value | None:
    """The root of one file, or None beside the faults that make it unreadable."""
    if file.id != VOCABULARY_FILE.removesuffix(".yaml") and file.id.partition("/")[0] not in _KINDS:
        faults.add(file.name, 1, 1, f"rules live under {', '.join(_KINDS)}; move the file there")
        return None
    try:
        text = file.data.decode()
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        column = error.start - file.data.rfind(b"\n", 0, error.start)
        faults.add(file.name, line, column, "this is not UTF-8; save it so")
        return None
    return read_yaml(text, file.name, faults)


def _of_kind(roots: dict[str, Value], kind: str) -> Iterator[tuple[str, Value]]:
    return ((id_, root) for id_, root in roots.items() if id_.startswith(f"{kind}/"))


def _vocabulary(directory: Path, roots: dict[str, Value], ids: set[str], faults: Faults) -> Vocabulary:
    name = VOCABULARY_FILE.removesuffix(".yaml")
    if name in roots:
        return read_vocabulary(roots[name])
    if name not in ids:
        faults.add(str(directory / VOCABULARY_FILE), 1, 1, "the file of data types is lacking")
    return Vocabulary({}, {}, {})
