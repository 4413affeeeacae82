"""From a plan to its test, over real TLS of which nobody has the keys: one long connection, a record at each action."""

from __future__ import annotations

import datetime
import json
import ssl
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from jsonschema import Draft202012Validator

from auditor.report.schemas import schema_json
from tests.network.conftest import ACK, CLIENT, PSH, SERVER, SYN, Captured, tcp

Run = Callable[..., subprocess.CompletedProcess[bytes]]
START = 1_900_000_000
OFFSET = 42.0
"""Seconds the marks' clock is behind."""


def certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "health.example")])
    begin = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
    made = made.not_valid_before(begin).not_valid_after(begin + datetime.timedelta(days=36500))
    path = folder / "pair.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    return path


class Phone:
    """Speaks TLS with a server in memory; every flight becomes a packet at the time it is told."""

    def __init__(self, folder: Path) -> None:
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(certificate(folder))
        client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
        up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._wires = up, down
        self._client = client.wrap_bio(down, up, server_hostname="health.example")
        self._server = server.wrap_bio(up, down, server_side=True)
        self._mirror = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._sequence = [1, 1]
        self.packets: list[Captured] = []

    def open(self, at: float) -> None:
        self._add(tcp(CLIENT, SERVER, 0, 0, SYN), at)
        self._add(tcp(SERVER, CLIENT, 0, 1, SYN | ACK), at)
        ends = [self._client, self._server]
        for turn in range(6):
            try:
                ends[turn % 2].do_handshake()
            except ssl.SSLWantReadError:
                pass
            self._flush(turn % 2, at + 0.001 * turn)

    def send(self, content: bytes, at: float) -> None:
        self._client.write(content)
        self._flush(0, at)
        self._server.read(65536)

    def _flush(self, side: int, at: float) -> None:
        """Put what one end wrote on the wire, and note it."""
        data = self._wires[side].read()
        if not data:
            return
        self._wires[side].write(data)
        ends = (CLIENT, SERVER) if side == 0 else (SERVER, CLIENT)
        for start in range(0, len(data), 1400):
            part = data[start : start + 1400]
            self._add(tcp(*ends, self._sequence[side], self._sequence[1 - side], PSH | ACK, part), at)
            self._sequence[side] += len(part)

    def _add(self, packet: Captured, at: float) -> None:
        self.packets.append(Captured(packet.data, packet.original, packet.link, round(at * 10**9)))

    def pcap(self) -> bytes:
        head = struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 262144, 1)
        records = (
            struct.pack("<IIII", p.time_ns // 10**9, p.time_ns % 10**9, len(p.data), p.original) + p.data
            for p in self.packets
        )
        return head + b"".join(records)


def stamp(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds - OFFSET, datetime.UTC).isoformat()


def carry_out(folder: Path, plan: Path, *, effect: bool) -> tuple[Path, Path]:
    """Record the plan's steps; a check-in sends if there is an effect, and some keep-alive goes out anyway."""
    phone, now = Phone(folder), float(START)
    rows = [f"{stamp(now)},sync,{stamp(now + OFFSET)}"]
    phone.open(now)
    for number, step in enumerate(yaml.safe_load(plan.read_text("utf-8"))["steps"]):
        now += step["wait"]
        rows.append(f"{stamp(now)},{step['do']},")
        if effect and step["do"] == "checkin":
            phone.send(b"place and time" * 20, now + 1)
        if number % 3 == 0:
            phone.send(b"keep-alive", now + 2)
    capture, marks = folder / "capture.pcap", folder / "marks.csv"
    capture.write_bytes(phone.pcap())
    marks.write_text("time,action,text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return capture, marks


@pytest.fixture
def plan(auditor: Run, tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    words = ("--action", "checkin", "--sham", "open-and-cancel", "-n", 10, "--seed", 4, "--recipient", "health.example")
    done = auditor("marks", "plan", *words, "-o", path)
    assert done.returncode == 0, done.stderr
    return path


def test_plan_is_written_and_shown_as_a_list_to_carry_out(auditor: Run, plan: Path) -> None:
    content = yaml.safe_load(plan.read_text("utf-8"))
    assert [step["do"] for step in content["steps"]].count("checkin") == 10
    assert (content["recipients"], content["window"], content["statistic"]) == (["health.example"], 10.0, "bytes")
    words = ("--action", "checkin", "--sham", "open-and-cancel", "--seed", 4, "--recipient", "x")
    again = auditor("marks", "plan", *words)
    assert yaml.safe_load(again.stdout)["steps"] == content["steps"]


def test_plan_without_a_recipient_is_about_everyone(auditor: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    words = ("--action", "checkin", "--sham", "open-and-cancel", "-n", 10, "--seed", 4)
    done = auditor("marks", "plan", *words, "-o", path)
    assert done.returncode == 0, done.stderr
    assert "everyone seen" in done.stdout.decode()
    capture, marks = carry_out(tmp_path, path, effect=True)
    tested = auditor("marks", "test", capture, "--plan", path, "--marks", marks, "--format", "json")
    result = json.loads(tested.stdout)
    Draft202012Validator(json.loads(schema_json("marks"))).validate(result)
    assert (result["kind"], result["plan"]["recipients"]) == ("planned", ["*"])
    told = [row for row in result["rows"] if row["verdict"] == "coincides"]
    assert [row["recipient"] for row in told] == ["health.example"]


def test_encrypted_transmission_at_planned_acts_coincides(auditor: Run, plan: Path, tmp_path: Path) -> None:
    capture, marks = carry_out(tmp_path, plan, effect=True)
    done = auditor("marks", "test", capture, "--plan", plan, "--marks", marks, "--format", "json")
    result = json.loads(done.stdout)
    Draft202012Validator(json.loads(schema_json("marks"))).validate(result)
    (row,) = result["rows"]
    assert result["kind"] == "planned"
    assert row["sentence"] == "a transmission to this recipient coincides with checkin; its content was not observed"
    assert (row["action"]["n"], row["sham"]["n"], row["content"]) == (10, 10, "not-observed")
    assert row["p"] < 0.001
    assert row["effect"] > 0.9
    assert result["clocks"][0]["offset_seconds"] == OFFSET
    text = " ".join(auditor("marks", "test", capture, "--plan", plan, "--marks", marks).stdout.decode().split())
    assert "A transmission to health.example coincides with checkin; its content was not observed." in text
    assert "n = 10" in text


def test_connection_that_sends_anyway_coincides_with_nothing(auditor: Run, plan: Path, tmp_path: Path) -> None:
    capture, marks = carry_out(tmp_path, plan, effect=False)
    done = auditor("marks", "test", capture, "--plan", plan, "--marks", marks, "--format", "json")
    result = json.loads(done.stdout)
    assert result["headline"] == []
    assert result["rows"][0]["verdict"] == "not-shown"


def test_without_a_plan_it_is_exploratory(auditor: Run, plan: Path, tmp_path: Path) -> None:
    capture, marks = carry_out(tmp_path, plan, effect=True)
    done = auditor("marks", "test", capture, "--marks", marks)
    assert done.returncode == 0, done.stderr
    assert b"exploratory" in done.stdout
    assert b"its content was not observed" not in done.stdout


def test_changed_plan_is_refused(auditor: Run, plan: Path, tmp_path: Path) -> None:
    capture, marks = carry_out(tmp_path, plan, effect=True)
    plan.write_text(plan.read_text("utf-8").replace("window: 10.0", "window: 3.0"), encoding="utf-8")
    done = auditor("marks", "test", capture, "--plan", plan, "--marks", marks)
    assert done.returncode == 2
    assert b"the plan was changed after it was made" in done.stderr


@pytest.mark.parametrize("option", [("--window", 3), ("--recipient", "x"), ("--statistic", "any"), ("--action", "x")])
def test_what_a_plan_has_fixed_cannot_be_chosen_again(auditor: Run, plan: Path, option: tuple[object, ...]) -> None:
    done = auditor("marks", "test", "absent.pcap", "--plan", plan, *option)
    assert done.returncode == 2
    assert b"--plan has fixed" in done.stderr


def test_captures_without_any_marks_are_wrong_use(auditor: Run, plan: Path, tmp_path: Path) -> None:
    capture, _ = carry_out(tmp_path, plan, effect=True)
    done = auditor("marks", "test", capture)
    assert done.returncode == 2
    assert b"no marks: give --marks FILE" in done.stderr
