"""Lists of hosts that others keep: hosts files, plain lists, Adblock syntax such as EasyPrivacy.

Only rules about whole hosts are taken (``||tracker.example^``, ``0.0.0.0 tracker.example``, ``tracker.example``): one
about part of a host's addresses says nothing of the rest, and no list says who is behind a host.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from auditor.errors import UsageError
from auditor.own_text import read_own_text

_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}")
_ADBLOCK = re.compile(r"(@@)?\|\|([^/^$*|]+)\^?\|?(?:\$(.*))?")
_TITLE = re.compile(r"[!#]\s*Title:\s*(.+)", re.IGNORECASE)
_REMARK = re.compile(r"\s#")
_SINKS = frozenset(("0.0.0.0", "127.0.0.1", "::", "::1"))
_HARMLESS = frozenset(("third-party", "3p", "important", "all", "popup"))
LOCAL = frozenset(("localhost", "localhost.localdomain", "local", "broadcasthost", "0.0.0.0"))


class Blocklist(Struct, frozen=True):
    """A list by its title; ``hosts`` stand for themselves and all below them, but for ``exceptions``.

    ``skipped`` counts rules about less than a host.
    """

    title: str
    hosts: frozenset[str]
    exceptions: frozenset[str]
    skipped: int

    def __contains__(self, host: object) -> bool:
        if not isinstance(host, str):
            return False
        names = list(_suffixes(host.rstrip(".").lower()))
        return any(name in self.hosts for name in names) and not any(name in self.exceptions for name in names)


def load_blocklist(path: Path) -> Blocklist:
    """The list in this file. UsageError where it cannot be read or holds no rule about a host."""
    text = read_own_text(path, "a list of hosts")
    found = parse_blocklist(text, path.stem)
    if not found.hosts:
        raise UsageError(f"{path}: no host in it; give a hosts file, a list of hosts, or one in Adblock syntax")
    return found


def parse_blocklist(text: str, title: str) -> Blocklist:
    """The list in this text; ``title`` where it has none of its own."""
    hosts: set[str] = set()
    exceptions: set[str] = set()
    skipped = 0
    for line in text.splitlines():
        rule = line.strip()
        named = _TITLE.match(rule)
        if named is not None:
            title = named[1].strip()
        if not rule or rule[0] in "!#[":
            continue
        taken = _adblock(rule) if rule.startswith(("||", "@@||")) else _plain(rule)
        skipped += not taken
        for host, excepted in taken:
            (exceptions if excepted else hosts).add(host)
    return Blocklist(title, frozenset(hosts), frozenset(exceptions), skipped)


def _adblock(rule: str) -> list[tuple[str, bool]]:
    found = _ADBLOCK.fullmatch(rule)
    if found is None or _HOST.fullmatch(found[2].lower()) is None:
        return []
    options = {option.strip() for option in (found[3] or "").split(",") if option.strip()}
    return [(found[2].lower(), found[1] is not None)] if options <= _HARMLESS else []


def _plain(rule: str) -> list[tuple[str, bool]]:
    words = _REMARK.split(rule, maxsplit=1)[0].lower().split()
    names = words[1:] if words and words[0] in _SINKS else words if len(words) == 1 else []
    return [(name, False) for name in names if name not in LOCAL and _HOST.fullmatch(name) is not None]


def _suffixes(name: str) -> Iterable[str]:
    while name:
        yield name
        _, _, name = name.partition(".")
