from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, audit
from auditor.errors import UsageError
from auditor.model import Outcome
from auditor.profile import load_profile
from auditor.profile.variants import variants
from auditor.redaction.capture import packets_of, redacted_capture
from auditor.redaction.gathering import gather
from auditor.redaction.placeholders import Placeholders
from auditor.report.document import Report

CAPTURES = Path(__file__).parent.parent.parent / "captures"
BROWSER = CAPTURES / "xiaomi-browser-2020" / "capture.pcapng"
PROTOCOLS = CAPTURES / "peers" / "protocols" / "capture.pcapng"
PROFILE = CAPTURES / "xiaomi-browser-fixed" / "profile.yaml"
OPTIONS = AuditOptions(profile=PROFILE, processes=1)


def redacted(path: Path, folder: Path) -> Path:
    gathered = gather(str(path), OPTIONS, Placeholders(b"k" * 32))
    file = io.BytesIO()
    redacted_capture(str(path), file, OPTIONS, gathered)
    out = folder / "redacted.pcapng"
    out.write_bytes(file.getvalue())
    return out


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return redacted(BROWSER, tmp_path_factory.mktemp("redacted"))


def test_packets_keep_number_length_and_time(browser: Path) -> None:
    before, after = (
        [(len(packet.data), packet.original, packet.time_ns, packet.link) for packet in packets_of(str(path))]
        for path in (BROWSER, browser)
    )
    assert after == before


def test_no_value_of_the_profile_and_no_key_is_left(browser: Path) -> None:
    lower = browser.read_bytes().lower()
    forms = [variant for each in load_profile(PROFILE).indicators for variant in variants(each)]
    assert [form.form for form in forms if len(form.data) > 4 and form.data.lower() in lower] == []
    assert b"klinik.example.net" in BROWSER.read_bytes()
    assert b"\x06klinik\x07example\x03net" in BROWSER.read_bytes()
    assert b"klinik" not in lower
    assert b"CLIENT_RANDOM" in BROWSER.read_bytes() or b"CLIENT_TRAFFIC_SECRET_0" in BROWSER.read_bytes()
    assert b"client_traffic_secret" not in lower
    assert b"client_random" not in lower


def test_nothing_of_the_ciphertext_is_left(browser: Path) -> None:
    secrets = []
    for packet in packets_of(str(BROWSER)):
        at = packet.data.find(b"\x17\x03\x03")
        if 0 < at and len(packet.data) > at + 60:
            secrets.append(packet.data[at + 5 : at + 37])
    data = browser.read_bytes()
    assert len(secrets) > 30
    assert [secret.hex() for secret in secrets if secret in data] == []


def test_auditing_it_says_to_whom_and_that_nothing_can_be_read(browser: Path) -> None:
    before = audit([str(BROWSER)], AuditOptions(processes=1))
    after = audit([str(browser)], OPTIONS)

    def contacted(report: Report) -> list[tuple[str, int, int]]:
        pages = (".example.net", ".example.com", ".example.org")
        named = [c for c in report.connections if c.sni is not None and not c.sni.endswith(pages)]
        return sorted((c.sni or "", c.bytes_out, c.bytes_in) for c in named)

    kept = {name for name, _, _ in contacted(before)} & {name for name, _, _ in contacted(after)}
    assert "sa.api.intl.miui.com" in kept
    assert set(contacted(after)) >= {each for each in contacted(before) if each[0] in kept}
    assert Outcome.NO_KEYS in after.coverage.packets
    assert not [finding for finding in after.findings if finding.detector == "indicators"]
    clients = {c.client.rpartition(":")[0] for c in after.connections}
    assert not clients & {"192.0.2.10", "[2001:db8:0:10::10]"}


@pytest.mark.program("tshark")
@pytest.mark.parametrize("source", [BROWSER, PROTOCOLS], ids=["browser", "protocols"])
def test_tshark_reads_every_packet_with_right_checksums(source: Path, tmp_path: Path) -> None:
    out = redacted(source, tmp_path)
    command = ["tshark", "-n", "-r", str(out), "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"]
    command += ["-o", "udp.check_checksum:TRUE", "-T", "fields", "-e", "frame.number"]
    bad = "ip.checksum.status == Bad or tcp.checksum.status == Bad or udp.checksum.status == Bad or frame.comment"
    wrong = subprocess.run([*command, "-Y", bad], capture_output=True, text=True, check=True).stdout
    assert wrong.split() == []
    frames = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert len(frames.split()) == sum(1 for _ in packets_of(str(source)))


def test_input_without_packets_is_refused(tmp_path: Path) -> None:
    har = tmp_path / "a.har"
    har.write_text('{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[]}}')
    with pytest.raises(UsageError, match="not packets"):
        list(packets_of(str(har)))
