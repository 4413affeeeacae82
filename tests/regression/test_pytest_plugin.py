"""The pytest plugin as projects use it: a suite of its own, real clients, a real browser, behind the real proxy."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from auditor.regression.baseline import read_baseline
from tests.live.conftest import Origin, origin  # noqa: F401  a fixture

HOUSE = Path(__file__).parents[2]
LEAK = '{"latitude": 48.401082, "longitude": 9.987608, "device_model": "Pixel 7"}'
IMEI = "490154203237518"
CHROMIUM = "/usr/bin/chromium"
HTTPX = """
import os
import httpx

def test_places_stay_here(audit):
    {body}
    with httpx.Client() as client:
        client.post("{url}/collect", content='{leak}', headers={{"content-type": "application/json"}})
    {after}
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, origin: Origin) -> pytest.Pytester:  # noqa: F811
    """A project whose tests are recorded; servers of the tests are trusted."""
    pytester.makeini(f"[pytest]\naudit_trust = {origin.trust}\naddopts = -p no:anyio\n")
    return pytester


def run(suite: pytest.Pytester, *options: str) -> pytest.RunResult:
    return suite.runpytest_subprocess("-p", "no:cacheprovider", *options)


def sends(suite: pytest.Pytester, origin: Origin, after: str, body: str = "pass") -> None:  # noqa: F811
    suite.makepyfile(HTTPX.format(url=origin.url, leak=LEAK, after=after, body=body))


def test_without_the_option_nothing_is_recorded_and_the_test_skipped(suite: pytest.Pytester, origin: Origin) -> None:  # noqa: F811
    sends(suite, origin, "assert False")
    result = run(suite, "-rs")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*records only with --audit-capture*"])


def test_what_was_sent_fails_the_assertion_with_its_evidence(suite: pytest.Pytester, origin: Origin) -> None:  # noqa: F811
    sends(suite, origin, 'assert audit.sent("location").to("localhost") == []')
    result = run(suite, "--audit-capture")
    result.assert_outcomes(failed=1)
    said = "\n".join(line.removeprefix("E").strip() for line in result.outlines)
    assert "location to localhost: 1 sent where nothing should be\n" in said
    assert re.search(r"location\.coordinates '48\.…, 9\.…' \(likely\) to localhost, once\n", said)
    assert "\nPOST /collect body json $['latitude']\nexchange " in said
    assert "48.401082" not in "\n".join(line for line in result.outlines if "client.post" not in line)


def test_what_was_not_sent_passes_and_types_nobody_knows_do_not(suite: pytest.Pytester, origin: Origin) -> None:  # noqa: F811
    sends(
        suite,
        origin,
        """
    import pytest
    from auditor.errors import UsageError

    assert audit.sent("browsing") == []
    assert audit.sent("location").to("google") == []
    assert [each.type for each in audit.sent("device.model").at_least("likely")] == ["device.model"]
    with pytest.raises(UsageError, match="locaton"):
        audit.sent("locaton")
    with pytest.raises(UsageError, match="gogle"):
        audit.sent("location").to("gogle")
    assert len(audit.sent("*")) >= 2
    audit.assert_seen()
""",
    )
    run(suite, "--audit-capture").assert_outcomes(passed=1)


def test_baseline_is_written_on_demand_kept_to_and_holds_no_value(suite: pytest.Pytester, origin: Origin) -> None:  # noqa: F811
    extra = f'os.environ.get("LEAK") and httpx.get("{origin.url}/?imei={IMEI}")'
    sends(suite, origin, "audit.assert_matches_baseline()", extra)
    missing = run(suite, "--audit-capture")
    missing.assert_outcomes(failed=1)
    missing.stdout.fnmatch_lines(["*there is no baseline yet; run with --audit-update*"])
    written = run(suite, "--audit-capture", "--audit-update")
    written.assert_outcomes(passed=1)
    (path,) = suite.path.rglob("*.lock.json")
    assert path.name == "test_places_stay_here.lock.json"
    written.stdout.fnmatch_lines([f"*wrote *{path.name}"])
    assert "48.40" not in path.read_text()
    assert {row.type for row in read_baseline(str(path)).rows} >= {"location.coordinates", "device.model"}
    before = path.read_bytes()
    run(suite, "--audit-capture").assert_outcomes(passed=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEAK", "1")
        leaking = run(suite, "--audit-capture")
    leaking.assert_outcomes(failed=1)
    leaking.stdout.fnmatch_lines(["*Failed: 1 error*", "*identifier.imei goes to local*"])
    assert IMEI not in leaking.stdout.str().replace(f"imei={IMEI}", "")
    assert path.read_bytes() == before


def test_policy_is_kept_to(suite: pytest.Pytester, origin: Origin) -> None:  # noqa: F811
    (suite.path / "policy.yaml").write_text("schema: 1\nmust-not:\n  - {name: no places, data: location}\n")
    sends(suite, origin, 'audit.assert_follows("policy.yaml")')
    result = run(suite, "--audit-capture")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*no places*"])


def test_workers_beside_one_another_do_not_disturb_each_other(suite: pytest.Pytester, origin: Origin) -> None:  # noqa: F811
    suite.makepyfile(
        f"""
        import httpx
        import pytest

        @pytest.mark.parametrize("field", ["device_model", "imei"])
        def test_one(audit, field):
            httpx.post("{origin.url}/x", json={{field: {{"device_model": "Pixel 7", "imei": "{IMEI}"}}[field]}})
            kinds = {{each.type for each in audit.sent("*")}}
            assert kinds == {{"device.model" if field == "device_model" else "identifier.imei"}}
            audit.assert_matches_baseline()
        """
    )
    run(suite, "--audit-capture", "--audit-update", "-n", "2").assert_outcomes(passed=2)
    names = sorted(path.name for path in suite.path.rglob("*.lock.json"))
    assert names == ["test_one-device_model.lock.json", "test_one-imei.lock.json"]
    run(suite, "--audit-capture", "-n", "2").assert_outcomes(passed=2)


def test_each_client_is_led_to_the_proxy(suite: pytest.Pytester, origin: Origin) -> None:  # noqa: F811
    suite.makepyfile(
        f"""
        import subprocess
        import urllib.request
        import httpx
        import requests

        def test_clients(live_audit):
            requests.get("{origin.url}/requests?imei={IMEI}", **live_audit.requests())
            with httpx.Client(**live_audit.httpx()) as client:
                client.get("{origin.url}/httpx?imei={IMEI}")
            subprocess.run(["curl", "-sS", "--noproxy", "", "{origin.url}/curl?imei={IMEI}"],
                           env=live_audit.environment, check=True)
            (found,) = live_audit.sent("identifier.imei")
            assert found.finding.count == 3
            assert {{each.target for each in found.finding.evidence}} == {{"/requests", "/httpx", "/curl"}}
            assert live_audit.appium()["proxy"]["sslProxy"] in live_audit.proxy
            assert (live_audit.folder / "session.yaml").is_file()
        """
    )
    run(suite, "--audit-capture").assert_outcomes(passed=1)


@pytest.mark.program("chromium")
def test_a_browser_is_recorded_with_what_was_done_in_it(suite: pytest.Pytester, origin: Origin) -> None:  # noqa: F811
    (suite.path / "me.yaml").write_text(
        json.dumps({"schema": 1, "values": [{"type": "browsing.search", "value": "einschlafen ohne tabletten"}]})
    )
    script = "words => fetch('/collect', {method: 'POST', body: JSON.stringify({q: btoa(words)})}).then(r => r.json())"
    suite.makepyfile(
        f"""
        import pytest
        from playwright.sync_api import sync_playwright

        @pytest.mark.audit_name("shop@1.2")
        def test_browser(live_audit):
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="{CHROMIUM}", **live_audit.playwright())
                page = browser.new_page()
                page.goto("{origin.url}/")
                live_audit.mark("searched", "for sleep")
                page.evaluate({script!r}, "einschlafen ohne tabletten")
                browser.close()
            found = live_audit.sent("browsing.search").to("localhost")
            assert [each.finding.detector for each in found] == ["indicators"]
            (report,) = live_audit.reports
            assert [mark.action for mark in report.marks] == ["searched"]
            assert report.inputs[0].manifest["version"] == "1.2"
            live_audit.assert_matches_baseline()
        """
    )
    result = run(suite, "--audit-capture", "--audit-update", "--audit-profile", "me.yaml")
    result.assert_outcomes(passed=1)
    (path,) = suite.path.rglob("*.lock.json")
    rows = {row.type: row for row in read_baseline(str(path)).rows}
    assert rows["browsing.search"].after.keys() == {"searched"}


def test_recordings_are_audited_without_recording(pytester: pytest.Pytester) -> None:
    capture = HOUSE / "bench/version_pairs/captures/pinned/capture.pcapng"
    pytester.makepyfile(
        """
        import pytest

        def test_version(audit):
            assert audit.sent("device.model").to("messfuchs.example") == []
            assert audit.sent("identifier").to("*.wegweiser.example") != []
            assert audit.readable_share < 1
            with pytest.raises(AssertionError, match="could be read"):
                audit.assert_seen()
        """
    )
    result = run(pytester, "-p", "no:anyio", "--audit-session", str(capture))
    result.assert_outcomes(passed=1)
    assert re.search(r"test_version: not seen \(t\.messfuchs\.example\): .*pinned", result.stdout.str())
