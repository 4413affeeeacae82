"""Whether a leaf is about somebody or something else than the sender, or about nobody: an author, a branch, a template.

Asked from the outside to the leaf. What names (`holders`) and members (`members`) of objects say can be taken back by
an own one further in (``article.reader``); what lists of things alike say (`listings`, `peers`) cannot. Trails, batches
of events and lists of one's own things are nobody else's. Where a message names no sender at all, what stands beside
such a list, or is brought to where catalogues are kept, is no more than part of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from auditor.decode.document import Document
from auditor.decode.tree import Node
from auditor.rules.about import is_default, is_for_good, is_limit, others_of
from auditor.rules.alike import Alike
from auditor.rules.dealings import is_dealt_with
from auditor.rules.desks import is_of_desk
from auditor.rules.holders import Subject, subjects, words_of
from auditor.rules.kinds import is_computer, is_in_store, is_located, is_ranked, is_work
from auditor.rules.listings import (
    are_articles,
    has_sender,
    is_accompanied,
    is_household,
    is_kept,
    is_listing,
    is_offer,
    is_own_list,
)
from auditor.rules.members import is_invited, told_beside, told_by, told_for_good
from auditor.rules.names import member_names, normalise, translated, unescape
from auditor.rules.nested_names import before, is_indexed, parts_of, unfold
from auditor.rules.parties import (
    Parties,
    is_facet,
    is_party_too,
    is_said_by_another,
    names_of_sender,
    parties,
    sender_among,
    stands_apart,
    tells_of_another,
    works,
)
from auditor.rules.peers import (
    are_authored,
    are_instructed,
    are_patients,
    are_peers,
    are_people,
    are_tagged,
    are_told_apart,
    is_healer,
    is_watched,
)
from auditor.rules.unsent import are_moving, heads_catalogue, holds_others, is_deep, names_sender

_REMEMBERED, _MOST_EVERYWHERE = 8192, 32_768
_Key: TypeAlias = "tuple[tuple[str, ...] | None, int | None, str, tuple[str, ...], str]"
"""The way to a document, if names say it all; objects alike; the way from there; the parents told; the data type."""
_everywhere: dict[_Key, bool] = {}
_HOLDERS = (dict, list)
_STEP = re.compile(r"\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]")
_DOMAINS = frozenset("com org net io de app eu co info".split())
_SHOPS_OF_APPS = frozenset("storecountry storecountrycode appstorecountry storeterritory".split())
"""Names of the country of the shop for apps that somebody has an account in, rather than of one with shelves."""
"""With what the names of apps begin, the words of which say nothing."""
_MADE_UP_LEAVES = frozenset("example placeholder dummy beispiel".split())
_LOCALES = frozenset("locale locales supportedlanguages".split())
_FEWEST_LOCALES = 3
_SINGULAR = frozenset("userid uid email mail ip ipaddress deviceid model devicemodel country".split())
_MADE_BY = frozenset("os osname system platform manufacturer maker brand oem".split())
_SINGLE = frozenset(
    "account.email identifier.user identifier.device network.public-ip device.model location.timezone-country".split()
)
"""Of which a message about one sender has one, so that several under a name in the singular are a condition."""
_ONE_AT_A_TIME = frozenset("device.orientation device.emulator device.rooted account.gender network.type".split())
"""Of which several in a bare list are those there may be."""
_NAMES_OF_ONE = frozenset("orientation orient rotation network connection conn gender sex emulator rooted".split())
_SHOWN = frozenset(("watch.video", "watch.finish", "watch.playback"))
_SPENT = frozenset(
    "transaction tx payment purchase order item cart basket line position receipt expense product booking buchung "
    "event account card subscription donation ticket transfer invoice charge".split()
)
"""Of what a person spent, or pays with, there are lists too."""
_AUTHORED = ("content.", "interaction.", "network.", "location.", "device.")
_SPOKEN = frozenset(("content", "interaction", "account"))
_COMPARED = "account."
"""Data of which values tell whose they are (`desks`)."""
_AT_HOME = frozenset("account location vehicle device health home network identifier".split())
_KEEPERS = frozenset("owner host holder keeper".split())
"""Whose something offered or described is, which is not the sender."""
_NOT_MINE = ("health.", "home.", "network.")
"""Data of which several alike, beside what is called one's own, are not."""
_STATES = ("location.", "account.", "device.", "vehicle.", "identifier.", "checkin.", "apps.version")


class Whose:
    """Whose the leaves of one node are; what is said of a leaf or a list is remembered.

    ``published``: the request's path is one that catalogues are brought to; ``around`` gives the names in the message.
    """

    __slots__ = (
        "_alike", "_around", "_known_parties", "_lists", "_nested", "_node", "_peers", "_published", "_said", "_unsent",
    )  # fmt: skip

    def __init__(
        self, node: Node, *, published: bool = False, around: Callable[[], frozenset[str]] = frozenset
    ) -> None:
        self._node, self._published, self._around = node, published, around
        self._known_parties: dict[int, Parties] = {}
        self._peers: dict[tuple[int, bool, bool], bool] = {}
        self._lists: dict[tuple[int, object, tuple[str | int, ...], str], bool] = {}
        self._said: dict[_Key, bool] = {}
        self._alike = Alike(node.document)
        self._nested: Document = None
        self._unsent: bool | None = None

    def other(self, path: str, parents: tuple[str, ...], data_type: str) -> bool:
        """Whether a leaf is not the sender's own; ``parents`` are those its own name tells.

        Told once for leaves of one name in objects alike (in objects in objects: once in all messages), but where
        values count: those of elements of lists, and of what stands beside lists where nobody is named who sends.
        """
        at = path.rfind("['") if path[-2:] == "']" else -1
        alike = None
        indexed = at == 1 and is_indexed(path)
        if at > 0 and not indexed and not data_type.startswith(_COMPARED) and not self._is_unsent():
            alike = self._alike.number(path[:at])
        way = self._node.path if alike is not None and alike > 0 else None
        known = self._said if way is None else _everywhere
        key = way, alike, path if alike is None else path[at:], parents, data_type
        said = known.get(key)
        if said is None:
            if len(known) >= _MOST_EVERYWHERE:
                known.clear()
            said = known[key] = self._other(path, parents, data_type)
        return said

    def _other(self, path: str, parents: tuple[str, ...], data_type: str) -> bool:
        category = data_type.partition(".")[0]
        others = others_of(data_type)
        steps, document = _steps(path), self._node.document
        if not steps:
            return _by_way(self._node.path, others)
        leaf = next((step for step in reversed(steps) if isinstance(step, str)), "")
        if len(steps) <= 2 and isinstance(document, dict) and is_indexed(str(steps[0])):
            steps, document = parts_of(str(steps[0])), self._unfolded(document)
        named = self._along(document, steps, category, data_type, others)
        if named is None:
            return True
        silent = self._node.where.endswith("header") or normalise(leaf) in _SHOPS_OF_APPS
        silent = silent or "/" in leaf or leaf.partition(".")[0] in _DOMAINS
        silent = silent or self._is_of_worker(document, steps)
        for parent in () if silent else (*before(leaf), *parents):
            if is_limit(parent, data_type):
                return True
            named = _further(subjects(parent), others, named=named)
        if named or normalise(leaf) in _MADE_UP_LEAVES:
            return True
        return category == "account" and is_of_desk(document, steps)

    def _along(
        self, holder: Document, steps: tuple[str | int, ...], category: str, data_type: str, others: frozenset[Subject]
    ) -> bool | None:
        """Whether the way to a leaf says that it is another's; None where nothing further in can take that back."""
        named = _by_way(self._node.path, others)
        name, own, below, last = "", False, False, holder
        mine, beside, sender = False, False, None
        spoken, names = category in _SPOKEN, frozenset[str]()
        for at, step in enumerate(steps):
            if isinstance(step, int):
                if not isinstance(holder, list) or step >= len(holder):
                    break
                if self._by_list(holder, step, steps[at + 1 :], data_type, name, own=below, first=at == 0):
                    return None
                if mine and not below and self._is_beside_mine(holder, step, data_type, name):
                    return None
                holder = holder[step]
                named = named or (not is_accompanied(name) and _is_another(sender, holder))
                called = category == "account"
                named = named or (not is_household(name) and is_said_by_another(names, holder, called=called))
                continue
            if not isinstance(holder, dict) or step not in holder:
                break
            inner, last = holder[step], holder
            names = names_of_sender(holder) if spoken and not names else names
            if is_default(words_of(step), data_type):
                return None
            if told_for_good(holder, category):
                return None
            named = named or told_by(holder, category)
            name = normalise(step)
            if isinstance(inner, _HOLDERS) and _has_objects(inner):
                said = subjects(step, many=isinstance(inner, list))
                many = isinstance(inner, list)
                if is_for_good(said, others, category, many=many) or is_invited(name, last, category):
                    return None
                if is_dealt_with(name, holder, inner, category):
                    return None
                around = self._parties(holder)
                apart = stands_apart(around.work, step, category)
                if apart:
                    return None
                aside = told_beside(name, holder, inner, category, named=named) if apart is None else apart
                kept = named and translated(step) in _KEEPERS
                named = (_further(said, others, named=named) or kept) if aside is None else aside
                own, below = Subject.OWN in said, own
                mine = mine or around.mine
                named = named or (category in _AT_HOME and is_party_too(holder, step, beside=beside))
                named = named or (category == "account" and apart is None and around.person and works(step))
                beside = beside or around.person
                if category == "account" and Subject.OWN not in said:
                    sender = sender or sender_among(holder, step)
                    named = named or (not is_facet(step) and _is_another(sender, inner))
            holder = inner
        return named or (category != "contacts" and self._is_unsent() and self._is_beside(last, steps, others))

    def _is_of_worker(self, document: Document, steps: Sequence[str | int]) -> bool:
        """Whether a leaf right in the message names who works (``teacher_mail``), beside those worked for."""
        return len(steps) == 1 and isinstance(document, dict) and steps[0] in self._parties(document).work.workers

    def _parties(self, holder: dict[str, Document]) -> Parties:
        known = self._known_parties.get(id(holder))
        if known is None:
            known = self._known_parties[id(holder)] = parties(holder)
        return known

    def _by_list(
        self,
        items: list[Document],
        at: int,
        rest: tuple[str | int, ...],
        data_type: str,
        name: str,
        *,
        own: bool,
        first: bool,
    ) -> bool:
        """Whether a list says that what is in it is another's; remembered for elements of the same members."""
        element = items[at]
        if isinstance(element, dict) and len(items) > 1:
            members = tuple((key, tuple(inner) if isinstance(inner, dict) else None) for key, inner in element.items())
            key = id(items), members, rest, data_type
            known = self._lists.get(key)
            if known is None:
                known = self._lists[key] = self._in_list(items, at, rest, data_type, name, own=own, first=first)
            return known
        return self._in_list(items, at, rest, data_type, name, own=own, first=first)

    def _in_list(
        self,
        items: list[Document],
        at: int,
        rest: tuple[str | int, ...],
        data_type: str,
        name: str,
        *,
        own: bool,
        first: bool,
    ) -> bool:
        """Whether a list says that what is in it is another's; ``own`` where it is right below the sender."""
        ones_own = own or is_own_list(name, data_type)
        weak = first or ones_own
        if is_listing(items, at, rest, data_type, weak=weak, own=ones_own):
            return True
        if not rest:
            return _is_condition(items, name, data_type)
        element = items[at]
        if not isinstance(element, dict):
            return False
        if data_type.startswith("account.") and not own and not is_household(name) and are_people(items):
            return True
        if data_type.startswith(_AUTHORED) and are_authored(items):
            return True
        if data_type.startswith("contacts."):
            return is_healer(name)
        if data_type.startswith("browsing."):
            return are_articles(items) or are_people(items) or (len(items) > 1 and is_offer(element))
        if data_type.startswith("health."):
            return is_ranked(element) or are_patients(items) or are_instructed(items) or are_tagged(items)
        if data_type.startswith("apps."):
            return is_in_store(element) or (data_type == "apps.version" and self._are_peers(items, weak=False))
        if data_type.startswith("home.") or data_type == "location.cell":
            return is_located(element) and self._are_peers(items, weak=weak)
        if data_type.startswith("network."):
            return is_computer(element) and self._are_peers(items, weak=weak)
        if data_type.startswith("payment."):
            return not own and _SPENT.isdisjoint(words_of(name)) and self._are_peers(items, weak=weak)
        if own or is_kept(name) or (data_type.startswith("device.") and has_sender(element)):
            return False
        if data_type in _SHOWN:
            return (is_work(element) or not is_watched(element)) and self._are_peers(items, weak=weak)
        return data_type.startswith(_STATES) and self._are_peers(items, weak=weak, moving=are_moving(name))

    def _is_beside_mine(self, items: list[Document], at: int, data_type: str, name: str) -> bool:
        """Whether an element is one of several alike, beside what is called the sender's own."""
        known = is_own_list(name, data_type) or is_kept(name) or not data_type.startswith(_NOT_MINE)
        return not known and isinstance(items[at], dict) and are_told_apart(items)

    def _are_peers(self, items: list[Document], *, weak: bool, moving: bool = False) -> bool:
        key = id(items), weak, moving
        known = self._peers.get(key)
        if known is None:
            known = self._peers[key] = are_peers(items, weak=weak, moving=moving)
        return known

    def _is_beside(self, holder: Document, steps: Sequence[str | int], others: frozenset[Subject]) -> bool:
        """Whether a leaf of a message without a sender is in a catalogue, or beside a list of others'."""
        if self._published and (is_deep(steps) or (len(steps) == 1 and heads_catalogue(holder))):
            return True
        return holds_others(holder, others, lambda items: self._are_peers(items, weak=False), published=self._published)

    def _is_unsent(self) -> bool:
        """Whether nothing in the message says who sends it."""
        if self._unsent is None:
            inside = not self._node.where.endswith("body") or any(part.startswith("$") for part in self._node.path)
            self._unsent = not inside and bool(around := self._around()) and not names_sender(around)
        return self._unsent

    def _unfolded(self, document: dict[str, Document]) -> Document:
        """A form whose names hold the way to values (``k[0][name]``), as the document it stands for."""
        if self._nested is None:
            self._nested = unfold(document)
        return self._nested


def _is_another(sender: Mapping[str, Document] | None, inner: Document) -> bool:
    """Whether an object tells of somebody other than the sender, where one is known."""
    return sender is not None and isinstance(inner, dict) and tells_of_another(sender, inner)


def _further(said: frozenset[Subject], others: frozenset[Subject], *, named: bool) -> bool:
    """Whether somebody else is named once a name further in says this."""
    return bool(said & others) or (named and Subject.OWN not in said)


def _is_condition(items: list[Document], name: str, data_type: str) -> bool:
    """Whether a list of bare values is a choice that is offered or asked for, rather than what somebody has."""
    values = {str(item) for item in items if not isinstance(item, dict | list)}
    if len(values) < 2:
        return False
    if data_type == "device.language":
        return name in _LOCALES and len({value[:2].lower() for value in values}) >= _FEWEST_LOCALES
    if data_type in _ONE_AT_A_TIME:
        return not _NAMES_OF_ONE.isdisjoint(words_of(name))
    if data_type in ("device.os", "device.manufacturer"):
        return not _MADE_BY.isdisjoint(words_of(name)) and all(value.isalpha() for value in values)
    return data_type in _SINGLE and name in _SINGULAR


def _has_objects(value: Document) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], _HOLDERS))


def _by_way(way: tuple[str, ...], others: frozenset[Subject]) -> bool:
    """What the names on the way to a document say."""
    named = False
    for part in way:
        for name in member_names(part) if part.startswith("$") else ():
            named = _further(subjects(name), others, named=named)
    return named


@lru_cache(_REMEMBERED)
def _steps(path: str) -> tuple[str | int, ...]:
    """The member names and indexes of a normalized path."""
    return tuple(unescape(name) if index == "" else int(index) for name, index in _STEP.findall(path))
