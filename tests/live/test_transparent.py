"""Transparent mode with a real client: a namespace whose connections are redirected on their way (nftables)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.live.conftest import SHOP, Live, free_port, serving
from tests.live.spaces import Space, space
from tests.live.test_running import scan, told

pytestmark = [
    pytest.mark.program("ip", "nft", "curl"),
    pytest.mark.skipif(os.geteuid() != 0, reason="network namespaces and redirecting need root"),
]


@contextmanager
def redirecting(phone: Space, wanted: int, port: int) -> Iterator[None]:
    """What the namespace sends to port ``wanted`` of any address comes to ``port`` of this machine."""
    table = f"auditor_{phone.name.removeprefix('auditor-')}"
    rules = f"""
    table ip {table} {{
      chain in {{
        type nat hook prerouting priority -100;
        iifname "{phone.cable}" tcp dport {wanted} redirect to :{port}
      }}
    }}
    """
    subprocess.run(["nft", "-f", "-"], input=rules, text=True, check=True)
    try:
        yield
    finally:
        subprocess.run(["nft", "delete", "table", "ip", table], check=True)


def test_device_that_knows_of_no_proxy_is_found_out(live: Live, tmp_path: Path) -> None:
    with space() as phone, serving(tmp_path, phone.far) as shop:
        phone.run("ip", "route", "add", "default", "via", phone.outside, "dev", "eth0", "onlink")
        port = free_port()
        way = ("--mode", f"transparent@{port}", "--trust", str(shop.trust))
        with live(*way, listen=phone.outside) as running, redirecting(phone, shop.port, port):
            assert f"redirect to :{port}" in running.until("make this machine the device's gateway")
            certificate = str(running.folder / "authority" / "mitmproxy-ca-cert.pem")
            url = f"https://{SHOP}:{shop.port}/?imei=490154203237518"
            curl = ("curl", "-sS", "--cacert", certificate, "--resolve", f"{SHOP}:{shop.port}:{shop.address}", url)
            assert phone.run(*curl) == '{"ok": true}'
            running.until("IMEI")
            running.stop()
        assert running.process.returncode == 0
    report = scan(running.folder)
    assert {finding.id for finding in report.findings} == set(told(running.folder))
    assert [(finding.type, finding.host) for finding in report.findings] == [("identifier.imei", SHOP)]
