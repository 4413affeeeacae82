"""Live sessions as wholes: what the view said is what scan says, also after a sudden death."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from auditor.audit import AuditOptions, audit
from auditor.report.document import Report, from_json
from tests.live.conftest import Live, Origin, Running, own_recipients

KILLS = int(os.environ.get("AUDITOR_KILLS", "2"))


def scan(folder: Path) -> Report:
    """What `auditor scan` says of a session."""
    command = [sys.executable, "-m", "auditor", "scan", str(folder), "--format", "json", "--show-values"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return from_json(done.stdout)


def told(folder: Path) -> dict[str, tuple[str, ...]]:
    """The findings a live view was told, by id."""
    rows = [json.loads(line) for line in (folder / "findings.jsonl").read_bytes().split(b"\n") if line.endswith(b"}")]
    found = [row["finding"] for row in rows if row["kind"] == "finding"]
    return {f["id"]: (f["type"], f["rule"], f["host"], f["evidence"][0]["where"]) for f in found}


def leak(client: httpx.Client, origin: Origin, number: int) -> None:
    """One request with an identifier of its own and a device model."""
    identifier = f"aebe52e7-03ee-455a-b3c4-{number:012x}"
    client.post(f"{origin.url}/log?idfa={identifier}", json={"device_model": "Pixel 7", "n": number}).raise_for_status()


def essence(report: Report) -> set[tuple[object, ...]]:
    return {
        (f.type, f.rule, f.host, f.evidence[0].where, f.evidence[0].path, f.value, f.count) for f in report.findings
    }


def test_view_report_and_scan_say_the_same(live: Live, origin: Origin) -> None:
    with live("--name", "Example@1.2") as running:
        with running.client() as client:
            for number in range(5):
                leak(client, origin, number)
        running.until("Device model")
        said = running.stop()
    report = scan(running.folder)
    assert {f.id for f in report.findings} == set(told(running.folder))
    assert "localhost (company not known) · Advertising id" in said
    assert "aebe52e7" not in said
    assert said.index("What they can put together") < said.index("Who was sent what"), "the dossier comes first"
    assert f"auditor scan {running.folder}" in said
    assert [f.count for f in report.findings if f.type == "device.model"] == [5]
    assert report.inputs[0].manifest is not None
    assert report.inputs[0].manifest["app"] == "Example"
    assert not list((running.folder / "authority").glob("*ca.p*")), "the private key outlived the session"
    modes = {path: path.stat().st_mode & 0o077 for path in running.folder.rglob("*")}
    assert set(modes.values()) == {0}


def test_own_list_of_recipients_names_them_in_the_view(live: Live, origin: Origin, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(own_recipients("localhost"))
    with live("--recipients", str(own)) as running, running.client() as client:
        leak(client, origin, 1)
        assert "Example Metrics (DE) · Advertising id" in running.until("Advertising id")
        said = running.stop()
    assert "Example Metrics" in said[said.index("What they can put together") :]


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_any_moment_scan_says_what_the_view_said(live: Live, origin: Origin, seed: int) -> None:
    answered = 0

    def load(running: Running) -> None:
        nonlocal answered
        with running.client() as client:
            try:
                for number in range(10_000):
                    leak(client, origin, number)
                    answered += 1
            except httpx.HTTPError:
                return

    with live() as running:
        thread = threading.Thread(target=load, args=(running,))
        thread.start()
        running.until("Device model")
        time.sleep(random.Random(seed).uniform(0, 1.5))
        running.kill()
        thread.join()
    report = scan(running.folder)
    shown = told(running.folder)
    found = {f.id: (f.type, f.rule, f.host, f.evidence[0].where) for f in report.findings}
    assert shown.items() <= found.items()
    assert len(shown) > 1
    assert report.inputs[0].exchanges >= answered, "an exchange that was over is missing"


@pytest.mark.program("tcpdump")
@pytest.mark.skipif(os.geteuid() != 0, reason="capturing needs root")
def test_session_recorded_live_as_har_and_as_capture_gives_equal_findings(
    live: Live, origin: Origin, tmp_path: Path
) -> None:
    capture, har = tmp_path / "capture.pcap", tmp_path / "session.har"
    sniffer = subprocess.Popen(
        ["tcpdump", "-i", "lo", "-U", "-s", "0", "-w", str(capture), "tcp", "port", str(origin.port)],
        stderr=subprocess.PIPE,
    )
    assert sniffer.stderr is not None
    sniffer.stderr.readline()
    with live() as running, running.client() as client:
        for number in range(3):
            leak(client, origin, number)
        client.post(f"{origin.url}/form", data={"email": "erika@example.org", "imei": "490154203237518"})
        client.get(f"{origin.url}/where?lat=48.40107&lon=9.98761", headers={"cookie": "android_id=9774d56d682e549c"})
        time.sleep(0.5)
        running.stop()
    sniffer.terminate()
    sniffer.wait()
    sniffer.stderr.close()
    dumped = [str(Path(sys.executable).with_name("mitmdump")), "-q", "-n", "-r", str(running.folder / "flows.mitm")]
    subprocess.run([*dumped, "--set", f"hardump={har}"], check=True, timeout=60)
    recorded = essence(audit([str(running.folder / "flows.mitm")], AuditOptions()))
    assert len(recorded) >= 7
    assert essence(audit([str(har)], AuditOptions())) == recorded
    keys = AuditOptions(keylogs=(str(running.folder / "keys.log"),))
    assert essence(audit([str(capture)], keys)) == recorded


def test_download_streams_and_its_request_is_told_before_it_ends(live: Live, origin: Origin) -> None:
    with live() as running, running.client() as client:
        before = memory(running.process.pid)
        with client.stream("GET", f"{origin.url}/download", headers={"cookie": "imei=490154203237518"}) as response:
            pieces = response.iter_raw()
            next(pieces)
            running.until("IMEI")
            assert sum(map(len, pieces)) > 90 * 1024 * 1024
        assert memory(running.process.pid) - before < 60 * 1024 * 1024
        running.stop()


def memory(process: int) -> int:
    """The resident memory of a process in bytes."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_app_that_refuses_the_certificate_is_told_by_the_view_and_by_scan(live: Live, origin: Origin) -> None:
    with live() as running:
        with httpx.Client(proxy=f"http://127.0.0.1:{running.port}", trust_env=False) as client:
            with pytest.raises(httpx.ConnectError):
                client.get(origin.url)
        assert "install the session's certificate" in running.until("refused the proxy's certificate")
        running.stop()
    report = scan(running.folder)
    assert any("localhost: the app refused" in gap.detail for gap in report.unaudited)
    assert [c.outcome for c in report.connections] == ["aborted-handshake"]
    assert [(row.host, row.why, row.count) for row in report.coverage.resistance] == [("localhost", "untrusted", 1)]
    for format_name in ("terminal", "html"):
        command = [sys.executable, "-m", "auditor", "scan", str(running.folder), "--format", format_name]
        page = subprocess.run(command, capture_output=True, check=True, timeout=60, text=True).stdout
        assert "esisted while it was recorded" in page
        assert "install the session" in page


def test_port_in_use_is_one_line_with_the_remedy(live: Live, tmp_path: Path) -> None:
    with live() as running:
        command = [
            sys.executable,
            "-m",
            "auditor",
            "live",
            "--listen",
            "127.0.0.1",
            "--mode",
            f"regular@{running.port}",
        ]
        done = subprocess.run(
            [*command, "--session", str(tmp_path / "other")], capture_output=True, text=True, timeout=30,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        running.stop()
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert f"port {running.port} is in use" in line
    assert f"--mode regular@{running.port + 2}" in line


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--mode", "regular@0", "--set", "nonsense=1"), "the proxy cannot be set up: Unknown option"),
        (("--mode", "regular@0", "--keep-ca", "broken"), "no certificate authority that can be used"),
        (("--mode", "nonsense"), "give one of wireguard"),
        (("--mode", "regular@0", "--trust", "nowhere.pem"), "no such file"),
        (("--mode", "regular@0", "--session", "."), "is not empty"),
        (("-i", "nowhere0", "--client", "192.0.2.7"), "-i nowhere0: "),
        (("--mode", "regular@0", "--passive"), "--mode is for proxying"),
    ],
)
def test_what_is_wrong_is_one_line(options: tuple[str, ...], said: str, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "mitmproxy-ca.pem").write_text("broken")
    folder = () if "--session" in options else ("--session", "new")
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "live", "--listen", "127.0.0.1", *folder, *options],
        capture_output=True,
        text=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.splitlines()
    assert said in line


@pytest.mark.program("setpriv")
@pytest.mark.skipif(os.geteuid() != 0, reason="takes privileges away, which root has")
@pytest.mark.parametrize(
    ("privilege", "options", "said"),
    [
        ("net_bind_service", ("--mode", "regular@443"), "take a port over 1023, or use sudo"),
        ("net_raw", ("-i", "lo", "--client", "127.0.0.1"), "sniffing needs root (or CAP_NET_RAW); use sudo"),
    ],
)
def test_missing_privilege_is_one_line_with_the_remedy(
    privilege: str, options: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    without = ("setpriv", "--bounding-set", f"-{privilege}", "--inh-caps", f"-{privilege}")
    command = [*without, sys.executable, "-m", "auditor", "live", "--listen", "127.0.0.1", "--session", "new", *options]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, cwd=tmp_path, check=False
    )
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.splitlines()
    assert said in line


@pytest.mark.skipif(sys.platform != "linux", reason="what is missing is that of Linux")
def test_local_mode_says_what_is_missing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "live", "--mode", "local:firefox", "--session", "new"],
        capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, cwd=tmp_path, env={"PATH": ""},
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "install sudo" in line
    assert not (tmp_path / "new").exists()


def test_cleanup_says_how_for_each_platform() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "live", "--cleanup"], capture_output=True, check=True, text=True
    )
    for platform in ("Android", "iOS", "Linux", "macOS", "Windows", "Firefox"):
        assert any(line.startswith(f"{platform}: ") for line in done.stdout.splitlines())
