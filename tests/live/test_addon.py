"""The addon in somebody's own mitmdump."""

from __future__ import annotations

import signal
import ssl
import subprocess
import sys
import time
from pathlib import Path

import httpx

import auditor.live.folder
from tests.live.conftest import WAIT, Origin, free_port, own_recipients
from tests.live.test_running import leak, scan, told

ADDON = Path(auditor.live.folder.__file__).with_name("addon.py")


def test_addon_records_and_logs_in_ones_own_mitmdump(origin: Origin, tmp_path: Path) -> None:
    port, folder, own = free_port(), tmp_path / "session", tmp_path / "own.yaml"
    own.write_text(own_recipients("localhost"))
    mitmdump = subprocess.Popen(
        [
            *(str(Path(sys.executable).with_name("mitmdump")), "-s", str(ADDON), "--mode", f"regular@127.0.0.1:{port}"),
            *("--set", f"auditor_session={folder}", "--set", f"confdir={tmp_path / 'ca'}", "--ssl-insecure"),
            *("--set", f"auditor_recipients={own}"),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        end = time.monotonic() + WAIT
        while not (folder / "connections.jsonl").exists() and time.monotonic() < end:
            time.sleep(0.05)
        trust = ssl.create_default_context(cafile=str(tmp_path / "ca" / "mitmproxy-ca-cert.pem"))
        with httpx.Client(proxy=f"http://127.0.0.1:{port}", verify=trust, timeout=WAIT, trust_env=False) as client:
            leak(client, origin, 1)
        while not (folder / "findings.jsonl").stat().st_size and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.3)
        mitmdump.send_signal(signal.SIGINT)
        said, _ = mitmdump.communicate(timeout=WAIT)
    finally:
        mitmdump.kill()
        mitmdump.wait()
    assert "Example Metrics (DE) · Advertising id" in said
    assert f"auditor scan {folder}" in said
    assert {f.id for f in scan(folder).findings} == set(told(folder))
    assert (folder / "keys.log").stat().st_size


def test_addon_is_a_plain_one() -> None:
    assert len(ADDON.read_text("utf-8").splitlines()) < 100
