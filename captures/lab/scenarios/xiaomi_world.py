"""The far side of the browser session: the analytics host, invented sites with small real pages, and their answers."""

from __future__ import annotations

import html
import random
import struct
import zlib
from urllib.parse import parse_qs, quote_plus, urlsplit

from captures.lab.scenario import Answer, Asked, Site

SEED = 20200504
ANALYTICS = "sa.api.intl.miui.com"
NEWS, SEARCH = "nachrichten.example.com", "suche.example.net"
GARDEN, CLINIC = "garten.example.org", "klinik.example.net"
BANK = "hausbank.example"

SITES = (
    Site(ANALYTICS, ("198.51.100.60",), http2=False, tls="TLSv1.2"),
    Site(NEWS, ("203.0.113.20", "2001:db8:20::80")),
    Site(SEARCH, ("203.0.113.21",)),
    Site(GARDEN, ("203.0.113.22",), tls="TLSv1.2", cipher="chacha20"),
    Site(CLINIC, ("203.0.113.23",), http2=False),
    Site(BANK, ("203.0.113.99",)),
)

_PAGES = {
    NEWS: ("Nachrichten", "Die Stadtbücherei öffnet wieder an Sonntagen. Der Eintritt bleibt frei."),
    GARDEN: ("Gartenfreunde", "Rosen werden im Herbst gesetzt, nicht im Frühling. Der Boden soll tief gelockert sein."),
    CLINIC: ("Klinik am See", "Unsere Sprechstunde für Schlafstörungen ist dienstags von 9 bis 12 Uhr."),
    BANK: ("Hausbank", "Willkommen zum Online-Banking."),
}


def _png(side: int, shade: int) -> bytes:
    """A valid greyscale PNG of one shade (ISO/IEC 15948)."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + bytes([shade]) * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def searched(words: str) -> str:
    """The address of the search engine's answer."""
    return f"https://{SEARCH}/suche?q={quote_plus(words)}"


def files(picture_bytes: int = 9_000) -> dict[str, bytes]:
    """A style sheet, a picture and an icon for every site."""
    draw = random.Random(SEED)
    made = {}
    for host in (NEWS, SEARCH, GARDEN, CLINIC, BANK):
        made[f"{host}/style.css"] = b"body{font:16px/1.5 serif;max-width:40em;margin:auto}h1{color:#334}" * 8
        made[f"{host}/bild.jpg"] = b"\xff\xd8\xff\xe0" + draw.randbytes(picture_bytes) + b"\xff\xd9"
        made[f"{host}/icon.png"] = _png(32, draw.randrange(256))
    return made


def _page(title: str, text: str) -> bytes:
    paragraphs = f"<p>{html.escape(text)}</p>\n" * 12
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><link rel="stylesheet" href="/style.css">'
    body = f'<h1>{html.escape(title)}</h1>\n<img src="/bild.jpg" alt="">\n{paragraphs}'
    return f"<!doctype html>\n<html lang=de><head>{head}</head>\n<body>{body}</body></html>\n".encode()


def answer(asked: Asked) -> Answer:
    """What the server of this host answers."""
    url = urlsplit(asked.target)
    if asked.host == ANALYTICS:
        return Answer(content_type="text/plain", body=b"")
    if asked.host == SEARCH:
        words = parse_qs(url.query).get("q", [""])[0]
        return Answer(content_type="text/html; charset=utf-8", body=_page(f"Suche: {words}", f"Ergebnisse zu {words}"))
    title, text = _PAGES[asked.host]
    return Answer(
        content_type="text/html; charset=utf-8",
        body=_page(f"{title} {url.path}", text),
        headers=(("Cache-Control", "no-store"),),
    )
