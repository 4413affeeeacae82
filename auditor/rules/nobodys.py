"""Objects that are about nobody who sends them: builds, logs, tests, ranges, interfaces, animals, houses for guests."""

from __future__ import annotations

from collections.abc import Collection

from auditor.rules.names import normalise

_FEWEST, _PAIR = 2, 2
_BUILT = frozenset(
    "commit commitsha sha branch branche build buildid buildnumber pipeline pipelineid artifact artifacts artefacts "
    "repo repository project projet projekt proyecto progetto stage job runner tag ref construction".split()
)
_COMMITS = frozenset("commit commitsha sha commitid revision gitsha".split())
_DESCRIBED = frozenset("openapi swagger asyncapi raml wsdl graphqlschema jsonschema".split())
_RESOURCE = frozenset(("metadata", "spec"))
_EXPECTED = frozenset(
    "expected expects expect erwartet attendu attendue esperado esperada atteso verwacht ocekavano ocekavany "
    "ocakavane ocekivano pricakovano oczekiwane oczekiwany elvart asteptat forventet forvantat odotettu oodatav "
    "laukiama beklenen ozhidaetsya ozhidaemyy ожидается ожидаемый anamenomeno diharapkan assertion assert gaidamais "
    "qiwang yuqi".split()
)
_BOUNDS = tuple(
    frozenset(pair.split("-"))
    for pair in (
        "min-max low-high lower-upper von-bis lag-hog lav-hoj lav-hoy niedrig-hoch unter-ober untere-obere dolni-horni "
        "dolna-gorna dolny-gorny inf-sup minimo-maximo minimo-massimo alt-ust ala-yla also-felso min-maks od-do "
        "minimum-maximum laag-hoog bas-haut bajo-alto basso-alto baixo-alto madal-korge lower-higher"
    ).split()
)
_UNITS = frozenset(
    "unit units einheit enhet unidad unita unite unidade jednotka jednostka birim egyseg yksikko enhed eenheid uom "
    "uhik merne mertekegyseg edinitsa unitate tanwei danwei satuan".split()
)
_BREEDS = frozenset(
    "species breed specie especie espece spezies tierart rase rasse raza razza raca rotu plemeno fajta poroda порода "
    "irk cins toug skirne tegund druhzvirete gatunek vrstazivotinje eartag ohrmarke earmark microchip chipnr "
    "chipnummer chipnumber rufname collar collier halsband collare "
    "obojek nyakorv 品种 品種 품종 pinzhong hinshu pumjong".split()
)
_LOGGED = frozenset("level severity logger loglevel uroven nivel niveau livello niveli poziom taso seviye".split())
_OF_LOGS = frozenset(
    "host hostname app service pod container namespace stream facility node uzel instance unit process pid thread job "
    "component module environment cluster source syslog uzol".split()
)
_ALERTS = frozenset(
    "alert alerts alertname alertid incident incidentid oncall runbook runbookurl escalation escalationpolicy pager "
    "pagerduty slo startsat generatorurl commonlabels alarmname checkname servicedesc hoststate servicestate".split()
)
"""What says that a message is for whoever is on call (as of Alertmanager, Nagios and their like)."""
_IN_TROUBLE = frozenset("host hostname hosts instance instances node nodes cluster dc datacenter labels server".split())
_OF_ALERTS = (
    _ALERTS
    | _IN_TROUBLE
    | frozenset(
        "severity fingerprint links dashboard annotations endsat acknowledged ack resolved firing threshold metric "
        "site rack environment receiver status started team summary externalurl groupkey".split()
    )
)
_CARRIED = frozenset(
    "flight flightno flightnumber flightnr airline aircraft airlinecode vuelo flug flugnummer uchus "
    "ucus trackingnumber trackingno sendungsnummer awb waybill shipment flynummer flygnummer".split()
)
_SEVERAL_AIMED = frozenset(
    "devices carriers genders ages placements agemin agemax minage maxage cities regions countries dayparts "
    "devicebrands devicemodels geos platforms osversions zips postcodes incomes".split()
)
_AIMED = frozenset(
    "geo gender age languages language interests income radius radiuskm radiusmi location carrier os".split()
)
_LODGES = frozenset(
    "amenities propertyname roomtypes starrating houserules hotelname hotelcode listingtitle "
    "ausstattung equipements servicios comodidades vybaveni udogodnienia facilities bedtype maxguests".split()
)
_HOURS_OF_LODGES = frozenset(("checkintime", "checkouttime"))
"""When guests may come and have to go; alone, the first is when somebody came."""
_HALLS = frozenset("sala salle saal hala hall stage arena buhne buehne scena scene lava auditorium stadium".split())
_SHOWN_AT = frozenset("venue location ort lieu lugar luogo local place ubicacion helyszin mjesto misto miejsce".split())
_SHOWS = frozenset(
    "organizer organiser organizers organizador organisateur organizzatore veranstalter organizator capacity lineup "
    "promoter artists artist artisti artistes artistas kuenstler umelci konstnarer promoter doors doorsopen "
    "performers performer headliner kapacitet kapazitaet aforo capacite capienza lotacao".split()
)


def is_build(holder: Collection[str]) -> bool:
    """Whether an object is what a program is built from, by machines of those who make it."""
    names = _names(holder)
    return not _COMMITS.isdisjoint(names) and len(_BUILT & names) > _FEWEST


def is_resource(holder: Collection[str]) -> bool:
    """Whether an object describes what is to run in a cluster (Kubernetes API conventions, objects)."""
    return _RESOURCE <= _names(holder)


def is_test(holder: Collection[str]) -> bool:
    """Whether an object says what is expected of something tried out."""
    return not _EXPECTED.isdisjoint(_names(holder))


def is_range(holder: Collection[str]) -> bool:
    """Whether an object holds the ends of a range, and nothing between them but what it is of and its unit."""
    names = _names(holder)
    return any(pair <= names for pair in _BOUNDS) and (len(names) == _PAIR or not _UNITS.isdisjoint(names))


def is_show(name: str, beside: Collection[str]) -> bool:
    """Whether a member is where an event takes place, beside who organises it or for how many."""
    return name in _SHOWN_AT | _HALLS and not _SHOWS.isdisjoint(_names(beside))


def is_animal(holder: Collection[str]) -> bool:
    """Whether an object is about an animal, as it has a breed, a collar or a tag in its ear."""
    return not _BREEDS.isdisjoint(_names(holder))


def is_passage(holder: Collection[str]) -> bool:
    """Whether an object is a flight or a parcel on its way, whose carrier flies or drives."""
    return not _CARRIED.isdisjoint(_names(holder))


def is_targeting(holder: Collection[str]) -> bool:
    """Whether an object says who is to see something."""
    names = _names(holder)
    return not _SEVERAL_AIMED.isdisjoint(names) and len(names & (_AIMED | _SEVERAL_AIMED)) > _FEWEST


def is_log(holder: Collection[str]) -> bool:
    """Whether an object says where in a computer of a service something was logged, and how bad it is."""
    names = _names(holder)
    return not _LOGGED.isdisjoint(names) and len(_OF_LOGS & names) >= _FEWEST


def is_incident(holder: Collection[str]) -> bool:
    """Whether an object tells whoever is on call that a machine is in trouble."""
    names = _names(holder)
    return not _ALERTS.isdisjoint(names) and not _IN_TROUBLE.isdisjoint(names) and len(names & _OF_ALERTS) > _FEWEST


def is_lodging(holder: Collection[str]) -> bool:
    """Whether an object describes a house that takes guests."""
    names = _names(holder)
    return not _LODGES.isdisjoint(names) or names >= _HOURS_OF_LODGES


def is_description(holder: Collection[str]) -> bool:
    """Whether an object describes an interface (OpenAPI 3.1 §4.8.1, JSON Schema)."""
    return not _DESCRIBED.isdisjoint(_names(holder))


def _names(holder: Collection[str]) -> frozenset[str]:
    return frozenset(map(normalise, holder))
