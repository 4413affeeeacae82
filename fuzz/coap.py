"""CoAP messages and exchanges, block-wise ones too."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.coap import CoapDatagrams
from auditor.protocols.coap_message import parse_coap
from fuzz.datagrams import check, written
from fuzz.running import fuzz

C, S = Direction.CLIENT, Direction.SERVER
TALK = (
    (C, b'\x41\2\0\1\xaa\x3clamp.example\x85light\x11\x32\x34on=1\xff{"on":1}'),
    (S, b"\x61\x44\0\1\xaa"),
    (C, b"\x41\2\0\2\xab\xb5state\xd1\x03\x08\xff0123456789abcdef"),
    (S, b"\x61\x5f\0\2\xab\xd1\x0e\x08"),
    (C, b"\x41\2\0\3\xab\xb5state\xd1\x03\x10\xfflast"),
    (S, b"\x61\x44\0\3\xab\xd1\x0e\x10\xff\xa1\x62on\xf5"),
)


def one_input(data: bytes) -> None:
    """The input is one message, and a row of datagrams."""
    message = parse_coap(data)
    if message is not None:
        assert message.path().isprintable()
        message.headers()
    check(CoapDatagrams, data)


def seeds() -> list[bytes]:
    """A request with its answer and one in two blocks."""
    return [written(TALK), *(data for _, data in TALK)]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
