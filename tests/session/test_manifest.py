"""session.yaml: every field, faults with their places, and the name that stands for a manifest."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import FaultyFiles, UsageError
from auditor.session import Manifest, is_time_zone, named, read_manifest

WHOLE = """\
schema: 1
app: Example Chat
package: com.example.chat
version: 1.20
device: Pixel 7
os: Android 14
account: a test account
network: own Wi-Fi
capture_method: PCAPdroid
unpinning: none
consent: all refused
test_persons_consent: yes
time_zone: Europe/Berlin
notes: |
  first start
  then ten videos
captures: [b.pcap, a.txt]
keylogs: keys.log
crypto_logs: [aes_info.json]
marks: README.md
"""


def read(folder: Path, text: str) -> Manifest:
    path = folder / "session.yaml"
    path.write_text(text)
    return read_manifest(path)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(FaultyFiles) as caught:
        read(folder, text)
    return [str(fault).removeprefix(f"{folder}/") for fault in caught.value.faults]


def test_every_field(folder: Path) -> None:
    manifest = read(folder, WHOLE)
    assert manifest == Manifest(
        app="Example Chat",
        package="com.example.chat",
        version="1.20",
        device="Pixel 7",
        os="Android 14",
        account="a test account",
        network="own Wi-Fi",
        capture_method="PCAPdroid",
        unpinning="none",
        consent="all refused",
        test_persons_consent="yes",
        time_zone="Europe/Berlin",
        notes="first start\nthen ten videos\n",
        captures=("b.pcap", "a.txt"),
        keylogs=("keys.log",),
        crypto_logs=("aes_info.json",),
        marks="README.md",
    )
    assert manifest.particulars()["version"] == "1.20"
    assert not {"captures", "keylogs", "crypto_logs", "marks"} & manifest.particulars().keys()


def test_every_field_is_optional_and_may_be_empty(folder: Path) -> None:
    assert read(folder, "schema: 1\n") == Manifest()
    assert read(folder, "schema: 1\napp:\ncaptures:\nmarks: null\n") == Manifest()
    assert Manifest().particulars() == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("app: x\n", "session.yaml:1:1: 'schema' is lacking"),
        ("schema: 2\n", "session.yaml:1:9: this schema is not known"),
        ("schema: 1\napps: x\n", "session.yaml:2:1: a session has no key 'apps'; did you mean 'app'?"),
        ("schema: 1\napp: x\napp: y\n", "session.yaml:3:1: the key 'app' is there already"),
        ("schema: 1\napp: [x]\n", "session.yaml:2:6: a text is wanted here"),
        ("schema: 1\ncaptures:\n  - b.pcap\n  - gone.pcap\n", "session.yaml:4:5: there is no file gone.pcap"),
        ("schema: 1\ncaptures: [inside]\n", "session.yaml:2:12: there is no file inside"),
        ("schema: 1\ncaptures: [b.pcap, b.pcap]\n", "session.yaml:2:20: b.pcap is listed already"),
        ('schema: 1\nmarks: "a\\0b"\n', "session.yaml:2:8: there is no file"),
        ("schema: 1\nmarks: [a.txt, b.pcap]\n", "session.yaml:2:8: one file of marks is wanted"),
        ("schema: 1\ntime_zone: Middle/Earth\n", "session.yaml:2:12: there is no time zone 'Middle/Earth'"),
        ("schema: 1\nkeylogs: {a: b}\n", "session.yaml:2:10: a text is wanted here"),
    ],
)
def test_faults_say_where_and_what(folder: Path, text: str, fault: str) -> None:
    (said,) = faults(folder, text)
    assert said.startswith(fault)


def test_all_faults_at_once(folder: Path) -> None:
    assert len(faults(folder, "schema: 1\nkeylogs: gone\nnonsense: 1\ntime_zone: x/y\n")) == 3


def test_what_is_no_text_is_an_error(folder: Path) -> None:
    (folder / "session.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_manifest(folder / "session.yaml")


@pytest.mark.parametrize(
    ("text", "manifest"),
    [
        ("Chat@1.2", Manifest(app="Chat", version="1.2")),
        ("Chat", Manifest(app="Chat")),
        ("@scope/chat@1", Manifest(app="@scope/chat", version="1")),
    ],
)
def test_name_stands_for_a_manifest(text: str, manifest: Manifest) -> None:
    assert named(text) == manifest


@pytest.mark.parametrize("text", ["", "@", "Chat@", "@1.2", " @1"])
def test_name_without_app_or_version_is_an_error(text: str) -> None:
    with pytest.raises(UsageError, match="app@version"):
        named(text)


@pytest.mark.parametrize("text", ["UTC", "Europe/Berlin", "+01:00", "-09:30"])
def test_time_zones(text: str) -> None:
    assert is_time_zone(text)


@pytest.mark.parametrize("text", ["Berlin time", "+1", "+15:00", "../../etc/passwd", "/etc/passwd", "Europe", "a\0b"])
def test_what_is_no_time_zone(text: str) -> None:
    assert not is_time_zone(text)
