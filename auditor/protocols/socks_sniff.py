"""Whether a client's first bytes ask a SOCKS proxy for something; strict, because the version is one common byte."""

from __future__ import annotations

import re

CONNECT, BIND, ASSOCIATE = 1, 2, 3
IPV4, NAME, IPV6 = 1, 3, 4
_METHODS = frozenset({*range(10), *range(0x80, 0xFF)})
_MOST_METHODS = 16
_LONGEST_FIELD = 255
_NAME = re.compile(rb"[A-Za-z0-9_.:-]+")
_USER = re.compile(rb"[\x20-\x7e\x80-\xff]*")


def sniff_socks(data: bytes) -> bool | None:
    """SOCKS4, 4a (their specifications by Lee and Inoue) or 5 (RFC 1928); None where more bytes are needed to tell."""
    if not data:
        return None
    if data[0] == 5:
        return _sniff5(data)
    return _sniff4(data) if data[0] == 4 else False


def _sniff5(data: bytes) -> bool | None:
    if len(data) < 2:
        return None
    end = 2 + data[1]
    methods = data[2:end]
    if not 0 < data[1] <= _MOST_METHODS or len(set(methods)) < len(methods) or not _METHODS.issuperset(methods):
        return False
    if len(data) < end:
        return None
    ahead = data[end : end + 4]
    if not ahead or ahead[0] == 1:
        return not ahead or 2 in methods
    likely = (b"\x05", bytes((CONNECT, BIND, ASSOCIATE)), b"\0", bytes((IPV4, NAME, IPV6)))
    return all(byte in allowed for byte, allowed in zip(ahead, likely, strict=False))


def _sniff4(data: bytes) -> bool | None:
    if len(data) > 1 and data[1] not in (CONNECT, BIND):
        return False
    if len(data) < 8:
        return None
    user, ended, _ = data[8 : 9 + _LONGEST_FIELD].partition(b"\0")
    if data[2:4] == b"\0\0" or data[4:8] == b"\0\0\0\0" or not _USER.fullmatch(user):
        return False
    if not ended:
        return None if len(user) <= _LONGEST_FIELD else False
    if data[4:7] != b"\0\0\0":
        return data[4] not in (0, 127) and data[4] < 240
    name, ended, _ = data[9 + len(user) : 10 + len(user) + _LONGEST_FIELD].partition(b"\0")
    if name and not _NAME.fullmatch(name):
        return False
    if not ended:
        return None if len(name) <= _LONGEST_FIELD else False
    return bool(name)
