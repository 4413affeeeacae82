"""QUIC datagrams split into packets, and the frames of a packet."""

from __future__ import annotations

from auditor.quic.frames import StreamFrame, read_frames
from auditor.quic.google import google_server_name
from auditor.quic.packets import google_version, sniff_quic, split
from fuzz.running import fuzz

INITIAL = b"\xc3\0\0\0\1\x08\x83\x94\xc8\xf0\x3e\x51\x57\x08\0\0\x40\x40" + bytes(64)
RETRY = b"\xff\0\0\0\1\0\x08\xf0\x67\xa5\x50\x2a\x42\x62\xb5token" + bytes(range(16))
FRAMES = (
    b"\x06\0\x05hello\x02\x05\x00\x00\x05\x00\x0a\x04\x07message\x0f\x08\x03\x02ok\x1c\x07\x00\x00\x18\x01\x00\x04abcd"
    + bytes(16)
)


def one_input(data: bytes) -> None:
    """The input is a datagram, and a packet's payload."""
    sniff_quic(data)
    google_version(data)
    for tag in (b"Q050", b"T051"):
        google_server_name(data[:1] + tag + data[5:])
    at = 0
    for packet in split(data):
        assert at <= packet.start < packet.end <= len(data), packet
        at = packet.end
    held = sum(len(frame.data) for frame in read_frames(data) if isinstance(frame, StreamFrame))
    assert held <= len(data)


def seeds() -> list[bytes]:
    """Long and short headers, a version negotiation, and frames."""
    negotiation = b"\x80\0\0\0\0\x08" + bytes(8) + b"\0\0\0\0\1\x6b\x33\x43\xcf"
    return [INITIAL, INITIAL + RETRY, negotiation, b"\x40" + bytes(range(40)), FRAMES]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
