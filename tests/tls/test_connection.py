from __future__ import annotations

import ssl
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, End, SegmentProvenance, StreamEvent
from auditor.tls.connection import TlsConnection, sniff
from auditor.tls.keylog import KeyLog

if TYPE_CHECKING:
    from tests.tls.conftest import Lab, Session

C, S = Direction.CLIENT, Direction.SERVER
V = ssl.TLSVersion
UNSUPPORTED_HERE = ("PSK", "SRP")
UNREADABLE = ("ARIA",)
SINCE_TLS_1_2 = ("GCM", "CCM", "POLY1305", "SHA256", "SHA384")


def suites(*, without: tuple[str, ...]) -> list[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.set_ciphers("ALL:COMPLEMENTOFALL:@SECLEVEL=0")
    names = [str(suite["name"]) for suite in context.get_ciphers()]
    return [name for name in names if not name.startswith("TLS_") and not any(part in name for part in without)]


def whole(session: Session, direction: Direction, start: int = 0, end: int | None = None) -> Data:
    return Data(direction, session.stream(direction)[start:end], start)


def ends(session: Session) -> list[StreamEvent]:
    return [End(side, len(session.stream(side)), clean=True) for side in (C, S)]


@pytest.mark.parametrize("etm", [True, False], ids=["etm", "mac-then-encrypt"])
@pytest.mark.parametrize("name", suites(without=UNSUPPORTED_HERE + UNREADABLE))
def test_every_tls12_suite_gives_what_was_sent(lab: Lab, name: str, etm: bool) -> None:
    session = lab.record(lab.contexts(V.TLSv1_2, name, etm=etm))
    reading = lab.read(session)
    assert reading.both() == session.sent
    assert reading.unread == []
    assert reading.connection.outcome is Outcome.AUDITED
    assert reading.connection.info is not None
    assert reading.connection.info.version == "TLS 1.2"


@pytest.mark.parametrize("etm", [True, False], ids=["etm", "mac-then-encrypt"])
@pytest.mark.parametrize("version", [V.TLSv1, V.TLSv1_1], ids=["1.0", "1.1"])
@pytest.mark.parametrize("name", suites(without=UNSUPPORTED_HERE + SINCE_TLS_1_2))
def test_every_older_suite_gives_what_was_sent(lab: Lab, name: str, version: V, etm: bool) -> None:
    session = lab.record(lab.contexts(version, name, etm=etm))
    reading = lab.read(session)
    assert reading.both() == session.sent
    assert reading.unread == []


def test_tls13_gives_what_was_sent_with_alpn_and_clean_ends(lab: Lab) -> None:
    session = lab.record(lab.contexts())
    reading = lab.read(session)
    assert reading.both() == session.sent
    info = reading.connection.info
    assert info is not None
    assert (info.version, info.sni, info.alpn) == ("TLS 1.3", "example.test", "h2")
    assert [end.clean for end in reading.ends()] == [True, True]
    assert reading.connection.ja4 is not None
    assert reading.connection.ja4.startswith("t13d")


@pytest.mark.parametrize("version", [V.TLSv1_2, V.TLSv1_3], ids=["1.2", "1.3"])
def test_resumed_session_is_read(lab: Lab, version: V) -> None:
    contexts = lab.contexts(version)
    kept: list[ssl.SSLSession | None] = []
    lab.record(contexts, keep=lambda end: kept.append(end.session))
    reused: list[bool | None] = []
    session = lab.record(contexts, resume=kept[0], keep=lambda end: reused.append(end.session_reused))
    assert reused == [True]
    assert lab.read(session).both() == session.sent


def test_hello_retry_request_is_followed(lab: Lab) -> None:
    contexts = lab.contexts()
    contexts[1].set_ecdh_curve("secp384r1")
    session = lab.record(contexts)
    assert session.stream(C).count(b"example.test") == 2
    assert lab.read(session).both() == session.sent
    assert lab.feed(session, [whole(session, S), whole(session, C)]).both() == session.sent


def test_premaster_of_another_connection_opens_nothing(lab: Lab) -> None:
    session = lab.record(lab.contexts(V.TLSv1_2, "AES128-SHA"))
    line = b"RSA " + b"00" * 8 + b" " + b"11" * 48
    reading = lab.read(session, line)
    assert reading.both() == (b"", b"")
    assert reading.connection.outcome is Outcome.KEYS_MISSING


@settings(deadline=None, max_examples=40)
@given(data=st.data())
@pytest.mark.parametrize("version", [V.TLSv1_2, V.TLSv1_3], ids=["1.2", "1.3"])
def test_result_does_not_depend_on_cutting_or_interleaving(lab: Lab, version: V, data: st.DataObject) -> None:
    session = recorded(lab, version)
    pieces: list[list[StreamEvent]] = []
    for side in (C, S):
        stream = session.stream(side)
        cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=12)))
        bounds = [0, *cuts, len(stream)]
        cut: list[StreamEvent] = [Data(side, stream[a:b], a) for a, b in pairwise(bounds) if b > a]
        pieces.append([*cut, End(side, len(stream), clean=True)])
    events: list[StreamEvent] = []
    while any(pieces):
        turn = data.draw(st.sampled_from([i for i in (0, 1) if pieces[i]]))
        events.append(pieces[turn].pop(0))
    reading = lab.feed(session, events)
    assert reading.both() == session.sent
    assert reading.unread == []
    reference = lab.feed(session, [whole(session, C), whole(session, S), *ends(session)])
    for side in (C, S):
        mine, other = reading.connection.provenance[side], reference.connection.provenance[side]
        for offset in range(0, len(session.sent[side]), 997):
            assert mine.ready(offset) == other.ready(offset)
            assert mine.locate(offset) == other.locate(offset)


RECORDED: dict[V, Session] = {}


def recorded(lab: Lab, version: V) -> Session:
    if version not in RECORDED:
        RECORDED[version] = lab.record(lab.contexts(version))
    return RECORDED[version]


@pytest.mark.parametrize("version", [V.TLSv1_2, V.TLSv1_3], ids=["1.2", "1.3"])
def test_byte_by_byte_gives_the_same(lab: Lab, version: V) -> None:
    session = lab.record(lab.contexts(version), script=[(C, b"hello"), (S, b"answer" * 10)])
    events: list[StreamEvent] = []
    for side in (S, C):
        stream = session.stream(side)
        events += [Data(side, stream[i : i + 1], i) for i in range(len(stream))]
    assert lab.feed(session, [*events, *ends(session)]).both() == session.sent


@pytest.mark.parametrize("version", [V.TLSv1_2, V.TLSv1_3], ids=["1.2", "1.3"])
def test_wrong_secrets_give_undecodable_and_never_bytes(lab: Lab, version: V) -> None:
    session = lab.record(lab.contexts(version))
    lines = [line.split() for line in session.keylog.splitlines() if line and not line.startswith(b"#")]
    wrong = b"\n".join(b" ".join((label, random, secret[::-1])) for label, random, secret in lines)
    reading = lab.read(session, wrong)
    assert reading.both() == (b"", b"")
    assert reading.connection.outcome is Outcome.UNDECODABLE
    assert sum(span.end - span.start for span in reading.unread) > len(session.sent[S])


@pytest.mark.parametrize("version", [V.TLSv1_2, V.TLSv1_3], ids=["1.2", "1.3"])
def test_flipped_bit_costs_one_record(lab: Lab, version: V) -> None:
    session = lab.record(lab.contexts(version, "ALL"), script=[(S, b"a" * 100), (S, b"b" * 100), (S, b"c" * 100)])
    stream = bytearray(session.stream(S))
    third = stream.rindex(b"\x17\x03\x03", 0, len(stream) - 120)
    stream[third + 20] ^= 1
    reading = lab.feed(session, [whole(session, C), Data(S, bytes(stream), 0), *ends(session)])
    assert reading.plain(S) in (b"a" * 100 + b"c" * 100, b"a" * 100 + b"b" * 100)
    assert reading.gaps(S) == 1
    assert [span.reason for span in reading.unread] == [Outcome.UNDECODABLE]


@pytest.mark.parametrize("version", [V.TLSv1_2, V.TLSv1_3], ids=["1.2", "1.3"])
@pytest.mark.parametrize(
    ("keys", "outcome"),
    [(b"", Outcome.NO_KEYS), (b"CLIENT_RANDOM " + b"00" * 32 + b" " + b"00" * 48, Outcome.KEYS_MISSING)],
    ids=["no-log", "other-log"],
)
def test_without_secrets_everything_protected_is_unread(lab: Lab, version: V, keys: bytes, outcome: Outcome) -> None:
    session = lab.record(lab.contexts(version))
    reading = lab.read(session, keys)
    assert reading.both() == (b"", b"")
    assert reading.connection.outcome is outcome
    assert {span.reason for span in reading.unread} == {outcome}
    assert sum(span.end - span.start for span in reading.unread) > sum(map(len, session.sent))
    assert reading.connection.hello is not None
    assert reading.connection.hello.sni == "example.test"
    assert len(reading.ends()) == 2


@pytest.mark.parametrize("version", [V.TLSv1_2, V.TLSv1_3], ids=["1.2", "1.3"])
def test_secrets_that_come_later_open_what_was_held_back(lab: Lab, version: V) -> None:
    session = lab.record(lab.contexts(version))
    log = KeyLog()
    below = SegmentProvenance(), SegmentProvenance()
    for provenance in below:
        provenance.extend([0], [3], [0], [3])
    connection = TlsConnection(log, below, keys_may_come=True)
    assert connection.receive(whole(session, C)) == []
    assert connection.receive(whole(session, S)) == []
    assert connection.unread() == []
    log.add(session.keylog, "later")
    events = connection.retry(90)
    assert [b"".join(e.data for e in events if isinstance(e, Data) and e.direction is side) for side in (C, S)] == list(
        session.sent
    )
    assert connection.provenance[C].ready(0) == 90
    assert connection.outcome is Outcome.AUDITED


def test_secrets_that_never_come_are_given_up_at_close(lab: Lab) -> None:
    session = lab.record(lab.contexts())
    reading = lab.read(session, b"", keys_may_come=True)
    assert reading.ends() == []
    assert reading.connection.outcome is Outcome.NO_KEYS
    closing = reading.connection.close()
    assert [type(event) for event in closing] == [End, End]
    assert sum(span.end - span.start for span in reading.connection.unread()) > sum(map(len, session.sent))


def test_waiting_for_secrets_holds_a_bounded_amount(lab: Lab) -> None:
    session = lab.record(lab.contexts(), script=[(S, b"z" * 16000)] * 40)
    events: list[StreamEvent] = [whole(session, C)]
    stream = session.stream(S)
    events += [Data(S, stream[i : i + 1448], i) for i in range(0, len(stream), 1448)]
    log = KeyLog()
    connection = TlsConnection(log, (SegmentProvenance(), SegmentProvenance()), keys_may_come=True)
    for event in events:
        connection.receive(event)
    passed = sum(span.end - span.start for span in connection.unread())
    assert len(stream) - passed <= 256 * 1024
    log.add(session.keylog, "later")
    opened = sum(len(event.data) for event in connection.retry(9) if isinstance(event, Data))
    assert 64 * 1024 < opened < 256 * 1024


def test_floor_of_client_data_is_the_server_hello(lab: Lab) -> None:
    session = lab.record(lab.contexts(), script=[(C, b"request")])
    below = SegmentProvenance(), SegmentProvenance()
    below[C].extend([0], [5], [0], [5])
    below[S].extend([0], [77], [0], [77])
    log = KeyLog()
    log.add(session.keylog, "test")
    connection = TlsConnection(log, below)
    for side in (C, S):
        connection.receive(whole(session, side))
    assert connection.provenance[C].ready(0) == 77


def test_client_that_rejects_the_certificate_is_aborted_and_named(lab: Lab) -> None:
    for version in (V.TLSv1_2, V.TLSv1_3):
        contexts = lab.contexts(version)
        contexts[0].verify_mode = ssl.CERT_REQUIRED
        session = broken_off(lab, contexts)
        reading = lab.read(session)
        assert reading.connection.outcome is Outcome.ABORTED
        assert reading.connection.detail.startswith("alert ")
        assert "from client after server certificate: pinned?" in reading.connection.detail
        keyless = lab.read(session, b"")
        assert keyless.connection.outcome is Outcome.ABORTED
        assert "pinned?" in keyless.connection.detail


def broken_off(lab: Lab, contexts: tuple[ssl.SSLContext, ssl.SSLContext]) -> Session:
    """A handshake the client breaks off, with the alert it sends."""
    flights: list[tuple[Direction, bytes]] = []
    keylog = lab.directory / "broken.log"
    keylog.unlink(missing_ok=True)
    contexts[0].keylog_filename = str(keylog)
    wires = [(ssl.MemoryBIO(), ssl.MemoryBIO()), (ssl.MemoryBIO(), ssl.MemoryBIO())]
    both = (
        contexts[0].wrap_bio(*wires[0], server_hostname="example.test"),
        contexts[1].wrap_bio(*wires[1], server_side=True),
    )
    failed = False
    for _ in range(3):
        for side in (C, S):
            try:
                both[side].do_handshake()
            except ssl.SSLWantReadError:
                pass
            except ssl.SSLError:
                failed = True
            sent = wires[side][1].read()
            if sent:
                flights.append((side, sent))
                wires[1 - side][0].write(sent)
        if failed:
            break
    return lab.session(flights, keylog.read_bytes() if keylog.exists() else b"")


def test_server_that_shares_no_cipher_is_aborted(lab: Lab) -> None:
    client, _ = lab.contexts(V.TLSv1_2, "ECDHE-RSA-AES128-SHA")
    _, server = lab.contexts(V.TLSv1_2, "ECDHE-RSA-AES256-SHA")
    reading = lab.read(broken_off(lab, (client, server)))
    assert reading.connection.outcome is Outcome.ABORTED
    assert reading.connection.detail == "alert handshake_failure from server"


def test_handshake_without_data_says_so(lab: Lab) -> None:
    session = lab.record(lab.contexts(), script=[])
    connection = lab.read(session).connection
    assert connection.outcome is Outcome.AUDITED
    assert "nothing was sent" in connection.detail


@pytest.mark.parametrize("name", suites(without=(*UNSUPPORTED_HERE, "CAMELLIA", "AES", "CHACHA", "NULL")))
def test_unsupported_suite_is_named(lab: Lab, name: str) -> None:
    session = lab.record(lab.contexts(V.TLSv1_2, name))
    reading = lab.read(session)
    assert reading.connection.outcome is Outcome.CIPHER
    assert "ARIA" in reading.connection.detail
    assert {span.reason for span in reading.unread} == {Outcome.CIPHER}


def test_stream_without_its_handshake_is_no_keys(lab: Lab) -> None:
    session = lab.record(lab.contexts())
    events: list[StreamEvent] = []
    for side in (C, S):
        stream = session.stream(side)
        start = stream.index(b"\x17\x03\x03")
        events += [Data(side, stream[start:], start), End(side, len(stream), clean=True)]
    reading = lab.feed(session, events)
    assert reading.connection.outcome is Outcome.NO_KEYS
    assert reading.connection.detail == "handshake not in the capture"
    assert sum(span.end - span.start for span in reading.unread) > sum(map(len, session.sent))


def test_one_direction_alone_ends_without_plaintext(lab: Lab) -> None:
    session = lab.record(lab.contexts())
    reading = lab.feed(session, [whole(session, C), *ends(session)])
    assert reading.both() == (b"", b"")
    assert reading.unread
    assert reading.unread[0].direction is C


def test_only_application_secrets_suffice(lab: Lab) -> None:
    session = lab.record(lab.contexts())
    keys = b"\n".join(line for line in session.keylog.splitlines() if b"TRAFFIC_SECRET_0" in line)
    assert lab.read(session, keys).both() == session.sent


def test_secrets_of_one_direction_open_that_one(lab: Lab) -> None:
    session = lab.record(lab.contexts())
    keys = b"\n".join(line for line in session.keylog.splitlines() if line.startswith(b"CLIENT_"))
    reading = lab.read(session, keys)
    assert reading.both() == (session.sent[C], b"")
    assert reading.connection.outcome is Outcome.AUDITED
    assert "server" in reading.connection.detail
    assert {(span.direction, span.reason) for span in reading.unread} == {(S, Outcome.KEYS_MISSING)}


@settings(deadline=None, max_examples=60)
@given(noise=st.binary(max_size=300), at=st.integers(0, 5000), server=st.booleans())
def test_damage_anywhere_never_raises(lab: Lab, noise: bytes, at: int, server: bool) -> None:
    session = recorded(lab, V.TLSv1_3)
    streams = [bytearray(session.stream(side)) for side in (C, S)]
    streams[server][at : at + len(noise)] = noise
    events: list[StreamEvent] = [Data(side, bytes(streams[side]), 0) for side in (C, S)]
    events += [End(side, len(streams[side]), clean=False) for side in (C, S)]
    reading = lab.feed(session, events)
    assert len(reading.ends()) == 2
    assert reading.connection.outcome in Outcome


def test_sniff_needs_six_bytes_and_knows_a_client_hello(lab: Lab) -> None:
    stream = recorded(lab, V.TLSv1_3).stream(C)
    assert [sniff(stream[:n]) for n in range(7)] == [None] * 6 + [True]
    assert sniff(b"GET / ") is False
    assert sniff(b"\x16\x07") is False
    assert sniff(stream[stream.index(b"\x17\x03\x03") :]) is True
