"""WebSocket frames of both sides, with and without permessage-deflate, whole and in pieces, with gaps."""

from __future__ import annotations

from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage
from wsproto.extensions import PerMessageDeflate

from auditor.network.stream import Direction
from auditor.protocols.messages import ResponseBodies
from auditor.protocols.websocket import Handshake, WebSocketReader
from auditor.protocols.websocket_deflate import read_agreement
from fuzz.running import fuzz
from fuzz.streams import check, written

EXTENSIONS = (
    None,
    b"permessage-deflate",
    b"permessage-deflate; client_no_context_takeover; server_no_context_takeover; server_max_window_bits=10",
    b"permessage-deflate; client_max_window_bits=99; x-made-up",
)


def one_input(data: bytes) -> None:
    """The first byte chooses the extensions; the rest is a script of stream events."""
    agreement = read_agreement(EXTENSIONS[data[0] % len(EXTENSIONS)] if data else None)
    shaken = Handshake("/live?v=2", "log.example", agreement)
    check(lambda: WebSocketReader(shaken, ResponseBodies.KEEP), data[1:])


def seeds() -> list[bytes]:
    """What two wsproto ends say, plain and compressed."""
    found = []
    for number, extensions in enumerate(EXTENSIONS[:3]):
        talk: list[tuple[Direction, bytes]] = []
        for side in Direction:
            packer = PerMessageDeflate()
            if extensions is not None:
                packer.finalize(extensions.decode())
            kind = ConnectionType.SERVER if side else ConnectionType.CLIENT
            peer = Connection(kind, [packer] if extensions is not None else [])
            events = (
                TextMessage('{"lat": 48.40}', message_finished=False), TextMessage("end"), Ping(b"?"),
                BytesMessage(bytes(range(200))), BytesMessage(bytes(range(200))), CloseConnection(1000, "over"),
            )  # fmt: skip
            talk += [(side, peer.send(event)) for event in events]
        found.append(bytes([number]) + written(talk, cut=3))
    return found


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
