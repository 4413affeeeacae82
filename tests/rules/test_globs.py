"""Host and path patterns, and what an index may rely on."""

from __future__ import annotations

import pytest

from auditor.rules.globs import compile_globs, glob_fault, literal_suffix


@pytest.mark.parametrize(
    ("glob", "separator", "text", "hit"),
    [
        ("log*.a.example", ".", "log7.a.example", True),
        ("log*.a.example", ".", "log.a.example", True),
        ("log*.a.example", ".", "log7.b.a.example", False),
        ("**.a.example", ".", "x.y.a.example", True),
        ("**.a.example", ".", "a.example", False),
        ("a.example", ".", "aXexample", False),
        ("/v*/log", "/", "/v12/log", True),
        ("/v*/log", "/", "/v1/2/log", False),
        ("/v1/**", "/", "/v1/a/b", True),
        ("/v1/**", "/", "/v2/v1/a", False),
        ("/a", "/", "/a\n", False),
    ],
)
def test_stars_stop_at_separators(glob: str, separator: str, text: str, hit: bool) -> None:
    assert (compile_globs([glob], separator).fullmatch(text) is not None) is hit


@pytest.mark.parametrize(
    ("glob", "suffix"),
    [("log*.Tiktokv.COM", "tiktokv.com"), ("a.b", "a.b"), ("**.b", "b"), ("api.*.com", "com"), ("*", ""), ("a.b*", "")],
)
def test_literal_suffix_is_what_every_matching_host_ends_with(glob: str, suffix: str) -> None:
    assert literal_suffix(glob) == suffix


def test_patterns_that_would_be_slow_are_faults() -> None:
    assert glob_fault("*.*.*.*.example") is not None
    assert glob_fault("a***b") is not None
    assert glob_fault("") is not None
    assert glob_fault("**.*x*.example") is None
