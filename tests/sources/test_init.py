"""Opening by content: what is recognised, and the one line that every other input gets."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from auditor.errors import CaptureError
from auditor.sources import KINDS, open_source
from auditor.sources.pcap import PcapSource
from tests.sources.conftest import Pcapng, packets_of, pcap_file

Write = Callable[[bytes], Path]
PCAP = pcap_file([(1, 2, 3, b"abc"), (2, 2, 1, b"d")])
PCAPNG = Pcapng().section().interface().packet(b"abc").data
HAR = b'{"log": {"entries": []}}'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PCAP, "pcap"),
        (PCAPNG, "pcapng"),
        (HAR, "har"),
        (b"\xef\xbb\xbf \n" + HAR, "har"),
        (HAR.decode().encode("utf-16"), "har"),
        (gzip.compress(PCAP, mtime=0), "pcap.gz"),
        (lzma.compress(PCAPNG), "pcapng.xz"),
        (zstandard.compress(PCAP), "pcap.zst"),
        (gzip.compress(HAR, mtime=0), "har.gz"),
    ],
)
@pytest.mark.parametrize("way", ["file", "stdin"])
def test_kind_is_told_by_content(write: Write, data: bytes, kind: str, way: str) -> None:
    source = open_source(write(data)) if way == "file" else open_source("-", stdin=io.BytesIO(data))
    assert source.kind == kind
    source.close()


def test_names_of_kinds_and_paths_as_text(write: Write) -> None:
    assert {kind.name for kind in KINDS} >= {"pcap", "pcapng", "har", "mitmproxy"}
    path = write(PCAP)
    source = open_source(str(path))
    assert source.path == str(path)
    source.close()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty (offset 0)"),
        (b"hello world\nhow are you", "begins with text 'hello world how are…' (offset 0)"),
        (b"[1, 2]", "begins with text '[1, 2]…'"),
        (b"12:30 lunch", "begins with text '12:30 lunch…'"),
        (bytes(range(128, 160)), "begins with bytes 80 81 82 83 84 85 86 87 (offset 0)"),
        (b"snoop\0\0\0\0\0\0\2", "a snoop capture (offset 0); convert it first: editcap"),
        (b"# made by a browser\nCLIENT_RANDOM " + b"ab" * 32 + b" 00", "a TLS key log (offset 0)"),
        (b'{"name": "package"}', "JSON, but not a HAR: it has no list log.entries (offset 0)"),
        (gzip.compress(b"plain text", mtime=0), "begins with text 'plain text…'"),
        (gzip.compress(PCAP, mtime=0)[:4], "the gzip data end in the middle (offset 0)"),
    ],
)
def test_what_is_no_capture_gets_one_line_with_place_and_remedy(write: Write, data: bytes, says: str) -> None:
    path = write(data)
    with pytest.raises(CaptureError) as caught:
        open_source(path)
    text = str(caught.value)
    assert text.startswith(f"{path}: ")
    assert says in text
    assert "; " in text
    assert "\n" not in text
    with pytest.raises(CaptureError) as caught:
        open_source("-", stdin=io.BytesIO(data))
    assert str(caught.value).startswith("standard input: ")


def test_absent_file_and_directory(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="no such file; give a pcap"):
        open_source(tmp_path / "nothing.pcap")
    with pytest.raises(CaptureError, match="a directory, not a capture; give a pcap"):
        open_source(tmp_path)
    with pytest.raises(CaptureError, match="cannot be opened"):
        open_source("bad\0name")


def test_named_pipe_is_read_as_a_stream(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'wb').write({PCAP!r})"])
    source = open_source(pipe)
    assert isinstance(source, PcapSource)
    assert [packet.data for packet in packets_of(source.batches())] == [b"abc", b"d"]
    source.close()
    assert writer.wait() == 0


def test_opening_a_capture_imports_neither_scapy_nor_mitmproxy(write: Write) -> None:
    code = (
        "import sys\nfrom auditor.sources import open_source\n"
        "assert 'numpy' not in sys.modules, 'too early'\n"
        f"source = open_source({str(write(PCAPNG))!r})\nassert sum(len(b.offset) for b in source.batches()) == 1\n"
        "print(sorted({'scapy', 'mitmproxy', 'pandas', 'zstandard'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
