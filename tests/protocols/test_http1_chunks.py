"""Size lines of chunks: the size however it is dressed up, and no chunk seen in what is none."""

from __future__ import annotations

import pytest

from auditor.protocols.http1_chunks import CHUNK_LINE_LIMIT, begins_with_chunk, chunk_size


@pytest.mark.parametrize(
    ("line", "size"),
    [(b"1f", 31), (b"1F;name=value\r", 31), (b" 0x1f\r", 31), (b"0", 0), (b"", None), (b"g", None), (b"1" * 13, None)],
)
def test_size_is_the_number_a_line_begins_with(line: bytes, size: int | None) -> None:
    assert chunk_size(b"." + line + b"\nff", 1, 1 + len(line)) == size


@pytest.mark.parametrize("body", [b"5\r\nhello", b"1f;a=b\r\n", b"\x0bf\r\n", b"5x\r\n"])
def test_chunk_at_the_beginning_is_seen_with_its_line_and_not_denied_before(body: bytes) -> None:
    line = body.index(b"\n") + 1
    assert [begins_with_chunk(body[:size], 0, size) for size in range(line)] == [None] * line
    assert begins_with_chunk(body, 0, len(body)) is True


@pytest.mark.parametrize(
    "body", [b"<html>\n", b"{}", b"deadly\n", b"0123456789abcdef01", b"\n", b"1;" + b"a" * CHUNK_LINE_LIMIT]
)
def test_what_begins_otherwise_is_no_chunk(body: bytes) -> None:
    assert begins_with_chunk(body, 0, len(body)) is False
