"""What an event is about, told by its name: the properties of ``{"event": "Products Searched", "properties": {…}}``.

A field called `query` or `position` says little; below an event named for a search or a video it says much. What stands
beside or below such a name is given once more, with a mark among its neighbours that contexts of rules ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from auditor.decode.document import Document
from auditor.decode.tree import Row
from auditor.rules.names import member_names, normalise

SEARCHING, WATCHING = "topicsearching", "topicwatching"
"""The names under which topics stand among the neighbours of what belongs to them."""

_EVENT = frozenset(
    "event eventname eventtype eventkey eventid eventcode eventlabel eventaction eventcategory eventtitle ev evt "
    "evname evttype e en ec ea et ename etype action actionname actiontype act activity activityname activitytype "
    "ereignis evento evenement operation interaction messagetype msgtype logtype trackname tracktype hittype kind "
    "topic eventtypekey eventtypename eventslug eventtag".split()
)
_WEAK = frozenset("name type message msg line label category id".split())
"""Names that speak for what is nested in the same object, not for what stands beside; `category` does, of a search."""
_PROPERTIES = frozenset("parameters params properties props payload attributes".split())
"""Members beside which an *id* may be what an event is called."""

_SEARCH = frozenset(
    "search searches searched searching suche suchen sucht gesucht produktsuche recherche rechercher buscar busca "
    "busqueda ricerca cerca zoeken zoekopdracht szukaj pesquisa sousuo 搜索".split()
)
_VIDEO = frozenset(
    "video videos vid watch watched watching playback movie film filme episode vod clip livestream trailer "
    "audiobook podcast listen listened listening song lecture tvshow radio "
    "wiedergabe 视频 播放".split()
)
_PLAYED = frozenset("media stream streaming".split())
_PLAYING = frozenset(
    "play played playing progress pause paused heartbeat tick position view viewed views viewing complete "
    "completed start started stop stopped seek seeked resume resumed buffer buffering end ended percent quartile "
    "seen ping time duration skip skipped update timeupdate watched content abspielen angesehen gesehen tick beat "
    "beacon finish finished forward rewind rewound quit exit exited closed opened listened checkpoint".split()
)
_NOT_PLAYING = frozenset(
    "upload uploaded uploading share shared delete deleted create created edit edited comment commented like "
    "liked ad ads advert error search searched order buy purchase conference call chat add added cart product "
    "wishlist list".split()
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]+")
_LONGEST_NAME, _MOST_WORDS = 64, 6
_ELSEWHERE = frozenset(
    "context ctx page user traits device library campaign app os screen network geo location referrer browser sdk "
    "resource scope results result hits items products suggestions recommendations related filters facets "
    "articles listings ads ad button element target experiment experiments flags ui".split()
)
"""Parts of an event that say where and for whom it happened, rather than what."""
_MOST_EVENTS, _MOST_ROWS, _DEEPEST = 64, 1024, 5
_REMEMBERED, _STRONG = 4096, 2


def name_topics(names: frozenset[str]) -> bool:
    """Whether one of these names may hold what an event is about."""
    return any(map(_strength, names))


def topical(names: frozenset[str]) -> frozenset[str]:
    """Those of these names that may hold what an event is about."""
    return frozenset(name for name in names if _strength(name))


def of_topics(rows: list[Row]) -> list[Row]:
    """The rows that belong to events with telling names, their holders marked by what the event is."""
    found: list[Row] = []
    for at, mark, beside in events(rows):
        holders: dict[int, dict[str, Document]] = {}
        for path, name, value, holder in rows:
            if len(found) >= _MOST_ROWS:
                return found
            if path.startswith(at) and belongs(path[len(at) :], beside=beside):
                marked = holders.get(id(holder))
                if marked is None:
                    marked = holders[id(holder)] = {**(holder or {}), mark: ""}
                found.append((path, name, value, marked))
    return found


def events(rows: list[Row]) -> Iterator[tuple[str, str, bool]]:
    """Path of an object that is an event with a telling name, its mark, and whether it speaks for its own members."""
    seen = 0
    asked = topical(frozenset([row[1] for row in rows]))
    for path, name, value, holder in [row for row in rows if row[1] in asked] if asked else ():
        strength = 0 if name == "id" and _PROPERTIES.isdisjoint(holder or ()) else _strength(name)
        if strength and type(value) is str and len(value) <= _LONGEST_NAME:
            mark = mark_of(value)
            if mark and seen < _MOST_EVENTS:
                seen += 1
                beside = strength == _STRONG or (mark == SEARCHING and name.lower() == "category")
                yield path[: max(path.rfind("['"), 1)], mark, beside


@lru_cache(_REMEMBERED)
def _strength(name: str) -> int:
    """2 for a name events are named under, 1 for one that may be such, else 0."""
    plain = normalise(name)
    return _STRONG if plain in _EVENT else int(plain in _WEAK)


@lru_cache(_REMEMBERED)
def mark_of(text: str) -> str:
    """The mark of an event, or of a path, that is called so; empty if that says nothing."""
    words = {word.lower() for word in _WORD.findall(text)}
    if not 0 < len(words) <= _MOST_WORDS:
        return ""
    if words & _SEARCH:
        return SEARCHING
    if words & _NOT_PLAYING or not words & (_VIDEO | _PLAYED):
        return ""
    return WATCHING if words & _PLAYING or words <= _VIDEO else ""


@lru_cache(_REMEMBERED)
def belongs(way: str, *, beside: bool) -> bool:
    """Whether what lies ``way`` below an event is part of what it tells."""
    if not way.startswith("["):
        return False
    names = member_names(way)
    if len(names) == 1:
        return beside
    return 1 < len(names) <= _DEEPEST and _ELSEWHERE.isdisjoint(map(normalise, names[:-1]))
