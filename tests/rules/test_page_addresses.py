"""Addresses of pages are told from those of files, interfaces and what programs fetch."""

from __future__ import annotations

import pytest

from auditor.rules.page_addresses import is_page


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/",
        "https://www.example.org",
        "http://localhost:8000/start",
        "http://192.0.2.7/a",
        "https://shop.example/p/42?farbe=rot#oben",
        "https://www.example.org/a/b.html",
        "https://www.example.org/rueckenschmerzen.php?id=1",
        "https://www.example.org/sport/api-design",
    ],
)
def test_pages(address: str) -> None:
    assert is_page(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/logo.PNG",
        "https://www.example.org/app.js?v=3",
        "https://api.example.org/user",
        "https://eu-api.example.org/user",
        "https://cdn2.example.org/a",
        "https://www.example.org/api/user",
        "https://www.example.org/v2/user",
        "https://www.example.org/f/{font}/{range}",
        "https://www.example.org/a b",
        "ftp://www.example.org/a",
        "/a",
        "www.example.org",
        "https://[::1",
        "https://example.org/" + "a" * 5000,
    ],
)
def test_what_is_no_page(address: str) -> None:
    assert not is_page(address)
