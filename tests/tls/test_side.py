from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import pytest

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent

if TYPE_CHECKING:
    from tests.tls.conftest import Lab, Session

C, S = Direction.CLIENT, Direction.SERVER
V = ssl.TLSVersion


def whole(session: Session, direction: Direction, start: int = 0, end: int | None = None) -> Data:
    return Data(direction, session.stream(direction)[start:end], start)


def ends(session: Session) -> list[StreamEvent]:
    return [End(side, len(session.stream(side)), clean=True) for side in (C, S)]


GAP_SUITES = {
    "tls13": (V.TLSv1_3, "ALL", True),
    "gcm": (V.TLSv1_2, "ECDHE-RSA-AES128-GCM-SHA256", True),
    "chacha": (V.TLSv1_2, "ECDHE-RSA-CHACHA20-POLY1305", True),
    "cbc": (V.TLSv1_2, "ECDHE-RSA-AES128-SHA", False),
    "cbc-etm": (V.TLSv1_2, "ECDHE-RSA-AES128-SHA", True),
    "cbc-tls10": (V.TLSv1, "ECDHE-RSA-AES128-SHA", False),
    "cbc-etm-tls10": (V.TLSv1, "ECDHE-RSA-AES128-SHA", True),
}


@pytest.mark.parametrize("known", [True, False], ids=["known-length", "unknown-length"])
@pytest.mark.parametrize("kind", GAP_SUITES)
def test_reading_goes_on_after_a_gap(lab: Lab, kind: str, known: bool) -> None:
    version, name, etm = GAP_SUITES[kind]
    sent = [bytes((65 + i,)) * 1000 for i in range(26)]
    session = lab.record(lab.contexts(version, name, etm=etm), script=[(S, piece) for piece in sent])
    stream = session.stream(S)
    last = stream.rindex(b"\x17\x03")
    first = len(stream) - 20 * (len(stream) - last)
    first, until = first - 9000, first - 2500
    following = until if known else first
    events: list[StreamEvent] = [
        whole(session, C),
        whole(session, S, 0, first),
        Gap(S, first, until - first if known else None),
        Data(S, stream[until:], following),
        End(S, following + len(stream) - until, clean=True),
    ]
    reading = lab.feed(session, events)
    plain = reading.plain(S)
    assert reading.gaps(S) == 1
    before = next(event for event in reading.events if isinstance(event, Gap)).start
    assert b"".join(sent).startswith(plain[:before])
    assert b"".join(sent).endswith(plain[before:])
    assert len(plain) >= len(b"".join(sent)) - 6500 - 4 * 1000
    assert {span.reason for span in reading.unread} <= {Outcome.LOST}


@pytest.mark.parametrize("version", [V.TLSv1_2, V.TLSv1_3], ids=["1.2", "1.3"])
def test_gap_that_swallows_the_end_of_the_handshake_is_survived(lab: Lab, version: V) -> None:
    session = lab.record(lab.contexts(version))
    stream = session.stream(S)
    first_hello = int.from_bytes(stream[3:5], "big") + 5
    data_start = stream.index(b"\x17\x03\x03", len(stream) - 63100) - 8000 if version is V.TLSv1_2 else 0
    lost_from = first_hello + 40
    lost_until = max(data_start, lost_from + 900)
    events: list[StreamEvent] = [
        whole(session, S, 0, lost_from),
        Gap(S, lost_from, lost_until - lost_from),
        whole(session, S, lost_until),
        whole(session, C),
        *ends(session),
    ]
    reading = lab.feed(session, events)
    assert reading.plain(C) == session.sent[C]
    assert session.sent[S].endswith(reading.plain(S))
    assert len(reading.plain(S)) > len(session.sent[S]) // 2
