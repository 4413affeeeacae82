"""Errors a person can act on: each says what is wrong, where, and how to mend it, in one line."""

from __future__ import annotations


class AuditorError(Exception):
    """Base of every error the command line turns into one line and exit code 2."""


class CaptureError(AuditorError):
    """A capture, HAR or flow file that cannot be read at all; the text names the file, the place and the remedy."""


class KeyLogError(AuditorError):
    """A key log that cannot be opened or is not one."""


class UsageError(AuditorError):
    """Options that contradict each other or name something that is not there."""


class OwnFileError(AuditorError):
    """A fault in one of our own files (rule, profile, recipients), as ``path:line:column: what and how to mend it``.

    ``line`` and ``column`` count from 1.
    """

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        self.path, self.line, self.column, self.message = path, line, column, message
        super().__init__(f"{path}:{line}:{column}: {message}")


class RuleError(OwnFileError):
    """A rule, data-type or recipient file that does not follow the schema, or whose example does not hold."""


class ProfileError(OwnFileError):
    """A profile of one's own device that does not follow the schema."""


class ManifestError(OwnFileError):
    """A session's manifest (``session.yaml``) that does not follow the schema, or lists a file that is not there."""


class MarksError(OwnFileError):
    """A row of a file of marks that is none."""


class PolicyError(OwnFileError):
    """A policy, or a file of declarations it imports, that does not follow its schema."""


class FaultyFiles(AuditorError):
    """Every fault of a set of our own files at once, in file and line order."""

    def __init__(self, faults: list[OwnFileError]) -> None:
        self.faults = sorted(faults, key=lambda f: (f.path, f.line, f.column))
        super().__init__("\n".join(str(f) for f in self.faults))
