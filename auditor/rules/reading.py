"""Reads the files of a rule set and checks them against each other; faults are collected, not raised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from auditor.recipients import PURPOSES, Recipients
from auditor.rules.load import VOCABULARY_FILE, RuleFile, RuleSet, file_hashes, hash_files
from auditor.rules.read_recipients import RecipientReader
from auditor.rules.read_rule import RuleReader
from auditor.rules.read_vocabulary import read_vocabulary
from auditor.rules.schema import EndpointRule, GenericRule, Vocabulary
from auditor.rules.yaml_nodes import Faults, Value, read_yaml

_KINDS = ("recipients", "endpoints", "generic")


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
        hashes=file_hashes(files),
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
