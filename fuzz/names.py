"""Names of addresses learnt from DNS answers."""

from __future__ import annotations

from auditor.network.names import MOST_RECORDS, Names, answers
from fuzz.dns import MESSAGES
from fuzz.running import fuzz


def one_input(data: bytes) -> None:
    """The input is a DNS message."""
    found = answers(data)
    assert len(found) <= MOST_RECORDS
    names = Names()
    names.learn_dns(data, 7)
    for address, name in found:
        assert name
        assert names.name(address, 7) is not None


def seeds() -> list[bytes]:
    """Answers with and without an alias."""
    return [data for _, data in MESSAGES]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
