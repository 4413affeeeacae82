"""Hands a harness to atheris, with its own seeds as the first inputs and the code under test instrumented."""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FunctionType

LONGEST_INPUT = 4096
SLOWEST_SECONDS = 20
"""One input that takes longer counts as a loop without progress."""


def fuzz(one_input: Callable[[bytes], None], seeds: Iterable[bytes]) -> None:
    """Run until libFuzzer's options (``-max_total_time=60`` and the like, from the command line) say stop.

    Does not come back: libFuzzer ends the process, with an exit code other than 0 where it found something.
    """
    import atheris

    for function in [f for f in gc.get_objects() if isinstance(f, FunctionType)]:
        if function.__module__ is not None and function.__module__.startswith("auditor"):
            atheris.instrument_func(function)
    corpus = Path(tempfile.mkdtemp(prefix="fuzz-"))
    for number, seed in enumerate(seeds):
        (corpus / f"{number:03}").write_bytes(seed)
    options = [f"-max_len={LONGEST_INPUT}", f"-timeout={SLOWEST_SECONDS}", "-rss_limit_mb=2048"]
    options.append(f"-artifact_prefix={corpus}-found-")
    named = {argument.partition("=")[0] for argument in sys.argv[1:]}
    options = [option for option in options if option.partition("=")[0] not in named]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:], str(corpus)], one_input)
    atheris.Fuzz()
