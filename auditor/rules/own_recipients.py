"""A user's own list of recipients, in the schema of rules/recipients; its word goes before the bundled one's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.errors import FaultyFiles, RuleError
from auditor.own_text import read_own_text
from auditor.recipients import Recipient, Recipients
from auditor.rules.read_recipients import RecipientReader
from auditor.rules.yaml_nodes import Faults, read_yaml

if TYPE_CHECKING:
    from auditor.rules.load import RuleSet


def with_own_recipients(rules: RuleSet, path: Path) -> RuleSet:
    """The rules with this list before their own; errors as of `load_own_recipients`."""
    own = load_own_recipients(path, rules.recipients)
    return replace(rules, recipients=Recipients(rules.recipients, own))


def load_own_recipients(path: Path, known: Recipients) -> tuple[Recipient, ...]:
    """The recipients in this file; a parent may be one of ``known``.

    Raises `FaultyFiles` with every fault (`RuleError`), UsageError where the file cannot be read.
    """
    text = read_own_text(path, "a list of recipients")
    faults = Faults(RuleError)
    reader = RecipientReader()
    root = read_yaml(text, str(path), faults)
    if root is not None:
        reader.read(root)
        reader.check_parents({recipient.id for recipient in known})
    if faults.found:
        raise FaultyFiles(faults.found)
    return tuple(reader.recipients.values())
