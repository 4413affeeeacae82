"""What a request says of what it carries: an event's name of a document in a text beside it, a path of ids in it.

Where an event's properties are a text that is a document itself, its name stands outside of them; ``PUT
/users/kunde-7/events``, and ``POST /devices`` with an ``id``, say whose id that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from auditor.decode.document import Document
from auditor.decode.tree import Node, Row
from auditor.rules.names import normalise
from auditor.rules.topics import belongs, events, mark_of

_BRINGS = frozenset(("POST", "PUT", "PATCH", "PUBLISH"))
_PATH, _BODY = "request.path", "request.body"
_NOUNS = {
    **dict.fromkeys(("users", "user", "customers", "customer", "shoppers", "shopper", "members", "riders"), "user_id"),
    **dict.fromkeys(("customerprofiles", "customerprofile", "userprofiles", "userprofile"), "user_id"),
    **dict.fromkeys(("visitors", "visitor", "installations", "installs"), "install_id"),
    **dict.fromkeys(("devices", "device", "deviceregistrations", "deviceregistration", "userdevices"), "device_id"),
    **dict.fromkeys(("sessions", "session", "customersessions", "usersessions", "visits"), "session_id"),
}
"""What an id that follows such a word of a path is called."""
_TOLD_OF = frozenset(
    "event events token tokens attribute attributes property properties trait traits profile "
    "settings preferences channeldata telemetry state states status heartbeat heartbeats location locations position "
    "positions identify data metrics measurements readings evaluations sessions devices items "
    "pageviews activity activities consent consents tags".split()
)
"""What is told of somebody; other words (``/users/7/follow``) may say what is done to others."""
_PRIVATE = frozenset(
    "transactions accounts balance balances wallet wallets statements payments paymentmethods invoices orders cart "
    "basket inbox notifications messages conversations settings preferences subscriptions prescriptions appointments "
    "consents devices sessions trips rides bookings tickets addresses medications vitals umsaetze konten "
    "bestellungen".split()
)
"""What only the one it is of asks for, behind their id."""
_ID = re.compile(
    r"(?=.*[0-9])(?![0-9]{1,3}$)(?!v[0-9.]+$)(?!(?:19|20)[0-9]{2}-)[A-Za-z0-9][\w.:|~-]{3,79}|[A-Za-z]{1,3}[_-][0-9]{1,2}"
)
_TOPICS = {"u": "user_id", "usr": "user_id", "uid": "user_id", "dev": "device_id"}
"""The same in topics of a broker, which are short."""
_MOST_SEGMENTS, _MOST_ROWS, _MOST_DOCUMENTS, _REMEMBERED = 16, 512, 256, 2048


class Carried:
    """What the documents of one request are said to be by what they are carried in, asked in the order of nodes."""

    __slots__ = ("_brings", "_path", "_said", "_topic")

    def __init__(self, method: str, path: str) -> None:
        self._brings, self._topic, self._path = method in _BRINGS, method == "PUBLISH", path.partition("?")[0]
        self._said: dict[tuple[str, ...], list[tuple[str, str, bool]]] = {}

    def readings(self, node: Node) -> Iterator[list[Row]]:
        """The rows of a node under what the request, or the document it stands in, says of it; most have none."""
        if node.where == _PATH:
            yield from filter(None, (_ids(node, topic=self._topic, brings=self._brings),))
            return
        inherited = self._inherited(node)
        if node.parts and len(self._said) < _MOST_DOCUMENTS:
            told = [*events(node.rows), *([("$", inherited[0], True)] if inherited else [])]
            if told:
                self._said[(node.where, *node.path)] = told
        if inherited:
            yield from filter(None, (_marked(node, *inherited),))
        elif node.where == _BODY and self._brings and not any(part.startswith("$[") for part in node.path):
            mark = mark_of(_last_words(self._path))
            yield from filter(None, (_marked(node, mark, "['']") if mark else [], _own_id(node, self._path)))

    def _inherited(self, node: Node) -> tuple[str, str] | None:
        """The mark of the event that a document, other than an address, is the properties of, and the way to it."""
        steps = [i for i, part in enumerate(node.path) if part.startswith("$")]
        if not self._said or not steps or node.decoders[:1] == ("url",):
            return None
        at = node.path[steps[-1]]
        for above, mark, beside in self._said.get((node.where, *node.path[: steps[-1]]), ()):
            way = at[len(above) :]
            if at.startswith(above) and belongs(way + "['']", beside=beside):
                return mark, way
        return None


def _marked(node: Node, mark: str, way: str) -> list[Row]:
    """The rows of an event's properties, with its mark beside them."""
    holders: dict[int, dict[str, Document]] = {}
    found: list[Row] = []
    for path, name, value, holder in node.rows[:_MOST_ROWS]:
        if belongs(way + path[1:], beside=True):
            marked = holders.get(id(holder))
            if marked is None:
                marked = holders[id(holder)] = {**(holder or {}), mark: ""}
            found.append((path, name, value, marked))
    return found


def _ids(node: Node, *, topic: bool, brings: bool) -> list[Row]:
    """The segments of a path, or topic of a broker, that are ids, called after the word before; where a request but
    asks for something, those of people before what nobody else may see.
    """
    segments = [str(row[2]) for row in node.rows[:_MOST_SEGMENTS]]
    found: list[Row] = []
    for i in range(1, len(segments)):
        word = normalise(segments[i - 1])
        name = _NOUNS.get(word) or (_TOPICS.get(word) if topic else None)
        behind = segments[i + 1] if i + 1 < len(segments) else ""
        if name is None or _ID.fullmatch(segments[i]) is None:
            continue
        if not brings and (name != "user_id" or normalise(behind) not in _PRIVATE):
            continue
        if not behind or topic or not brings or name != "user_id" or normalise(behind) in _TOLD_OF:
            found.append((node.rows[i][0], name, segments[i], {name: segments[i]}))
    return found


def _own_id(node: Node, path: str) -> list[Row]:
    """A member *id* of what is brought to a path that says what it is the id of."""
    for at, _, value, holder in node.rows[:_MOST_SEGMENTS]:
        if at == "$['id']" and holder is not None and isinstance(value, str) and _ID.fullmatch(value) is not None:
            segments = [part for part in path.split("/") if part]
            words = segments[:-1] if segments[-1:] == [value] else segments
            meant = _NOUNS.get(normalise(words[-1])) if words else None
            return [] if meant is None else [(at, meant, value, {**holder, meant: value})]
    return []


@lru_cache(_REMEMBERED)
def _last_words(path: str) -> str:
    """The last two segments of a path that are words."""
    words = [part for part in path.split("/") if part and not any(map(str.isdigit, part))]
    return " ".join(words[-2:])
