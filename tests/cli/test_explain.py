from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_finding_of_a_saved_report_is_explained(auditor: Run, saved: Path) -> None:
    done = auditor("explain", "0123", saved)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert "How it is known" in text
    assert "Pixel 7" not in text
    assert "saved.json" in text
    assert b"Pixel 7" in auditor("explain", "0123", saved, "--show-values").stdout


def test_name_of_no_finding_gets_the_nearest(auditor: Run, saved: Path) -> None:
    done = auditor("explain", "0123456789ac-0", saved)
    assert done.returncode == 2
    assert b"there are 0123456789ab-0" in done.stderr
