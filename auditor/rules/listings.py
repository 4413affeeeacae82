"""Which lists and objects of a message describe things there are, such as branches, products, cities and articles.

A list of such things differs from a trail or a batch of events in what its elements hold: names and prices, hours or
temperatures rather than times, accuracy and sessions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from auditor.decode.document import Document
from auditor.rules.names import normalise, translated
from auditor.rules.pairs import KEYS, VALUES

_MOST_COMPARED = 50
_FEWEST = 2
CALLED = frozenset(
    "name title label caption headline displayname city town station stop place text bezeichnung titel nombre nom "
    "nome naam ort stadt ville ciudad description subject model ean sku household family customer kunde company firma "
    "tenant owner stopname stationname placename venuename storename branchname plate licenseplate numberplate "
    "kennzeichen".split()
)
"""Names of members by which things are told apart."""
_TRAIL = frozenset(
    "ts time timestamp t at tst when zeit uhrzeit datetime recordedat eventtime clienttime capturedat fixtime unixtime "
    "epoch epochms timems tsms accuracy acc hacc hdop horizontalaccuracy accuracym speed bearing heading course "
    "arrival departure arrived left entered exited dwell visittime visitedat lastvisit checkin start end starttime "
    "endtime stay visits utc timestampms elapsed seq".split()
)
_SENDERS = frozenset(
    "userid uid deviceid did sessionid session sid anonymousid anonid installid installationid clientid cid visitorid "
    "gaid idfa event eventname eventtype ev evt action device user referrer referer useragent ua traceid spanid "
    "starttimeunixnano timeunixnano messageid eventid".split()
)
_GOODS = frozenset(
    "price preis prix precio sku ean gtin stock qty quantity rating ratings reviews reviewcount discount uvp saleprice "
    "priceeur lieferzeit inventory availability msrp cost bestand".split()
)
_SHOP = frozenset(
    "openinghours opening openingtimes oeffnungszeiten businesshours opens closes hours openhours cuisine pricelevel "
    "rating reviews".split()
)
_HOURS = frozenset("openinghours openingtimes oeffnungszeiten businesshours opens closes openhours opening".split())
_SHOP_NAMES = frozenset("name title street address city phone tel museum shop label".split())
_WEATHER = frozenset(
    "temp temperature tmax tmin humidity pressure wind windspeed forecast precipitation rain conditions aqi pm25 pm10 "
    "clouds elev elevation population magnitude depth".split()
)
_ARTICLE = frozenset(
    "headline author authors byline dateline published publishedat publisheddate kicker rubrik readingtime paywall "
    "teaser wordcount photocredit section standfirst schlagzeile autor creator editor pubdate lead".split()
)
_WRITTEN = frozenset("body bodyhtml html content publishat slug embargo draft markdown fulltext".split())
"""What an article holds where it is written rather than read."""
_READER = frozenset(
    "userid uid deviceid sessionid anonymousid clientid visitorid referrer referer useragent ua screen cid sid email "
    "url pageurl".split()
)
_READ = frozenset(
    "visitedat visittime openedat readat read time timestamp ts dwell dwelltime duration scroll event action opened "
    "lastvisit visits position progress clicked".split()
)
"""What stands beside an article somebody read."""
_OWN_LISTS = frozenset(
    "addresses shippingaddresses adressen addressbook pax passengers travellers travelers guests passengerlist "
    "accounts emails emailaddresses phones phonenumbers numbers sims simcards profiles identities eids uids ids "
    "logins children kids household familymembers devices geraete paireddevices connecteddevices peripherals "
    "accessories things sensors fixes track trail points positions locationhistory timeline visits stays segments "
    "trackpoints trackpoints samples readings events ev evs evt evts batch records logs messages entries queue "
    "attributes attrs properties props traits fields params customfields userattributes data itemssent waypoints "
    "cells wifis wifilist trips fahrten rides homelocations savedplaces favouriteplaces savedlocations spans "
    "scopespans resourcespans logrecords resourcelogs scopelogs history watched viewed played recentlyplayed "
    "recentlywatched watchhistory continuewatching verlauf gesehen ereignisse playbackevents".split()
)
_OWN_DEVICES = frozenset(
    "devices geraete paireddevices connecteddevices peripherals accessories things sensors hub smarthome bluetooth "
    "events batch logs spans ereignisse clients leases dhcpleases neighbours neighbors arp arptable lanclients "
    "monitors screens displays simcards sims wearables interfaces nics adapters cameras batteries disks volumes "
    "processors cores gpus eids uids ids identities".split()
)
_CONTAINERS = frozenset("data records entries messages queue params values".split())
"""Lists of which the name says nothing at all."""
_HOUSEHOLD = frozenset(
    "addresses shippingaddresses adressen pax passengers travellers travelers guests passengerlist accounts emails "
    "emailaddresses phones phonenumbers numbers profiles identities eids uids ids logins children kids household "
    "familymembers sims simcards".split()
)
OWN_LABELS = frozenset(
    "home work office zuhause arbeit daheim buero casa trabajo oficina maison bureau travail lavoro school gym billing "
    "shipping delivery private business privat".split()
)
"""What people call their own places."""
_SPOTS = frozenset("lat latitude lon lng street address addr zip postcode coordinates".split())
_MODELS = frozenset("model devicemodel modell manufacturer brand hersteller hostname gpu modelname browsername".split())
_TITLES = frozenset(
    "title headline name titel titulo titre caption nadpis tytul baslik otsikko rubrik overskrift titlu naslov "
    "zaglavie".split()
)
_PRICES = frozenset("price rent miete preis kaufpreis kaltmiete priceeur amount loyer precio prix salary".split())
_OFFERED = frozenset(
    "agent seller rooms sqm zimmer mileage condition broker makler realtor anbieter livingspace area floor livingarea "
    "employer vacancy arbeitgeber jobtype employmenttype bedrooms bathrooms yearbuilt baujahr heating furnished "
    "deposit kaution wohnflaeche heizung superficie dealer".split()
)
_ASKED_OF = frozenset("contact kontakt contacto contatto contato contactperson ansprechpartner".split())
"""Whom one asks about an offer."""
_BOOKED = frozenset("guest guests customer email phone firstname lastname passenger total items".split())
"""What stands beside a price where somebody took the offer."""
_TALLIED = frozenset(
    "impressions clicks spend ctr cpm cpc cpi cpa ecpm roas conversions revenue installs bouncerate fillrate bids wins "
    "uniqueusers activeusers newusers uniques dau mau wau churn budget adspend reach frequency".split()
)
_COUNTED = frozenset("sessions users visitors visits pageviews views events hits orders count requests".split())
_KEYS = frozenset("key k name n id field attribute attr code label property system type kind 1".split()) | set(KEYS)
_VALUES = frozenset("value v val values stringvalue data content 2".split()) | set(VALUES)
_MOST_OF_A_PAIR = 5
_OF_A_DEVICE = ("device.model", "device.manufacturer", "device.os")
_LASTING = frozenset("duration dur length len runtime dauer laenge durationms durations lengths season bpm".split())
_SCHEDULED = frozenset("start end starttime endtime".split())
_WATCHED = re.compile(
    "play|watch|listen|view|seen|^pos|position|progress|percent|pct$|complete|done|finish|resume|skip|elapsed|rate| "
    "state| "
    "liked|^(?:e|a|k|event|typ|type|kind|seit|since|action)$"
)
_REMEDIES = frozenset(
    "atc indication indications contraindications pzn ndc sideeffects activeingredient wirkstoff".split()
)
_OF_TYPES = frozenset(
    "farben colors colours baujahr modelyear hubraum displacement torque drehmoment wltp topspeed ps horsepower seats "
    "sitze trunkvolume kofferraumvolumen emissionclass".split()
)
_RECIPE = frozenset(
    "servings ingredients instructions cuisine preptime cooktime portions portionen zutaten zubereitung author rating "
    "durationmin recipeyield".split()
)
_OF_LISTS = (
    "location.", "account.", "identifier.user", "network.carrier", "device.", "vehicle.", "health.", "watch.video",
    "checkin.place",
)  # fmt: skip
_OF_A_PLACE = (
    "checkin.place", "location.coordinates", "location.approximate", "location.address", "location.timezone-country",
)  # fmt: skip


def is_listing(
    items: Sequence[Document], at: int, rest: Sequence[str | int], data_type: str, *, weak: bool, own: bool = False
) -> bool:
    """Whether a list is of things alike that differ in the field reached by ``rest``, where the one at ``at`` has it.

    ``weak``: the list alone says nothing (a batch, a list of one's ``own`` things), so its elements have to say more.
    """
    if len(items) < _FEWEST or not rest or not data_type.startswith(_OF_LISTS):
        return False
    element = items[at]
    if not isinstance(element, dict):
        return False
    if _among_pairs(element, rest):
        return False
    names = _names(element)
    named, differs = _naming(items, element), _differ(items, rest)
    goods = not names.isdisjoint(_GOODS)
    if data_type in _OF_A_PLACE:
        strong = goods or not names.isdisjoint(_WEATHER) or not names.isdisjoint(_SHOP)
        return named and (differs or _tell_apart(items, _SPOTS)) and (strong or (not weak and _of_nobody(names)))
    if data_type.startswith("account."):
        others = names - {normalise(str(rest[0]))} - _ids_that_differ(items, element)
        return differs and not weak and (_of_nobody(others) or goods)
    if data_type in ("identifier.user", "network.carrier"):
        differs = differs or (data_type == "network.carrier" and _tell_apart(items, _SPOTS))
        return named and differs and not weak and _of_nobody(names - _ids_that_differ(items, element))
    if data_type.startswith("device."):
        models = data_type in _OF_A_DEVICE or _tell_apart(items, _MODELS)
        alone = not weak or (not own and _tell_apart(items, _MODELS))
        return (goods and differs) or (models and alone and _of_nobody(names) and (differs or models))
    if data_type == "watch.video":
        if weak or not differs or names.isdisjoint(_LASTING) or any(map(_WATCHED.search, names)):
            return False
        return names.isdisjoint(_SENDERS | _TRAIL - _SCHEDULED)
    if data_type.startswith("health."):
        return differs and not weak and not names.isdisjoint(_REMEDIES)
    return goods and (differs or named) and not own and data_type.startswith("vehicle.")


def _among_pairs(element: dict[str, Document], rest: Sequence[str | int]) -> bool:
    """Whether the way leads through an object that is but a name and a value, whose place in a list says nothing."""
    value: Document = element
    for step in ("", *rest):
        value = _reach(value, (step,)) if step != "" else value
        if isinstance(value, dict) and len(value) >= _FEWEST and is_pair({normalise(key) for key in value}):
            return True
    return False


def is_own_list(name: str, data_type: str) -> bool:
    """Whether a list of this (normalised) name holds one's own things, however many there are."""
    return name in (_OWN_DEVICES if data_type.startswith(("device.", "identifier.")) else _OWN_LISTS)


def is_kept(name: str) -> bool:
    """Whether a list of this (normalised) name holds what the sender did, was at or has, whatever numbers it."""
    return (name in _OWN_LISTS or name in _OWN_DEVICES) and name not in _CONTAINERS


def has_sender(holder: Collection[str]) -> bool:
    """Whether an object says whose session or device it is from, or what happened there."""
    return not _SENDERS.isdisjoint(map(normalise, holder))


def is_household(name: str) -> bool:
    """Whether a list of this (normalised) name holds the sender's own accounts, or the people they travel with."""
    return name in _HOUSEHOLD


def is_accompanied(name: str) -> bool:
    """Whether a list of this (normalised) name holds people the sender is with, the sender often among them."""
    return name in _HOUSEHOLD and name != "guests"


def is_pair(names: Collection[str]) -> bool:
    """Whether an object with these (normalised) members is but a name and a value."""
    return len(names) <= _MOST_OF_A_PAIR and not _KEYS.isdisjoint(names) and not _VALUES.isdisjoint(names)


def is_article(holder: Collection[str]) -> bool:
    """Whether an object is an article with its author, rather than a report on somebody who reads it."""
    names = _meant(holder)
    if "headline" not in names and "title" not in names and "schlagzeile" not in names:
        return False
    readers = names & _READER
    return len(names & _ARTICLE) >= _FEWEST and (not readers or (readers == {"url"} and not names.isdisjoint(_WRITTEN)))


def are_articles(items: Sequence[Document]) -> bool:
    """Whether a list is of different articles with their authors, as an index has them, rather than of pages opened."""
    articles = [item for item in items[:_MOST_COMPARED] if isinstance(item, dict)]
    return len(articles) >= _FEWEST and all(map(_is_written, articles)) and _tell_apart(articles, _TITLES)


def _is_written(holder: dict[str, Document]) -> bool:
    names = _meant(holder)
    readers = names & _READER
    return not names.isdisjoint(_ARTICLE) and readers == {"url"} and names.isdisjoint(_READ)


def is_shop(holder: Collection[str]) -> bool:
    """Whether an object is a place with opening hours."""
    names = _meant(holder)
    return not names.isdisjoint(_HOURS) and not names.isdisjoint(_SHOP_NAMES) and names.isdisjoint(_SENDERS)


def is_offer(holder: Collection[str]) -> bool:
    """Whether an object is something offered for a price, with who offers it or how it is."""
    names = _meant(holder)
    how = len(names & _OFFERED) + (not names.isdisjoint(_TITLES) and not names.isdisjoint(_ASKED_OF))
    titled = not names.isdisjoint(_TITLES) or names.isdisjoint(_SENDERS | _BOOKED)
    return not names.isdisjoint(_PRICES) and how >= (1 if titled else _FEWEST)


def is_tally(holder: Collection[str]) -> bool:
    """Whether an object is a row of a report, which counts what many people did."""
    names = frozenset(map(normalise, holder))
    tallied = len(names & _TALLIED)
    return tallied >= _FEWEST or (tallied > 0 and not names.isdisjoint(_COUNTED))


def is_type_of_car(holder: Collection[str]) -> bool:
    """Whether an object describes a type of car, as a catalogue does, rather than one that drives."""
    return len(_OF_TYPES.intersection(map(normalise, holder))) >= _FEWEST


def is_recipe(holder: Collection[str]) -> bool:
    """Whether an object describes a dish anybody may cook."""
    return len(_RECIPE.intersection(map(normalise, holder))) >= _FEWEST


def _of_nobody(names: Collection[str]) -> bool:
    return _TRAIL.isdisjoint(names) and _SENDERS.isdisjoint(names)


def _names(element: dict[str, Document]) -> set[str]:
    """The normalised names in an object and in those right below it."""
    found = _meant(element)
    for inner in element.values():
        if isinstance(inner, dict):
            found |= _meant(inner)
    return found


def _meant(holder: Iterable[str]) -> set[str]:
    """Names as written, normalised, and in the words we compare names as."""
    return {meant for key in holder for meant in (normalise(key), translated(key))}


def _naming(items: Sequence[Document], element: dict[str, Document]) -> bool:
    """Whether elements are told apart by a name, other than by what people call their own places."""
    for key in _named_keys(element):
        values = {
            str(item.get(key)).lower() for item in items[:_MOST_COMPARED] if isinstance(item, dict) and key in item
        }
        if len(values) >= _FEWEST and values.isdisjoint(OWN_LABELS):
            return True
    inner = element.get("properties")
    return isinstance(inner, dict) and bool(_named_keys(inner))


def _named_keys(element: dict[str, Document]) -> list[str]:
    return [key for key, value in element.items() if isinstance(value, str) and not CALLED.isdisjoint(_meant((key,)))]


def _tell_apart(items: Sequence[Document], keys: frozenset[str]) -> bool:
    """Whether elements differ in one of these members."""
    first = items[0]
    names = [key for key in first if not keys.isdisjoint(_meant((key,)))] if isinstance(first, dict) else []
    return any(_differ(items, (name,)) for name in names)


def _ids_that_differ(items: Sequence[Document], element: dict[str, Document]) -> set[str]:
    """The ids of senders that are another for each element: those are members of a list, not who sends it."""
    keys = [key for key in element if normalise(key) in _SENDERS]
    return {normalise(key) for key in keys if _differ(items, (key,))}


def _differ(items: Sequence[Document], rest: Sequence[str | int]) -> bool:
    """Whether two elements hold different values at the same relative place."""
    first: Document = None
    for item in items[:_MOST_COMPARED]:
        value = _reach(item, rest)
        if value is None or isinstance(value, dict | list):
            continue
        if first is not None and value != first:
            return True
        first = value
    return False


def _reach(value: Document, rest: Sequence[str | int]) -> Document:
    for step in rest:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and step < len(value):
            value = value[step]
        else:
            return None
    return value
