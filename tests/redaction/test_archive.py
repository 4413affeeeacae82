from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import AuditOptions, audit
from auditor.profile import load_profile
from auditor.profile.variants import variants
from auditor.redaction.archive import Archive, redacted_har
from auditor.redaction.gathering import Gathered, gather
from auditor.redaction.placeholders import Placeholders

CAPTURES = Path(__file__).parent.parent.parent / "captures"
BROWSER = CAPTURES / "xiaomi-browser-2020" / "capture.pcapng"
PROFILE = CAPTURES / "xiaomi-browser-fixed" / "profile.yaml"
OPTIONS = AuditOptions(profile=PROFILE, processes=1)


@pytest.fixture(scope="module")
def gathered() -> Gathered:
    return gather(str(BROWSER), OPTIONS, Placeholders(b"k" * 32))


@pytest.fixture(scope="module")
def archive(gathered: Gathered) -> Archive:
    return redacted_har(str(BROWSER), OPTIONS, gathered)


def everything(data: bytes) -> bytes:
    """The archive as written, its texts without JSON's escapes, and what is base64 in it."""
    pieces = [data]

    def walk(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("encoding") == "base64":
                pieces.append(b64decode(part["text"]))
            for name, value in part.items():
                pieces.append(name.encode())
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)
        elif isinstance(part, str):
            pieces.append(part.encode("utf-8", "surrogatepass"))

    walk(json.loads(data))
    return b"\n".join(pieces)


def test_no_value_of_the_profile_is_left_in_any_form(archive: Archive) -> None:
    lower = everything(archive.data).lower()
    forms = [variant for each in load_profile(PROFILE).indicators for variant in variants(each)]
    assert len(forms) > 1000
    assert [form.form for form in forms if len(form.data) > 4 and form.data.lower() in lower] == []


def test_the_same_forms_are_found_in_what_it_was_made_from(gathered: Gathered) -> None:
    assert sum(finding.detector == "indicators" for finding in gathered.report.findings) > 3


def test_auditing_the_archive_finds_the_same_kinds_and_none_of_the_values(
    archive: Archive, gathered: Gathered, tmp_path: Path
) -> None:
    path = tmp_path / "redacted.har"
    path.write_bytes(archive.data)
    again = audit([str(path)], OPTIONS)
    assert not [finding for finding in again.findings if finding.detector == "indicators"]
    before = {f.value for f in gathered.report.findings if len(f.value) >= 6 and not f.value.isalpha()}
    assert {finding.value for finding in again.findings} & before == set()
    kinds = {(f.host, f.type) for f in gathered.report.findings if f.detector == "rules"}
    assert len({(f.host, f.type) for f in again.findings} & kinds) > len(kinds) / 2


def test_archive_holds_no_answers_and_no_addresses_of_the_device(archive: Archive) -> None:
    entries = json.loads(archive.data)["log"]["entries"]
    assert len(entries) == archive.written > 20
    assert not [entry for entry in entries if "text" in entry["response"]["content"]]
    assert b"192.0.2.10" not in archive.data


def test_same_key_same_archive(gathered: Gathered, archive: Archive) -> None:
    again = gather(str(BROWSER), OPTIONS, Placeholders(b"k" * 32))
    assert redacted_har(str(BROWSER), OPTIONS, again).data == archive.data
    other = gather(str(BROWSER), OPTIONS, Placeholders(b"l" * 32))
    assert redacted_har(str(BROWSER), OPTIONS, other).data != archive.data


def test_without_any_value_names_are_what_is_left(gathered: Gathered) -> None:
    data = redacted_har(str(BROWSER), OPTIONS, gathered, every=True).data
    assert b"global_browser_mini" not in data
    assert b"sa.api.intl.miui.com" in data


def socket_archive(tmp_path: Path, sent: list[str], query: str) -> dict[str, Any]:
    """The redacted archive's only entry, of a HAR in which a WebSocket was opened and these messages were sent."""
    messages = [{"type": "send", "time": 1_700_000_001.5, "opcode": 1, "data": data} for data in sent]
    messages.append({"type": "receive", "time": 1_700_000_002.5, "opcode": 1, "data": '{"name": "Fiona Meadow"}'})
    entry = {
        "startedDateTime": "2023-11-14T22:13:20Z",
        "time": 1,
        "request": {
            "method": "GET", "url": f"https://chat.example/live{query}", "httpVersion": "HTTP/1.1",
            "headers": [{"name": "Upgrade", "value": "websocket"}],
        },
        "response": {
            "status": 101, "httpVersion": "HTTP/1.1", "headers": [{"name": "Upgrade", "value": "websocket"}],
            "content": {},
        },
        "_webSocketMessages": messages,
    }  # fmt: skip
    source = tmp_path / "in.har"
    source.write_text(json.dumps({"log": {"version": "1.2", "entries": [entry]}}))
    options = AuditOptions(processes=1)
    archive = redacted_har(str(source), options, gather(str(source), options, Placeholders(b"k" * 32)))
    assert (archive.written, archive.skipped) == (1, 0)
    assert b"fiona" not in everything(archive.data).lower()
    (made,) = json.loads(archive.data)["log"]["entries"]
    assert isinstance(made, dict)
    return made


@pytest.mark.parametrize("query", ["", "?user=fiona.meadow%40mail.example&email=fiona.meadow@mail.example"])
def test_messages_of_a_web_socket_are_kept_with_stand_ins(tmp_path: Path, query: str) -> None:
    sent = ['{"email": "fiona.meadow@mail.example", "seq": 1}', '{"typing": true}']
    first, second, received = socket_archive(tmp_path, sent, query)["_webSocketMessages"]
    assert set(json.loads(first["data"])) == {"email", "seq"}
    assert "@" in json.loads(first["data"])["email"]
    assert (first["type"], first["time"], second["data"]) == ("send", 1_700_000_001.5, '{"typing": true}')
    assert (received["type"], "data" in received) == ("receive", False)
