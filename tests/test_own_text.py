"""Own files are read as UTF-8, and what cannot be read says which file, why, and what it ought to be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.own_text import read_own_text


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
def test_text_is_read_without_a_byte_order_mark(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes(mark + "name: Zoë\n".encode())
    assert read_own_text(path, "a profile") == "name: Zoë\n"
    assert read_own_text(str(path), "a profile") == "name: Zoë\n"


def test_what_is_no_utf8_is_asked_whether_it_is_the_file_meant(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(UsageError, match=re.escape(f"{path}: this is not UTF-8 text; is it a profile?")):
        read_own_text(path, "a profile")


def test_absent_file_and_folder_say_why_they_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="absent: cannot be read: No such file"):
        read_own_text(tmp_path / "absent", "a profile")
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        read_own_text(tmp_path, "a profile")
