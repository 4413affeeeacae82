"""TLS connections of known keys: plaintext whose offsets never go back, the same however the bytes came."""

from __future__ import annotations

from auditor.network.stream import Data, Direction, End, Gap, SegmentProvenance, StreamEvent
from auditor.tls.connection import TlsConnection, sniff
from auditor.tls.keylog import KeyLog
from fuzz.captured import handshakes, secrets
from fuzz.running import fuzz
from fuzz.streams import extent_of, pieces, script, written

Plain = tuple[list[object], list[object]]


def one_input(data: bytes) -> None:
    """The input is a script of stream events."""
    sniff(data)
    events, size = script(data)
    whole = _read(events, len(data))
    cut = _read(pieces(events, size), len(data))
    assert cut == whole or not _begins_with_records(events), f"cut into pieces of {size}"


def _begins_with_records(events: list[StreamEvent]) -> bool:
    """Whether both sides begin as TLS does; where else its records begin is a guess from what has come so far."""
    firsts = {event.direction: event for event in reversed(events)}
    return all(isinstance(first, Data) and first.data[:2] == b"\x16\x03" for first in firsts.values())


def _read(events: list[StreamEvent], size: int) -> Plain:
    """What comes out in each direction: bytes, gaps and ends in their order."""
    keys = KeyLog()
    keys.add(secrets(), "capture")
    below = SegmentProvenance(), SegmentProvenance()
    for number, event in enumerate(events, 1):
        if isinstance(event, Data):
            below[event.direction].extend([event.start], [number], [number], [number])
    connection = TlsConnection(keys, below)
    found = [each for event in events for each in connection.receive(event)] + connection.close()
    plain: Plain = ([], [])
    at = [0, 0]
    for each in found:
        side = each.direction
        assert each.start == at[side], "offsets leave out bytes or go back"
        if isinstance(each, Data):
            at[side] += len(each.data)
            plain[side].extend(each.data)
        elif isinstance(each, Gap):
            at[side] += each.length or 0
            plain[side].append(each)
        else:
            plain[side].append(End(side, each.start, each.clean))
    for said in plain:
        while len(said) > 1 and isinstance(said[-2], Gap) and said[-2].length is None:
            del said[-2]  # behind the last byte nothing hangs on whether something is known to be missing
    assert sum(at) <= size, "more plaintext than there were bytes"
    extent = extent_of(events)
    assert all(0 <= span.start <= span.end <= extent[span.direction] for span in connection.unread())
    assert connection.detail or connection.outcome
    return plain


def seeds() -> list[bytes]:
    """The starts of a bundled capture's connections, both sides mixed as they were, whole and cut."""
    return [written(talk, cut=cut) for talk in handshakes() for cut in (1, 100)] + [_lossy(handshakes()[0])]


def _lossy(talk: list[tuple[Direction, bytes]]) -> bytes:
    steps = [written([step])[1:] for step in talk]
    return b"\x0b" + steps[0] + b"".join(steps[1:2]) + b"\x03\x28" + b"".join(steps[2:])


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
