from __future__ import annotations

import io
import lzma
import struct
from pathlib import Path

import pytest
from msgspec.structs import replace

from auditor.dissection import DissectionOptions, Totals, dissect
from auditor.errors import CaptureError
from auditor.model import Outcome
from auditor.report.exchanges import numbered, to_line

DSB = 0x0000000A


def read(path: Path | str, options: DissectionOptions | None = None) -> tuple[list[bytes], Totals]:
    with dissect(str(path), options or DissectionOptions(processes=1), to_line) as dissection:
        lines = [numbered(n, line) for n, line in dissection]
        return lines, dissection.totals


def blocks(data: bytes) -> list[bytes]:
    """The blocks of a little-endian pcapng."""
    found = []
    position = 0
    while position < len(data):
        (length,) = struct.unpack_from("<I", data, position + 4)
        found.append(data[position : position + length])
        position += length
    return found


def is_secrets(block: bytes) -> bool:
    return bool(struct.unpack_from("<I", block)[0] == DSB)


@pytest.mark.parametrize("batch_bytes", [2_000, 50_000, 333_333])
def test_batch_size_changes_nothing(capture: Path, batch_bytes: int) -> None:
    whole = read(capture)
    assert read(capture, DissectionOptions(processes=1, batch_bytes=batch_bytes)) == whole


@pytest.mark.parametrize("processes", [2, 3])
def test_number_of_processes_changes_nothing(capture: Path, processes: int) -> None:
    whole = read(capture)
    assert read(capture, DissectionOptions(processes=processes, batch_bytes=60_000)) == whole


def test_standard_input_gives_the_same(capture: Path) -> None:
    stdin = io.BytesIO(capture.read_bytes())
    lines, totals = read("-", DissectionOptions(stdin=stdin, batch_bytes=60_000))
    assert (lines, totals.ledger) == (read(capture)[0], read(capture)[1].ledger)


def test_compressed_file_gives_the_same(capture: Path, tmp_path: Path) -> None:
    packed = tmp_path / "capture.bin"
    packed.write_bytes(lzma.compress(capture.read_bytes(), preset=0))
    assert read(packed)[0] == read(capture)[0]


def test_keys_at_the_end_of_a_file_open_what_came_before(capture: Path, tmp_path: Path) -> None:
    parts = blocks(capture.read_bytes())
    late = tmp_path / "late.pcapng"
    late.write_bytes(b"".join([p for p in parts if not is_secrets(p)] + [p for p in parts if is_secrets(p)]))
    assert read(late)[0] == read(capture)[0]


def test_keys_that_come_late_on_standard_input_open_what_came_before(capture: Path) -> None:
    parts = blocks(capture.read_bytes())
    data = b"".join([p for p in parts if not is_secrets(p)] + [p for p in parts if is_secrets(p)])
    lines, totals = read("-", DissectionOptions(stdin=io.BytesIO(data), batch_bytes=60_000))
    paths = {line.split(b'"path":')[1].split(b'"status"')[0] for line in lines}
    whole = {line.split(b'"path":')[1].split(b'"status"')[0] for line in read(capture)[0]}
    assert paths <= whole
    assert len(paths) > len(whole) * 3 / 4
    too_long_to_hold = Outcome.BODY_LIMIT in {gap.reason for gap in totals.unaudited}
    assert paths == whole or too_long_to_hold


def test_without_keys_nothing_encrypted_is_read_and_all_of_it_is_counted(capture: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.pcapng"
    bare.write_bytes(b"".join(p for p in blocks(capture.read_bytes()) if not is_secrets(p)))
    lines, totals = read(bare)
    assert all(b'"tls":null' in line for line in lines)
    encrypted = [c for c in totals.connections if c.outcome is Outcome.NO_KEYS]
    assert encrypted
    assert all(c.sni and c.ja4 for c in encrypted)
    assert totals.ledger.bytes_out_unreadable > totals.ledger.bytes_out_readable
    assert sum(totals.ledger.packets.values()) == totals.packets


def test_key_log_that_fits_nothing_is_a_gap_and_no_error(capture: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.pcapng"
    bare.write_bytes(b"".join(p for p in blocks(capture.read_bytes()) if not is_secrets(p)))
    foreign = b"CLIENT_RANDOM %s %s\n" % (b"ab" * 32, b"cd" * 48)
    _, totals = read(bare, DissectionOptions(keylogs=(foreign,), processes=1))
    assert Outcome.KEYLOG in {gap.reason for gap in totals.unaudited}
    assert Outcome.KEYS_MISSING in totals.ledger.packets


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_truncated_capture_is_read_as_far_as_it_goes(capture: Path, tmp_path: Path, share: float) -> None:
    data = capture.read_bytes()
    cut = tmp_path / "cut.pcapng"
    cut.write_bytes(data[: int(len(data) * share)])
    lines, totals = read(cut)
    assert Outcome.TRUNCATED in {gap.reason for gap in totals.unaudited}
    assert sum(totals.ledger.packets.values()) == totals.packets
    assert len(lines) < len(read(capture)[0])


def test_device_decides_what_goes_out(capture: Path) -> None:
    _, totals = read(capture)
    client = totals.connections[0].client.address
    _, named = read(capture, DissectionOptions(device=client, processes=1))
    assert named.ledger.bytes_out_readable > 0
    other = DissectionOptions(device="192.0.2.254", outgoing_only=True, processes=1)
    assert read(capture, other)[0] == []


def test_numbers_count_from_zero_in_order_of_completion(capture: Path) -> None:
    lines, _ = read(capture, replace(DissectionOptions(), processes=2, batch_bytes=40_000))
    assert [int(line[5 : line.index(b",")]) for line in lines] == list(range(len(lines)))


def test_absent_file_is_one_clear_line() -> None:
    with pytest.raises(CaptureError, match=r"nowhere\.pcap.*no such file"):
        dissect("nowhere.pcap", DissectionOptions(), to_line)


def test_activity_holds_every_byte_sent_whatever_the_batches_and_processes(capture: Path) -> None:
    wanted = DissectionOptions(processes=1, activity=True)
    _, totals = read(capture, wanted)
    udp = [each for each in totals.connections if each.bytes_out and each.transport == "udp"]
    assert udp
    assert all(sum(burst.bytes for burst in each.activity) == each.bytes_out for each in udp)
    for connection in totals.connections:
        times = [burst.time_ns for burst in connection.activity]
        assert times == sorted(times)
        assert all(connection.first <= time <= connection.last for time in times)
        assert bool(times) == bool(connection.bytes_out)
    for other in (replace(wanted, batch_bytes=20_000), replace(wanted, processes=2)):
        assert read(capture, other)[1].connections == totals.connections


def test_without_being_asked_no_activity_is_kept(capture: Path) -> None:
    assert not any(connection.activity for connection in read(capture)[1].connections)
