"""Takes heartbeats behind nginx inside the world's namespace: ``python -m captures.lab.players.serve BASE``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from captures.lab.responders import serve_upstream
from captures.lab.scenario import Answer, Asked

READY_FILE = "ready"


def answer(asked: Asked) -> Answer:
    """Nothing but that it arrived."""
    return Answer(204 if asked.target.startswith("/beat") else 404, "text/plain")


async def serve(base: Path) -> None:
    """Serve until the process is stopped; ``base/ready`` appears when it listens."""
    await serve_upstream(base / "upstream.sock", answer)
    (base / READY_FILE).touch()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
