"""What an object tells of somebody, or of a place, by names of its members: what they are called, how to reach them."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from auditor.rules.names import normalise, translated

_REMEMBERED, _MOST_MEMBERS, _FEWEST = 8192, 64, 2


class Trait(Enum):
    """What a member is."""

    NAME = auto()
    REACH = auto()
    ADDRESS = auto()
    POSITION = auto()
    BIRTH = auto()
    COMPANY = auto()
    ACCOUNT = auto()


NAMES = frozenset("name fullname displayname firstname lastname surname givenname familyname".split())
"""What names are called in the words names are compared as."""
PHONES = re.compile(
    "phone|mobil|tel(?:efon|eph|efo|efu|$|no|nr|nu|emov)|^tel|handy|celular|cellulare|gsm|puhelin|whatsapp|msisdn|^tlf|denwa"
    "|hotline|fax|^contact[oe]?$|^kontakt$"
)
"""What numbers of telephones are called, whole or in part."""
MAILBOXES = re.compile("mail|eposta?$|courriel|posta$")
"""What mailboxes are called, whole or in part."""
_ADDRESS = re.compile(
    "addr(?!.*mac)|adress|^adres|anschrift|direcc|domicil|indirizz|enderec|morada|osoite|^cim$|dieuthyn|strass|street|^calle$"
    "|^rue$|^via$|ulica|ulice|gata$|gade$|gate$|katu|utca|jusho|dizhi|alamat|adresa|aadress|naslov|zip|postcode|postal|^plz$|^cap$"
    "|kodpocz|psc$|irsz|kronika"
)
_POSITION = re.compile("^lat$|latitu|^lng$|^lon$|longitu|^coord|^gps|^geo$|latlng|breite$")
_BIRTH = re.compile(
    "birth|^dob$|geboren|geburt|^geb$|naissance|nacim|nascim|^nato|fodt|fodd|fodsel|fodels|^szul|narozen|urodz|dogum|syntym|"
    "sunniaeg|dzimsan|gimimo|rozhden|narodzh|gennis|rojstv|rodjen|tanggallahir|seinengappi|shengri|birthday"
)
_COMPANY = re.compile(
    "^company(?:name)?$|^firma$|^firm$|^business(?:name)?$|raisonsociale|razonsocial|ragionesociale|^societe$|^empresa$|"
    "^azienda$|^unternehmen$|^organi[sz]ation$|^spolecnost$|^spolocnost$|^yritys$|^ceg(?:nev)?$|^tvrtka$|^podjetje$|^imone$|"
    "^uznemums$|^ettevote$|^perusahaan$|^sirket$|^foretag$|^virksomhed$|^bedrift$|^bedrijf$|^kompani"
)
_CALLED = (
    "^(?:ad|adi|adsoyad|ime|imie|jmeno|meno|nev|nimi|nafn|nombre|nom|nome|naam|navn|namn|nama|ten|onoma|isim|vards|vardas|nume|"
    "imya|imia|ime|shimei|namae|ireum|seongmyeong|xingming|mingzi|jina|pangalan|sem|ism|shem|emri|izena|tilaaja|kundenname|"
    "ansprechpartner|raisonsociale|razonsocial|ragionesociale|enseigne|firmenname|имя|название|наименование|име|ім'я|όνομα|名前|氏名|"
    "名称|姓名|이름|성명|اسم|שם|नाम)$"
)
_TRAITS = (
    (Trait.NAME, re.compile(f"^(?:{'|'.join(sorted(NAMES))})$|(?:person|patient|paciens|customer|client|owner)name?$")),
    (Trait.NAME, re.compile(_CALLED)),
    (Trait.REACH, PHONES),
    (Trait.REACH, MAILBOXES),
    (Trait.ADDRESS, _ADDRESS),
    (Trait.POSITION, _POSITION),
    (Trait.BIRTH, _BIRTH),
    (Trait.COMPANY, _COMPANY),
    (Trait.ACCOUNT, re.compile("^iban$|accountno$|accountnumber$|kontonummer$|sortcode$|^clabe$|^pix$|cardno$")),
)


@lru_cache(_REMEMBERED)
def traits(names: tuple[str, ...]) -> frozenset[Trait]:
    """What members of these names are."""
    if len(names) > _MOST_MEMBERS:
        return frozenset()
    return frozenset().union(*map(_traits_of, names))


@lru_cache(_REMEMBERED)
def is_card(names: tuple[str, ...]) -> bool:
    """Whether an object tells of somebody or of a place: two of its name, address, ways to reach it, date of birth."""
    found = traits(names) - {Trait.POSITION}
    return len(found) >= _FEWEST


@lru_cache(_REMEMBERED)
def is_reached(names: tuple[str, ...]) -> bool:
    """Whether an object has a name and a telephone number or mailbox."""
    return {Trait.NAME, Trait.REACH} <= traits(names)


@lru_cache(_REMEMBERED)
def is_payee(names: tuple[str, ...]) -> bool:
    """Whether an object has a name and the number of an account."""
    return {Trait.NAME, Trait.ACCOUNT} <= traits(names)


@lru_cache(_REMEMBERED)
def is_named(names: tuple[str, ...]) -> bool:
    """Whether an object has a name, and a way to reach who is called so or to pay them."""
    found = traits(names)
    return Trait.NAME in found and not found.isdisjoint((Trait.REACH, Trait.ACCOUNT))


@lru_cache(_REMEMBERED)
def is_site(names: tuple[str, ...]) -> bool:
    """Whether an object has an address and a way to reach somebody there, or is of a company."""
    found = traits(names)
    if Trait.COMPANY in found:
        return not found.isdisjoint((Trait.ADDRESS, Trait.REACH, Trait.POSITION))
    return {Trait.ADDRESS, Trait.REACH} <= found


@lru_cache(_REMEMBERED)
def _traits_of(name: str) -> frozenset[Trait]:
    ways = (normalise(name), translated(name))
    return frozenset(trait for trait, like in _TRAITS if any(like.search(way) is not None for way in ways))
