from __future__ import annotations

import pytest

from auditor.decode import decode_body

_REST = bytes(range(256))


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"\xff\xd8\xff\xe1", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"RIFF\x10\x00\x00\x00WEBP", "webp"),
        (b"RIFF\x10\x00\x00\x00WAVE", "wav"),
        (b"\x00\x00\x00\x18ftypheic", "heic"),
        (b"\x00\x00\x00\x18ftypisom", "mp4"),
        (b"PK\x03\x04", "zip"),
    ],
)
def test_files_are_named_by_their_first_bytes_and_are_not_opaque(start: bytes, name: str) -> None:
    tree = decode_body(start + _REST, "application/octet-stream")
    root = next(tree.nodes())
    assert (root.path, root.document) == ((name,), start + _REST)
    assert (tree.gaps, tree.opaque) == ((), ())
    assert tree.leaves()[0].kind == "bytes"
