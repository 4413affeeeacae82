"""Who may come in."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from auditor.live.web.gate import MOST_LINKS, Gate

OURS = {"Host": "127.0.0.1:4000"}


def token(link: str) -> str:
    return parse_qs(urlsplit(link).query)["token"][0]


def test_link_works_once() -> None:
    gate = Gate(4000)
    link = gate.link()
    cookie = gate.redeem(token(link))
    assert link.startswith("http://127.0.0.1:4000/?token=")
    assert cookie is not None
    assert gate.knows(cookie)
    assert gate.redeem(token(link)) is None


def test_links_and_cookies_cannot_be_guessed_or_taken_for_each_other() -> None:
    gate = Gate(4000)
    first, second = token(gate.link()), token(gate.link())
    assert first != second
    assert len(first) >= 43
    assert not gate.knows(first)
    assert not gate.knows(None)
    assert not gate.knows("")
    assert gate.redeem("") is None
    assert gate.redeem("ü") is None
    assert gate.redeem(first[:-1]) is None


def test_unused_links_are_bounded_and_the_oldest_is_void() -> None:
    gate = Gate(4000)
    links = [token(gate.link()) for _ in range(MOST_LINKS + 1)]
    assert gate.redeem(links[0]) is None
    assert gate.redeem(links[1]) is not None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "localhost:4000"},
        {"Host": "127.0.0.1:4001"},
        {"Host": "127.0.0.1"},
        {"Host": "evil.example:4000"},
        OURS | {"Origin": "http://evil.example"},
        OURS | {"Origin": "null"},
        OURS | {"Origin": "http://127.0.0.1:4001"},
        OURS | {"Origin": "https://127.0.0.1:4000"},
        OURS | {"Sec-Fetch-Site": "cross-site"},
        OURS | {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
        OURS | {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    ],
)
def test_other_names_and_other_sites_are_refused(headers: dict[str, str]) -> None:
    assert Gate(4000).refuses(headers) is not None


@pytest.mark.parametrize(
    "headers",
    [
        OURS,
        OURS | {"Origin": "http://127.0.0.1:4000", "Sec-Fetch-Site": "same-origin"},
        OURS | {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
        OURS | {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    ],
)
def test_own_pages_and_the_address_bar_pass(headers: dict[str, str]) -> None:
    assert Gate(4000).refuses(headers) is None


def test_web_socket_needs_an_origin() -> None:
    gate = Gate(4000)
    assert gate.refuses(OURS, upgrade=True) is not None
    assert gate.refuses(OURS | {"Origin": gate.origin}, upgrade=True) is None
