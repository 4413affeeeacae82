"""What the README shows is what is printed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_first_screen_is_what_the_demo_prints() -> None:
    shown = re.search(r"`make demo` prints[^\n]*:\n\n```\n(.*?)\n…\n```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert shown is not None
    command = [sys.executable, "-m", "auditor", "demo"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert printed.startswith(shown[1])
