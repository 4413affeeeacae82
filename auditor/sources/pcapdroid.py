"""What PCAPdroid adds to its captures about apps: a trailer behind each packet (pcap), blocks and comments (pcapng).

Layouts: PCAPdroid's ``pcap_dump.h``. The trailer stands behind the IP packet, in an Ethernet frame with addresses of
zeros: magic, uid (both big endian), the app's name in 20 bytes, a check sequence.
"""

from __future__ import annotations

import struct

import numpy as np
from msgspec.structs import replace

from auditor.sources.apps import with_apps
from auditor.sources.interface import PacketBatch
from auditor.sources.pktap import process_name

MAGIC = bytes.fromhex("01072021")
TRAILER = 32
PEN = 62652
"""Its private enterprise number, in custom blocks."""
UID_MAP = 1
NOBODY = -1
ETHERNET = 1
LAST_OF_ADDRESS = 5
"""Where in an Ethernet frame a byte stands that is zero in PCAPdroid's and seldom in others: cheap to look at first."""
HEADERS: tuple[tuple[int, int], ...] = ((ETHERNET, 14), (101, 0), (12, 0), (14, 0), (228, 0), (229, 0))
"""Link types with trailers, and where the IP header stands in them."""


def strip_trailers(batch: PacketBatch) -> PacketBatch:
    """The batch without the trailers, and with the apps they name; untouched if there are none.

    A trailer counts only behind the end the IP header gives its packet, where no sender's data can stand.
    """
    if not batch.buffer:
        return batch
    octets = np.frombuffer(batch.buffer, np.uint8)
    likely = np.flatnonzero((octets.take(batch.offset + LAST_OF_ADDRESS, mode="clip") == 0) | (batch.link != ETHERNET))
    if not likely.size:
        return batch
    at = batch.offset + batch.captured - TRAILER
    likely = likely[(octets.take(at[likely], mode="clip") == MAGIC[0]) & (batch.captured[likely] > TRAILER + 20)]
    if not likely.size:
        return batch
    heads = dict(HEADERS)
    rows: list[int] = []
    apps: list[tuple[int, str]] = []
    names: dict[bytes, str | None] = {}
    fields = (likely, batch.offset[likely], at[likely], batch.link[likely])
    for row, start, trailer, link in zip(*(f.tolist() for f in fields), strict=True):
        text = batch.buffer[trailer : trailer + TRAILER - 4]
        if text[:4] != MAGIC or link not in heads or not _is_behind(batch.buffer, start, heads[link], trailer):
            continue
        rows.append(row)
        name = names[text] if text in names else names.setdefault(text, _app(text))
        if name is not None:
            apps.append((row, name))
    if not rows:
        return batch
    captured, original = batch.captured.copy(), batch.original.copy()
    captured[rows] -= TRAILER
    original[rows] = np.maximum(original[rows] - TRAILER, captured[rows])
    return with_apps(replace(batch, captured=captured, original=original), apps)


def _is_behind(data: bytes, start: int, header: int, trailer: int) -> bool:
    if header and any(data[start : start + 12]):
        return False
    at = start + header
    if data[at] >> 4 == 4:
        return at + int.from_bytes(data[at + 2 : at + 4], "big") <= trailer
    return data[at] >> 4 == 6 and at + 40 + int.from_bytes(data[at + 4 : at + 6], "big") <= trailer


def _app(trailer: bytes) -> str | None:
    (uid,) = struct.unpack_from(">i", trailer, 4)
    if uid == NOBODY:
        return None
    return process_name(trailer[8:28]) or f"uid {uid}"


def read_uid_map(body: bytes, order: str) -> tuple[int, str] | None:
    """Uid and package (else the app's name) of a custom block's body; None if the block is another."""
    if len(body) < 14:
        return None
    pen, _, kind = struct.unpack_from(f"{order}IHB", body)
    uid, package, app = struct.unpack_from(f"{order}iBB", body, 8)
    if pen != PEN or kind != UID_MAP:
        return None
    name = process_name(body[14 : 14 + package]) or process_name(body[14 + package : 14 + package + app])
    return (uid, name or f"uid {uid}") if uid != NOBODY else None


def read_uid_comment(text: bytes) -> int | None:
    """The uid in a packet's comment as PCAPdroid writes it (``u-10123``); None if it says something else."""
    digits = text[2:12].rstrip(b"\0")
    return int(digits) if text[:2] == b"u-" and digits.isdigit() and len(text) <= 12 else None
