from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOOK = "import os, auditor.network; print(len(os.listdir('/proc/self/task')), os.environ.get('OPENBLAS_NUM_THREADS'))"


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
@pytest.mark.parametrize(("given", "left"), [({}, "None"), ({"OPENBLAS_NUM_THREADS": "1"}, "1")])
def test_importing_numpy_starts_no_thread_and_leaves_the_environment_alone(given: dict[str, str], left: str) -> None:
    plain = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    said = subprocess.run([sys.executable, "-c", LOOK], env=plain | given, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["1", left]
