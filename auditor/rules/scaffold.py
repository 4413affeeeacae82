"""Begins an endpoint rule from an exchange: its host and path, its leaves with their addresses, an invented example.

What a known rule says of a leaf is filled in; the others are ``TODO-1``, ``TODO-2`` … for the person who knows. The
example is built and tried like any other, so that the rule holds as soon as the types are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from auditor.decode import decode
from auditor.decode.document import member
from auditor.decode.tree import Node, Tree
from auditor.errors import RuleError
from auditor.model import Confidence, Detection, Exchange, Leaf
from auditor.recipients import registrable_domain
from auditor.rules.address import parse_address
from auditor.rules.endpoint_matching import EndpointMatcher
from auditor.rules.example_requests import build_exchange
from auditor.rules.invented import Inventor, flow, invented_text, quoted
from auditor.rules.load import RuleSet
from auditor.rules.refinement import NO_REFINEMENT
from auditor.rules.schema import EndpointEntry, EndpointRule, ExchangeCondition, Fact
from auditor.rules.yaml_nodes import Faults, read_yaml

MOST_ENTRIES = 100
TODO = "TODO"
ORDINARY_HEADERS = frozenset(
    (
        "accept accept-encoding accept-language cache-control connection content-encoding content-length content-type "
        "cookie date dnt expect host if-modified-since if-none-match keep-alive origin pragma priority referer te "
        "transfer-encoding upgrade-insecure-requests user-agent via"
    ).split()
)
"""Header fields of HTTP itself, which every request has."""
_INDEX = re.compile(r"\[\d+\]")
_VALUE = re.compile(r"\d{4,}|[0-9a-fA-F-]{12,}|[\w+=-]{24,}|[@%]")


class Entry(Struct, frozen=True):
    """A datum of the rule to be: its type or a placeholder, its address, and where the example has it."""

    type: str
    address: str
    found: tuple[tuple[str, str], ...]


class Scaffold(Struct, frozen=True):
    """The text of the file, how many data it lists, how many of them still need a type, and what was left out."""

    text: str
    entries: int
    open: int
    left_out: int


def scaffold(exchange: Exchange, rules: RuleSet, rule_id: str, known: Iterable[Detection]) -> Scaffold | None:
    """A rule file made of this exchange; None where nothing in it can be addressed.

    ``known`` are detections in this very exchange, whose types are taken over.
    """
    tree = decode(exchange)
    example = _example(exchange, tree)
    types = {_key(d.leaf): d.type for d in known}
    trial = _exchange(example.text)
    if trial is None:
        return None
    entries: list[Entry] = []
    places: dict[str, Leaf] = {}
    for leaf in _leaves(tree, example.inventor):
        places.setdefault(address_of(leaf), leaf)
    every = {address_of(leaf) for node in tree.nodes() for leaf in node.leaves if not _is_ordinary(node, leaf)}
    count = 0
    for address, leaf in list(places.items())[:MOST_ENTRIES]:
        found = _find(address, trial, exchange)
        if found:
            type_ = types.get(_key(leaf))
            count += type_ is None
            entries.append(Entry(type_ or f"{TODO}-{count}", address, found))
    if not entries:
        return None
    text = _file(exchange, rules, rule_id, entries, example)
    return Scaffold(text, len(entries), count, len(every) - len(entries))


def default_id(exchange: Exchange, rules: RuleSet) -> str:
    """An id after the recipient, else the domain, and the end of the path."""
    found = rules.recipients.lookup(exchange.host)
    owner = found.id if found is not None else _word(registrable_domain(exchange.host) or exchange.host)
    segments = [s for s in exchange.path.partition("?")[0].split("/") if s and _VALUE.search(s) is None]
    return f"endpoints/{owner}/{_word('-'.join(segments[-2:])) or 'root'}"


def address_of(leaf: Leaf) -> str:
    """The address that selects a leaf and those beside it in the same lists."""
    return " ".join((leaf.where.removeprefix("request."), *(_INDEX.sub("[*]", step) for step in leaf.path)))


class _Example(Struct, frozen=True):
    text: str
    inventor: Inventor


def _word(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _key(leaf: Leaf) -> tuple[str, tuple[str, ...]]:
    return leaf.where, tuple(_INDEX.sub("[*]", step) for step in leaf.path)


def _leaves(tree: Tree, inventor: Inventor) -> Iterator[Leaf]:
    """The leaves whose place is in the example, but for ordinary headers and the path itself."""
    for node in tree.nodes():
        kept = inventor.built.get(id(node), set())
        for leaf in node.leaves:
            if leaf.path and leaf.path[-1] in kept and not _is_ordinary(node, leaf):
                yield leaf


def _is_ordinary(node: Node, leaf: Leaf) -> bool:
    """Whether a leaf is of no interest: a header of HTTP itself, the path, nothing."""
    if node.place == "path" or leaf.kind == "null" or not leaf.text:
        return True
    return node.place == "header" and (bool(node.decoders) or leaf.name in ORDINARY_HEADERS)


def _example(exchange: Exchange, tree: Tree) -> _Example:
    inventor = Inventor()
    roots = {node.place: node for node in tree.roots}
    lines = [f"{exchange.method} {_example_path(exchange)} {_protocol(exchange)}", f"host: {exchange.host}"]
    lines += _header_lines(exchange, roots, inventor)
    text = ["request: |", *(f"  {line}" for line in lines)]
    query = roots.get("query")
    if query is not None:
        text.append(f"query: {flow(inventor.fields(query), 0)}")
    body = roots.get("body")
    described = None if body is None else inventor.body(body)
    if described is not None:
        text.append(f"body: {flow(described, 0)}")
    if exchange.scheme == "http":
        text.append("scheme: http")
    return _Example("\n".join(text), inventor)


def _header_lines(exchange: Exchange, roots: Mapping[str, Node], inventor: Inventor) -> Iterator[str]:
    kind = exchange.request.header(b"content-type")
    if kind is not None:
        yield f"content-type: {kind.decode('latin-1').partition(';')[0].strip()}"
    for place in ("header", "cookie"):
        node = roots.get(place)
        document = node.document if node is not None else None
        if node is None or not isinstance(document, dict):
            continue
        pairs = []
        for name, values in document.items():
            if (place == "header" and name in ORDINARY_HEADERS) or not isinstance(values, list) or not values:
                continue
            inventor.built.setdefault(id(node), set()).add(f"${member(name)}[0]")
            pairs.append((name, invented_text(str(values[0]))))
        if place == "cookie" and pairs:
            yield "cookie: " + "; ".join(f"{name}={value}" for name, value in pairs)
        elif place == "header":
            yield from (f"{name}: {value}" for name, value in pairs)


def _example_path(exchange: Exchange) -> str:
    path = exchange.path.partition("?")[0]
    return "/".join(invented_text(s) if _VALUE.search(s) else s for s in path.split("/")) or "/"


def _protocol(exchange: Exchange) -> str:
    """Examples of every version of HTTP are built as HTTP/1.1."""
    return "HTTP/1.1" if exchange.protocol.startswith("HTTP/") else exchange.protocol


def _glob_path(exchange: Exchange) -> str:
    path = exchange.path.partition("?")[0]
    return "/".join("*" if _VALUE.search(s) else s for s in path.split("/")) or "/"


def _exchange(text: str) -> Exchange | None:
    """The exchange of the example, built as lint will build it."""
    faults = Faults(RuleError)
    root = read_yaml(f"schema: 1\n{text}\n", "example", faults)
    if root is None:
        return None
    return build_exchange(root.fields(("schema", "request", "query", "body", "scheme"), "an example"))


def _find(address: str, trial: Exchange, exchange: Exchange) -> tuple[tuple[str, str], ...]:
    """Value and place of all that an address finds in the example."""
    fact = Fact(TODO, "", Confidence.POSSIBLE, None, None, NO_REFINEMENT, None, 1, 1)
    entry = EndpointEntry(fact, (parse_address(address),), None)
    rule = EndpointRule("", "", "", "", (), ExchangeCondition(hosts=(exchange.host.lower(),)), (entry,))
    found = EndpointMatcher([rule]).find(trial, decode(trial))
    return tuple((d.value, " ".join((d.leaf.where.removeprefix("request."), *d.leaf.path))) for d in found)


def _file(exchange: Exchange, rules: RuleSet, rule_id: str, entries: Sequence[Entry], example: _Example) -> str:
    known = rules.recipients.lookup(exchange.host)
    recipient = TODO if known is None else known.id
    lines = [
        "# Begun from one request. Put a data type of rules/data-types.yaml in place of each TODO-n (all of a number",
        "# go together), or delete its lines; say where the facts were published; then: auditor rules lint.",
        "schema: 1",
        f"id: {rule_id}",
        f"title: {quoted(f'{exchange.host}: {_glob_path(exchange)}')}",
        f"recipient: {recipient}",
        "references: []",
        "when:",
        f"  host: [{quoted(exchange.host)}]",
        f"  path: [{quoted(_glob_path(exchange))}]",
        f"  method: [{exchange.method}]",
        "data:",
    ]
    for entry in entries:
        lines += [f"  - type: {entry.type}", f"    at: {quoted(entry.address)}", '    because: "field name"']
    lines += ["examples:", "  match:", *_indented(example.text.splitlines(), "    - ", "      "), "      finds:"]
    lines += [
        f"        - {{type: {entry.type}, value: {quoted(value)}, at: {quoted(place)}}}"
        for entry in entries
        for value, place in entry.found
    ]
    lines += ["  no-match:", '    - because: "another path of the same host"', "      request: |"]
    lines += [f"        {exchange.method} /another/path {_protocol(exchange)}", f"        host: {exchange.host}"]
    return "\n".join(lines) + "\n"


def _indented(lines: Iterable[str], first: str, then: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield (first if number == 0 else then) + line
