"""Whose an object is by its members and those of the object around it: an article, a hotel, a machine in a rack."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.decode.document import Document
from auditor.rules.dealings import told_by_dealing
from auditor.rules.kinds import is_business, is_in_store
from auditor.rules.listings import is_article, is_offer, is_recipe, is_shop, is_tally, is_type_of_car
from auditor.rules.names import normalise
from auditor.rules.nobodys import (
    is_animal,
    is_build,
    is_description,
    is_incident,
    is_lodging,
    is_log,
    is_passage,
    is_range,
    is_resource,
    is_show,
    is_targeting,
    is_test,
)

_REMEMBERED, _MOST_NAMES = 8192, 64
_BY_CONTENT = frozenset(("account", "location", "device"))
_OF_MACHINES = _BY_CONTENT | {"identifier", "network"}
_OF_ANIMALS = frozenset(("health", "device", "location"))
_OF_HOUSES = frozenset(("account", "location", "network", "home", "device"))
_TALLIES = _BY_CONTENT | {"identifier", "network", "payment", "health"}
_WRITTEN = frozenset("slug dateline body bodyhtml publishat embargo draft markdown fulltext".split())
"""What an article holds where it is written rather than read."""
_HOSTS = frozenset("host machine node system hardware".split())
_BESIDE_HOSTS = frozenset("rack racks load loadavg loadaverage pods datacenter dc cluster replicas hypervisor".split())
_OF_JOBS = frozenset("job jobid jobname host exitcode cron backup worker queue retention started finished".split())
_FEWEST_OF_JOBS = 3
_HIRED = frozenset("driver fahrer chauffeur conducteur".split())
_BESIDE_HIRED = frozenset("rider passenger pickup dropoff fare ride booking".split())
_INVITED = frozenset(
    "guest guests host hosts speaker speakers interviewee interviewees panelist panelists gast moderators".split()
)
_BESIDE_INVITED = frozenset(
    "chapters episode episodeno episodenumber publishat publishdate publishedat audio audiourl enclosure shownotes "
    "podcast airdate sendung broadcast feed".split()
)
_SHOWN_TO_ALL = frozenset(
    "sponsor sponsors creative creatives advert advertisement banner werbemittel anzeige spot creatividad".split()
)
_AIMED_AT = frozenset(
    "segment segmento segmentti szegmens filter filters conditions kriterien criteria doelgroep recipients".split()
)
_CAMPAIGNS = re.compile(
    "campan|campaign|kampan|kampag|campagn|kampaan|creativ|bidding|budget|sendat|schedul|program[am]"
)
_SAYS = frozenset(("reporter",))
_BESIDE_SAYS = frozenset(
    "assignee summary headline article byline newsroom issuekey sprint priority articleid story".split()
)
_ENDS = frozenset("sender absender shipper consignor expediteur remitente mittente".split())
_BESIDE_ENDS = frozenset(
    "tracking trackingnumber trackingno trackingid sendungsnummer parcelid barcode "
    "waybill kg dims weight weightkg".split()
)
"""Who sends a parcel, and what is told of it."""
_PUBLISHERS = frozenset("uploader editor streamer broadcaster".split())
_PUBLISHED = frozenset("visibility privacy slug publishat draft isdraft schedulefor audience madeforkids".split())
"""What stands beside who publishes something, where they do so themselves."""
_SPOTS = frozenset("ort place spot lugar lieu luogo miejsce plaats sted plats misto helyszin".split())
"""Where something is, which has a name and a telephone of its own."""
_EXCUSES = frozenset("guardian parent parents guardians vardnadshavare erziehungsberechtigte elternteil".split())
_EXCUSED = frozenset("orsak reason absence absencereason absencetype excuse franvaro grund motivo motif".split())
"""Who says why a child stays away, and what stands beside."""
_REACHED = frozenset("email mail phone avatar emailaddress".split())


def told_by(holder: dict[str, Document], category: str) -> bool:
    """Whether an object's members say that data of a category in it are somebody else's."""
    keys = tuple(holder)
    by_members = _told_by_content if len(keys) <= _MOST_NAMES else _told_by_content.__wrapped__
    return by_members(keys, category)


def told_for_good(holder: dict[str, Document], category: str) -> bool:
    """Whether all in an object is about an animal, its owner apart."""
    return category in _OF_ANIMALS and len(holder) <= _MOST_NAMES and _is_animal(tuple(holder))


@lru_cache(_REMEMBERED)
def _is_animal(holder: tuple[str, ...]) -> bool:
    return is_animal(holder)


@lru_cache(_REMEMBERED)
def _told_by_content(holder: tuple[str, ...], category: str) -> bool:
    """Whether an object's members say that it is an article, a shop, a row of a report or a machine in a rack."""
    if category in _BY_CONTENT and (is_article(holder) or is_shop(holder) or is_offer(holder)):
        return True
    if category in ("browsing", "watch") and is_article(holder) and not _WRITTEN.isdisjoint(map(normalise, holder)):
        return True
    if is_test(holder) or is_description(holder) or (category in _OF_MACHINES and is_resource(holder)):
        return True
    if category in ("device", "network") and (is_build(holder) or is_log(holder)):
        return True
    if category in _TALLIES and is_incident(holder):
        return True
    if category in ("account", "contacts") and is_animal(holder):
        return True
    if category in _OF_HOUSES and is_lodging(holder):
        return True
    if category == "network" and is_passage(holder):
        return True
    if category in _OF_MACHINES and is_targeting(holder):
        return True
    if category in ("account", "health") and is_range(holder):
        return True
    if category in ("account", "location") and is_business(holder):
        return True
    if (category == "apps" and is_in_store(holder)) or (category == "health" and is_recipe(holder)):
        return True
    if category in _TALLIES and is_tally(holder):
        return True
    if category in ("vehicle", "device") and is_type_of_car(holder):
        return True
    if category == "device" and len(_OF_JOBS.intersection(map(normalise, holder))) >= _FEWEST_OF_JOBS:
        return True
    return category in ("device", "identifier") and len(_BESIDE_HOSTS.intersection(map(normalise, holder))) >= 2


def told_beside(name: str, holder: dict[str, Document], inner: Document, category: str, *, named: bool) -> bool | None:
    """What is said of holders that are somebody else's only beside certain members; None of all others."""
    if is_show(name, holder) and category in ("account", "location", "checkin"):
        return True
    if name in _SHOWN_TO_ALL and category == "browsing":
        return True
    if name in _AIMED_AT and category in ("account", "location", "device"):
        return named or any(map(_is_of_campaign, holder))
    if name in _HOSTS and category in ("device", "identifier"):
        return named or not _BESIDE_HOSTS.isdisjoint(map(normalise, holder))
    if name == "operator" and category == "network":
        return isinstance(inner, dict) and not _REACHED.isdisjoint(map(normalise, inner))
    dealt = told_by_dealing(name, holder, inner, category, named=named)
    if dealt is not None:
        return dealt
    if name in _PUBLISHERS and not _PUBLISHED.isdisjoint(map(normalise, holder)):
        return False
    if category == "account" and name in _SPOTS:
        return True
    if name in _EXCUSES and category in ("account", "contacts") and not _EXCUSED.isdisjoint(map(normalise, holder)):
        return category == "contacts"
    if name in _SAYS and category == "account":
        return named or not _BESIDE_SAYS.isdisjoint(map(normalise, holder))
    if name in _ENDS and category in ("account", "location", "contacts"):
        return named or not _BESIDE_ENDS.isdisjoint(map(normalise, holder))
    if name in _HIRED and category in ("account", "vehicle", "location"):
        return named or not _BESIDE_HIRED.isdisjoint(map(normalise, holder))
    return None


@lru_cache(_REMEMBERED)
def _is_of_campaign(name: str) -> bool:
    return _CAMPAIGNS.search(normalise(name)) is not None


def is_invited(name: str, beside: dict[str, Document], category: str) -> bool:
    """Whether somebody is the guest of a programme, rather than of a house."""
    invited = name in _INVITED and category in ("account", "location")
    return invited and not _BESIDE_INVITED.isdisjoint(map(normalise, beside))
