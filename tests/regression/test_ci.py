"""The shell steps of the GitHub action and of the GitLab snippet, run as the two would run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from auditor.cli import run

HOUSE = Path(__file__).parents[2]
CAPTURES = HOUSE / "bench/version_pairs/captures"
ACTION: dict[str, Any] = yaml.safe_load((HOUSE / "action.yml").read_text("utf-8"))
EXPRESSION = re.compile(r"\$\{\{ *inputs\.([a-z-]+) *\}\}")
Step = Callable[..., subprocess.CompletedProcess[str]]


def block(text: str, first: str) -> dict[str, Any]:
    """The YAML block of the documentation that begins with this key."""
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (found,) = [yaml.safe_load(each) for each in blocks if each.startswith(first)]
    assert isinstance(found, dict)
    return found


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A project with a baseline without leaks, and recordings of a version that leaks."""
    for name in ("clean", "clean-again", "leaking", "leaking-again"):
        shutil.copytree(CAPTURES / name, tmp_path / name.replace("-", " "))
    (tmp_path / "me.yaml").write_text(
        "schema: 1\nvalues: [{type: browsing.url, value: 'https://www.klinik.example/rat/schlaflos'}]\n"
    )
    clean = [str(tmp_path / name) for name in ("clean", "clean again")]
    lock = str(tmp_path / "audit.lock.json")
    assert run(["baseline", *clean, "--profile", str(tmp_path / "me.yaml"), "-o", lock]) == 0
    return tmp_path


def environment(workspace: Path) -> dict[str, str]:
    files = {name: str(workspace / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(workspace), "RUNNER_TEMP": str(workspace / "temp"), **files}


@pytest.fixture
def step(workspace: Path) -> Step:
    """Runs one step of the action with these inputs, as the runner does: its shell, its expressions filled in."""

    def perform(name: str, path: str | None = None, **inputs: str) -> subprocess.CompletedProcess[str]:
        (found,) = [each for each in ACTION["runs"]["steps"] if each["name"] == name]
        given = {key: str(entry.get("default", "")) for key, entry in ACTION["inputs"].items()}
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}
        assert given.keys() == ACTION["inputs"].keys()
        filled = {key: EXPRESSION.sub(lambda m: given[m[1]], text) for key, text in found["env"].items()}
        assert "${{" not in found["run"]
        assert found["shell"] == "bash"
        around = {**environment(workspace), **filled} | ({} if path is None else {"PATH": path})
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]]
        return subprocess.run(command, cwd=workspace, env=around, capture_output=True, text=True, check=False)

    return perform


def outputs(workspace: Path) -> Mapping[str, str]:
    lines = (workspace / "github_output").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_leaking_version_fails_the_step_with_annotations_a_summary_and_sarif(workspace: Path, step: Step) -> None:
    done = step(
        "Check what was sent", sessions="leaking*\n", baseline="audit.lock.json", profile="me.yaml", seen_in="2/2"
    )
    assert done.returncode == 1, done.stderr
    annotation = r"^::error file=leaking[^:]*,title=[^:]+::browsing\.url goes to messfuchs\.example"
    assert re.search(annotation, done.stdout, re.MULTILINE)
    assert outputs(workspace) == {"result": "failed", "sarif": "auditor.sarif"}
    sarif = json.loads((workspace / "auditor.sarif").read_text())
    assert {result["level"] for result in sarif["runs"][0]["results"]} >= {"error"}
    assert (workspace / "github_step_summary").read_text().count("messfuchs.example") >= 3
    assert done.stdout.count("::error") == 3


def test_version_without_news_passes(workspace: Path, step: Step) -> None:
    done = step("Check what was sent", sessions="clean\nclean again", baseline="audit.lock.json", profile="me.yaml")
    assert done.returncode == 0, done.stderr
    assert outputs(workspace)["result"] == "passed"


def test_too_little_to_see_is_neither(workspace: Path, step: Step) -> None:
    shutil.copytree(CAPTURES / "keys-lost", workspace / "dark")
    done = step(
        "Check what was sent",
        sessions="dark", baseline="audit.lock.json", profile="me.yaml", min_coverage="99", fail_on="new:certain",
    )  # fmt: skip
    assert done.returncode == 3, done.stdout
    assert outputs(workspace)["result"] == "unseen"


def test_wrong_use_fails_and_claims_no_result(workspace: Path, step: Step) -> None:
    done = step("Check what was sent", sessions="nowhere/*", baseline="audit.lock.json")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert not (workspace / "github_output").exists()


def test_installed_auditor_is_the_one_that_runs(workspace: Path, step: Step) -> None:
    wheel = workspace / "lab_auditor-1-py3-none-any.whl"
    call = f"os.execv({sys.executable!r}, [{sys.executable!r}, '-m', 'auditor', *sys.argv[1:]])"
    code = f"import os, sys\n\ndef main():\n    {call}\n"
    info = "lab_auditor-1.dist-info"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("lab_auditor.py", code)
        file.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: lab-auditor\nVersion: 1\n")
        file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: lab\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{info}/entry_points.txt", "[console_scripts]\nauditor = lab_auditor:main\n")
        file.writestr(f"{info}/RECORD", "")
    (workspace / "temp").mkdir()
    installed = step("Install auditor", auditor=str(wheel), python=sys.executable)
    assert installed.returncode == 0, installed.stderr
    path = f"{(workspace / 'github_path').read_text().strip()}:/usr/bin:/bin"
    done = step("Check what was sent", path, sessions="clean", baseline="audit.lock.json", profile="me.yaml")
    assert done.returncode == 0, done.stderr


def gitlab(workspace: Path, sessions: str) -> subprocess.CompletedProcess[str]:
    job = block((HOUSE / "docs/ci.md").read_text("utf-8"), "privacy:")["privacy"]
    variables = {**job["variables"], "AUDITOR_SESSIONS": sessions}
    variables["AUDITOR_CHECK"] += " --profile me.yaml"
    command = ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])]
    around = {**environment(workspace), **variables}
    return subprocess.run(command, cwd=workspace, env=around, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("sessions", "code"), [("leaking", 1), ("clean", 0)])
def test_gitlab_job_ends_as_the_check_does_and_leaves_its_reports(workspace: Path, sessions: str, code: int) -> None:
    done = gitlab(workspace, sessions)
    assert done.returncode == code, done.stderr
    issues = json.loads((workspace / "gl-code-quality-report.json").read_text())
    assert bool(issues) == bool(code)
    assert all({"description", "check_name", "fingerprint", "severity", "location"} <= issue.keys() for issue in issues)
    root = ElementTree.parse(workspace / "auditor.xml").getroot()
    assert bool(list(root.iter("failure"))) == bool(code)


def test_workflow_of_the_documentation_names_inputs_the_action_has() -> None:
    job = block((HOUSE / "docs/ci.md").read_text("utf-8"), "jobs:")["jobs"]["privacy"]
    (used,) = [each["with"] for each in job["steps"] if "auditor@" in each.get("uses", "")]
    assert used.keys() <= ACTION["inputs"].keys()
    required = {name for name, entry in ACTION["inputs"].items() if entry.get("required")}
    assert required <= used.keys()
