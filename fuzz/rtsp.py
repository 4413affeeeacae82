"""RTSP with interleaved media, whole and in pieces, with gaps."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.rtsp import RtspReader, sniff_rtsp
from fuzz.running import fuzz
from fuzz.streams import check, written

C, S = Direction.CLIENT, Direction.SERVER
TALK = (
    (C, b"DESCRIBE rtsp://camera.example/live RTSP/1.0\r\nCSeq: 1\r\n\r\n"),
    (S, b"RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Type: application/sdp\r\nContent-Length: 7\r\n\r\nv=0\r\n\r\n"),
    (C, b"SETUP rtsp://camera.example/live/1 RTSP/1.0\r\nCSeq: 2\r\nTransport: RTP/AVP/TCP;interleaved=0-1\r\n\r\n"),
    (S, b"RTSP/1.0 200 OK\r\nCSeq: 2\r\nSession: 7\r\n\r\n"),
    *((S, b"$\0\0\x10\x80\x60\0" + bytes([n]) + b"\0\0\0\1\0\0\0\2data") for n in range(6)),
    (C, b"TEARDOWN rtsp://camera.example/live RTSP/1.0\r\nCSeq: 3\r\nSession: 7\r\n\r\n"),
)


def one_input(data: bytes) -> None:
    """The input is a script of stream events."""
    sniff_rtsp(data)
    check(RtspReader, data, resumes=False)


def seeds() -> list[bytes]:
    """A camera's conversation."""
    return [written(TALK)]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
