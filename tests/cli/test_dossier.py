from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

CAPTURE = Path(__file__).parents[2] / "captures" / "tiktok-session" / "capture.pcapng"
Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_dossier_is_printed_masked_and_names_its_evidence(auditor: Run) -> None:
    done = auditor("dossier", CAPTURE)
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert "TikTok (SG) can recognise this device or person by" in text
    assert "11 videos were watched: 6 to the end, 5 skipped" in " ".join(text.split())
    for value in ("Pixel 7", "52.52", "Brot backen", "Heute gebacken"):
        assert value not in text


def test_dossier_as_json_links_lines_to_findings_and_events(auditor: Run) -> None:
    done = auditor("dossier", CAPTURE, "--recipient", "tiktok", "--format", "json", "--show-values")
    found = json.loads(done.stdout)
    (dossier,) = found["dossiers"]
    watched = [found["events"][n] for n in dossier["watched"]]
    assert [e["outcome"] for e in watched].count("skipped") == 5
    assert watched[0]["title"] == "Brot backen ohne Kneten #rezept"
    assert len(dossier["trail"]) == 1
    assert dossier["trail"][0]["precision_m"] == 1113.2


def test_unknown_recipient_is_told_who_there_is(auditor: Run) -> None:
    done = auditor("dossier", CAPTURE, "--recipient", "nobody")
    assert done.returncode == 2
    assert b"--recipient nobody: was told nothing; there are tiktok" in done.stderr


def test_marks_tell_which_pages_were_read_incognito(auditor: Run) -> None:
    folder = CAPTURE.parents[1] / "xiaomi-browser-2020"
    options = ("--marks", folder / "marks.csv", "--format", "json", "--show-values")
    done = auditor("dossier", folder / "capture.pcapng", *options)
    found = json.loads(done.stdout)
    pages = [found["events"][n] for n in found["dossiers"][0]["pages"]]
    hidden = [page["subject"] for page in pages if page["incognito"]]
    assert len(pages) == 9
    assert hidden == [
        "https://suche.example.net/suche?q=schlaflos+seit+wochen",
        "https://klinik.example.net/sprechstunde/schlafstoerungen",
        "https://klinik.example.net/termin?fach=schlafmedizin",
    ]
