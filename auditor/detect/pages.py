"""Addresses of pages of the very site a person is on, told to somebody else, whatever the field is called.

Browsers name the site a request is made from in Origin or Referer. An address of a page there, in a request to another
site, says where the person is or was; addresses of files, of the site's own interfaces and of code are no pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from auditor.decode.tree import Node, Row, Shown, Tree
from auditor.detect.interface import Knowledge
from auditor.model import Confidence, Detection, Exchange
from auditor.recipients.domains import registrable_domain
from auditor.rules.names import member_names, normalise

DETECTOR = "page"
_REFERRING = (b"origin", b"referer")
_PLACES = frozenset(("query", "body"))
_LONGEST = 4096
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_ADDRESS = frozenset("url urls uri href link location page loc dl u address site path permalink website".split())
_NO_PAGE = frozenset(
    "file filename script src source stack image img icon favicon logo thumbnail thumb avatar photo picture poster "
    "endpoint api base root host origin domain error errors message msg collector ref refr referrer referer previous "
    "prev next redirect target callback manifest action asset resource css js style stylesheet font ping beacon iframe "
    "frame video audio media download share sdk worker import trace line form xhr fetch request".split()
)
_NO_PAGES_BELOW = frozenset(
    "stack stacks stacktrace stackframes frames backtrace exception exceptions trace resources resource resourcetiming "
    "resourcetimings network xhr fetch fetches requests ajax assets images scripts stylesheets links dependencies "
    "files sourcemaps sdk notifier library server element elements target dom products items recommendations".split()
)
_NO_PAGE_BESIDE = frozenset(
    "initiatortype transfersize encodedbodysize decodedbodysize responsestatus statuscode httpstatuscode status method "
    "httpmethod requestmethod lineno line linenumber colno column columnnumber tagname tag selector xpath innertext "
    "price sku thumbnail".split()
)
_FILE = re.compile(
    r"\.(?:m?js|cjs|css|map|json|xml|txt|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|m4[as]|webm|ogg|wav|"
    r"m3u8|mpd|ts|wasm|zip|gz|pdf|csv|webmanifest)$",
    re.IGNORECASE,
)
_INTERFACES = frozenset(
    "api apis ajax graphql rest rpc trpc oauth auth token static assets asset cdn-cgi _next _nuxt wp-json wp-content "
    "wp-includes wp-admin socket.io sockjs metrics collect beacon telemetry log logs events rum health".split()
)
_VERSION = re.compile(r"v[0-9]{1,2}")
_BECAUSE = "an address on the site that the request was made from (Origin or Referer), told to another site"


class PageDetector:
    """`browsing.url` for each address of a page of the site that a request to another site was made from."""

    name = DETECTOR

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection]:
        hosts = _hosts_made_from(exchange)
        if not hosts:
            return
        begins = tuple(f"{scheme}://{host}" for host in hosts for scheme in ("https", "http"))
        for node in tree.nodes_of(lambda names: False):
            if node.place in _PLACES:
                for row in node.rows:
                    value = row[2]
                    if type(value) is str and value.startswith(begins) and len(value) <= _LONGEST:
                        yield from _told(node, row, value, hosts)


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


def _told(node: Node, row: Row, value: str, hosts: frozenset[str]) -> Iterator[Detection]:
    parts = _split(value)
    if parts is None or parts.netloc.lower() not in hosts or isinstance(row[2], Shown) or any(map(str.isspace, value)):
        return
    if not _is_a_page(parts) or not _named_for_a_page(row[1], bare=parts.path in ("", "/") and not parts.query):
        return
    above = [name for part in (*node.path, row[0]) for name in member_names(part)][:-1]
    holder = row[3] if isinstance(row[3], dict) else {}
    if _NO_PAGES_BELOW.isdisjoint(map(normalise, above)) and _NO_PAGE_BESIDE.isdisjoint(map(normalise, holder)):
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


def _is_a_page(parts: SplitResult) -> bool:
    """Whether the path may be a page's: neither a file's nor one of the interfaces programs use."""
    steps = [step.lower() for step in parts.path.split("/") if step]
    if steps and _FILE.search(steps[-1]) is not None:
        return False
    return not any(step in _INTERFACES or _VERSION.fullmatch(step) is not None for step in steps[:2])


@lru_cache(4096)
def _named_for_a_page(name: str, *, bare: bool) -> bool:
    """Whether a field of this name may hold it; the ``bare`` site only where the name asks for an address."""
    words = [word.lower() for word in _WORD.findall(name)]
    if not _NO_PAGE.isdisjoint(words) and words[-1:] != ["page"]:
        return False
    return not bare or not _ADDRESS.isdisjoint(words) or normalise(name) in _ADDRESS
