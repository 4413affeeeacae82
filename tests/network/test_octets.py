from __future__ import annotations

import numpy as np

from auditor.network.octets import Octets

PAIR = np.dtype([("a", ">u2"), ("b", ">u4")])


def test_structures_are_gathered_at_any_offset() -> None:
    data = bytes(range(256))
    rows = Octets(data).rows(np.array([0, 7, 250]), PAIR)
    assert rows["a"].tolist() == [0x0001, 0x0708, 0xFAFB]
    assert rows["b"].tolist() == [0x02030405, 0x090A0B0C, 0xFCFDFEFF]


def test_what_lies_behind_the_end_reads_as_zeros() -> None:
    data = bytes(range(256))
    rows = Octets(data).rows(np.array([253, 256, 9999]), PAIR)
    assert rows["a"].tolist() == [0xFDFE, 0, 0]
    assert rows["b"].tolist() == [0xFF000000, 0, 0]


def test_short_buffers_are_padded() -> None:
    octets = Octets(b"\x12\x34")
    assert octets.u16(np.array([0, 1, 5])).tolist() == [0x1234, 0x3400, 0]
