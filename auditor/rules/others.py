"""Whether a leaf is about somebody or something else than the sender: an author, a branch, an entry of a catalogue.

Told by the names above a leaf, by what the objects above it hold, and by lists of things alike that differ in the very
field asked about. Trails (time, accuracy, speed), batches of events and lists of one's own things are nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from auditor.decode.document import Document
from auditor.decode.tree import Node
from auditor.rules.listings import is_article, is_listing, is_offer, is_own_list, is_recipe, is_shop, is_tally
from auditor.rules.names import member_names, normalise, translated, unescape

_REMEMBERED, _MOST_NAMES = 8192, 64
_STEP = re.compile(r"\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]")
_BY_CONTENT = frozenset(("account", "location", "device"))
_BY_MEMBERS = _BY_CONTENT | {"identifier", "network", "payment", "health"}
_NOT_ASKED = frozenset("location.wifi location.cell device.user-agent device.sensors".split())
_ASKED = (
    "account.", "location.", "device.", "identifier.", "vehicle.", "health.", "network.", "payment.amount",
    "watch.video", "checkin.place",
)  # fmt: skip
_PEOPLE = frozenset(
    "author authors byline writer editor journalist creator creators uploader poster clerk cashier "
    "assignee assignees reviewer approver moderator courier doctor arzt praxis physician clinic therapist "
    "publisher zustaendig sachbearbeiter ansprechpartner bearbeiter teacher lehrer coach instructor artist "
    "artists performer composer actors cast opponent opponents gegner enemy npc referee umpire friend friends "
    "freunde "
    "followers following followees suggestedusers peopleyoumayknow nearbyusers matches candidates lineup squad "
    "creditor payee beneficiary autor auteur autore redakteur photographer fotograf colleagues teammates "
    "leaderboard practice".split()
)
_DESKS = frozenset(
    "agent agents operator support supportcontact helpdesk hotline servicedesk imprint impressum agency company firma "
    "organisation organization unternehmen entreprise".split()
)
_PLACES = frozenset(
    "store stores storelist shops filiale filialen branch branches outlet outlets venue venues restaurant "
    "restaurants hotel hotels poi pois station stations stop stops haltestelle haltestellen bahnhoefe dealers "
    "pickuppoint pickuppoints abholstation packstation cities staedte forecast forecasts forecastcities airports "
    "museum exhibits apartments wohnungen immobilien offices warehouse warehouses atms chargers chargingstations "
    "ladesaeulen parkinglots hospitals schools stadium stadion landmarks results hits searchresults treffer "
    "suggestions recommendations listing listings angebote expose apartment immobilie wohnung inserat magasins "
    "tiendas negozi sucursales ville villes ciudades".split()
)
_THINGS = frozenset(
    "article articles news newsitem newsitems creative creatives advert adverts advertisement anzeige anzeigen "
    "artikel catalog catalogue katalog products produkte compatible compatibility compatibledevices "
    "supporteddevices whitelist blacklist allowlist denylist requirements minrequirements systemrequirements "
    "defaults remoteconfig emulator emulators exhibit skus variants testcases tests testresults fixtures "
    "devicecatalog phonecatalog".split()
)
_MACHINES = frozenset(
    "server servers hosts rack racks nodes pod pods vm vms hypervisor runner runners cluster clusters buildhost "
    "datacenter emulators instances switches routers firewalls loadbalancers accesspointsinventory racks".split()
)
_NOBODYS = frozenset(
    "targeting targetings targetingrules targetingcriteria targetaudience audience audiences criteria eligibility "
    "zielgruppe zielgruppen ausrichtung ciblage segmentacion openapi components schemas definitions swagger asyncapi "
    "example examples supported unsupported supportedmodels unsupportedmodels vendorlist".split()
)
"""Names of what is said of anybody: whom adverts are for, what an interface looks like, what a program runs on."""
_HOSTS = frozenset("host machine node system hardware".split())
_BESIDE_HOSTS = frozenset("rack racks load loadavg loadaverage pods datacenter dc cluster replicas hypervisor".split())
_OWN = frozenset(
    "user users me self customer buyer rider passenger requester reader viewer visitor account profile person device "
    "deviceinfo client dev phone handset terminal melder kunde nutzer benutzer owner player member patient guest "
    "subscriber who sender devicecontext clientinfo userdata usr dvc geraet identity session".split()
)
_SELLERS = frozenset(
    "seller sellers vendor supplier suppliers lieferant dealer merchant landlord haendler verkaeufer vendeur vendedor "
    "broker makler realtor".split()
)
_PETS = frozenset("pet pets haustier haustiere animal animals tier tiere dog cat hund katze horse pferd".split())
_GEAR = frozenset("shoe shoes gear equipment clothing tyres tires".split())
_HIRED = frozenset("driver fahrer chauffeur conducteur".split())
_BESIDE_HIRED = frozenset("rider passenger pickup dropoff fare ride booking".split())
_INVITED = frozenset("guest guests host hosts speaker speakers interviewee interviewees panelist panelists gast "
"moderators".split())  # fmt: skip
_BESIDE_INVITED = frozenset(
    "chapters episode episodeno episodenumber publishat publishdate publishedat audio audiourl enclosure shownotes "
    "podcast airdate sendung broadcast feed".split()
)
_NEARBY = re.compile(r"near(?:by|est)?|closest|umgebung|umkreis|naehe|cercan|proches|fujin")
_SAYS = frozenset(("reporter",))
_BESIDE_SAYS = frozenset(
    "assignee summary headline article byline newsroom issuekey sprint priority articleid story".split()
)
_REACHED = frozenset("email mail phone avatar emailaddress".split())
_MANY = frozenset(
    "stores branches outlets venues restaurants hotels pois stations stops cities forecasts friends followers "
    "results hits searchresults suggestions recommendations listings sellers authors hosts servers candidates "
    "matches shops filialen drivers couriers taxis cabs".split()
)
_FLEET = frozenset("drivers couriers taxis cabs".split())
_OTHERS: Mapping[str, frozenset[str]] = {
    "account": _PEOPLE | _SELLERS | _DESKS | _PLACES | _THINGS | _PETS,
    "location": _PEOPLE | _SELLERS | _PLACES | _THINGS | _MACHINES | _FLEET,
    "device": _PEOPLE | _THINGS | _MACHINES | _GEAR,
    "identifier": _PEOPLE | _MACHINES,
    "vehicle": _THINGS | frozenset(("exhibits", "listings", "listing")),
    "health": _PETS,
    "network": _MACHINES,
    "payment": frozenset(),
    "watch": frozenset(),
    "checkin": frozenset(),
}


def asked(data_type: str) -> bool:
    """Whether data of this type is only the sender's own, so that somebody else's has to be told from it."""
    return data_type.startswith(_ASKED) and data_type not in _NOT_ASKED


def about_others(node: Node, path: str, parents: Sequence[str], data_type: str) -> bool:
    """Whether the leaf at a normalized path of a node is somebody else's; ``parents`` are those its own name tells.

    Asked from the outside to the leaf: what names and objects say can be taken back by an own one further in
    (``article.reader``), what lists say cannot.
    """
    category = data_type.partition(".")[0]
    others = _OTHERS[category]
    named = _by_way(node.path, others)
    holder, rest, name = node.document, _steps(path), ""
    for at, step in enumerate(rest):
        if isinstance(step, int):
            if not isinstance(holder, list) or step >= len(holder):
                break
            own = is_own_list(name, data_type)
            if is_listing(holder, step, rest[at + 1 :], data_type, weak=at == 0 or own, own=own):
                return True
            holder = holder[step]
            continue
        if not isinstance(holder, dict) or step not in holder:
            break
        name, inner = normalise(step), holder[step]
        if not named and category in _BY_MEMBERS:
            keys = tuple(holder)
            by_members = _told_by_content if len(keys) <= _MOST_NAMES else _told_by_content.__wrapped__
            named = by_members(keys, category)
        if not isinstance(inner, str) and isinstance(inner, dict | list) and _has_objects(inner):
            if name in _NOBODYS:
                return True
            if isinstance(inner, list) and (name in _MANY & others or _are_nearby(name, category)):
                return True
            if name in _HOSTS and category in ("device", "identifier"):
                named = named or not _BESIDE_HOSTS.isdisjoint(map(normalise, holder))
            elif name == "operator" and category == "network":
                named = isinstance(inner, dict) and not _REACHED.isdisjoint(map(normalise, inner))
            elif name in _SAYS and category == "account":
                named = named or not _BESIDE_SAYS.isdisjoint(map(normalise, holder))
            elif name in _INVITED and category in ("account", "location"):
                if not _BESIDE_INVITED.isdisjoint(map(normalise, holder)):
                    return True
                named = named and name not in _OWN
            elif name in _HIRED and category in ("account", "vehicle", "location"):
                named = named or not _BESIDE_HIRED.isdisjoint(map(normalise, holder))
            else:
                named = _says(step, others) or (named and not _says(step, _OWN))
        holder = inner
    for parent in parents:
        named = parent in others or (named and parent not in _OWN)
    return named


@lru_cache(_REMEMBERED)
def _told_by_content(holder: tuple[str, ...], category: str) -> bool:
    """Whether an object's members say that it is an article, a shop, a row of a report or a machine in a rack."""
    if category in _BY_CONTENT and (is_article(holder) or is_shop(holder) or is_offer(holder)):
        return True
    if is_tally(holder) or (category == "health" and is_recipe(holder)):
        return True
    return category in ("device", "identifier") and len(_BESIDE_HOSTS.intersection(map(normalise, holder))) >= 2


@lru_cache(_REMEMBERED)
def _are_nearby(name: str, category: str) -> bool:
    """Whether a list of this (normalised) name holds who or what is around the sender."""
    return category in ("account", "location", "vehicle") and _NEARBY.search(name) is not None


def _says(name: str, words: frozenset[str]) -> bool:
    """Whether a name, as written or in the words we compare names as, is one of these."""
    return normalise(name) in words or translated(name) in words


def _has_objects(value: Document) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, dict | list) for item in value[:1])
    )


def _by_way(way: tuple[str, ...], others: frozenset[str]) -> bool:
    """What the names on the way to a document say."""
    named = False
    for part in way:
        for name in member_names(part) if part.startswith("$") else ():
            named = _says(name, others) or (named and not _says(name, _OWN))
    return named


@lru_cache(_REMEMBERED)
def _steps(path: str) -> tuple[str | int, ...]:
    """The member names and indexes of a normalized path."""
    return tuple(unescape(name) if index == "" else int(index) for name, index in _STEP.findall(path))
