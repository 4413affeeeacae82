"""What an object is a record of, told by its members: a hotel, an app in a store, a computer, an athlete, a film."""

from __future__ import annotations

from collections.abc import Collection

from auditor.rules.holders import words_of
from auditor.rules.names import normalise

_FEWEST, _PAIR = 2, 2
_WHERE = frozenset("address street phone geo location lat city email adresse strasse telefon".split())
_HOUSES = frozenset(
    "hotel store shop branch filiale restaurant venue station hospital clinic school museum depot company firma dealer "
    "merchant salon gym property hostel pharmacy bank business".split()
)
_CALLED = frozenset("name code title id number type".split())
_OF_PEOPLE = frozenset(
    "firstname lastname fullname vorname nachname guest customer booker passenger birthday dob gender password "
    "username customername guestname userid uid deviceid sessionid anonymousid clientid visitorid event user device "
    "session".split()
)
_STORE = frozenset(
    "installs downloads developer developeremail developerid developername minsdk minos rating reviews pricetier "
    "lastupdated changelog storeurl contentrating minosversion screenshots minsdkversion targetsdk".split()
)
_COMPUTER = frozenset("model lat latitude cpu kernel os firmware hwrev ram ramgb site azimuth antenna upstream".split())
_RANKED = frozenset("born nation bib rank pace team geburtsjahr platz lane".split())
_NAMED = frozenset("name title displayname athlete fullname firstname lastname".split())
_WORK = frozenset(
    "released releasedate releaseyear director regisseur regie cast genre genres synopsis fsk isrc agerating codec "
    "chapters subtitles audiotracks trailer poster airdate productionyear originaltitle rang rank chartposition".split()
)
_AT = frozenset("lat latitude coordinates geo geometry breitengrad gnssposition".split())


def is_business(holder: Collection[str]) -> bool:
    """Whether an object is a record of a hotel, shop or station with its address, rather than of who visits it."""
    names = _names(holder)
    if _WHERE.isdisjoint(names) or not _OF_PEOPLE.isdisjoint(names):
        return False
    called = [words[0] for key in holder if len(words := words_of(key)) == _PAIR and words[1] in _CALLED]
    return any(called.count(word) > 1 for word in _HOUSES.intersection(called))


def is_in_store(holder: Collection[str]) -> bool:
    """Whether an object is what a store of apps says of one, rather than that it is installed."""
    return len(_STORE & _names(holder)) >= _FEWEST


def is_computer(holder: Collection[str]) -> bool:
    """Whether an object is a record of a model, a site or a computer, with more than its addresses in a network."""
    return not _COMPUTER.isdisjoint(_names(holder))


def is_ranked(holder: Collection[str]) -> bool:
    """Whether an object is an athlete in a ranking."""
    names = _names(holder)
    return not _RANKED.isdisjoint(names) and not _NAMED.isdisjoint(names)


def is_work(holder: Collection[str]) -> bool:
    """Whether an object is the description of a film, a song or a broadcast, rather than that it was watched."""
    return len(_WORK & _names(holder)) >= _FEWEST


def is_located(holder: Collection[str]) -> bool:
    """Whether an object says where what it tells of stands."""
    return not _AT.isdisjoint(_names(holder))


def _names(holder: Collection[str]) -> frozenset[str]:
    return frozenset(map(normalise, holder))
