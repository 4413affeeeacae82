"""Packets → flows → streams: columns of header fields, ordered bytes per direction, and the names behind addresses."""

from __future__ import annotations

import os

_THREADS = "OPENBLAS_NUM_THREADS"


def _import_numpy() -> None:
    """Import NumPy before anything else does, without the threads of its linear algebra, which nothing here uses.

    They are started with it, one a processor, and cost as much as the rest of the import. The programs this process
    starts are none the wiser.
    """
    asked = os.environ.get(_THREADS)
    os.environ[_THREADS] = asked or "1"
    import numpy  # noqa: F401

    if asked is None:
        del os.environ[_THREADS]


_import_numpy()
