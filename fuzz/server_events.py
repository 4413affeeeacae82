"""Server-sent events."""

from __future__ import annotations

from auditor.protocols.sse import MOST_EVENTS, events
from fuzz.running import fuzz


def one_input(data: bytes) -> None:
    """The input is a body; a longer one begins with the same events."""
    whole = events(data)
    assert len(whole) <= min(MOST_EVENTS, len(data))
    assert all("\r" not in each.data for each in whole)
    half = events(data[: data.rfind(b"\n\n") + 1])
    assert half == whole[: len(half)]


def seeds() -> list[bytes]:
    """Events with every field and every kind of line end."""
    return [b"\xef\xbb\xbfid: 7\nevent: tick\ndata: a\ndata: b\n\n: comment\r\ndata\r\n\r\ndata:x\r\rretry: 9\n\n"]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
