"""Turns packets of unusual link types into usual ones, so that what reads them needs to know ten types only.

What the input says about the app a packet is of is taken off it here, too.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from msgspec.structs import replace

from auditor.sources import plain_links
from auditor.sources.apps import with_apps
from auditor.sources.interface import PacketBatch
from auditor.sources.located import RAW, UNKNOWN, Located
from auditor.sources.pcapdroid import strip_trailers
from auditor.sources.pktap import PKTAP, PKTAP_AS_USER, locate_in_pktap
from auditor.sources.wireless import (
    AVS,
    DOT11,
    PPI,
    PRISM,
    RADIOTAP,
    locate_in_avs,
    locate_in_dot11,
    locate_in_ppi,
    locate_in_prism,
    locate_in_radiotap,
)

FAST: tuple[int, ...] = (0, 1, 12, 14, 101, 108, 113, 228, 229, 276)
"""LINKTYPE numbers left as they are: NULL, Ethernet, RAW (three numbers), LOOP, Linux cooked, IPv4, IPv6, cooked v2."""
LOOKED_AT = 512
"""Bytes of a packet within which its IP header must begin and be whole."""
LAYERS = 32
"""Layers of a packet within which the IP header must come."""
NESTED = 4
"""Headers that name another link type, one behind the other."""
NFLOG, NFLOG_PAYLOAD, NFLOG_UID = 239, 9, 11

Locate = Callable[[bytes], Located]
"""What the first bytes of a packet of one link type hold."""


def normalise(batch: PacketBatch) -> PacketBatch:
    """The same batch with every link type outside `FAST` made one of `FAST`, or one below 0 of `located`.

    Packets then begin where that link type begins. A batch of `FAST` types comes back untouched, unless its packets
    carry trailers; nothing is done per packet then.
    """
    odd = np.flatnonzero(~np.isin(batch.link, FAST))
    if odd.size:
        batch = _relinked(batch, odd.tolist())
    return strip_trailers(batch)


def _relinked(batch: PacketBatch, odd: list[int]) -> PacketBatch:
    offset, captured = batch.offset.copy(), batch.captured.copy()
    original, link = batch.original.copy(), batch.link.copy()
    apps: list[tuple[int, str]] = []
    hardware = dict(batch.hardware)
    for i in odd:
        if link[i] < 0:
            continue
        start = int(offset[i])
        found = locate(int(link[i]), batch.buffer[start : start + min(int(captured[i]), LOOKED_AT)])
        link[i] = found.link
        offset[i] += found.at
        captured[i] -= found.at
        original[i] = max(int(original[i]) - found.at, int(captured[i]))
        if found.app is not None:
            apps.append((i, found.app))
        if found.hardware is not None:
            hardware[i] = found.hardware
    changed = replace(batch, offset=offset, captured=captured, original=original, link=link, hardware=hardware)
    return with_apps(changed, apps)


def locate(link: int, head: bytes) -> Located:
    """The packet of a `FAST` link type within one of this type; a link below 0, at the front, if there is none."""
    at, app, hardware = 0, None, None
    for _ in range(NESTED):
        if link in FAST:
            return Located(at, link, app, hardware)
        found = _locator(link)(head[at:])
        at, link, app, hardware = at + found.at, found.link, app or found.app, hardware or found.hardware
        if link < 0:
            return Located(0, link, app)
    return Located(0, UNKNOWN, app)


@cache
def _locator(link: int) -> Locate:
    return dict(LOCATORS).get(link) or _ScapyLocator(link)


def locate_in_nflog(head: bytes) -> Located:
    """The payload attribute of a Linux netfilter log packet (LINKTYPE_NFLOG: a header of 4 bytes, then TLVs).

    TLVs are in the order of the host that captured, nearly always little endian; a length that only makes sense the
    other way round is read so. The uid of the sending process is kept as ``uid 10123``.
    """
    at, app = 4, None
    while at + 4 < len(head):
        length, kind = struct.unpack_from("<HH", head, at)
        if length < 4 or kind > 255:
            length, kind = struct.unpack_from(">HH", head, at)
        if length < 4:
            break
        if kind == NFLOG_UID and length == 8 and at + 8 <= len(head):
            app = f"uid {int.from_bytes(head[at + 4 : at + 8], 'big')}"
        if kind == NFLOG_PAYLOAD:
            return Located(at + 4, RAW, app) if head[at + 4] >> 4 in (4, 6) else Located(0, UNKNOWN, app)
        at += (length + 3) & ~3
    return Located(0, UNKNOWN, app)


LOCATORS: tuple[tuple[int, Locate], ...] = (
    (DOT11, locate_in_dot11),
    (PRISM, locate_in_prism),
    (RADIOTAP, locate_in_radiotap),
    (AVS, locate_in_avs),
    (PPI, locate_in_ppi),
    (PKTAP, locate_in_pktap),
    (PKTAP_AS_USER, locate_in_pktap),
    (NFLOG, locate_in_nflog),
    *plain_links.LOCATORS,
)
"""Link types read here; all others go through scapy, slowly, as far as scapy knows them."""


class _ScapyLocator:
    """Dissects with scapy, as far as the first IP or IPv6 layer; what scapy does not know has none."""

    def __init__(self, link: int) -> None:
        layers, self._ip, self._odd = _scapy()
        self._first = layers.get(link)

    def __call__(self, head: bytes) -> Located:
        at = self._find(head)
        return Located(0, UNKNOWN) if at < 0 else Located(at, RAW)

    def _find(self, head: bytes) -> int:
        if self._first is None:
            return UNKNOWN
        try:
            layer = self._first(head)
            for _ in range(LAYERS):
                if isinstance(layer, self._ip):
                    break
                layer = layer.payload
            inner = bytes(layer.original) if isinstance(layer, self._ip) else b""
        except self._odd:
            return UNKNOWN
        return head.find(inner[:40]) if len(inner) >= 20 else UNKNOWN


@cache
def _scapy() -> tuple[dict[int, Any], tuple[Any, ...], tuple[type[Exception], ...]]:
    """First layers by link type, the layers looked for, and what scapy raises on packets it does not understand."""
    import importlib
    import logging

    logging.getLogger("scapy").setLevel(logging.CRITICAL)
    from scapy.config import conf
    from scapy.error import Scapy_Exception

    for name in ("l2", "inet", "inet6", "ppp", "dot11", "dot15d4", "sixlowpan", "usb", "pflog", "bluetooth"):
        importlib.import_module(f"scapy.layers.{name}")
    inet, inet6 = importlib.import_module("scapy.layers.inet"), importlib.import_module("scapy.layers.inet6")
    raised = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError)
    return dict(conf.l2types.num2layer), (inet.IP, inet6.IPv6), (*raised, struct.error, OSError, Scapy_Exception)
