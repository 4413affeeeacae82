"""Addresses of pages of the very site a person is on, told to somebody else, whatever the field is called.

Browsers name the site a request is made from in Origin or Referer. An address of a page there, in a request to another
site, says where the person is or was; addresses of files, of the site's own interfaces and of code are no pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from auditor.decode.document import Document
from auditor.decode.tree import Node, Row, Tree
from auditor.detect.interface import Knowledge
from auditor.model import Confidence, Detection, Exchange
from auditor.recipients.domains import registrable_domain
from auditor.rules.names import member_names, normalise
from auditor.rules.neighbours import value_at
from auditor.rules.page_addresses import is_page_path

DETECTOR = "page"
_REFERRING = (b"origin", b"referer")
_PLACES = frozenset(("query", "body"))
_LONGEST = 4096
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_ADDRESS = frozenset("url urls uri href link location page loc dl u address site path permalink website".split())
_NO_PAGE = frozenset(
    "file filename script src source stack image img icon favicon logo thumbnail thumb avatar photo picture "
    "poster endpoint api base root host origin domain error errors message msg collector ref refr referrer "
    "referer previous prev next redirect redir redirected continue forward goto back wreply target callback manifest "
    "action asset resource css js style stylesheet "
    "font ping beacon iframe frame return returns success cancel cancelled fail failed failure policy privacy "
    "terms tos imprint legal help support faq home homepage webhook hook notify notification confirm confirmation "
    "login logout signin signout oauth feed rss sitemap product item offer cart basket checkout alternate "
    "template config settings license docs invite unsubscribe reset verify video audio media download share sdk "
    "worker import trace line form xhr fetch request".split()
)
_NO_PAGES_BELOW = frozenset(
    "stack stacks stacktrace stackframes frames backtrace exception exceptions trace resources resource "
    "resourcetiming resourcetimings network xhr fetch fetches requests ajax assets images scripts stylesheets "
    "links dependencies files sourcemaps node nodes childnodes adds sdk notifier library server element elements "
    "target dom products product items item recommendations offers offer cart basket lineitems catalog results "
    "hits suggestions menu nav navigation footer header config settings options".split()
)
_NO_PAGE_BESIDE = frozenset(
    "initiatortype transfersize encodedbodysize decodedbodysize responsestatus statuscode httpstatuscode status "
    "method httpmethod requestmethod lineno line linenumber colno column columnnumber tagname tag selector xpath "
    "innertext price sku thumbnail src alt rel".split()
)
_MACRO = re.compile(r"\[[A-Z][A-Z0-9_]{2,}\]|\$\{\w+\}|\{\{\w+\}\}|%%\w+%%|\$UID\b")
"""What the server is to fill in: an address to be called with an identifier, not one that was visited."""
_VALUE = re.compile(r"(.*)\[([0-9]{1,6})\]\['value'\](?:\['\w{1,16}'\])?")
_MOST_BESIDE = 256
_BECAUSE = "an address on the site that the request was made from (Origin or Referer), told to another site"


class PageDetector:
    """`browsing.url` for each address of a page of the site that a request to another site was made from."""

    name = DETECTOR

    def __init__(self, _: Knowledge) -> None:
        pass

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection]:
        hosts = _hosts_made_from(exchange)
        if not hosts:
            return
        begins = tuple(f"{scheme}://{host}" for host in hosts for scheme in ("https", "http"))
        for node in tree.nodes_of(lambda names: False):
            if node.place in _PLACES:
                rows = [row for row in node.rows if type(row[2]) is str and row[2].startswith(begins)]
                yield from _in_node(node, rows, hosts) if rows else ()


def _hosts_made_from(exchange: Exchange) -> frozenset[str]:
    """The hosts that Origin and Referer name, where they are of another site than the request goes to."""
    sent = (exchange.request.header(name) for name in _REFERRING)
    named = (_host(value.decode("latin-1")) for value in sent if value is not None)
    site = registrable_domain(exchange.host)
    return frozenset(host for host in named if host is not None and registrable_domain(host) not in (None, site))


def _host(address: str) -> str | None:
    parts = _split(address)
    return None if parts is None or parts.scheme not in ("http", "https") else parts.netloc.rpartition("@")[2].lower()


@lru_cache(1024)
def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _in_node(node: Node, rows: list[Row], hosts: frozenset[str]) -> Iterator[Detection]:
    """One for each of the rows that holds a page."""
    for row in rows:
        value = str(row[2])
        parts = _split(value) if len(value) <= _LONGEST and not any(map(str.isspace, value)) else None
        if parts is None or parts.netloc.lower() not in hosts or not is_page_path(parts) or _MACRO.search(parts.query):
            continue
        if _may_hold_a_page(node, row, bare=parts.path in ("", "/") and not parts.query):
            yield Detection(
                type="browsing.url",
                detector=DETECTOR,
                rule=None,
                recipient=None,
                leaf=node.leaf(row),
                value=value,
                unit=None,
                confidence=Confidence.LIKELY,
                reason=_BECAUSE,
            )


def _may_hold_a_page(node: Node, row: Row, *, bare: bool) -> bool:
    """Whether neither names nor what stands above and beside say that it is something else."""
    path, name, _, holder = row
    above = {
        normalise(each) for part in (*node.path, path) for each in member_names(part)[: -1 if part is path else None]
    }
    if not _NO_PAGES_BELOW.isdisjoint(above) or (name.lower() == "href" and "attributes" in above):
        return False
    meant, beside = _pair(node, path)
    if not all(_named_for_a_page(each, bare=bare) for each in (name, *meant)):
        return False
    return _NO_PAGE_BESIDE.isdisjoint(map(normalise, (*(holder or ()), *beside)))


def _pair(node: Node, path: str) -> tuple[list[str], list[str]]:
    """The name that stands beside a value (``{"key": "page.url", "value": {"stringValue": …}}``), if one does, and all
    such names of the list it is in.
    """
    found = _VALUE.fullmatch(path)
    items = None if found is None else value_at(node.document, found[1])
    if found is None or not isinstance(items, list):
        return [], []
    names = [_key(item) for item in items[:_MOST_BESIDE]]
    own = _key(items[int(found[2])]) if int(found[2]) < len(items) else ""
    return [own] if own else [], names


def _key(item: Document) -> str:
    key = item.get("key", item.get("name")) if isinstance(item, dict) else None
    return key if isinstance(key, str) else ""


@lru_cache(4096)
def _named_for_a_page(name: str, *, bare: bool) -> bool:
    """Whether a field of this name may hold it; the ``bare`` site only where the name asks for an address."""
    words = [word.lower() for word in _WORD.findall(name)]
    if not _NO_PAGE.isdisjoint(words) and words[-1:] != ["page"]:
        return False
    return not bare or not _ADDRESS.isdisjoint(words) or normalise(name) in _ADDRESS
