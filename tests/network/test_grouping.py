from __future__ import annotations

import numpy as np

from auditor.network.addresses import Addresses
from auditor.network.columns import TCP, parse
from auditor.network.grouping import Pairs
from tests.network.conftest import ACK, CLIENT, SERVER, batch, run, tcp, udp

OTHER = ("192.168.7.21", 40000)


def test_rows_of_a_pair_stand_together_in_order_of_capture() -> None:
    packets = [tcp(CLIENT, SERVER, 1, 1, ACK), tcp(OTHER, SERVER, 1, 1, ACK), tcp(SERVER, CLIENT, 1, 1, ACK)]
    addresses = Addresses()
    runs = Pairs(TCP, addresses, (0, 1)).runs(parse(batch(packets), addresses), None)
    blocks = np.split(runs.row, runs.starts[1:])
    assert sorted(b.tolist() for b in blocks) == [[0, 2], [1]]
    assert runs.swapped.tolist() in ([False, True, False], [False, False, True])


def test_shards_share_the_flows_out_whatever_came_before() -> None:
    packets = [tcp(("192.168.7.20", port), SERVER, 1, 1, ACK, b"x") for port in range(2000, 2064)]
    shards = [run(packets, 7, shard=(i, 4)) for i in range(4)]
    assert sorted(serial for s in shards for serial in s.flows) == list(range(1, 65))
    assert all(s.flows for s in shards)
    mixed = [*(udp(OTHER, SERVER, b"y") for _ in range(3)), *reversed(packets)]
    for shard, before in zip((run(mixed, 5, shard=(i, 4)) for i in range(4)), shards, strict=True):
        ports = {f.client.port for f in shard.flows.values() if f.transport == "tcp"}
        assert ports == {f.client.port for f in before.flows.values()}
