"""The pytest plugin: ``pytest --audit-capture``, and the fixtures ``audit`` and ``live_audit`` (docs/ci.md).

It is loaded by every run of pytest where auditor is installed, and imports the rest of it only when a fixture is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from auditor.regression.asserting import Audit, Judging
    from auditor.regression.live_audit import LiveAudit

NOTE = "auditor"
"""The name of a report's user property that holds a line for the summary."""
_ENDING = ".lock.json"
_FILES = (
    ("profile", "known values of one's own device"),
    ("rules", "a folder of rules instead of the bundled ones"),
    ("trust", "certificates (PEM) servers may be signed by, besides those of the public authorities"),
    ("baselines", "the folder of the tests' baselines; else audit-baselines beside the configuration file"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options, and those of the configuration file (``audit_profile`` and so on)."""
    group = parser.getgroup("auditor", "what is sent to whom (auditor)")
    group.addoption("--audit-capture", action="store_true", help="record what tests with the fixtures audit send")
    group.addoption("--audit-update", action="store_true", help="write the baselines of these tests anew")
    group.addoption(
        "--audit-session", action="append", default=[], metavar="PATH",
        help="audit this recorded capture or session folder instead of recording; may be repeated",
    )  # fmt: skip
    for name, text in _FILES:
        group.addoption(f"--audit-{name}", metavar="PATH", help=text)
        parser.addini(f"audit_{name}", text)
    parser.addini("audit_name", "what is tested, as app@version", default="tests")


def pytest_configure(config: pytest.Config) -> None:
    """The marker that names what is tested."""
    config.addinivalue_line("markers", "audit_name(name): what a test with the fixture audit tests, as app@version")


def _path(config: pytest.Config, name: str) -> Path | None:
    """A path of the command line as it is, one of the configuration file beside that."""
    given = config.getoption(f"--audit-{name}")
    if given:
        return Path(given)
    written = config.getini(f"audit_{name}")
    return (config.inipath or config.rootpath / "-").parent / str(written) if written else None


def baseline_path(item: pytest.Item) -> Path:
    """The baseline of a test: a file of its own, named after it, so that tests beside one another never share one."""
    folder = _path(item.config, "baselines") or item.config.rootpath / "audit-baselines"
    module = Path(item.nodeid.partition("::")[0]).with_suffix("")
    name = re.sub(r"[^A-Za-z0-9_.-]+", "-", item.nodeid.partition("::")[2]).strip("-")
    return folder / module / f"{name}{_ENDING}"


@pytest.fixture
def _judging(request: pytest.FixtureRequest) -> Iterator[Judging]:
    from auditor.regression.asserting import Judging

    config = request.config
    judging = Judging(
        baseline=baseline_path(request.node),
        profile=_path(config, "profile"),
        rules=_path(config, "rules"),
        update=bool(config.getoption("--audit-update")),
    )
    yield judging
    request.node.user_properties.extend((NOTE, note) for note in judging.notes)


@pytest.fixture
def live_audit(request: pytest.FixtureRequest, tmp_path: Path, _judging: Judging) -> Iterator[LiveAudit]:
    """Records what is sent through a proxy on a free port, until it is first asked what was sent.

    Its ``requests()``, ``httpx()``, ``playwright()``, ``chromium()`` and ``appium()`` say how to get there.
    """
    if not request.config.getoption("--audit-capture"):
        pytest.skip("records only with --audit-capture")
    from auditor.regression.live_audit import LiveAudit
    from auditor.regression.recording import How, Recording

    marker = request.node.get_closest_marker("audit_name")
    name = str(request.config.getini("audit_name") if marker is None else marker.args[0])
    how = How(name, _judging.profile, _judging.rules, _path(request.config, "trust"))
    recording = Recording(tmp_path / "audit-session", how)
    try:
        recording.start()
        yield LiveAudit(recording, _judging)
    finally:
        recording.stop()


@pytest.fixture
def audit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, _judging: Judging) -> Audit:
    """The audit of what ``--audit-session`` names, or of what this test sends.

    In the second case the environment tells clients in this process of the proxy (as requests, httpx and urllib heed).
    """
    sessions = list(request.config.getoption("--audit-session"))
    if sessions:
        from auditor.regression.asserting import Audit

        return Audit(lambda: sessions, _judging)
    if not request.config.getoption("--audit-capture"):
        pytest.skip("records only with --audit-capture; audits recordings with --audit-session PATH")
    live: LiveAudit = request.getfixturevalue("live_audit")
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name, value in live.environment.items():
        monkeypatch.setenv(name, value)
    return live


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """What was sent although nothing should have been, with the evidence of each."""
    if op != "==" or type(left).__name__ != "Sendings" or right != []:
        return None
    from auditor.regression.sendings import Sendings

    if not isinstance(left, Sendings):
        return None
    evidence = (f"{'  ' if n == 0 else '      '}{line}" for sent in left for n, line in enumerate(sent.lines))
    return [f"{left.asked}: {len(left)} sent where nothing should be", *evidence]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What could not be seen in which test, and which baselines were written."""
    lines = []
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport) and report.when == "teardown":
                lines += [f"{report.nodeid}: {text}" for name, text in report.user_properties if name == NOTE]
    if lines:
        terminalreporter.section("what was audited")
        for line in sorted(set(lines)):
            terminalreporter.line(line)
