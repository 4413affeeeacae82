from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_saved_report_is_rendered_masked_unless_asked(auditor: Run, saved: Path) -> None:
    page = auditor("report", saved).stdout.decode()
    words = " ".join(page.split())
    assert words.startswith("The device sent 1 kind of data to 1 company; 50 % of outgoing bytes could be read.")
    assert "Pixel" not in page
    assert "Pixel 7" in auditor("report", saved, "--show-values").stdout.decode()


def test_saved_report_comes_out_of_json_unchanged(auditor: Run, saved: Path) -> None:
    assert auditor("report", saved, "--format", "json", "--show-values").stdout == saved.read_bytes()
    assert (
        auditor("report", "-", "--format", "json", "--show-values", stdin=saved.read_bytes()).stdout
        == saved.read_bytes()
    )


def test_masked_values_cannot_be_shown_again(auditor: Run, saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "masked.json"
    assert auditor("report", saved, "--format", "json", "-o", out).returncode == 0
    assert json.loads(out.read_bytes())["values"] == "masked"
    assert b"Pixel" not in out.read_bytes()
    assert out.stat().st_mode & 0o777 == 0o600
    assert b"was saved with its values masked" in auditor("report", out, "--show-values").stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_any_encoding_of_standard_output_will_do(auditor: Run, saved: Path, encoding: str) -> None:
    answer = auditor("report", saved, PYTHONIOENCODING=encoding)
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert "The device sent" in answer.stdout.decode(encoding)


def test_colour_codes_never_reach_a_pipe(auditor: Run, saved: Path) -> None:
    assert b"\x1b" not in auditor("report", saved, TERM="xterm-256color", FORCE_COLOR="1").stdout


@pytest.mark.parametrize("text", [b"", b"hello", b"\x00" * 100, b"{}", b'{"schema": 9}'])
def test_what_is_no_report_gives_one_line(auditor: Run, tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(text)
    answer = auditor("report", path)
    assert answer.returncode == 2
    assert answer.stderr.decode().startswith(f"auditor: {path}: ")
    assert answer.stderr.count(b"\n") == 1


def at_a_terminal(saved: Path, **environment: str) -> bytes:
    """What the command writes to a terminal of 100 columns."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")} | {"TERM": "xterm"} | environment
    with subprocess.Popen([sys.executable, "-m", "auditor", "report", str(saved)], stdout=there, env=env) as process:
        os.close(there)
        shown = b""
        with contextlib.suppress(OSError):
            while part := os.read(here, 65536):
                shown += part
    os.close(here)
    assert process.returncode == 0
    return shown


def test_terminal_gets_colours_unless_no_color_is_set(saved: Path) -> None:
    assert b"\x1b[1m" in at_a_terminal(saved)
    assert b"\x1b" not in at_a_terminal(saved, NO_COLOR="1")
    assert b"\x1b" not in at_a_terminal(saved, TERM="dumb")


def test_suffix_of_the_file_chooses_the_format_unless_one_is_named(auditor: Run, saved: Path, tmp_path: Path) -> None:
    assert auditor("report", saved, "-o", "page.html").returncode == 0
    assert (tmp_path / "page.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert auditor("report", saved, "-o", "again.json").returncode == 0
    assert (tmp_path / "again.json").read_bytes().startswith(b"{")
    assert auditor("report", saved, "-o", "text.html", "--format", "terminal").returncode == 0
    assert not (tmp_path / "text.html").read_bytes().startswith(b"<")
