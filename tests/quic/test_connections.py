"""Which connection a datagram belongs to: several on one flow, one on several flows, and what is not QUIC at all."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.messages import ResponseBodies
from auditor.quic.connections import QuicConnections
from auditor.tls.keylog import KeyLog
from tests.quic.conftest import Asking, Wire, check, read

MakeWire = Callable[..., Wire]


def moved(wire: MakeWire) -> Wire:
    w = wire()
    w.run()
    w.ask(Asking("/one"))
    w.run()
    w.client_port = 60001
    w.client.change_connection_id()
    w.ask(Asking("/two"))
    w.run()
    w.client_port = 60002
    w.ask(Asking("/three"))
    w.run()
    return w


def test_a_connection_is_followed_to_other_flows(wire: MakeWire) -> None:
    w = moved(wire)
    recording = w.recording()
    reading = read(recording.datagrams, recording.keylog, serial=lambda datagram: w.flows[datagram.frame])
    check(reading, [Asking("/one"), Asking("/two"), Asking("/three")])
    assert [answered.asked.path for answered in reading.answered] == [50000, 60001, 60002]
    for flow in (50000, 60001, 60002):
        report = reading.connections.report(flow)
        assert report is not None
        assert report.sni == "app.example"
        assert sum(report.packets.values()) == list(w.flows.values()).count(flow)
        assert {outcome for _, outcome in report.packets} == {Outcome.AUDITED}


def test_a_flow_it_moved_to_may_be_the_other_way_round(wire: MakeWire) -> None:
    w = moved(wire)
    recording = w.recording()
    turned = [
        replace(each, direction=Direction(1 - each.direction)) if w.flows[each.frame] == 60001 else each
        for each in recording.datagrams
    ]
    reading = read(turned, recording.keylog, serial=lambda datagram: w.flows[datagram.frame])
    check(reading, [Asking("/one"), Asking("/two"), Asking("/three")])
    assert reading.connections.connection(0).flipped(60001)


def test_two_connections_on_one_flow_are_kept_apart(wire: MakeWire) -> None:
    wires = [wire(), wire()]
    for number, w in enumerate(wires):
        w.run()
        w.ask(Asking(f"/{number}"))
        w.run()
    keylog = wires[0].recording().keylog + wires[1].recording().keylog
    datagrams = wires[0].log + [replace(each, frame=each.frame + len(wires[0].log)) for each in wires[1].log]
    reading = read(datagrams, keylog)
    check(reading, [Asking("/0"), Asking("/1")])
    assert [answered.asked.number for answered in reading.answered] == [0, 1]
    report = reading.connections.report(1)
    assert report is not None
    assert report.connections == 2
    assert sum(report.packets.values()) == len(datagrams)


def test_one_connection_without_keys_beside_one_with_keys_is_counted_apart(wire: MakeWire) -> None:
    wires = [wire(), wire()]
    for w in wires:
        w.run()
        w.ask(Asking("/"))
        w.run()
    reading = read(wires[0].log + wires[1].log, wires[0].recording().keylog)
    report = reading.connections.report(1)
    assert report is not None
    counted = {outcome: 0 for _, outcome in report.packets}
    for (_, outcome), count in report.packets.items():
        counted[outcome] += count
    assert counted == {Outcome.AUDITED: len(wires[0].log), Outcome.KEYS_MISSING: len(wires[1].log)}


def test_what_is_not_quic_is_left_to_others() -> None:
    connections = QuicConnections(KeyLog(), ResponseBodies.KEEP)
    for data in (
        b"",
        b"\x00\x01",
        b"\x12\x34\x01\x00\x00\x01" + bytes(6),
        b"\x80\x60" + bytes(40),
        b"\x40" + bytes(50),
    ):
        assert connections.receive(1, Datagram(Direction.CLIENT, data, 1, 1)) is None
    assert not connections.owns(1)
    assert connections.report(1) is None


def test_google_quic_is_named_and_not_read() -> None:
    connections = QuicConnections(KeyLog(), ResponseBodies.KEEP)
    first = b"\x0d" + bytes(8) + b"Q043" + b"\x01" + bytes(40)
    assert connections.receive(1, Datagram(Direction.CLIENT, first, 1, 1)) == []
    assert connections.receive(1, Datagram(Direction.SERVER, b"\x08" + bytes(30), 2, 2)) == []
    connections.close()
    report = connections.report(1)
    assert report is not None
    assert (report.outcome, report.version) == (Outcome.NO_KEYS, "Google QUIC Q043")
    assert sum(report.packets.values()) == 2
