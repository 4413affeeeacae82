"""auditor linkability over folders of invented phones, as a person would run it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

Run = Callable[..., subprocess.CompletedProcess[bytes]]
HOST = "verification.coronawarn.app"


def uuid(*parts: int) -> str:
    number = 0x6F9B1C2E70AA4C1D9B530D2F4B8E1A77
    for part in parts:
        number = (number * 6364136223846793005 + part + 1) % 2**128
    return str(UUID(int=number, version=4))


def session(folder: Path, device: int, install: int, number: int, *, names_device: bool) -> Path:
    """Two tests in one session: each asks three times for its result with a token of its own."""
    entries = []
    for test in range(2):
        for call in range(3):
            token, padding = (device, install, number, test), (device, install, number, test, call)
            body = {"registrationToken": uuid(*token), "requestPadding": uuid(*padding)}
            text = json.dumps(body | ({"deviceId": uuid(device)} if names_device else {}))
            request = {
                "method": "POST", "url": f"https://{HOST}/version/v1/testresult", "httpVersion": "HTTP/1.1",
                "headers": [],
                "postData": {"mimeType": "application/json", "text": text},
            }  # fmt: skip
            time = f"2026-03-0{1 + number}T1{device}:{test * 10 + call:02}:00Z"
            entries.append({"startedDateTime": time, "request": request, "response": {}})
    folder.mkdir(parents=True)
    (folder / "a.har").write_text(json.dumps({"log": {"entries": entries}}))
    labels = f'device: "phone {device}"\ninstall: "{install}"\nsession: "{number}"\n'
    (folder / "session.yaml").write_text(f'schema: 1\napp: "Corona-Warn-App"\n{labels}')
    return folder


def recorded(tmp_path: Path, devices: int, *, names_device: bool = False) -> list[Path]:
    return [
        session(tmp_path / f"{d}-{i}-{s}", d, i, s, names_device=names_device)
        for d in range(devices)
        for i in range(2)
        for s in range(2)
    ]


def test_token_of_one_test_is_said_to_be_scoped_to_it(auditor: Run, tmp_path: Path) -> None:
    answer = auditor("linkability", *recorded(tmp_path, 2))
    assert (answer.returncode, answer.stderr) == (0, b"")
    page = answer.stdout.decode()
    assert page.startswith("A pseudonym scoped to one test; none scoped to install or device found.")
    assert "registrationToken" in page
    assert uuid(0, 0, 0, 0) not in page
    assert "requestPadding" not in page
    assert "anonym" not in page.lower()


def test_identifier_of_the_device_is_found_and_shown_in_json(auditor: Run, tmp_path: Path) -> None:
    answer = auditor("linkability", *recorded(tmp_path, 2, names_device=True), "--format", "json", "--show-values")
    found = json.loads(answer.stdout)
    assert (found["verdict"], found["values"], found["calls"]) == ("linkable", "plain", 1)
    assert [(row["scope"], row["fields"][0]["name"]) for row in found["rows"]] == [
        ("device", "deviceId"), ("test", "registrationToken"),
    ]  # fmt: skip
    assert found["rows"][0]["example"] in (uuid(0), uuid(1))
    assert "phone" not in answer.stdout.decode()


def test_one_device_cannot_tell(auditor: Run, tmp_path: Path) -> None:
    answer = auditor("linkability", *recorded(tmp_path, 1))
    assert answer.stdout.decode().startswith("Cannot tell: only one device was recorded")


def test_inputs_without_a_manifest_take_no_part(auditor: Run, tmp_path: Path) -> None:
    (folder,) = recorded(tmp_path, 1)[:1]
    answer = auditor("linkability", folder / "a.har")
    assert answer.stdout.decode().startswith("Cannot tell: no session.yaml names a device")
    assert b"1 recording of no named device took no part" in answer.stdout
