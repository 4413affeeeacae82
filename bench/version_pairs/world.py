"""The far side of the recordings: invented sites, a known SDK's host, and what they answer."""

from __future__ import annotations

from captures.lab.scenario import Answer, Asked, Site

CLINIC, SEARCH = "www.klinik.example", "www.suche.example"
APP = "api.wegweiser.example"
TRACKER, SHARD_A, SHARD_B = "t.messfuchs.example", "log12.messfuchs.example", "log77.messfuchs.example"
COUNTER = "c.zaehlwerk.example"
CDN = "s41.bilderlager.example"
SDK = "app.adjust.com"
PAGE_PATH = "/rat/schlaflos"
PAGE = f"https://{CLINIC}{PAGE_PATH}"
WORDS = "einschlafen ohne tabletten"

SITES = (
    Site(CLINIC, ("203.0.113.40",)),
    Site(SEARCH, ("203.0.113.41",)),
    Site(APP, ("198.51.100.80",)),
    Site(TRACKER, ("198.51.100.81",)),
    Site(SHARD_A, ("198.51.100.81",)),
    Site(SHARD_B, ("198.51.100.81",)),
    Site(COUNTER, ("198.51.100.82",), http2=False, tls="TLSv1.2"),
    Site(CDN, ("198.51.100.83",)),
    Site(SDK, ("198.51.100.84",), cipher="chacha20"),
)
QUIC_HOST, QUIC_ADDRESS = TRACKER, "198.51.100.81"


def answer(asked: Asked) -> Answer:
    """A short page of the two sites a person reads, a short acknowledgement of all others."""
    if asked.host in (CLINIC, SEARCH):
        return Answer(content_type="text/html; charset=utf-8", body=b"<!doctype html><title>Seite</title><p>Text")
    return Answer(body=b'{"ok":true}')
