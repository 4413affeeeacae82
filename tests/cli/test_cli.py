from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest

from auditor import __version__
from auditor.cli import COMMANDS, run
from auditor.cli.output import look, opened, write_text
from auditor.errors import UsageError

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_every_command_is_there_under_its_name_and_words() -> None:
    for name, words in COMMANDS:
        command: click.Command = import_module(f"auditor.cli.{name}").command
        assert command.name == name
        assert command.short_help == words


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert f"Usage: auditor {name}" in capsys.readouterr().out


def test_version_and_help(auditor: Run) -> None:
    assert auditor("--version").stdout == f"auditor {__version__}\n".encode()
    answer = auditor("--help")
    assert answer.returncode == 0
    assert all(name.encode() in answer.stdout for name, _ in COMMANDS)


def test_help_loads_nothing_heavy_and_no_command() -> None:
    code = (
        "import sys, auditor.cli, auditor.errors\n"
        "assert auditor.cli.run(['--help']) == 0\n"
        "heavy = {'numpy', 'pandas', 'scapy', 'mitmproxy', 'rich', 'msgspec', 'yaml', 'auditor.cli.scan'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_model_loads_nothing_heavy_but_what_its_values_are_made_of() -> None:
    code = (
        "import sys, auditor.model\n"
        "print(*sorted({'numpy', 'pandas', 'scapy', 'mitmproxy', 'rich', 'msgspec', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [b"msgspec"]


def test_help_is_quick(auditor: Run) -> None:
    """Processor time, which other work on the machine does not lengthen; on an idle one it is the wall time."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        auditor("--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(once() for _ in range(5)) < 0.25


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["scna"], "did you mean 'scan'?"),
        (["scan"], "Missing argument"),
        (["scan", "--nope", "x"], "No such option"),
        (["scan", "x", "--format", "paper"], "'paper' is not"),
        (["report", "absent.json"], "absent.json: cannot be read: No such file"),
        (["report", "."], "cannot be read: Is a directory"),
        (["scan", "-", "-"], "only once"),
        (["demo", "no-such"], "there is no demo 'no-such'"),
    ],
)
def test_wrong_use_is_one_line_and_code_2(auditor: Run, args: list[str], said: str) -> None:
    answer = auditor(*args)
    assert answer.returncode == 2
    assert answer.stdout == b""
    (line,) = answer.stderr.decode().splitlines()
    assert line.startswith("auditor: ")
    assert said in line


def test_no_arguments_show_help_and_are_wrong_use(auditor: Run) -> None:
    answer = auditor()
    assert answer.returncode == 2
    assert b"Usage:" in answer.stderr


def test_hostile_file_name_is_harmless_in_errors(auditor: Run) -> None:
    answer = auditor("report", "\x1b[2Jx\n")
    assert b"\x1b" not in answer.stderr
    assert answer.stderr.count(b"\n") == 1


def test_reader_that_goes_away_is_no_error(saved: Path) -> None:
    shell = f"'{sys.executable}' -m auditor report '{saved}' --format json; echo code $? >&2"
    done = subprocess.run(["bash", "-c", f"({shell}) | true"], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Error" not in done.stderr


def test_interrupt_is_one_line_and_code_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import auditor.cli.report

    def interrupted(path: str) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(auditor.cli.report, "_read", interrupted)
    assert run(["report", "x.json"]) == 130
    assert capsys.readouterr().err == "auditor: interrupted\n"


def test_output_is_for_the_owner_alone_and_whole_or_not_there(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    with opened(str(out)) as file:
        file.write(b"x")
        assert not out.exists()
    assert out.read_bytes() == b"x"
    assert out.stat().st_mode & 0o777 == 0o600


def test_nothing_stays_of_output_that_failed(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_bytes(b"before")

    def fail() -> None:
        with opened(str(out)) as file:
            file.write(b"half")
            raise ValueError("disk on fire")

    with pytest.raises(ValueError, match="on fire"):
        fail()
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_input_is_never_overwritten_under_any_name(tmp_path: Path) -> None:
    capture = tmp_path / "x.pcap"
    capture.write_bytes(b"precious")
    alias = tmp_path / "alias"
    alias.symlink_to(capture)
    for name in (capture, alias):
        with pytest.raises(UsageError, match="is an input"), opened(str(name), [str(capture)]):
            pass
    assert capture.read_bytes() == b"precious"


def test_output_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "absent" / "x"):
        with pytest.raises(UsageError, match=str(out)), opened(str(out)):
            pass


def test_device_files_are_written_to_directly() -> None:
    write_text("x", "/dev/null")
    assert Path("/dev/null").is_char_device()


def test_page_is_plain_and_80_columns_where_nobody_looks() -> None:
    assert (look("out.txt").width, look("out.txt").color) == (80, False)
    assert look(None).color is False
