"""Whole connections against aioquic: what both ends sent is what is read, whatever happens to it on the way."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from aioquic.tls import CipherSuite
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.messages import ResponseBodies
from auditor.quic.connection import QuicConnection
from auditor.quic.packets import split
from auditor.quic.results import Answered
from auditor.quic.versions import Kind
from auditor.tls.keylog import KeyLog
from tests.quic.conftest import V1, V2, Asking, Recording, Wire, check, read

C, S = Direction.CLIENT, Direction.SERVER
MakeWire = Callable[..., Wire]
_RECORDED: dict[str, Recording] = {}
ASKINGS = (
    Asking("/first?lat=48.40"),
    Asking("/upload", method="POST", body=b"body " * 9000, answer=b"thanks", status=201),
    Asking("/big", answer=bytes(range(256)) * 800, answer_extra=[(b"x-trace", b"0123456789" * 20)]),
    Asking("/cookie", extra=[(b"cookie", b"id=42; session=invented"), (b"x-device", b"phone-7")]),
)


def talk(wire: Wire, askings: Sequence[Asking] = ASKINGS) -> Wire:
    wire.run()
    wire.ask(*askings)
    wire.run()
    return wire


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"cipher": CipherSuite.AES_256_GCM_SHA384},
        {"cipher": CipherSuite.CHACHA20_POLY1305_SHA256},
        {"versions": [V2]},
        {"versions": [V2], "cipher": CipherSuite.CHACHA20_POLY1305_SHA256},
        {"versions": [V1, V2]},
        {"versions": [V2, V1], "original_version": V1},
        {"retry": True},
        {"versions": [V2, V1], "server_versions": [V1], "negotiate": [V1]},
    ],
    ids=[
        "aes-128",
        "aes-256",
        "chacha20",
        "v2",
        "v2-chacha20",
        "both-versions",
        "changed-to-v2",
        "retry",
        "version-negotiation",
    ],
)
def test_what_was_sent_is_read(wire: MakeWire, options: dict[str, Any]) -> None:
    recording = talk(wire(**options)).recording()
    reading = read(recording.datagrams, recording.keylog)
    check(reading, ASKINGS)
    report = reading.connections.report(1)
    assert report is not None
    assert (report.outcome, report.sni, report.alpn, report.connections) == (Outcome.AUDITED, "app.example", "h3", 1)
    chosen = options.get("server_versions", options.get("versions", [V1]))[0]
    assert report.version == ("QUIC v2" if chosen == V2 else "QUIC v1")
    assert sum(report.packets.values()) == len(recording.datagrams)
    assert sum(report.sizes.values()) == sum(len(datagram.data) for datagram in recording.datagrams)
    assert {outcome for _, outcome in report.packets} == {Outcome.AUDITED}


def test_quic_prefixed_labels_open_it_too(wire: MakeWire) -> None:
    recording = talk(wire()).recording()
    prefixed = b"\n".join(b"QUIC_" + line for line in recording.keylog.splitlines() if b"TRAFFIC" in line)
    check(read(recording.datagrams, prefixed), ASKINGS)


def test_without_keys_the_name_and_the_fingerprint_are_known(wire: MakeWire) -> None:
    recording = talk(wire()).recording()
    reading = read(recording.datagrams)
    report = reading.connections.report(1)
    assert report is not None
    assert not reading.events
    assert (report.outcome, report.detail) == (Outcome.NO_KEYS, "no key log given")
    assert report.sni == "app.example"
    assert report.alpn is None
    assert report.ja4 is not None
    assert report.ja4.startswith("q13d")
    assert {outcome for _, outcome in report.packets} == {Outcome.NO_KEYS}
    assert sum(report.packets.values()) == len(recording.datagrams)


def test_a_key_log_of_others_is_told_apart(wire: MakeWire) -> None:
    recording = talk(wire()).recording()
    other = b"CLIENT_TRAFFIC_SECRET_0 " + b"ab" * 32 + b" " + b"cd" * 32
    report = read(recording.datagrams, other).connections.report(1)
    assert report is not None
    assert report.outcome is Outcome.KEYS_MISSING


def test_wrong_secrets_open_nothing(wire: MakeWire) -> None:
    recording = talk(wire()).recording()
    lines = (line.rsplit(b" ", 1)[0] + b" " + b"5a" * 32 for line in recording.keylog.splitlines())
    reading = read(recording.datagrams, b"\n".join(lines))
    report = reading.connections.report(1)
    assert report is not None
    assert not reading.events
    assert report.outcome is Outcome.UNDECODABLE


def test_a_stray_packet_of_google_quic_does_not_stop_the_reading(wire: MakeWire) -> None:
    recording = talk(wire()).recording()
    stray = Datagram(C, b"\xc3Q046\x50" + bytes(60), 7, recording.datagrams[6].time_ns)
    check(read([*recording.datagrams[:6], stray, *recording.datagrams[6:]], recording.keylog), ASKINGS)


def test_what_a_server_pushes_is_read(wire: MakeWire) -> None:
    w = talk(wire(), ())
    w.push = b"/pushed.css"
    w.ask(Asking("/page"))
    w.run()
    recording = w.recording()
    found = read(recording.datagrams, recording.keylog).transactions()
    assert set(found) == {"/page", "/pushed.css"}
    pushed = found["/pushed.css"]
    assert pushed.notes == ("pushed by the server",)
    assert pushed.response is not None
    assert pushed.response.body is not None
    assert pushed.response.body.data == b"pushed body"


def test_key_updates_of_both_sides_are_followed(wire: MakeWire) -> None:
    w = talk(wire())
    more = [Asking(f"/after-{n}", answer=b"x" * 5000) for n in range(6)]
    for number, asking in enumerate(more):
        (w.client if number % 2 else w.server).request_key_update()
        w.ask(asking)
        w.run()
    recording = w.recording()
    check(read(recording.datagrams, recording.keylog), [*ASKINGS, *more])


def test_key_updates_missing_from_the_capture_are_jumped_over(wire: MakeWire) -> None:
    w = talk(wire(), ASKINGS[:1])
    begin = len(w.log)
    for number in range(3):
        w.client.request_key_update()
        w.ask(Asking(f"/unseen-{number}"))
        w.run()
    end = len(w.log)
    w.ask(Asking("/seen", method="PUT", body=b"later"))
    w.run()
    recording = w.recording()
    kept = recording.datagrams[:begin] + recording.datagrams[end:]
    reading = read(kept, recording.keylog)
    report = reading.connections.report(1)
    assert report is not None
    assert Outcome.UNDECODABLE not in {outcome for _, outcome in report.packets}
    late = reading.transactions().get("/seen")
    if late is None:
        assert Outcome.STATE_LOST in {unread.reason for unread in reading.unread}
    else:
        assert late.request.body is not None
        assert late.request.body.data == b"later"


def test_early_data_is_read(wire: MakeWire) -> None:
    first = talk(wire(), ASKINGS[:1])
    w = wire(ticket=first.ticket, tickets=first.tickets)
    early, late = Asking("/early", method="POST", body=b"before the handshake"), Asking("/late")
    w.ask(early)
    w.run()
    w.ask(late)
    w.run()
    recording = w.recording()
    kinds = {packet.kind for datagram in recording.datagrams for packet in split(datagram.data)}
    assert Kind.ZERO_RTT in kinds
    reading = read(recording.datagrams, recording.keylog)
    check(reading, [early, late])
    assert reading.answered[0].asked.frames == (1,)


@pytest.mark.parametrize("seed", range(4))
def test_packets_captured_out_of_order_change_nothing(wire: MakeWire, seed: int) -> None:
    recording = talk(wire()).recording()
    chance = random.Random(seed)
    keyed = sorted((n + chance.random() * 6, n) for n in range(len(recording.datagrams)))
    shuffled = [replace(recording.datagrams[n], frame=at + 1) for at, (_, n) in enumerate(keyed)]
    check(read(shuffled, recording.keylog), ASKINGS)


def test_packets_captured_twice_change_nothing(wire: MakeWire) -> None:
    recording = talk(wire()).recording()
    check(read([each for each in recording.datagrams for _ in range(2)], recording.keylog), ASKINGS)


def test_a_lossy_network_is_not_a_lossy_capture(wire: MakeWire) -> None:
    chance = random.Random(7)
    w = wire()
    w.drop = lambda direction, count: chance.random() < 0.1
    recording = talk(w).recording()
    reading = read(recording.datagrams, recording.keylog)
    check(reading, ASKINGS)
    report = reading.connections.report(1)
    assert report is not None
    assert report.lost == (0, 0)


@pytest.mark.parametrize("seed", range(6))
def test_what_the_capture_lost_is_never_made_up(wire: MakeWire, seed: int) -> None:
    askings = [Asking(f"/{n}", method="POST", body=b"%d" % n * 4000, answer=b"z" * 9000) for n in range(8)]
    recording = talk(wire(), askings).recording()
    chance = random.Random(seed)
    kept = [datagram for datagram in recording.datagrams if datagram.frame < 8 or chance.random() > 0.08]
    reading = read(kept, recording.keylog)
    found = reading.transactions()
    assert set(found) <= {asking.path for asking in askings}
    incomplete = 0
    for asking in askings:
        transaction = found.get(asking.path)
        if transaction is None:
            continue
        if transaction.request.complete:
            assert transaction.request.body is not None
            assert transaction.request.body.data == asking.body
        if transaction.response is not None and transaction.response.complete:
            assert transaction.response.body is not None
            assert transaction.response.body.data == asking.answer
        else:
            incomplete += 1
            assert transaction.notes
    report = reading.connections.report(1)
    assert report is not None
    assert sum(report.packets.values()) == len(kept)
    assert sum(report.lost) > 0
    assert incomplete or len(found) < len(askings)


def test_requests_say_which_packets_hold_them(wire: MakeWire) -> None:
    w = talk(wire(), ())
    begin = len(w.log)
    w.ask(Asking("/", method="POST", body=b"x" * 30000))
    w.run()
    recording = w.recording()
    (answered,) = read(recording.datagrams, recording.keylog).answered
    asked = answered.asked
    assert asked.frames[0] == begin + 1
    assert len(asked.frames) == 16
    assert asked.time_ns == recording.datagrams[begin].time_ns
    assert asked.ready == asked.frames[-1]
    assert recording.datagrams[asked.ready - 1].direction is C
    cut = read(recording.datagrams[: asked.ready], recording.keylog)
    assert [each.ready for each in cut.asked] == [asked.ready]
    assert not read(recording.datagrams[: asked.ready - 1], recording.keylog).answered[0].transaction.request.complete


def test_keys_that_come_later_open_what_was_kept(wire: MakeWire) -> None:
    recording = talk(wire()).recording()
    keys = KeyLog()
    connection = QuicConnection(keys, ResponseBodies.KEEP, keys_may_come=True)
    assert not [event for datagram in recording.datagrams for event in connection.receive(datagram)]
    keys.add(recording.keylog, "late")
    last = recording.datagrams[-1].frame
    answered = [event for event in connection.retry(last) if isinstance(event, Answered)]
    assert {each.transaction.target for each in answered} == {asking.path for asking in ASKINGS}
    assert {each.asked.ready for each in answered} == {last}
    assert not connection.close()
    assert connection.outcome is Outcome.AUDITED


@pytest.mark.parametrize(("mode", "kept"), [(ResponseBodies.HASH, b""), (ResponseBodies.SKIP, None)])
def test_answers_are_only_hashed_or_left_alone_on_request(
    wire: MakeWire, mode: ResponseBodies, kept: bytes | None
) -> None:
    recording = talk(wire()).recording()
    response = read(recording.datagrams, recording.keylog, bodies=mode).transactions()["/big"].response
    assert response is not None
    if kept is None:
        assert response.body is None
    else:
        assert response.body is not None
        assert (response.body.data, response.body.length) == (kept, len(ASKINGS[2].answer))


def test_a_server_captured_first_is_still_the_server(wire: MakeWire) -> None:
    """The flow took the server for its client: directions are turned, and the report keeps the flow's own."""
    recording = talk(wire()).recording()
    turned = [replace(each, direction=Direction(1 - each.direction)) for each in recording.datagrams]
    first = next(n for n, each in enumerate(turned) if each.direction is C)
    turned.insert(0, turned.pop(first))
    reading = read(turned, recording.keylog)
    check(reading, ASKINGS)
    assert reading.connections.connection(0).flipped(1)
    report = reading.connections.report(1)
    assert report is not None
    sent_by_flow_client = sum(len(each.data) for each in turned if each.direction is C)
    assert sum(size for (direction, _), size in report.sizes.items() if direction is C) == sent_by_flow_client


def test_a_protocol_nobody_reads_is_named(wire: MakeWire) -> None:
    w = wire(alpn=["echo"])
    w.run()
    w.client.send_stream_data(0, b"hello", end_stream=True)
    w.run()
    recording = w.recording()
    report = read(recording.datagrams, recording.keylog).connections.report(1)
    assert report is not None
    assert (report.outcome, report.detail, report.alpn) == (Outcome.UNKNOWN, "no reader knows echo over QUIC", "echo")


def test_a_client_that_refuses_the_certificate_is_an_aborted_handshake(wire: MakeWire) -> None:
    w = wire(verify=True)
    w.run()
    recording = w.recording()
    report = read(recording.datagrams, recording.keylog).connections.report(1)
    assert report is not None
    assert report.outcome is Outcome.ABORTED
    assert "from client after server certificate: pinned?" in report.detail


def test_a_hello_without_answer_is_an_aborted_handshake(wire: MakeWire) -> None:
    recording = talk(wire()).recording()
    only_hello = [each for each in recording.datagrams if each.direction is C][:1]
    report = read(only_hello).connections.report(1)
    assert report is not None
    assert (report.outcome, report.detail) == (Outcome.ABORTED, "no answer to the ClientHello")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_damaged_datagrams_never_raise_and_all_are_counted(wire: MakeWire, chance: random.Random) -> None:
    recording = _RECORDED.setdefault("one", talk(wire()).recording())
    damaged: list[Datagram] = []
    for datagram in recording.datagrams:
        data = bytearray(datagram.data)
        for _ in range(chance.choice((0, 0, 0, 1, 5))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        size = chance.choice((len(data), len(data), len(data), chance.randrange(1, len(data) + 1)))
        damaged.append(replace(datagram, data=bytes(data[:size])))
    keys = KeyLog()
    keys.add(recording.keylog, "test")
    connection = QuicConnection(keys, ResponseBodies.KEEP)
    for datagram in damaged:
        connection.receive(datagram)
    connection.close()
    assert sum(connection.tallies[0].packets.values()) == len(damaged)
    assert sum(connection.tallies[0].sizes.values()) == sum(len(each.data) for each in damaged)
    assert connection.outcome in Outcome
