from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from auditor.audit import AuditOptions, audit
from auditor.report.commands import jq, saved, tshark
from auditor.report.document import Evidence, Finding, Report, to_json

CAPTURE = Path(__file__).parent.parent.parent / "captures" / "tiktok-session" / "capture.pcapng"


@pytest.fixture(scope="module")
def plain() -> Report:
    return audit([str(CAPTURE)], AuditOptions(processes=1))


def shell(line: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-o", "pipefail", "-c", line]
    environment = {**os.environ, "PATH": path}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def of_each_way(report: Report) -> dict[tuple[str, ...], Finding]:
    """One finding for each place and chain of decoders, whose value stands in its leaf as it is."""
    ways: dict[tuple[str, ...], Finding] = {}
    for finding in report.findings:
        evidence = finding.evidence[0]
        decoders = (step for step in evidence.path if not step.startswith("$"))
        if "," not in finding.value:
            ways.setdefault((evidence.where, *decoders), finding)
    return ways


@pytest.mark.program("tshark")
def test_tshark_shows_the_request_the_value_was_in(plain: Report) -> None:
    for finding in of_each_way(plain).values():
        evidence = finding.evidence[0]
        command = tshark(evidence, plain.inputs[0], ())
        assert command is not None
        shown = shell(command.line)
        assert shown.count("Frame Number: ") == len(evidence.frames)
        assert evidence.target is not None
        assert evidence.target in shown


@pytest.mark.program("jq")
def test_jq_takes_out_the_very_value(plain: Report) -> None:
    ways = of_each_way(plain)
    whole = {}
    for way, finding in ways.items():
        command = jq(finding.evidence[0], plain.inputs[0], ())
        assert command is not None
        if command.whole:
            whole[way] = shell(command.line).split("\n")[0]
    assert {("request.query",), ("request.body", "gzip", "json"), ("request.body", "form")} <= set(whole)
    assert whole == {way: ways[way].value for way in whole}


@pytest.mark.program("jq")
def test_jq_shows_what_a_saved_report_says(plain: Report, tmp_path: Path) -> None:
    path = tmp_path / "it's a report.json"
    path.write_bytes(to_json(plain))
    wanted = plain.findings[-1]
    assert msgspec.json.decode(shell(saved(wanted.id, str(path)).line), type=Finding) == wanted


def test_encoding_no_program_undoes_is_said_to_be_left(plain: Report) -> None:
    sealed = next(finding for way, finding in of_each_way(plain).items() if "ttencrypt" in way)
    command = jq(sealed.evidence[0], plain.inputs[0], ())
    assert command is not None
    assert not command.whole


def test_keys_in_a_file_of_their_own_are_given_to_both(report: Report) -> None:
    evidence, source = report.findings[0].evidence[0], report.inputs[0]
    seen, taken = tshark(evidence, source, ("my keys.log",)), jq(evidence, source, ("my keys.log",))
    assert seen is not None
    assert taken is not None
    assert "-o 'tls.keylog_file:my keys.log'" in seen.line
    assert "--keylog 'my keys.log'" in taken.line


@pytest.mark.parametrize(
    "path", [("json", "$['a\"b']['`touch pwned`']"), ("json", "$['$(touch pwned)']"), ("json", "$['it\\'s']")]
)
def test_hostile_names_stay_within_their_quotes(report: Report, path: tuple[str, ...], tmp_path: Path) -> None:
    evidence = msgspec.structs.replace(report.findings[0].evidence[0], path=path)
    command = jq(evidence, report.inputs[0], ())
    assert command is not None
    others = "auditor() { :; }; jq() { printf '%s\\n' \"$@\" >> asked; }"
    parts = shell(f"cd '{tmp_path}'; {others}; {command.line}; cat asked")
    assert parts.splitlines().count("-r") == 2
    assert [each.name for each in tmp_path.iterdir()] == ["asked"]


def test_masked_path_or_control_characters_or_no_packets_give_no_command(report: Report) -> None:
    evidence, source = report.findings[0].evidence[0], report.inputs[0]
    hidden = msgspec.structs.replace(evidence, path=("json", "$['…']"))
    assert jq(hidden, source, ()) is None
    assert tshark(evidence, msgspec.structs.replace(source, path="a\nb"), ()) is None
    assert tshark(evidence, msgspec.structs.replace(source, kind="har"), ()) is None
    assert tshark(msgspec.structs.replace(evidence, frames=()), source, ()) is None


@pytest.mark.parametrize("where", ["request.path", "request.query", "request.header", "request.cookie"])
def test_every_place_has_a_query(report: Report, where: str) -> None:
    evidence: Evidence = msgspec.structs.replace(report.findings[0].evidence[0], where=where, path=("$['Id'][1]",))
    command = jq(evidence, report.inputs[0], ())
    assert command is not None
    assert ".request." in command.line
