"""The input stream: reads of every length from every kind of input, and damage that ends it early."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.sources.stream import HEAD, InputStream, open_stream

DATA = bytes(range(251)) * 40


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 6000), max_size=20), st.booleans())
def test_reads_of_any_length_give_the_same_bytes(lengths: list[int], packed: bool) -> None:
    raw = io.BytesIO(gzip.compress(DATA) if packed else DATA)
    stream = InputStream("x", raw, owned=False)
    assert stream.head == DATA[:HEAD]
    assert stream.suffix == (".gz" if packed else "")
    at = 0
    for length in lengths:
        assert stream.read(length) == DATA[at : at + length]
        at = min(at + length, len(DATA))
    assert stream.read_all() == DATA[at:]
    assert stream.read(5) == b""


def test_plain_file_offers_its_descriptor_and_size(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(DATA)
    stream = open_stream(path, None)
    assert stream.fd is not None
    assert stream.size == len(DATA)
    stream.close()
    path.write_bytes(gzip.compress(DATA))
    packed = open_stream(path, None)
    assert (packed.fd, packed.size) == (None, None)
    packed.close()


def test_standard_input_is_not_closed() -> None:
    raw = io.BytesIO(DATA)
    open_stream("-", raw).close()
    assert not raw.closed


class Failing(io.RawIOBase):
    """A device that fails after its first bytes."""

    def __init__(self) -> None:
        self._left = [b"first"]

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not self._left:
            raise OSError(5, "Input/output error")
        return self._left.pop()


def test_input_error_ends_the_stream_and_is_kept() -> None:
    stream = InputStream("x", Failing(), owned=False)  # type: ignore[arg-type]
    assert stream.head == b"first"
    assert stream.damage == "could not be read further (Input/output error)"


@pytest.mark.parametrize("cut", [30, -9, -1])
def test_damage_is_known_once_the_end_was_reached(cut: int) -> None:
    stream = InputStream("x", io.BytesIO(gzip.compress(DATA)[:cut]), owned=False)
    got = stream.read_all()
    assert DATA.startswith(got)
    assert stream.damage == "the gzip data end in the middle"
