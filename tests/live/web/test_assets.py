"""The files of the page: all are given out, none asks for anything elsewhere, and its colours can be read."""

from __future__ import annotations

import re

import pytest

from auditor.live.web.assets import ASSETS, headers, read
from tests.live.web.conftest import page_files

TEXTS = {path.name: path.read_text("utf-8") for path in page_files()}
LONGEST = 200


def test_each_file_is_given_out_under_one_path() -> None:
    assert sorted(name for _, name, _ in ASSETS) == sorted(TEXTS)
    assert len({path for path, _, _ in ASSETS}) == len(ASSETS)
    assert all(read(name) == TEXTS[name].encode() for _, name, _ in ASSETS)


@pytest.mark.parametrize("name", TEXTS)
def test_file_is_small_and_asks_for_nothing_elsewhere(name: str) -> None:
    text = TEXTS[name]
    addresses = re.findall(r"""(?:https?:)?//[\w.-]+\.\w+[^\s"'`]*""", text)
    assert [each for each in addresses if each != "http://www.w3.org/2000/svg"] == []
    assert len(text.splitlines()) <= LONGEST
    assert "innerHTML" not in text
    assert "eval(" not in text


def test_page_has_nothing_inline() -> None:
    page = TEXTS["index.html"]
    assert re.search(r"<style|\sstyle=|\son\w+=|javascript:", page) is None
    assert re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL) == [""]


def test_modules_import_what_is_given_out() -> None:
    paths = {path for path, _, _ in ASSETS}
    imports = {found for text in TEXTS.values() for found in re.findall(r'from "\.(/[^"]+)"', text)}
    assert imports <= paths
    assert {f"/{name}" for name in TEXTS if name.endswith(".js")} - imports == {"/main.js"}


def test_policy_lets_nothing_in_but_our_own_files() -> None:
    policy = headers("127.0.0.1:4000")["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "connect-src 'self' ws://127.0.0.1:4000" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"unsafe|\*|https?:", " ".join(policy))


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme by name."""
    light, dark = re.findall(r":root \{(.*?)\}", TEXTS["style.css"], re.DOTALL)
    found = {name: dict(re.findall(r"--(\w+): (#\w{6})", block)) for name, block in (("light", light), ("dark", dark))}
    assert set(found["light"]) == set(found["dark"])
    return found


def luminance(color: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_borders_have_the_contrast_of_level_aa(scheme: str) -> None:
    colors = schemes()[scheme]
    for ground in ("panel", "ground"):
        for text in ("ink", "soft", "strong", "warn", "mark"):
            assert contrast(colors[text], colors[ground]) >= 4.5, (text, ground)
        for edge in ("focus", "location", "identifier", "device", "watch", "browsing", "other"):
            assert contrast(colors[edge], colors[ground]) >= 3, (edge, ground)
    assert contrast(colors["location"], colors["land"]) >= 3
