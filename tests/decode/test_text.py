from __future__ import annotations

import pytest

from auditor.decode.decoder import Hints
from auditor.decode.text import as_text, decent


@pytest.mark.parametrize(
    ("data", "hints", "text"),
    [
        (b"plain", Hints(), "plain"),
        (b"\xef\xbb\xbfmarked", Hints(), "marked"),
        ("Zürich\n".encode(), Hints(), "Zürich\n"),
        ("北京".encode("gbk"), Hints(charset="gbk"), "北京"),
        ("北京".encode("gbk"), Hints(), None),
        ("hi".encode("utf-16"), Hints(), "hi"),
        (b"\x00\x01", Hints(), None),
        (b"a" * 300 + b"\x00", Hints(), None),
        (b"x\xff", Hints(charset="unicode_escape"), None),
    ],
)
def test_bytes_are_text_only_where_they_say_so(data: bytes, hints: Hints, text: str | None) -> None:
    assert as_text(data, hints) == text


def test_text_vouches_for_a_guess_only_if_chance_would_not_give_it() -> None:
    assert decent("someone@mail.example")
    assert decent("北京市朝阳区建国路八十八号现代城八号楼")
    assert not decent("short")
    assert not decent("~^|<`~*$#!%^~|<>")
