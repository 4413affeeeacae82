"""Windows onto files and streams hold the same bytes; gathering copies the structures at any offsets."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from auditor.sources.stream import InputStream, open_stream
from auditor.sources.windows import Windows, gather, gather_words

DATA = bytes(range(256)) * 10


@pytest.mark.parametrize("way", ["file", "stream"])
def test_window_moves_on_and_grows_on_demand(tmp_path: Path, way: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(DATA)
    stream = open_stream(path, None) if way == "file" else InputStream("x", io.BytesIO(DATA), owned=False)
    windows = Windows(stream, 100)
    windows.advance(0)
    assert (windows.data, windows.base, windows.final) == (DATA[:100], 0, False)
    windows.advance(30)
    assert (windows.data, windows.base) == (DATA[30:130], 30)
    windows.advance(100, 1000)
    assert (windows.data, windows.base, windows.final) == (DATA[130:1130], 130, False)
    windows.advance(1000, 5000)
    assert (windows.data, windows.base, windows.final) == (DATA[1130:], 1130, True)
    windows.advance(len(DATA) - 1130)
    assert (windows.data, windows.final) == (b"", True)
    stream.close()


def test_gathering_at_odd_offsets_in_both_byte_orders() -> None:
    at = np.array([1, 8, 2552], np.int64)
    assert gather_words(DATA, at, False, 2).tolist() == [
        [0x04030201, 0x08070605],
        [0x0B0A0908, 0x0F0E0D0C],
        [0xFBFAF9F8, 0xFFFEFDFC],
    ]
    assert gather_words(DATA, at, True, 1).tolist() == [[0x01020304], [0x08090A0B], [0xF8F9FAFB]]
    assert gather_words(DATA, at[:0], True, 3).shape == (0, 3)
    mixed = gather_words(DATA, at[:2], np.array([False, True]), 2)
    assert mixed.tolist() == [[0x04030201, 0x08070605], [0x08090A0B, 0x0C0D0E0F]]
    pairs = np.dtype([("a", "<u2"), ("b", ">u2")])
    assert gather(DATA, at, pairs)["b"].tolist() == [0x0304, 0x0A0B, 0xFAFB]
