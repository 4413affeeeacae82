"""tcpdump at the phone's end of the wire, and the key log put into the finished capture."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def recording(
    prefix: Sequence[str], interface: str, path: Path, *, bulk: bool = False, wanted: str = ""
) -> Iterator[None]:
    """Record the interface into ``path`` (pcap) while the block runs; fails if the kernel dropped a packet.

    The block begins only when tcpdump says that it listens, and the recording ends half a second after it. ``bulk`` is
    for high rates: a large buffer, and packets written when it is convenient; ``wanted`` is a pcap filter.
    """
    log = path.with_suffix(".tcpdump")
    speed = ["-B", "262144"] if bulk else ["-U", "--immediate-mode"]
    filters = [wanted] if wanted else []
    options = ["-i", interface, "-s", "0", "-Z", "root", *speed]
    with log.open("w") as errors:
        process = subprocess.Popen([*prefix, "tcpdump", *options, "-w", str(path), *filters], stderr=errors)
        try:
            deadline = time.monotonic() + 10
            while "listening on" not in log.read_text():
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"tcpdump did not start: {log.read_text()}")
                time.sleep(0.05)
            yield
            time.sleep(0.5)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
    dropped = re.search(r"(\d+) packets dropped by kernel", log.read_text())
    if dropped is None or dropped[1] != "0":
        raise RuntimeError(f"the recording is not whole: {log.read_text()}")
    log.unlink()


def embed_keys(capture: Path, keylog: Path, target: Path) -> None:
    """Write ``target`` as pcapng with the key log in a Decryption Secrets Block (before the first packet)."""
    subprocess.run(
        ["editcap", "-F", "pcapng", "--inject-secrets", f"tls,{keylog}", str(capture), str(target)], check=True
    )
