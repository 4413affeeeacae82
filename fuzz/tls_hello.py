"""ClientHello and ServerHello: parsed, fingerprinted, named."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.tls.handshake import CLIENT_HELLO, SERVER_HELLO, MessageReader
from auditor.tls.hello import parse_client_hello, parse_server_hello
from auditor.tls.ja4 import ja4
from fuzz.captured import handshakes
from fuzz.dice import Dice
from fuzz.running import fuzz

RECORD_HEADER = 5


def one_input(data: bytes) -> None:
    """The first byte says where to cut; the rest is a body of each kind, and a row of handshake messages."""
    dice = Dice(data)
    size = dice.number() + 1
    body = dice.rest()
    client = parse_client_hello(body)
    if client is not None:
        fingerprint = ja4(client)
        assert len(fingerprint) == len("t13d1516h2_8daaf6152771_e5627efa2ab1"), fingerprint
        assert client.sni is None or len(client.sni) <= len(body)
    parse_server_hello(body)
    whole = MessageReader().feed(body)
    reader = MessageReader()
    cut = [message for i in range(0, len(body), size) for message in reader.feed(body[i : i + size])]
    assert cut == whole
    for kind, message in whole:
        if kind == CLIENT_HELLO:
            parse_client_hello(message[4:])
        elif kind == SERVER_HELLO:
            parse_server_hello(message[4:])


def seeds() -> list[bytes]:
    """The hellos of a bundled capture, with and without their headers."""
    found = []
    for talk in handshakes():
        for side in Direction:
            record = b"".join(data for each, data in talk if each is side)
            message = record[RECORD_HEADER : RECORD_HEADER + int.from_bytes(record[3:5], "big")]
            found += [b"\x10" + message, b"\x10" + message[4:]]
    return found


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
