from __future__ import annotations

from ipaddress import IPv6Address

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.addresses import IPV6_FROM, Addresses


def test_ipv4_is_its_own_number() -> None:
    addresses = Addresses()
    assert addresses.text(0xCB007109) == "203.0.113.9"
    assert addresses.packed(0xCB007109) == bytes([203, 0, 113, 9])


@given(st.lists(st.integers(0, 2**128 - 1) | st.integers(0, 3), min_size=1, max_size=30))
@settings(deadline=None)
def test_ipv6_ids_are_exact_in_both_directions(numbers: list[int]) -> None:
    addresses = Addresses()
    high = np.array([n >> 64 for n in numbers], np.uint64)
    low = np.array([n & (2**64 - 1) for n in numbers], np.uint64)
    ids = addresses.ids(high, low).tolist()
    assert min(ids) >= IPV6_FROM
    assert [addresses.text(i) for i in ids] == [str(IPv6Address(n)) for n in numbers]
    assert addresses.ids(high[::-1], low[::-1]).tolist() == ids[::-1]
