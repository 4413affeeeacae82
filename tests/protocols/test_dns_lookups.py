from __future__ import annotations

import pytest

from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols import dns_lookups
from auditor.protocols.dns import DnsDatagrams
from auditor.protocols.dns_lookups import LONGEST, Lookups, reader_after
from tests.protocols.test_dns import answer, query

C, S = Direction.CLIENT, Direction.SERVER
Said = list[tuple[Direction, bytes]]

BOTH: Said = [
    (C, query("app.example", 5)),
    (C, query("app.example", 9, kind=28)),
    (S, answer("app.example", 9, rcode=3, kind=28)),
    (S, answer("app.example", 5)),
]


def datagrams(said: Said, first: int = 1) -> list[Datagram]:
    return [Datagram(direction, data, frame, frame * 1000) for frame, (direction, data) in enumerate(said, first)]


def renumbered(said: Said, *numbers: int) -> Said:
    return [(way, number.to_bytes(2, "big") + data[2:]) for (way, data), number in zip(said, numbers, strict=True)]


def plainly(given: list[Datagram]) -> list[object]:
    reader = DnsDatagrams()
    return [event for datagram in given for event in reader.receive(datagram)]


@pytest.mark.parametrize("said", [BOTH[::3], BOTH, [*BOTH[:2], BOTH[3], BOTH[2]], [BOTH[0], BOTH[3], BOTH[1], BOTH[2]]])
def test_lookups_are_as_their_reader_gives_them_also_when_remembered(said: Said) -> None:
    lookups = Lookups()
    for first in (1, 100):
        given = datagrams(said, first)
        assert lookups.read(given) == plainly(given) != []


def test_other_ids_are_the_same_lookup_only_if_they_pair_alike() -> None:
    lookups = Lookups()
    assert len(lookups.read(datagrams(BOTH))) == 4
    again = datagrams(renumbered(BOTH, 300, 301, 301, 300), 50)
    assert lookups.read(again) == plainly(again)
    assert lookups.read(datagrams(renumbered(BOTH, 300, 301, 302, 300))) == []


@pytest.mark.parametrize(
    "said",
    [
        [],
        BOTH[:1],
        BOTH[:3],
        [BOTH[0], (S, b"no message")],
        [(S, query("app.example", 5)), (S, answer("app.example", 7))],
        [*BOTH, BOTH[0]],
        [BOTH[0], (S, answer("other.example", 5))],
    ],
)
def test_what_is_not_answered_or_not_read_is_no_lookup(said: Said) -> None:
    assert Lookups().read(datagrams(said)) == []


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dns_lookups, "MEMO_ENTRIES", 8)
    lookups = Lookups()
    for n in range(50):
        said = [(C, query(f"h{n}.example")), (S, answer(f"h{n}.example"))]
        assert len(lookups.read(datagrams(said))) == 2
    long = "x" * 60 + "." + "y" * 60
    for n in range(4):
        said = [(C, query(f"{n}.{long}") + bytes(LONGEST)), (S, answer(f"{n}.{long}"))]
        lookups.read(datagrams(said))
    assert len(lookups._known) <= 8
    assert all(sum(len(data) for _, _, data in key) < LONGEST for key in lookups._known)


def test_a_reader_goes_on_where_the_lookups_ended() -> None:
    more: Said = [BOTH[3], (C, query("later.example", 5)), (S, answer("later.example", 5))]
    whole = plainly(datagrams([*BOTH, *more]))
    reader = reader_after(datagrams(BOTH))
    found = [event for datagram in datagrams(more, 5) for event in reader.receive(datagram)]
    assert [*Lookups().read(datagrams(BOTH)), *found] == whole
    assert reader.close() == []
