"""Names of fields whose values open something or stand for somebody, whatever they say: cookies, tokens, passwords."""

from __future__ import annotations

import re
from itertools import pairwise

COOKIES = ("cookie", "cookie2")
"""Header fields that hold cookies."""
SET_COOKIES = ("set-cookie", "set-cookie2")
SCHEMES = ("authorization", "proxy-authorization")
"""Header fields with a scheme and credentials (RFC 9110 §11.4)."""

_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SPLIT = re.compile(r"[^a-z0-9]+")
_WORDS = frozenset(
    "password passwd passwort pass pwd pin otp secret token tokens jwt bearer credential credentials auth "
    "authorization apikey csrf xsrf session sessionid sid sessid jsessionid phpsessid signature sign sig hmac "
    "nonce ticket cookie cookies oauth assertion passphrase privatekey challenge md5 sha1 sha256 sha512 digest "
    "checksum crc crc32 stub".split()
)
"""Digests are among them, since what was digested can be guessed."""
_PAIRS = frozenset((("api", "key"), ("private", "key"), ("access", "key"), ("secret", "key"), ("client", "secret")))
_PLACES = frozenset(
    "lat latitude lon lng long longitude geo geohash gps coordinates coords altitude bearing ssid bssid".split()
)


def is_credential(name: str) -> bool:
    """Whether a field of this name is taken to hold a credential: one of its words is, or two in a row are."""
    parts = [part.lower() for part in _PARTS.findall(name)]
    if any(part in _WORDS for part in (*parts, *_SPLIT.split(name.lower()))):
        return True
    return any(pair in _PAIRS for pair in pairwise(parts))


def is_place(name: str) -> bool:
    """Whether a field of this name is taken to hold a position, or a network that tells one."""
    parts = [part.lower() for part in _PARTS.findall(name)]
    return any(part in _PLACES for part in parts)
