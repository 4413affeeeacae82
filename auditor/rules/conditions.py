"""Conditions on an exchange: which rules a host can concern at all, and whether one holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from auditor.decode.tree import Tree
from auditor.model import Exchange
from auditor.rules.globs import compile_globs, literal_suffix
from auditor.rules.schema import ExchangeCondition

_REMEMBERED_HOSTS = 10_000


class _Conditional(Protocol):
    @property
    def when(self) -> ExchangeCondition: ...


RuleT = TypeVar("RuleT", bound=_Conditional)


class HostIndex(Generic[RuleT]):
    """Rules by the literal end of their host patterns, and what was found for the hosts seen lately."""

    def __init__(self, rules: Iterable[RuleT]) -> None:
        self._anywhere: list[RuleT] = []
        self._by_suffix: dict[str, list[RuleT]] = {}
        self._known: dict[str, tuple[RuleT, ...]] = {}
        self._order: dict[int, int] = {}
        for number, rule in enumerate(rules):
            self._order[id(rule)] = number
            suffixes = {literal_suffix(glob) for glob in rule.when.hosts}
            for suffix in suffixes - {""}:
                self._by_suffix.setdefault(suffix, []).append(rule)
            if "" in suffixes or not suffixes:
                self._anywhere.append(rule)

    def find(self, host: str) -> tuple[RuleT, ...]:
        """The rules whose host patterns hold for this host, in their order."""
        known = self._known.get(host)
        if known is None:
            if len(self._known) >= _REMEMBERED_HOSTS:
                self._known.clear()
            known = self._known[host] = self._search(host.rstrip(".").lower())
        return known

    def _search(self, host: str) -> tuple[RuleT, ...]:
        candidates = {id(rule): rule for rule in self._anywhere}
        suffix = host
        while suffix:
            candidates.update((id(rule), rule) for rule in self._by_suffix.get(suffix, ()))
            _, _, suffix = suffix.partition(".")
        holding = [r for r in candidates.values() if r.when.host is None or r.when.host.fullmatch(host) is not None]
        return tuple(sorted(holding, key=lambda rule: self._order[id(rule)]))


def target_path(exchange: Exchange) -> str:
    """The request's path without query, also of a target in absolute form."""
    path = exchange.path.partition("?")[0]
    if path[:1] != "/" and "://" in path[:32]:
        path = "/" + path.partition("://")[2].partition("/")[2]
    return path


def holds(when: ExchangeCondition, exchange: Exchange, path: str) -> bool:
    """Whether method, path and protocol are as asked for; ``path`` is `target_path`, the host was looked up before."""
    if when.path is not None and when.path.fullmatch(path) is None:
        return False
    if when.methods and exchange.method not in when.methods:
        return False
    return not when.protocols or exchange.protocol in when.protocols


def has_all(when: ExchangeCondition, tree: Tree) -> bool:
    """Whether each address of ``has`` selects something."""
    return all(address.find(tree) for address in when.has)


def which(globs: Sequence[str], separator: str, text: str) -> str:
    """The first of these patterns that holds, for the reason of a finding; empty if none does."""
    if len(globs) == 1:
        return globs[0]
    ignore_case = separator == "."
    return next((g for g in globs if compile_globs((g,), separator, ignore_case=ignore_case).fullmatch(text)), "")
