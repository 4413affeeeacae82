"""A user's own list of recipients, in the schema of rules/recipients; its word goes before the bundled one's."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import FaultyFiles, RuleError, UsageError
from auditor.recipients import Recipient, Recipients
from auditor.rules.read_recipients import RecipientReader
from auditor.rules.yaml_nodes import Faults, read_yaml


def load_own_recipients(path: Path, known: Recipients) -> tuple[Recipient, ...]:
    """The recipients in this file; a parent may be one of ``known``.

    Raises `FaultyFiles` with every fault (`RuleError`), UsageError where the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: this is not UTF-8 text; is it a list of recipients?") from error
    faults = Faults(RuleError)
    reader = RecipientReader()
    root = read_yaml(text, str(path), faults)
    if root is not None:
        reader.read(root)
        reader.check_parents({recipient.id for recipient in known})
    if faults.found:
        raise FaultyFiles(faults.found)
    return tuple(reader.recipients.values())
