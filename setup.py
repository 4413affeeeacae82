"""Puts the rules beside the code in a built package; everything else stands in pyproject.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithRules(build_py):
    """Copies ``rules/`` to ``auditor/_rules`` of the build; an editable install reads ``rules/`` itself."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            shutil.copytree("rules", Path(self.build_lib) / "auditor" / "_rules", dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithRules})
