"""The recordings of peers, by name: ``python -m captures.lab peers/NAME``."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from captures.lab.peers import gnutls, places, protocols, suites
from captures.lab.peers.stage import Stage, stage


@dataclass(frozen=True, slots=True)
class Recording:
    """What is recorded into ``captures/<name>``, with the programs and the importable packages it needs."""

    name: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    addresses: tuple[str, ...]
    hosts: Mapping[str, str]
    record: Callable[[Stage], None]


RECORDINGS: tuple[Recording, ...] = (
    Recording(
        "peers/protocols", protocols.PROGRAMS, protocols.PACKAGES, places.ADDRESSES, places.HOSTS, protocols.record
    ),
    Recording(
        "peers/tls-suites",
        suites.PROGRAMS,
        suites.PACKAGES,
        suites.ADDRESSES,
        {suites.HOST: suites.ADDRESS},
        suites.record,
    ),
    Recording("peers/tls-gnutls", gnutls.PROGRAMS, gnutls.PACKAGES, gnutls.ADDRESSES, gnutls.HOSTS, gnutls.record),
)


def by_name(name: str) -> Recording | None:
    """The recording of this name."""
    return next((recording for recording in RECORDINGS if recording.name == name), None)


def absent(recording: Recording) -> list[str]:
    """The programs and packages it needs that are not installed."""
    programs = [program for program in recording.programs if shutil.which(program) is None]
    return programs + [package for package in recording.packages if importlib.util.find_spec(package) is None]


def record(recording: Recording, target: Path) -> None:
    """Make it, and leave capture and truth in ``target``."""
    os.environ["OPENSSL_CONF"] = "/dev/null"
    with (
        tempfile.TemporaryDirectory(prefix="capture-lab-") as folder,
        stage(Path(folder), recording.addresses, recording.hosts) as ready,
    ):
        recording.record(ready)
        ready.finish(target)
