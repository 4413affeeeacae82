"""pcap and pcapng files: batches of any size hold the same packets, and a damaged file says so."""

from __future__ import annotations

import io
import struct

from auditor.errors import CaptureError
from auditor.sources import kind_of
from auditor.sources.interface import PacketBatch
from auditor.sources.linktypes import normalise
from auditor.sources.pcap import PcapSource
from auditor.sources.pcapng import PcapngSource
from auditor.sources.stream import InputStream
from fuzz.captured import files, flows_of_packets
from fuzz.running import fuzz

Packet = tuple[int, int, int, int, bytes]


def one_input(data: bytes) -> None:
    """The input is a file."""
    whole, secrets = _packets(data, 1 << 20)
    assert _packets(data, 64) == (whole, secrets), "small batches hold other packets"
    assert [frame for frame, *_ in whole] == list(range(1, len(whole) + 1))
    assert len(whole) <= len(data) // 8, "more packets than there is room for"


def _packets(data: bytes, size: int) -> tuple[list[Packet], list[bytes]]:
    stream = InputStream("fuzz", io.BytesIO(data), owned=False)
    found: list[Packet] = []
    secrets: list[bytes] = []
    kind = kind_of(stream.head)
    if kind is None or kind.name not in ("pcap", "pcapng"):
        return found, secrets
    try:
        source = (PcapngSource if kind.name == "pcapng" else PcapSource)(stream)
    except CaptureError:
        return found, secrets
    for batch in source.batches(size):
        found += _rows(batch)
        secrets += batch.secrets
        normalise(batch)
    for fault in source.faults():
        assert fault.bytes >= 0
        assert fault.detail
    return found, secrets


def _rows(batch: PacketBatch) -> list[Packet]:
    rows = zip(
        batch.offset.tolist(), batch.captured.tolist(), batch.original.tolist(), batch.time_ns.tolist(),
        batch.link.tolist(), strict=True,
    )  # fmt: skip
    found = []
    for number, (at, captured, original, time_ns, link) in enumerate(rows):
        assert captured >= 0
        assert 0 <= at <= at + captured <= len(batch.buffer)
        found.append((batch.first_frame + number, original, time_ns, link, batch.buffer[at : at + captured]))
    return found


def seeds() -> list[bytes]:
    """The starts of the bundled captures, and packets of them in a pcap of each layout."""
    found = [path.read_bytes()[:4000] for path in files()]
    for order in "<>":
        for magic in (0xA1B2C3D4, 0xA1B23C4D):
            data = struct.pack(f"{order}IHHiIII", magic, 2, 4, 0, 0, 65535, 1)
            for number, (_, packet) in enumerate(flows_of_packets()[0][:6]):
                data += struct.pack(f"{order}IIII", number, number, len(packet), len(packet)) + packet
            found.append(data[:4000])
    return found


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
