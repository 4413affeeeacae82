"""Tests that need a program of the distribution are skipped with its name locally and must run in CI."""

from __future__ import annotations

import os
import shutil

import pytest


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("program"):
        for name in mark.args:
            if shutil.which(name) is not None:
                continue
            if os.environ.get("CI"):
                pytest.fail(f"the program {name} is absent, and in CI no test may be skipped for that", pytrace=False)
            pytest.skip(f"needs the program {name}")
