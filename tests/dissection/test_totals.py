"""The ledger of every bundled capture adds up, in packets and in bytes, whatever of it can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from scapy.utils import RawPcapReader

from auditor.dissection import DissectionOptions, Totals, dissect
from auditor.dissection.shard import ShardTotals
from auditor.dissection.totals import MOST_UNKNOWN, gaps_of, merge
from auditor.model import Outcome, Unaudited
from auditor.report.outcomes import extents
from tests.sources.conftest import pcap_file

CAPTURES = sorted((Path(__file__).parents[2] / "captures").rglob("capture.pcap*"))


def totals_of(path: Path, **options: object) -> Totals:
    with dissect(str(path), DissectionOptions(processes=1, **options), lambda _: None) as dissection:  # type: ignore[arg-type]
        for _ in dissection:
            pass
        return dissection.totals


def cut_short(path: Path, folder: Path) -> Path:
    """The capture as it would be with a packet limit of 96 bytes, without its keys."""
    with RawPcapReader(str(path)) as reader:
        packets = [data for data, _ in reader]
    short = folder / "short.pcap"
    short.write_bytes(pcap_file([(i, 0, len(data), data[:96]) for i, data in enumerate(packets)]))
    return short


def check(totals: Totals) -> None:
    outcomes = extents(totals.ledger, totals.connections, totals.unaudited)
    assert sum(extent.packets for extent in outcomes.values()) == totals.packets > 0
    carried = sum(c.bytes_out + c.bytes_in for c in totals.connections)
    outside = sum(gap.bytes for gap in totals.unaudited if not gap.flows)
    assert sum(extent.bytes for extent in outcomes.values()) == carried + outside
    sending = [c for c in totals.connections if c.outcome is not Outcome.LOCAL]
    assert sum(c.unread_out for c in sending) == totals.ledger.bytes_out_unreadable
    assert sum(c.bytes_out - c.unread_out for c in sending) == totals.ledger.bytes_out_readable


@pytest.mark.parametrize("capture", CAPTURES, ids=lambda path: path.parent.name)
def test_outcomes_account_for_every_packet_and_byte(capture: Path) -> None:
    check(totals_of(capture))


@pytest.mark.parametrize("capture", CAPTURES, ids=lambda path: path.parent.name)
def test_bytes_the_packet_limit_took_are_those_of_cut_packets(capture: Path, tmp_path: Path) -> None:
    totals = totals_of(cut_short(capture, tmp_path))
    check(totals)
    cut = extents(totals.ledger, totals.connections, totals.unaudited)[Outcome.SNAPLEN]
    assert cut.bytes > cut.packets > 0


def test_many_custom_protocols_are_told_by_the_largest_of_them() -> None:
    gaps = {(Outcome.UNKNOWN, f"custom {i}"): [1, 2, i] for i in range(MOST_UNKNOWN + 30)}
    gaps[Outcome.NO_KEYS, "no key log given"] = [1, 1, 1]
    unaudited = merge([ShardTotals(gaps=gaps)], ()).unaudited
    assert len(unaudited) == MOST_UNKNOWN + 2
    (rest,) = (gap for gap in unaudited if "other protocols" in gap.detail)
    assert (rest.detail, rest.flows, rest.packets, rest.bytes) == (
        "30 other protocols no reader knows", 30, 60, sum(range(30)),
    )  # fmt: skip
    assert sum(gap.bytes for gap in unaudited) == sum(row[2] for row in gaps.values())


MISFIT = Unaudited(Outcome.KEYLOG, 0, 0, 0, "the key log's 2 entries fit no connection of this capture")
CUT = Unaudited(Outcome.TRUNCATED, 0, 0, 9, "it ends in the middle")


def test_a_key_log_that_one_of_several_inputs_used_fits_something() -> None:
    using = Totals(keylog_entries=2, keylog_used=1)
    other = Totals(keylog_entries=2, unaudited=[MISFIT, CUT])
    assert gaps_of([other, using]) == [(0, CUT)]


def test_a_key_log_that_fits_no_input_is_said_once() -> None:
    none = Totals(keylog_entries=2, unaudited=[MISFIT, CUT])
    assert gaps_of([none, none]) == [(0, MISFIT), (0, CUT), (1, CUT)]
