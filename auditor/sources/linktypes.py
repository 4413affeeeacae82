"""Turns packets of unusual link types into bare IP packets, so that what reads them needs to know ten types only."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from auditor.sources.interface import PacketBatch

FAST: tuple[int, ...] = (0, 1, 12, 14, 101, 108, 113, 228, 229, 276)
"""LINKTYPE numbers left as they are: NULL, Ethernet, RAW (three numbers), LOOP, Linux cooked, IPv4, IPv6, cooked v2."""
RAW = 101
UNKNOWN = -1
LOOKED_AT = 512
"""Bytes of a packet within which its IP header must begin and be whole."""
LAYERS = 32
"""Layers of a packet within which the IP header must come."""
NFLOG = 239
NFLOG_PAYLOAD = 9

Locate = Callable[[bytes], int]
"""Where in the first bytes of a packet its IP header begins; -1 if there is none."""


def normalise(batch: PacketBatch) -> PacketBatch:
    """The same batch with every link type outside `FAST` made RAW, the packet beginning at its IP header, or -1.

    A batch of `FAST` types comes back untouched; nothing is done per packet then.
    """
    odd = np.flatnonzero(~np.isin(batch.link, FAST))
    if not len(odd):
        return batch
    offset, captured = batch.offset.copy(), batch.captured.copy()
    original, link = batch.original.copy(), batch.link.copy()
    for i in odd.tolist():
        start = int(offset[i])
        at = _locator(int(link[i]))(batch.buffer[start : start + min(int(captured[i]), LOOKED_AT)])
        link[i] = UNKNOWN if at < 0 else RAW
        skipped = max(at, 0)
        offset[i] += skipped
        captured[i] -= skipped
        original[i] = max(int(original[i]) - skipped, int(captured[i]))
    return replace(batch, offset=offset, captured=captured, original=original, link=link)


@cache
def _locator(link: int) -> Locate:
    if link == NFLOG:
        return locate_in_nflog
    return _ScapyLocator(link) if link >= 0 else lambda head: UNKNOWN


def locate_in_nflog(head: bytes) -> int:
    """The payload attribute of a Linux netfilter log packet (LINKTYPE_NFLOG: a header of 4 bytes, then TLVs).

    TLVs are in the order of the host that captured, nearly always little endian; a length that only makes sense the
    other way round is read so.
    """
    at = 4
    while at + 4 < len(head):
        length, kind = struct.unpack_from("<HH", head, at)
        if length < 4 or kind > 255:
            length, kind = struct.unpack_from(">HH", head, at)
        if length < 4:
            return UNKNOWN
        if kind == NFLOG_PAYLOAD:
            return at + 4 if head[at + 4] >> 4 in (4, 6) else UNKNOWN
        at += (length + 3) & ~3
    return UNKNOWN


class _ScapyLocator:
    """Dissects with scapy, as far as the first IP or IPv6 layer; what scapy does not know has none."""

    def __init__(self, link: int) -> None:
        layers, self._ip, self._odd = _scapy()
        self._first = layers.get(link)

    def __call__(self, head: bytes) -> int:
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

    from scapy.config import conf
    from scapy.error import Scapy_Exception

    for name in ("l2", "inet", "inet6", "ppp", "dot11", "dot15d4", "sixlowpan", "usb", "pflog", "bluetooth"):
        importlib.import_module(f"scapy.layers.{name}")
    inet, inet6 = importlib.import_module("scapy.layers.inet"), importlib.import_module("scapy.layers.inet6")
    raised = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError)
    return dict(conf.l2types.num2layer), (inet.IP, inet6.IPv6), (*raised, struct.error, OSError, Scapy_Exception)
