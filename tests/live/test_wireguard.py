"""The default mode with a real client: ``wireguard-go`` in a network namespace, as a phone would."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.live.conftest import SHOP, Live, free_port, serving
from tests.live.spaces import space
from tests.live.test_running import scan, told

pytestmark = [
    pytest.mark.program("ip", "wireguard-go", "wg", "curl"),
    pytest.mark.skipif(os.geteuid() != 0, reason="network namespaces need root"),
]
ASK = """
import socket, sys
asked = bytes.fromhex("123401000001000000000000") + b"\\x06clinic\\x07example\\x00\\x00\\x01\\x00\\x01"
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sent:
    sent.sendto(asked, (sys.argv[1], 53))
"""


def test_all_of_a_device_goes_through_the_tunnel_and_is_found(live: Live, tmp_path: Path) -> None:
    with space() as phone, serving(tmp_path, phone.far) as shop:
        port = free_port()
        way = ("--mode", f"wireguard@{port}", "--trust", str(shop.trust))
        with live(*way, listen=phone.outside) as running:
            with phone.wireguard(running.folder / "authority" / "wireguard-client.conf"):
                certificate = str(running.folder / "authority" / "mitmproxy-ca-cert.pem")
                url = f"https://{SHOP}:{shop.port}/?imei=490154203237518"
                curl = ("curl", "-sS", "--cacert", certificate, "--resolve", f"{SHOP}:{shop.port}:{shop.address}", url)
                assert phone.run(*curl) == '{"ok": true}'
                running.until("IMEI")
                phone.run("/usr/bin/env", "python3", "-c", ASK, phone.far)
                running.until("Visited")
            said = running.stop()
        assert running.process.returncode == 0
    report = scan(running.folder)
    assert {finding.id for finding in report.findings} == set(told(running.folder))
    assert [(finding.type, finding.host) for finding in report.findings] == [("identifier.imei", SHOP)]
    assert [(each.host, each.way, each.lookups) for each in report.coverage.resolvers] == [(phone.far, "DNS", 1)]
    assert "What they can put together" in said


def test_nothing_of_the_session_runs_on_after_its_end(live: Live) -> None:
    with space() as phone:
        way = ("--mode", f"wireguard@{free_port()}", "--mode", f"regular@{free_port()}")
        with live(*way, listen=phone.outside) as running:
            parent = running.process.pid
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
            assert children, "the analysis is a process of its own"
            running.stop()
    time.sleep(0.2)
    assert running.process.returncode == 0
    assert [child for child in children if Path(f"/proc/{child}").exists()] == []
