"""Runs at the client's end, as ``python -m captures.lab.peers.clients.play BASE [CLIENT…]``: all clients in turn."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from captures.lab.peers.clients import broker, names, proxies, quic, relay, rpc, sockets, thing, web
from captures.lab.peers.clients.around import Around
from captures.lab.peers.notes import Notes

CLIENTS: tuple[tuple[str, Callable[[Around], None]], ...] = (
    ("quic", quic.talk),
    ("web", web.talk),
    ("chunked", web.chunked),
    ("sockets", sockets.talk),
    ("rpc", rpc.talk),
    ("broker", broker.talk),
    ("thing", thing.talk),
    ("names", names.talk),
    ("proxies", proxies.talk),
    ("relay", relay.talk),
)


def main(base: Path, wanted: list[str]) -> None:
    """Let the clients talk, all of them if none is named."""
    around = Around(base, Notes(base / "truth.jsonl"))
    for name, talk in CLIENTS:
        if not wanted or name in wanted:
            talk(around)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
