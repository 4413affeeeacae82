"""Reads the bodies of pcapng blocks that are not packets: interfaces, names and secrets; and the options of packets.

The format: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html.
"""

from __future__ import annotations

import ipaddress
import struct
from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from auditor.model import SECOND
from auditor.sources.interface import Ints
from auditor.sources.pktap import process_name
from auditor.sources.windows import gather

INTERFACE, OLD_PACKET, SIMPLE_PACKET, NAMES, PACKET, SECRETS = 1, 2, 3, 4, 6, 10
CUSTOM, PROCESS = (0x00000BAD, 0x40000BAD), 0x80000001
TLS_KEY_LOG = 0x544C534B
OPTION_END, OPTION_COMMENT = 0, 1
OPTION_NAME, OPTION_RESOLUTION, OPTION_OFFSET = 2, 9, 14
OPTION_PROCESS, OPTION_EFFECTIVE_PROCESS = 0x8001, 0x8003
"""Of packets captured on Darwin: the number, within the section, of the process event block of the process they are
of, and of the one on whose behalf that acted."""
NOTED_OPTIONS = (OPTION_COMMENT, OPTION_PROCESS, OPTION_EFFECTIVE_PROCESS)
OPTIONS_LIMIT = 256
"""Options of one packet looked at."""
LATEST = 9_223_372_035
"""Seconds since 1970 above which nanoseconds no longer fit 64 bits (the year 2262); later times are cut to it."""


class Clock(Struct, frozen=True):
    """How an interface writes times: ``exponent`` of 10 or 2 units a second, and seconds to add."""

    binary: bool = False
    exponent: int = 6
    offset: int = 0

    def nanoseconds(self, stamps: NDArray[np.uint64]) -> Ints:
        """Times in ns of these time stamps, rounded down."""
        if self.exponent > (34 if self.binary else 18):
            return self._exactly(stamps)
        units = np.uint64(1 << self.exponent if self.binary else 10**self.exponent)
        seconds = np.minimum(stamps // units, np.uint64(LATEST)).astype(np.int64)
        rest = stamps % units
        if self.binary:
            fraction = rest * np.uint64(SECOND) // units
        elif self.exponent <= 9:
            fraction = rest * np.uint64(10 ** (9 - self.exponent))
        else:
            fraction = rest // np.uint64(10 ** (self.exponent - 9))
        shift = max(min(self.offset, LATEST), -LATEST)
        whole: Ints = np.clip(seconds + shift, -LATEST, LATEST) * SECOND
        return whole + fraction.astype(np.int64)

    def _exactly(self, stamps: NDArray[np.uint64]) -> Ints:
        units = 2**self.exponent if self.binary else 10**self.exponent
        furthest = LATEST * SECOND
        times = (stamp * SECOND // units + self.offset * SECOND for stamp in stamps.tolist())
        return np.array([max(min(time, furthest), -furthest) for time in times], np.int64)


class Interface(Struct, frozen=True):
    """An interface description block: LINKTYPE number, snapshot length (0: none), and its clock."""

    link: int
    snaplen: int
    clock: Clock


def options(body: bytes, order: str) -> Iterator[tuple[int, bytes]]:
    """Code and value of each option of a block, up to the end mark or the first that does not fit."""
    at = 0
    while at + 4 <= len(body):
        code, length = struct.unpack_from(f"{order}HH", body, at)
        if code == OPTION_END or at + 4 + length > len(body):
            return
        yield code, body[at + 4 : at + 4 + length]
        at += 4 + (length + 3 & ~3)


def read_interface(body: bytes, order: str) -> Interface | None:
    """An interface description block; None when it is too short for one."""
    if len(body) < 8:
        return None
    link, snaplen = struct.unpack_from(f"{order}HxxI", body)
    binary, exponent, offset = False, 6, 0
    for code, value in options(body[8:], order):
        if code == OPTION_RESOLUTION and len(value) >= 1:
            binary, exponent = bool(value[0] & 0x80), value[0] & 0x7F
        elif code == OPTION_OFFSET and len(value) >= 8:
            (offset,) = struct.unpack_from(f"{order}q", value)
    return Interface(link, snaplen, Clock(binary, exponent, offset))


def read_names(body: bytes, order: str) -> Iterator[tuple[str, str]]:
    """Address and host name of each record of a name resolution block (IPv4 and IPv6 ones)."""
    at = 0
    while at + 4 <= len(body):
        kind, length = struct.unpack_from(f"{order}HH", body, at)
        value = body[at + 4 : at + 4 + length]
        if kind == 0:
            return
        width = {1: 4, 2: 16}.get(kind, 0)
        if width and len(value) > width:
            address = str(ipaddress.ip_address(value[:width]))
            names = value[width:].rstrip(b"\0").split(b"\0")
            yield from ((address, name.decode("utf-8", "replace")) for name in names if name)
        at += 4 + (length + 3 & ~3)


def read_secrets(body: bytes, order: str) -> bytes | None:
    """The text of a decryption secrets block that holds a TLS key log; None for every other kind of secret."""
    if len(body) < 8:
        return None
    kind, length = struct.unpack_from(f"{order}II", body)
    return body[8 : 8 + length] if kind == TLS_KEY_LOG else None


def read_process(body: bytes, order: str) -> str:
    """The name in a process event block of Darwin (type 0x80000001: process id, options); empty if there is none."""
    return next((process_name(value) for code, value in options(body[4:], order) if code == OPTION_NAME), "")


def packet_options(data: bytes, order: str, rows: Ints, first: Ints, end: Ints) -> Iterator[tuple[int, int, bytes]]:
    """Those of `NOTED_OPTIONS` among the options of many packets at once: (row, code, value).

    Row ``rows[i]`` has its options from offset ``first[i]`` to ``end[i]`` of ``data``. All packets' first options are
    looked at together, then all second ones, and so on, `OPTIONS_LIMIT` at most.
    """
    layout = np.dtype([("code", order + "u2"), ("length", order + "u2")])
    at = first
    for _ in range(OPTIONS_LIMIT):
        open_ = at + 4 <= end
        rows, at, end = rows[open_], at[open_], end[open_]
        if not len(rows):
            return
        head = gather(data, at, layout)
        length = head["length"].astype(np.int64)
        for i in np.flatnonzero(np.isin(head["code"], NOTED_OPTIONS) & (at + 4 + length <= end)).tolist():
            start = int(at[i]) + 4
            yield int(rows[i]), int(head["code"][i]), data[start : start + int(length[i])]
        going = head["code"] != OPTION_END
        rows, end = rows[going], end[going]
        at = (at + 4 + (length + 3 & ~3))[going]
