"""What an object or list is about, by what it is called: the sender, somebody else, a place, a thing, or nothing real.

``nearbyDrivers`` are drivers around, ``favouriteShops`` shops, ``supported_matrix`` and ``sample_data`` what nobody
has. The last word says what it is; words of what is made up, allowed or offered come before all others.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache

from auditor.rules import tongues_of_others, tongues_of_places
from auditor.rules.names import normalise, spelled, translated
from auditor.rules.stems import Stems


class Subject(Enum):
    """Whom or what a holder of data is about."""

    OWN = auto()
    PERSON = auto()
    DESK = auto()
    COMPANY = auto()
    SELLER = auto()
    FLEET = auto()
    PLACE = auto()
    THING = auto()
    CONTENT = auto()
    """Recipes, quizzes, guidelines: texts for everybody that hold numbers like those of somebody."""
    GUIDE = auto()
    """What could be watched: programmes, charts, chapters."""
    MACHINE = auto()
    PET = auto()
    GEAR = auto()
    PARCEL = auto()
    """What is weighed and measured, but nobody's body."""
    AROUND = auto()
    """Who or what is near the sender, in a list."""
    CONFIG = auto()
    """What a server tells an app to do, and the app tells it back."""
    MADE_UP = auto()
    """Configuration, templates, samples, conditions, and what is supported, allowed or offered."""


_NAMES: Mapping[Subject, str] = {
    Subject.OWN: (
        "user users me self customer buyer rider passenger requester reader viewer visitor account profile person "
        "device deviceinfo client dev phone handset terminal melder kunde nutzer benutzer owner player member patient "
        "guest subscriber who sender devicecontext clientinfo userdata usr dvc geraet identity session"
    ),
    Subject.PERSON: (
        "players author authors byline writer editor journalist creator creators uploader poster clerk cashier "
        "assignee assignees reviewer approver moderator courier doctor arzt praxis physician clinic therapist "
        "publisher zustaendig sachbearbeiter ansprechpartner bearbeiter teacher lehrer coach instructor artist "
        "artists performer composer actors cast opponent opponents gegner enemy npc referee umpire friend friends "
        "freunde followers following followees suggestedusers peopleyoumayknow nearbyusers matches candidates lineup "
        "squad creditor payee beneficiary autor auteur autore redakteur photographer fotograf colleagues teammates "
        "leaderboard practice hero heroes boss bosses monster goalkeeper pickupcontact"
    ),
    Subject.DESK: (
        "agent agents help contactus operator support supportcontact helpdesk hotline servicedesk imprint impressum "
        "soa whois registrar assignedagent assignedto supportagent caseworker casemanager accountmanager salesrep "
        "agentassigned handledby servicepartner"
    ),
    Subject.COMPANY: "agency company firma organisation organization unternehmen entreprise",
    Subject.PARCEL: (
        "pallet pallets crate crates container containers consignment consignments box boxes bag bags carton cartons "
        "sacks paletten palettes palety palete kartons colis bultos volumes kisten skrzynie kontejnery parcel parcels "
        "shipment shipments package packages paket pakete cargo freight luggage baggage goods item items product "
        "products"
    ),
    Subject.SELLER: (
        "seller sellers vendor supplier suppliers lieferant dealer merchant landlord haendler verkaeufer vendeur "
        "vendedor broker makler realtor sponsor sponsors job jobs stelle stellenanzeige stellenangebot vacancy"
    ),
    Subject.FLEET: "drivers couriers taxis cabs",
    Subject.PLACE: (
        "store stores storelist shops filiale filialen branch branches outlet outlets venue venues restaurant "
        "restaurants hotel hotels poi pois station stations stop stops haltestelle haltestellen bahnhoefe dealers "
        "pickuppoint pickuppoints abholstation packstation cities staedte forecast forecasts forecastcities airports "
        "museum exhibits apartments wohnungen immobilien offices warehouse warehouses atms chargers chargingstations "
        "ladesaeulen parkinglots hospitals schools stadium stadion landmarks results hits searchresults treffer "
        "suggestions recommendations listing listings angebote expose apartment immobilie wohnung inserat magasins "
        "tiendas negozi sucursales ville villes ciudades apotek apotheke pharmacy pharmacie farmacia apteka eczane "
        "apteek apoteka drugstore drogerie lokal ristorante restaurante restauracja restauracia ravintola oteller otel "
        "hoteles hotels property bettenhaus evses agency exitnode exitserver exitlocation vpnserver vpnexit "
        "exitcountry exit"
    ),
    Subject.THING: (
        "shown displayed prefetched preloaded precached article articles news newsitem "
        "newsitems creative creatives advert adverts advertisement anzeige anzeigen "
        "artikel catalog catalogue katalog products produkte compatible compatibility compatibledevices "
        "supporteddevices whitelist blacklist allowlist denylist requirements minrequirements systemrequirements "
        "remoteconfig emulator emulators exhibit skus variants testcases tests testresults fixtures "
        "devicecatalog phonecatalog"
    ),
    Subject.MACHINE: (
        "bot chatbot crawler spider server servers hosts rack racks nodes pod pods vm vms hypervisor runner runners "
        "cluster clusters buildhost datacenter emulators instances switches routers firewalls loadbalancers "
        "accesspointsinventory"
    ),
    Subject.PET: "pet pets haustier haustiere animal animals tier tiere dog cat hund katze horse pferd",
    Subject.MADE_UP: (
        "targeting targetings targetingrules targetingcriteria targetaudience audience audiences criteria eligibility "
        "zielgruppe zielgruppen ausrichtung ciblage segmentacion openapi swagger asyncapi "
        "example examples supported unsupported supportedmodels unsupportedmodels vendorlist manifest "
        "defaults rules thresholds refranges refrange normalranges normalrange refvalues referencevalues want wants "
        "wanted desired"
    ),
    Subject.CONFIG: "config configs configuration cfg flags toggles policy policies featureflags featuretoggles",
    Subject.GEAR: "shoe shoes gear equipment clothing tyres tires",
}
"""Holders known by their whole (normalised) names."""

_HEADS: Mapping[Subject, str] = {
    Subject.PERSON: (
        "author writer editor creator npc enemy opponent gegner friend follower candidate kandidat finisher teammate "
        "colleague kollege leaderboard ranking scoreboard standing lineup squad roster lehrer teacher artist musician "
        "actor dozent courier receiver recipient empfaenger destinataire destinatario bestenliste rangliste"
    ),
    Subject.DESK: "hotline support helpdesk impressum imprint dpo",
    Subject.SELLER: (
        "seller vendor supplier lieferant dealer haendler landlord makler broker realtor anbieter business firma "
        "employer arbeitgeber hub depot"
    ),
    Subject.PLACE: (
        "store shop filiale branch outlet venue restaurant hotel poi station stop haltestelle airport museum warehouse "
        "atm charger hospital school stadium landmark locker pharmacy apotheke farmacia theatre theater "
        "cinema kino carpark sucursal magasin tienda negozio winkel sklep abholpunkt listing apartment "
        "wohnung stelle vacancy job stellenanzeige inserat immobilie"
    ),
    Subject.THING: (
        "product produkt sku artikel article offer angebot catalog catalogue katalog ad advert anzeige creative "
        "exhibit issue"
    ),
    Subject.CONTENT: (
        "recipe rezept receta recette ricetta ingredient nutrition quiz puzzle guideline leitlinie dictionary "
        "glossary translation macro faq catalog catalogue katalog question frage pregunta domanda pergunta vocab"
    ),
    Subject.GUIDE: (
        "epg programme sendung schedule palinsesto programma programacion asset chart gallery galerie chapter trailer "
        "catalog catalogue katalog"
    ),
    Subject.MACHINE: "server node pod vm instance rack cluster runner hypervisor",
}
"""What the last word of the name of a list of objects says, in the singular."""

_MADE_UP = frozenset(
    "beispiel example exemple ejemplo esempio voorbeeld przyklad dummy mock fake demo testdata fixture expected "
    "expect template vorlage plantilla gabarit blueprint preset canned placeholder supported unterstuetzt compatible "
    "allowed permitted whitelist allowlist blacklist denylist reference referenz audience targeting macro translation "
    "benchmark scenario corpus testcase def excluded exclude included include lineitem adset adgroup "
    "featured popular trending suggested recommended persona".split()
)
"""Words of names of what nobody has, does or is."""
_OFFERED = frozenset(
    "rule regel variant arm definition matrix signature tier tariff tarif similar related faq candidate kandidat "
    "requirement sig ioc indicator".split()
)
"""Words that say so of lists only."""
_DOCUMENTED = frozenset("schemas definitions texts strings i18n translations wording uitexts copytexts".split())
"""What interfaces are described in, by the names of their parts, and the texts they show; lists of these may be of what
a device is made of, or of messages."""
_OWN_HEADS = frozenset("device user customer phone client handset position".split())
_AROUND = frozenset("nearby nearest near closest surrounding umgebung umkreis naehe cercan proches fujin".split())
_OWN_BEGINS = frozenset(
    "my own user self current client device host caller reporter mein meine mon mi mijn minha meu mio mia moj moja "
    "moje moy mitt minun benim wode nae your мой моя моё 我的".split()
)
_ENVELOPE = frozenset("list data info cache item entry array set map detail index table liste lista".split())
"""Words behind what a list is of: ``shop_list``, ``epg_cache``."""
_LONGEST_NAME, _REMEMBERED, _NO_NAME = 64, 8192, frozenset("@/.")
_BY_NAME: dict[str, set[Subject]] = {}
_BY_HEAD: dict[str, set[Subject]] = {}
for _table, _words in ((_BY_NAME, _NAMES), (_BY_HEAD, _HEADS)):
    for _subject, _line in _words.items():
        for _word in _line.split():
            _table.setdefault(_word, set()).add(_subject)
_NOTHING: frozenset[Subject] = frozenset()
_TONGUES: Mapping[Subject, str] = {
    Subject.PERSON: tongues_of_others.PERSON,
    Subject.SELLER: tongues_of_others.SELLER,
    Subject.DESK: tongues_of_others.DESK,
    Subject.PET: tongues_of_others.PET,
    Subject.PLACE: tongues_of_places.PLACE,
    Subject.THING: tongues_of_places.THING,
    Subject.CONTENT: tongues_of_places.CONTENT,
    Subject.MACHINE: tongues_of_places.MACHINE,
    Subject.FLEET: tongues_of_places.FLEET,
    Subject.AROUND: tongues_of_places.AROUND,
    Subject.CONFIG: tongues_of_places.CONFIG,
    Subject.MADE_UP: tongues_of_places.MADE_UP,
}
_ANYWHERE = frozenset((Subject.MADE_UP, Subject.AROUND))
"""What any word of a name may say; all else only the first or last, as languages put what a thing is there."""
_STEMS: Stems[Subject] = Stems(_TONGUES)


@lru_cache(_REMEMBERED)
def subjects(name: str, *, many: bool = False) -> frozenset[Subject]:
    """What a holder of this name may be about; empty if that cannot be told. ``many``: it is a list of objects."""
    plain = normalise(name)
    known = frozenset(_BY_NAME.get(plain, ())) | frozenset(_BY_NAME.get(translated(name), ()))
    words = words_of(name)
    if not _MADE_UP.isdisjoint(words) or (plain in _DOCUMENTED and not many):
        return known | {Subject.MADE_UP}
    if (words[:1] == ("sample",) and len(words) > 1) or (many and not _OFFERED.isdisjoint(words)):
        return known | {Subject.MADE_UP}
    if not _AROUND.isdisjoint(words):
        return known | {Subject.AROUND}
    if known:
        return known
    if len(words) > 1 and words[0] in _OWN_BEGINS:
        return frozenset((Subject.OWN,))
    foreign = (_STEMS.anywhere(name) & _ANYWHERE) or _STEMS.outermost(name)
    if foreign:
        return foreign
    while len(words) > 1 and words[-1] in _ENVELOPE:
        words = words[:-1]
    head = words[-1] if words else ""
    if many:
        return frozenset(_BY_HEAD.get(head, ()))
    return frozenset((Subject.OWN,)) if len(words) > 1 and head in _OWN_HEADS else _NOTHING


@lru_cache(_REMEMBERED)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case and in the singular."""
    if len(name) > _LONGEST_NAME or not _NO_NAME.isdisjoint(name):
        return ()
    return tuple(_singular(word) for word in spelled(name).split("_"))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
