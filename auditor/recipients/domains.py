"""The registrable domain of a host, by the public suffix list bundled with publicsuffixlist."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=True)


@lru_cache(maxsize=16384)
def registrable_domain(host: str) -> str | None:
    """The public suffix and one label (``a.b.example.co.uk`` gives ``example.co.uk``), in lower case.

    None for IP addresses, single labels and public suffixes themselves.
    """
    name = host.rstrip(".").lower()
    if ":" in name or "." not in name or name.replace(".", "").isdigit():
        return None
    domain = _suffixes().privatesuffix(name)
    return None if domain is None else str(domain)
