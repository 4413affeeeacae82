from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import KeyLogError
from auditor.keylogs import read_keylogs
from auditor.tls.keylog import parse

LINE = b"CLIENT_RANDOM " + b"ab" * 32 + b" " + b"cd" * 48 + b"\n"


def test_texts_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    one, two = tmp_path / "one.log", tmp_path / "two.log"
    one.write_bytes(LINE)
    two.write_bytes(b"# second\n" + LINE)
    assert read_keylogs([str(two), str(one)]) == (b"# second\n" + LINE, LINE)
    assert read_keylogs([]) == ()


def test_what_is_absent_or_no_key_log_is_named(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a key log\n", "utf-8")
    with pytest.raises(KeyLogError, match=r"notes\.txt: not a TLS key log"):
        read_keylogs([str(other)])
    other.write_bytes(LINE)
    assert parse(read_keylogs([str(other)])[0], "notes.txt").entries == 1
    with pytest.raises(KeyLogError, match=r"gone\.log: cannot be read"):
        read_keylogs([str(tmp_path / "gone.log")])
