"""What a rule names of paths and members: these may stand in the templates of its findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.regression.template import Names
from auditor.rules.names import unescape
from auditor.rules.schema import EndpointRule, GenericRule

_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|\.([^\W\d]\w*)")


def names_of(rule: EndpointRule | GenericRule) -> Names:
    """The literal segments of its paths, the members its addresses go through, and the names its conditions ask for."""
    exact = set(_segments(rule.when.paths))
    normal: set[str] = set()
    for address in rule.when.has:
        exact.update(_members(address.text))
    if isinstance(rule, EndpointRule):
        for entry in rule.data:
            for address in (*entry.at, *(() if entry.each is None else (entry.each,))):
                exact.update(_members(address.text))
    else:
        for known in rule.data:
            normal |= known.when.names | known.when.beside | known.when.under
            normal.update(() if known.pair is None else known.pair.names)
    return Names(frozenset(exact), frozenset(normal))


def _segments(globs: Iterable[str]) -> Iterator[str]:
    return (part for glob in globs for part in glob.split("/") if part and "*" not in part)


def _members(query: str) -> Iterator[str]:
    for single, double, short in _QUOTED.findall(query):
        yield unescape(single) or double or short
