"""Registrable domains by the public suffix list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from publicsuffixlist import PSLFILE, PublicSuffixList

from auditor.recipients import registrable_domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("a.b.example.com", "example.com"),
        ("A.B.Example.CO.UK.", "example.co.uk"),
        ("user.github.io", "user.github.io"),
        ("co.uk", None),
        ("localhost", None),
        ("192.0.2.1", None),
        ("2001:db8::1", None),
        ("", None),
    ],
)
def test_registrable_domain(host: str, domain: str | None) -> None:
    assert registrable_domain(host) == domain


def listed_hosts() -> Iterator[str]:
    """Every name of the list, as written and encoded, and hosts one and two labels below it."""
    lines = Path(PSLFILE).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("//"):
            name = line.removeprefix("!").replace("*", "any")
            for form in {name, name.encode("idna").decode("ascii")}:
                yield from (form, f"one.{form}", f"two.one.{form}")


def test_domains_are_those_of_the_library_for_every_name_of_the_list() -> None:
    library = PublicSuffixList(accept_unknown=True)
    hosts = [*listed_hosts(), "a..example.com", ".com", "nowhere.invalid", "a.b.nowhere.invalid", "xn--.xn--"]
    assert len(hosts) > 20_000
    assert [host for host in hosts if registrable_domain(host) != library.privatesuffix(host)] == []
