"""What the path of a request says of the message sent to it: one to ``/thermostat/state`` is about a thermostat."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from auditor.rules.contexts import CONTEXTS
from auditor.rules.patterns import Pattern
from auditor.rules.words import canonical

_WORD = re.compile(r"[A-Z]?[a-z]{3,24}|[A-Z]{3,24}(?![a-z])")
_LONGEST, _MOST_WORDS, _REMEMBERED = 512, 16, 4096
_SHORTEST_FOREIGN = 4
_AMBIGUOUS = frozenset(
    "motion position progress volume length quality window windows filter zones rooms room period dose steps stress "
    "weight repeat house trip range clinic".split()
)
"""Words that are names of much else where they stand in a path."""
_PUBLISHED = frozenset(
    "catalog catalogue katalog feeds campaigns specs firmware manifests template templates blueprint blueprints "
    "definitions macros segments banners crawl crawler indexes sitemap epg vod cms editor inventory pricing tiers "
    "tariffs tarife guidelines terminology recipes rezepte branches filialen nodes cluster scenarios matrix matrices "
    "corpus charts trending npc npcs tiles edi kandidaten objekte schemas seed fixtures merge rates defs import "
    "imports importieren uvoz cargar importer importar importa stammdaten masterdata massenimport bulkimport mocks "
    "mockserver stubs strings translations locales localization localisation gtfs netex siri bom sbom artifacts "
    "artefacts artefakte pipelines deployments namespaces lims pim personas simulation simulations "
    "simulate simulator fangzhen simulacion simulacao simulazione introspection openapi swagger vacancies "
    "stellen inserate annunci anuncios annonces ogloszenia inzeraty extranet listings ticker tickers "
    "kurse cotacoes cotizaciones notowania loki syslog crawler spider "
    "wetterdaten messnetz referenz referenzwerte normwerte".split()
)
"""Words of paths that lists of things are put to, by somebody who keeps them."""
_INVENTORY, _MANAGED = frozenset(("inventory",)), frozenset("agent mdm emm endpoint hardware software sysinfo".split())
"""What an agent on a device tells of it, rather than what somebody has in stock."""
_STEMS = tuple(context.stems for context in CONTEXTS if context.stems is not None)


@lru_cache(_REMEMBERED)
def told_by(path: str) -> frozenset[str]:
    """The words of a path, or of a topic, that count towards a context, each with a stroke before it, so that it is no
    name of a field.
    """
    words = [word.lower() for word in _WORD.findall(path[:_LONGEST].partition("?")[0])][:_MOST_WORDS]
    meant = [canonical(word) for word in words if len(word) >= _SHORTEST_FOREIGN]
    telling = [word for word in dict.fromkeys((*words, *meant)) if word not in _AMBIGUOUS]
    return frozenset("/" + word for word in telling if any(map(partial(_tells, word), _STEMS)))


def _tells(word: str, stems: Pattern) -> bool:
    """Whether a word, or one of a path, is of these stems."""
    return stems.search(word) is not None or stems.search("/" + word) is not None


@lru_cache(_REMEMBERED)
def is_published(path: str) -> bool:
    """Whether a path, of a request that brings something, is one that catalogues and configuration are put to."""
    words = [word.lower() for word in _WORD.findall(path[:_LONGEST].partition("?")[0])][:_MOST_WORDS]
    kept = _PUBLISHED.intersection(words)
    return bool(kept) and not (kept == _INVENTORY and not _MANAGED.isdisjoint(words))
