"""Registrable domains by the public suffix list."""

from __future__ import annotations

import pytest

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
