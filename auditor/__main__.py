"""`python -m auditor` is the `auditor` command."""

from __future__ import annotations

from auditor.cli import main

main()
