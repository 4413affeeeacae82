"""The registrable domain of a host, by the public suffix list bundled with publicsuffixlist.

The list is read here rather than by that library, which takes 60 ms to encode every line of it for the few that need
it; where the two must agree the tests ask both.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _rules() -> frozenset[str]:
    """The lines of the list, names as written: ``co.uk``, ``*.ck``, ``!www.ck``."""
    from publicsuffixlist import PSLFILE

    lines = Path(PSLFILE).read_text(encoding="utf-8").lower().split("\n")
    return frozenset(line.split(" ", 1)[0].rstrip() for line in lines if line and not line.startswith("//"))


@lru_cache(maxsize=1)
def _encoded_rules() -> frozenset[str]:
    """The same with every internationalized name in its ASCII form, too."""
    rules = _rules()
    return rules | {
        rule[: len(rule) - len(name)] + name.encode("idna").decode("ascii")
        for rule in rules
        if not rule.isascii()
        for name in (rule.lstrip("!"),)
    }


def _public_labels(labels: list[str], rules: frozenset[str]) -> int:
    """How many labels at the end are the public suffix (publicsuffix.org/list: exceptions, wildcards, else the last).

    Where a wildcard is listed its parent counts as public, too.
    """
    for start in range(len(labels)):
        name, depth = ".".join(labels[start:]), len(labels) - start
        if f"!{name}" in rules:
            return depth - 1
        if f"*.{name}" in rules:
            return depth + 1 if start else depth
        if name in rules:
            return depth
    return 1


@lru_cache(maxsize=16384)
def registrable_domain(host: str) -> str | None:
    """The public suffix and one label (``a.b.example.co.uk`` gives ``example.co.uk``), in lower case.

    None for IP addresses, single labels and public suffixes themselves.
    """
    name = host.rstrip(".").lower()
    if ":" in name or "." not in name or name.replace(".", "").isdigit():
        return None
    labels = name.split(".")
    if "" in labels:
        return None
    public = _public_labels(labels, _encoded_rules() if "xn--" in name else _rules())
    return None if len(labels) <= public else ".".join(labels[-public - 1 :])
