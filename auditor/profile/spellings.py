"""The ways a value is written: case, separators, numbering plans, byte orders; a new way is one function here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from auditor.profile.load import Indicator
from auditor.profile.strength import UNMISTAKABLE, compact

DIGITS, HEX, TEXT, BLOB, MAIL, PAGE = "digits", "hex", "text", "blob", "mail", "page"
"""Shapes: what may not stand right beside a hit (a digit, a hexadecimal digit, a letter or digit, nothing at all, what
makes another e-mail address of it, what makes the address of another page of it)."""

_MAC = re.compile(r"[0-9a-f]{2}(?:[:_. -]?[0-9a-f]{2}){5}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}")
_UUID = re.compile(r"\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?")
_TWO_DIGIT_CODES = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 "
    "90 91 92 93 94 95 98".split()
)
_GMAIL = ("gmail.com", "googlemail.com")


class Spelling(NamedTuple):
    """One way a value is written: ``data`` as sent, ``form`` a phrase with ``{}`` for what it is, and its shape.

    ``hashed``: whether digests are made of it; ``loose``: met with any separators; ``sure``: unmistakable by itself.
    """

    data: bytes
    form: str
    shape: str = TEXT
    hashed: bool = True
    loose: bool = False
    sure: bool = True


Way = Callable[[Indicator], Iterator[Spelling]]


def _ascii(text: str, form: str, shape: str, *, hashed: bool = True, loose: bool = False) -> Spelling:
    return Spelling(text.encode("ascii", "ignore"), form, shape, hashed, loose)


def as_written(indicator: Indicator) -> Iterator[Spelling]:
    """The value itself and in one case; names of files and people also with composed and decomposed accents."""
    text = indicator.value.strip()
    shape = _shape(indicator)
    forms = {text: "{} as written"}
    forms.setdefault(text.lower(), "{} in lower case")
    forms.setdefault(text.upper(), "{} in capitals")
    forms.setdefault(unicodedata.normalize("NFC", text), "{} with composed accents")
    forms.setdefault(unicodedata.normalize("NFD", text), "{} with decomposed accents")
    for spelt, form in forms.items():
        yield Spelling(spelt.encode("utf-8", "replace"), form, shape)
    if not text.isascii():
        narrow = text.encode("latin-1", "ignore")
        if len(narrow) == len(text):
            yield Spelling(narrow, "{} in Latin-1", shape)


def without_separators(indicator: Indicator) -> Iterator[Spelling]:
    """Only the letters and digits, where there are enough of them to be unmistakable."""
    bare = compact(indicator.value)
    if len(bare) >= UNMISTAKABLE and "@" not in bare and "//" not in indicator.value and " " not in bare:
        loose = shape_of(bare) in (DIGITS, HEX)
        for text, form in ((bare, "{} without separators"), (bare.upper(), "{} in capitals without separators")):
            yield Spelling(text.encode("utf-8", "replace"), form, shape_of(bare), loose=loose)


def mac(indicator: Indicator) -> Iterator[Spelling]:
    """A hardware address with each separator, as a number and as six bytes, in both byte orders."""
    if _MAC.fullmatch(indicator.value.strip().lower()) is None or not _is_mac_type(indicator.type):
        return
    forward = bytes.fromhex(compact(indicator.value))
    for octets, order in ((forward, ""), (forward[::-1], " with its bytes reversed")):
        for text in (octets.hex(), octets.hex().upper()):
            yield _ascii(text, f"{{}}{order} without separators", HEX, hashed=not order)
        for mark in ":- _.":
            for upper in (False, True):
                text = octets.hex(mark).upper() if upper else octets.hex(mark)
                yield _ascii(text, f"{{}}{order} with other separators", HEX, hashed=not order and mark in ":-")
        digits = octets.hex()
        yield _ascii(f"{digits[:4]}.{digits[4:8]}.{digits[8:]}", f"{{}}{order} in groups of four", HEX, hashed=False)
        short = ":".join(f"{octet:x}" for octet in octets)
        yield _ascii(short, f"{{}}{order} without leading zeros", HEX, hashed=False)
        yield _ascii(str(int.from_bytes(octets)), f"{{}}{order} as a number", DIGITS, hashed=False)
        yield Spelling(octets, f"{{}}{order} as raw bytes", BLOB, hashed=not order)


def _is_mac_type(type_: str) -> bool:
    return type_ in ("identifier.mac", "network.bssid", "identifier.device") or type_.startswith("home.")


def uuid(indicator: Indicator) -> Iterator[Spelling]:
    """A UUID with and without hyphens, in the mixed byte order of Windows (RFC 9562, section 4), and as numbers."""
    text = indicator.value.strip().lower()
    if _UUID.fullmatch(text) is None:
        return
    plain = bytes.fromhex(compact(text).strip("{}"))
    mixed = plain[3::-1] + plain[5:3:-1] + plain[7:5:-1] + plain[8:]
    for octets, order in ((plain, ""), (mixed, " in mixed byte order"), (plain[::-1], " with its bytes reversed")):
        digits = octets.hex()
        hyphened = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
        for spelt, how in ((hyphened, "with hyphens"), (digits, "without separators")):
            yield _ascii(spelt, f"{{}}{order} {how}", HEX, hashed=not order)
            yield _ascii(spelt.upper(), f"{{}}{order} {how} in capitals", HEX, hashed=not order)
        yield Spelling(octets, f"{{}}{order} as raw bytes", BLOB, hashed=not order)
    for half, which in ((plain[:8], "first"), (plain[8:], "second")):
        for signed in (False, True):
            number = str(abs(int.from_bytes(half, signed=signed)))
            yield _ascii(number, f"the {which} half of {{}} as a number", DIGITS, hashed=False)
    yield _ascii(str(int.from_bytes(plain)), "{} as a number", DIGITS, hashed=False)


def number(indicator: Indicator) -> Iterator[Spelling]:
    """A long number in the usual groups, in hexadecimal, and as eight bytes in both orders; an IMEI's body and BCD."""
    digits = compact(indicator.value)
    if not digits.isdecimal() or not digits.isascii() or not 12 <= len(digits) <= 19 or indicator.value.startswith("+"):
        return
    value = int(digits)
    if value < 1 << 64:
        yield _ascii(f"{value:x}", "{} in hexadecimal", HEX, hashed=False)
        yield Spelling(value.to_bytes(8), "{} as eight bytes", BLOB, hashed=False)
        yield Spelling(value.to_bytes(8, "little"), "{} as eight bytes, least first", BLOB, hashed=False)
    for mark in "- ":
        yield _ascii(mark.join(re.findall(".{1,4}", digits)), "{} in groups", DIGITS)
    if indicator.type == "identifier.imei" and len(digits) >= 15:
        for mark in "- ":
            yield _ascii(mark.join((digits[:2], digits[2:8], digits[8:14], digits[14:])), "{} in groups", DIGITS)
        yield _ascii(digits[:14], "{} without its check digit", DIGITS)
        padded = digits[:15] + "f"
        swapped = "".join(padded[at + 1] + padded[at] for at in range(0, 16, 2))
        yield Spelling(bytes.fromhex(swapped), "{} as swapped decimal digits (3GPP TS 24.008)", BLOB, hashed=False)


def hexadecimal(indicator: Indicator) -> Iterator[Spelling]:
    """Sixteen hexadecimal digits (an Android id) as signed and unsigned number and as bytes in both orders."""
    text = indicator.value.strip().lower()
    if re.fullmatch(r"[0-9a-f]{14,16}", text) is None or text.isdigit():
        return
    octets = bytes.fromhex(text.zfill(16))
    yield Spelling(octets, "{} as raw bytes", BLOB)
    yield Spelling(octets[::-1], "{} as raw bytes, reversed", BLOB, hashed=False)
    yield _ascii(octets[::-1].hex(), "{} with its bytes reversed", HEX, hashed=False)
    for signed in (False, True):
        yield _ascii(str(abs(int.from_bytes(octets, signed=signed))), "{} as a number", DIGITS)


def phone(indicator: Indicator) -> Iterator[Spelling]:
    """An E.164 number with +, 00 or neither, and as it is dialled at home (calling codes: ITU-T E.164, annex D)."""
    if re.fullmatch(r"\+[1-9][0-9]{6,14}", compact(indicator.value)) is None:
        return
    digits = compact(indicator.value)[1:]
    length = 1 if digits[0] in "17" else 2 if digits[:2] in _TWO_DIGIT_CODES else 3
    home = digits[length:]
    yield _ascii(f"+{digits}", "{} in international form", DIGITS, loose=True)
    yield _ascii(f"00{digits}", "{} with 00", DIGITS, loose=True)
    yield _ascii(digits, "{} without +", DIGITS, loose=True)
    if len(home) + 1 >= UNMISTAKABLE:
        yield _ascii(f"0{home}", "{} as a national number", DIGITS, loose=True)
    if len(home) >= 9:
        yield Spelling(home.encode(), "{} without its country code", DIGITS, loose=True, sure=False)


def email(indicator: Indicator) -> Iterator[Spelling]:
    """An address without its +tag, and without the dots Gmail passes over (support.google.com/mail/answer/7436150)."""
    text = indicator.value.strip().lower()
    name, at, domain = text.partition("@")
    if not at or not indicator.type.startswith(("account.", "contacts.")):
        return
    untagged = name.partition("+")[0]
    spellings = {f"{untagged}@{domain}": "{} in lower case without its tag"}
    if domain in _GMAIL:
        for end in _GMAIL:
            spellings.setdefault(f"{untagged.replace('.', '')}@{end}", "{} in lower case without dots and tag")
    for spelt, form in spellings.items():
        yield Spelling(spelt.encode("utf-8", "replace"), form, MAIL)


def address(indicator: Indicator) -> Iterator[Spelling]:
    """A page's address without scheme and last slash, its query apart, and its path where that is telling."""
    if not indicator.value.startswith(("http://", "https://")):
        return
    parts = urlsplit(indicator.value.strip())
    path, rest = parts.path.rstrip("/"), f"?{parts.query}" if parts.query else ""
    shape = _shape(indicator)
    yield Spelling(f"{parts.netloc}{path}{rest}".encode("utf-8", "replace"), "{} without scheme", shape)
    if len(parts.query) >= 12:
        page = f"{parts.netloc}{path}".encode("utf-8", "replace")
        yield Spelling(page, "{} without its query", shape, sure=bool(path))
    if len(path) >= 12:
        yield Spelling(f"{path}{rest}".encode("utf-8", "replace"), "the path of {}", shape, hashed=False, sure=False)


WAYS: tuple[Way, ...] = (as_written, phone, mac, uuid, number, hexadecimal, without_separators, email, address)
"""Every way a value is written, the plainest first."""


def _shape(indicator: Indicator) -> str:
    """The shape of a value as written: an e-mail address, a page of a site, or what its letters and digits are."""
    text = indicator.value.strip()
    if "@" in text and indicator.type.startswith(("account.", "contacts.")):
        return MAIL
    if text.startswith(("http://", "https://")) and urlsplit(text).path.strip("/"):
        return PAGE
    return shape_of(compact(text))


def shape_of(bare: str) -> str:
    """The shape of a value without separators."""
    if bare.isascii() and bare.lstrip("+").isdigit():
        return DIGITS
    return HEX if len(bare) >= 12 and re.fullmatch("[0-9a-f]+", bare) is not None else TEXT


def spellings(indicator: Indicator) -> list[Spelling]:
    """All distinct ways this value is written, the plainest first; places have none."""
    if indicator.latitude is not None:
        return []
    found: dict[bytes, Spelling] = {}
    for way in WAYS:
        for spelling in way(indicator):
            known = found.get(spelling.data)
            if known is None or (spelling.loose and not known.loose):
                found[spelling.data] = spelling if known is None else known._replace(loose=True)
    return [spelling for spelling in found.values() if spelling.data]
