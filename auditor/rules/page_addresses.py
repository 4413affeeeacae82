"""Which addresses may be those of pages a person is on, rather than of files, interfaces and what programs fetch."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_REMEMBERED, _LONGEST = 4096, 4096
_ADDRESS = re.compile(
    r"https?://(?:(?:[A-Za-z0-9_-]{1,63}\.)+[A-Za-z]{2,24}|localhost|(?:[0-9]{1,3}\.){3}[0-9]{1,3})(?::[0-9]{1,5})?(?:[/?#][^\s{}<>]*)?"
)
_FILE = re.compile(
    r"\.(?:m?js|cjs|jsx|ts|css|map|json|xml|rss|atom|txt|png|jpe?g|gif|svg|webp|avif|ico|bmp|heic|woff2?|ttf|otf|eot|"
    r"mp[34]|m4[asv]|aac|flac|webm|mkv|mov|ogg|wav|m3u8?|mpd|wasm|zip|gz|tgz|7z|rar|apk|ipa|exe|dmg|pkg|msi|bin|dat|csv|"
    r"webmanifest|pbf|proto|plist|crx|xpi)$",
    re.IGNORECASE,
)
_INTERFACES = frozenset(
    "api apis ajax graphql rest rpc trpc oauth oauth2 auth token static assets asset cdn-cgi _next _nuxt wp-json "
    "wp-content wp-includes wp-admin socket.io sockjs metrics collect collector beacon telemetry log logs events rum "
    "health ws webhook webhooks hook hooks callback postback config remote-config sdk ingest upload uploads track "
    "pixel sync match cookie-sync safeframe safeframes adframe iframe iframes".split()
)
_HOSTS = frozenset(
    "api apis cdn static assets img imgs image images media fonts tiles config cfg logs log telemetry metrics "
    "collector ingest upload uploads files downloads dl edge ws wss gateway gw proxy ads ad adserver track tracking "
    "tracker sync pixel px graph rest auth oauth sso webhook hooks feeds feed thumbs avatars cache s3 storage".split()
)
_VERSION = re.compile(r"v[0-9]{1,2}(?:\.[0-9]{1,2})?")


def is_page_path(parts: SplitResult) -> bool:
    """Whether a path may be a page's: neither a file's nor one of the interfaces programs use."""
    steps = [step.lower() for step in parts.path.split("/") if step]
    if steps and _FILE.search(steps[-1]) is not None:
        return False
    return not any(step in _INTERFACES or _VERSION.fullmatch(step) is not None for step in steps[:2])


@lru_cache(_REMEMBERED)
def is_page(text: str) -> bool:
    """Whether a text is the absolute address of what may be a page, by its host and its path."""
    if len(text) > _LONGEST or _ADDRESS.fullmatch(text) is None:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    words = re.split(r"[.-]", parts.netloc.lower().partition(":")[0])[:2]
    return _HOSTS.isdisjoint(word.rstrip("0123456789") for word in words) and is_page_path(parts)
