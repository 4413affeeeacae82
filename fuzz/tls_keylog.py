"""Key logs: lines that are none are counted, the rest can be asked for."""

from __future__ import annotations

from auditor.tls.keylog import KeyLog
from fuzz.captured import secrets
from fuzz.running import fuzz


def one_input(data: bytes) -> None:
    """The input is a key log, which says the same in one go and line by line."""
    whole, lines = KeyLog(), KeyLog()
    usable = whole.add(data, "fuzz")
    assert sum(lines.add(line, "fuzz") for line in data.splitlines()) == usable
    assert (lines.entries, lines.ignored) == (whole.entries, whole.ignored)
    assert whole.entries <= usable <= len(data.splitlines())
    assert usable + whole.ignored <= len(data.splitlines())


def seeds() -> list[bytes]:
    """The start of a bundled capture's key log, and the kinds of lines it does not have."""
    unnamed = b"RSA 0011223344556677 " + b"ab" * 48 + b"\nRSA Session-ID:00ff Master-Key:" + b"cd" * 48 + b"\n"
    return [secrets()[:2000], unnamed, b"# nothing\r\nCLIENT_RANDOM zz zz\n"]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
