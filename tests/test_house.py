"""The house rules that a program can check: docstrings, sizes, mirrored tests, what is imported, what is named."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
PACKAGE = HOUSE / "auditor"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
TABLES = frozenset({"tls/suites.py"})
"""Modules that are one table and nothing else."""
CATCHES_ALL = frozenset({"detect/running.py", "dissection/parallel.py"})
"""Where a detector's crash becomes a gap, and where a worker's is handed to its parent, which raises it."""
TESTED_THROUGH: dict[str, str] = {
    "audit/__init__.py": "captures/test_audit.py",
    "audit/analysis.py": "captures/test_audit.py",
    "audit/assembly.py": "captures/test_audit.py",
    "cli/accept.py": "cli/test_regression_commands.py",
    "cli/baseline.py": "cli/test_regression_commands.py",
    "cli/check.py": "cli/test_regression_commands.py",
    "cli/diff.py": "cli/test_regression_commands.py",
    "cli/doctor.py": "report/test_doctor.py",
    "cli/inputs.py": "cli/test_scan.py",
    "cli/live.py": "live/test_running.py",
    "cli/output.py": "cli/test_cli.py",
    "cli/record.py": "live/test_commanded.py",
    "cli/sides.py": "cli/test_regression_commands.py",
    "detect/places.py": "detect/test_indicators.py",
    "detect/registry.py": "detect/test_running.py",
    "detect/rules.py": "detect/test_running.py",
    "dissection/flow_reader.py": "dissection/test_dissection.py",
    "dissection/layers.py": "dissection/test_dissection.py",
    "dissection/shard.py": "dissection/test_dissection.py",
    "live/authority.py": "live/test_folder.py",
    "live/bodies.py": "live/test_capturing.py",
    "live/drawing.py": "live/test_board.py",
    "live/ending.py": "live/test_running.py",
    "live/following.py": "live/test_capturing.py",
    "live/link.py": "live/test_running.py",
    "live/packet_feed.py": "live/test_passive.py",
    "live/picture.py": "live/test_running.py",
    "live/plain.py": "live/test_board.py",
    "live/proxy.py": "live/test_running.py",
    "live/qr.py": "live/test_board.py",
    "live/recorder.py": "live/test_folder.py",
    "live/requests.py": "live/test_running.py",
    "live/resistance.py": "live/test_capturing.py",
    "live/session.py": "live/test_running.py",
    "live/view.py": "live/test_board.py",
    "live/wanted.py": "live/test_running.py",
    "live/worker.py": "live/test_running.py",
    "protocols/datagrams.py": "protocols/test_registry.py",
    "protocols/http2_blocks.py": "protocols/test_http2.py",
    "protocols/http2_stream.py": "protocols/test_http2.py",
    "regression/accepting.py": "regression/test_checking.py",
    "regression/auditing.py": "cli/test_regression_commands.py",
    "regression/declaring.py": "regression/test_checking.py",
    "regression/fingerprint.py": "regression/test_facts.py",
    "regression/headlines.py": "regression/test_comparison.py",
    "regression/holding.py": "regression/test_pytest_plugin.py",
    "regression/live_audit.py": "regression/test_pytest_plugin.py",
    "regression/policy.py": "regression/test_judging.py",
    "regression/proof.py": "regression/test_comparison.py",
    "regression/recording.py": "regression/test_pytest_plugin.py",
    "regression/routes.py": "regression/test_facts.py",
    "report/advice.py": "report/test_doctor.py",
    "report/canvas.py": "report/test_terminal.py",
    "report/check_markdown.py": "report/test_check_formats.py",
    "report/check_terminal.py": "report/test_check_formats.py",
    "report/diff_markdown.py": "report/test_diff_formats.py",
    "report/diff_terminal.py": "report/test_diff_formats.py",
    "report/findings_section.py": "report/test_terminal.py",
    "report/github.py": "report/test_check_formats.py",
    "report/gitlab.py": "report/test_check_formats.py",
    "report/json.py": "report/test_formats.py",
    "report/junit.py": "report/test_check_formats.py",
    "report/markdown_text.py": "report/test_check_formats.py",
    "report/outcomes_table.py": "report/test_terminal.py",
    "report/sarif.py": "report/test_check_formats.py",
    "report/verdict.py": "report/test_terminal.py",
    "rules/conditions.py": "rules/test_endpoint_matching.py",
    "rules/example_bodies.py": "rules/test_examples.py",
    "rules/example_requests.py": "rules/test_examples.py",
    "rules/neighbours.py": "rules/test_generic_matching.py",
    "rules/patterns.py": "rules/test_cache.py",
    "rules/query_filter.py": "rules/test_query.py",
    "rules/query_syntax.py": "rules/test_query.py",
    "rules/read_answers.py": "rules/test_answers.py",
    "rules/read_fact.py": "rules/test_load.py",
    "rules/read_recipients.py": "rules/test_load.py",
    "rules/read_vocabulary.py": "rules/test_load.py",
    "rules/reading.py": "rules/test_load.py",
    "rules/values.py": "rules/test_load.py",
    "rules/yaml_nodes.py": "rules/test_load.py",
    "sources/har_cut.py": "sources/test_har.py",
    "sources/live_lines.py": "sources/test_live_connections.py",
    "tls/plaintext.py": "tls/test_side.py",
    "tls/schedule.py": "tls/test_connection.py",
    "tls/verdict.py": "tls/test_connection.py",
}
"""Parts of one thing that is tested as a whole, and where: conductors, readers, one schema, one page."""

SLOW = ("numpy", "pandas", "scapy", "mitmproxy", "rich", "cryptography", "aioquic", "jsonpath")
LIGHT = ("auditor", "auditor.cli", "auditor.model", "auditor.errors")
HOSTS = ("files.pythonhosted.org", "pypi.org/simple", "registry.npmjs.org", "proxy.golang.org")
TEXTS = (".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".json", ".jsonl", ".csv", ".cfg", ".in", "")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def tracked() -> list[Path]:
    """The files of the house, as git has or would have them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=HOUSE, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("needs a git checkout")
    paths = (HOUSE / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_says_what_it_is_for_and_is_small(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "no docstring"
    assert len(text.splitlines()) <= LONGEST_FILE or name_of(path) in TABLES
    lengths = {each.name: (each.end_lineno or 0) - each.lineno + 1 for each in functions(tree)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert not re.search(r"(^|_)(utils?|helpers?|managers?)$", path.stem), "two files in one"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_catches_everything(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = (
                [] if node.type is None else [each.id for each in ast.walk(node.type) if isinstance(each, ast.Name)]
            )
            reraised = any(isinstance(each, ast.Raise) and each.exc is None for each in ast.walk(node))
            everything = node.type is None or "Exception" in caught or "BaseException" in caught
            assert not everything or reraised or name_of(path) in CATCHES_ALL, f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_room_imports_the_door(path: Path) -> None:
    if path.parent.name == "cli" or path.name == "__main__.py":
        return
    imported: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            imported |= {f"{node.module}.{each.name}" for each in node.names}
        elif isinstance(node, ast.Import):
            imported |= {each.name for each in node.names}
    assert [each for each in imported if f"{each}.".startswith("auditor.cli.")] == []


def is_behaviour(path: Path) -> bool:
    """Whether a module has public functions, or public classes with public methods that do something."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            return True
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not is_protocol(node):
            methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
            if any(not each.name.startswith("_") for each in methods):
                return True
    return False


def is_protocol(node: ast.ClassDef) -> bool:
    names = {each.id for base in node.bases for each in ast.walk(base) if isinstance(each, ast.Name)}
    return "Protocol" in names


def mirror(path: Path) -> Path:
    """Where the tests of a module are; those of a package are under its name, or in `test_init.py`."""
    within = path.relative_to(PACKAGE)
    if path.stem == "__init__":
        named = HOUSE / "tests" / within.parent / f"test_{path.parent.name}.py"
        return named if named.is_file() else named.with_name("test_init.py")
    return HOUSE / "tests" / within.parent / f"test_{path.stem}.py"


def test_tests_mirror_the_source() -> None:
    absent = {name_of(path) for path in MODULES if is_behaviour(path) and not mirror(path).is_file()}
    assert sorted(absent - set(TESTED_THROUGH)) == []
    assert sorted(set(TESTED_THROUGH) - absent) == [], "no exception any more"
    assert [test for test in TESTED_THROUGH.values() if not (HOUSE / "tests" / test).is_file()] == []


@pytest.mark.parametrize("module", LIGHT)
def test_import_is_light(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(SLOW) & set(done.stdout.split()) == set()


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    machine = re.compile(rb"(?<![\w.~-])/(?:work|home/\w+|Users/\w+|root)/[\w.-]")
    found = []
    for path in tracked():
        if path.suffix not in TEXTS or path == Path(__file__):
            continue
        data = path.read_bytes()
        found += [f"{path.relative_to(HOUSE)}: {host}" for host in HOSTS if host.encode() in data]
        found += [f"{path.relative_to(HOUSE)}: {match[0].decode()}" for match in machine.finditer(data)]
    assert found == []
