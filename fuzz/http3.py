"""HTTP/3 connections: bytes, gaps and ends of any streams in any order, whole and in pieces."""

from __future__ import annotations

import pylsqpack

from auditor.network.stream import Direction
from auditor.protocols.http3 import Http3Connection
from auditor.protocols.messages import HttpEvent, ResponseBodies
from fuzz.dice import Dice
from fuzz.running import fuzz
from fuzz.streams import canonical, check_found

MOST = 96
SERVER, GAP, END, RESET, CLEAN = 1, 2, 4, 8, 16
C, S = Direction.CLIENT, Direction.SERVER


def one_input(data: bytes) -> None:
    """The first byte is the size of pieces; each step: flags, stream (0 to 31), length, bytes."""
    dice = Dice(data)
    size, rest = dice.number() + 1, dice.rest()
    whole, extent = _read(rest, len(rest) + 1)
    check_found(whole, len(data), extent)
    again, _ = _read(rest, size)
    assert canonical(again) == canonical(whole), f"cut into pieces of {size}"


def _read(data: bytes, size: int) -> tuple[list[HttpEvent], tuple[int, int]]:
    dice, connection = Dice(data), Http3Connection(ResponseBodies.KEEP)
    at: dict[tuple[Direction, int], int] = {}
    over: set[tuple[Direction, int]] = set()
    found: list[HttpEvent] = []
    for _ in range(MOST):
        if not dice.left:
            break
        flags, number = dice.number(), dice.number() % 32
        stream = (Direction(flags & SERVER), number)
        piece = dice.take(dice.number(2))
        if stream in over:
            continue
        start = at.get(stream, 0)
        if flags & GAP:
            connection.gap(*stream, len(piece) or 1, len(piece) or 1)
            at[stream] = start + (len(piece) or 1)
        else:
            for i in range(0, len(piece), size):
                connection.data(*stream, piece[i : i + size], start + i)
            at[stream] = start + len(piece)
        if flags & END:
            over.add(stream)
            connection.end(*stream, at[stream], clean=bool(flags & CLEAN), code=7 if flags & RESET else None)
        found += connection.take()
    connection.close()
    highest = max(at.values(), default=0)
    return found + connection.take(), (highest, highest)


def step(flags: int, number: int, data: bytes) -> bytes:
    """One step as an input holds it."""
    return bytes([flags, number]) + len(data).to_bytes(2, "big") + data


def seeds() -> list[bytes]:
    """A request with a body and its answer, with a static and a dynamic table, in order and not."""
    fields = [(b":method", b"POST"), (b":scheme", b"https"), (b":authority", b"log.example"), (b":path", b"/log")]
    settings = step(0, 2, b"\0\4\4\1\x50\0\7\0") + step(1, 3, b"\0\4\4\1\x50\0\7\0")
    found = []
    for dynamic in (False, True):
        encoder = pylsqpack.Encoder()
        table = encoder.apply_settings(4096, 100) if dynamic else b""
        insertions, block = encoder.encode(0, [*fields, (b"user-agent", b"Meadow/1.0")])
        asking = step(END | CLEAN, 0, b"\1" + bytes([len(block)]) + block + b"\0\x0d" + b'{"steps": 40}')
        _, answer = pylsqpack.Encoder().encode(0, [(b":status", b"200"), (b"content-type", b"text/plain")])
        answering = step(SERVER | END | CLEAN, 0, b"\1" + bytes([len(answer)]) + answer + b"\0\2ok")
        inserting = step(0, 6, b"\2" + table + insertions)
        found += [b"\6" + settings + inserting + asking + answering, b"\1" + asking + answering + inserting + settings]
    return found


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
