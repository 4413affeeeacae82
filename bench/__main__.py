"""``python -m bench``: every figure in one table, captures made where they are not there."""

from __future__ import annotations

import sys

from bench import table

if __name__ == "__main__":
    sys.exit(table.main(sys.argv[1:]))
