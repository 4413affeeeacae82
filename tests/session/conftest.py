"""A folder that holds a session: captures of several kinds, key logs, and what is neither."""

from __future__ import annotations

from pathlib import Path

import pytest

PCAP = bytes.fromhex("d4c3b2a1020004000000000000000000ffff000001000000")
KEYS = b"# keys\nCLIENT_RANDOM " + b"0a" * 32 + b" " + b"0b" * 48 + b"\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "session"
    folder.mkdir()
    for name, data in (
        ("b.pcap", PCAP),
        ("a.txt", b'{"log": {"entries": []}}'),
        ("keys.log", KEYS),
        ("expected.json", b'{"findings": []}'),
        ("aes_info.json", b"[]"),
        ("README.md", b"# What was done\n"),
        ("photo.jpg", b"\xff\xd8\xff\xe0"),
        ("empty", b""),
        (".hidden.pcap", PCAP),
    ):
        (folder / name).write_bytes(data)
    (folder / "inside").mkdir()
    (folder / "inside" / "c.pcap").write_bytes(PCAP)
    return folder
