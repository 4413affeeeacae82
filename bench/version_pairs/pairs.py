"""The pairs: which recordings each side has, and the verdict on every route that does not stay the same."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.regression.document import Word

TRACKER, COUNTER, APP, SDK = "messfuchs.example", "zaehlwerk.example", "wegweiser.example", "adjust.com"
URL, MODEL, SESSION = "browsing.url", "device.model", "identifier.session"


@dataclass(frozen=True, slots=True)
class Expected:
    """The verdict on the routes of one data type to one domain, those whose path and leaf hold ``at``."""

    word: Word
    type: str
    domain: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions: the recordings of each, one a session; all other routes are the ``same``.

    ``again`` are sessions of the old version recorded after the new one. ``during`` compares one state alone.
    ``headlines`` are verdicts on data types over all recipients. ``saying`` has to stand in the reason of each verdict
    that is not the same, ``remarks`` in that of one that is.
    """

    name: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    expected: tuple[Expected, ...] = ()
    again: tuple[str, ...] = ()
    during: str | None = None
    headlines: tuple[tuple[str, Word, str], ...] = ()
    saying: str = ""
    remarks: str = ""


LEAKING = ("leaking", "leaking-again", "leaking")
CLEAN = ("clean", "clean-again", "clean")


def thrice(name: str) -> tuple[str, ...]:
    return (name,) * 3


def beacon(word: Word, domain: str = TRACKER, *types: str) -> tuple[Expected, ...]:
    """The same verdict on everything the tracker is told."""
    return tuple(Expected(word, type_, domain) for type_ in types or (URL, MODEL, SESSION))


MOVED = (*beacon("gone"), *beacon("new", COUNTER))
EVERYTHING = (
    *beacon("incomparable"),
    Expected("incomparable", "browsing.search", "suche.example"),
    Expected("incomparable", URL, "klinik.example"),
    Expected("incomparable", "device.os", APP),
    Expected("incomparable", "identifier.install", APP),
)
PAIRS: tuple[Pair, ...] = (
    Pair("leak added", CLEAN, LEAKING, beacon("new"), headlines=((URL, "new", "more routes"), (MODEL, "new", "now"))),
    Pair("leak removed", LEAKING, CLEAN, beacon("gone"), saying="(f)",
         headlines=((MODEL, "gone", "no longer leaves"),)),
    Pair("leak removed, the old version recorded again", LEAKING, CLEAN, beacon("gone"), ("leaking",)),
    Pair("moved to another host", LEAKING, thrice("moved-host"), MOVED, headlines=((URL, "new", "still leaves"),)),
    Pair(
        "moved to another path", LEAKING, thrice("moved-path"),
        (*(Expected("gone", t, TRACKER, "/collect") for t in (URL, MODEL, SESSION)),
         *(Expected("new", t, TRACKER, "/telemetry") for t in (URL, MODEL, SESSION))),
        headlines=((URL, "new", "still leaves"), (MODEL, "new", "still leaves")),
    ),
    Pair("moved to the app's own host", LEAKING, thrice("moved-own"), (*beacon("gone"), *beacon("new", APP))),
    Pair(
        "renamed", LEAKING, thrice("renamed"),
        (Expected("gone", URL, TRACKER, "$['url']"), Expected("new", URL, TRACKER, "page_url")),
        headlines=((URL, "new", "still leaves"),),
    ),
    Pair(
        "renamed, no canary", thrice("model"), thrice("model-renamed"),
        (Expected("gone", MODEL, TRACKER, "device_model"), Expected("new", MODEL, TRACKER, "hw_model")),
    ),
    Pair("renamed, no canary, to a name nobody knows", thrice("model"), thrice("model-disguised"),
         beacon("incomparable", TRACKER, MODEL)),
    Pair("moved to another host, no canary, to a name nobody knows", thrice("model"), thrice("model-elsewhere"),
         beacon("gone", TRACKER, MODEL, SESSION), headlines=((MODEL, "incomparable", "may hold one"),)),
    Pair("hidden by a snap length", LEAKING, thrice("cut"), EVERYTHING, saying="(d)"),
    Pair("one field dropped", thrice("model"), thrice("model-dropped"), beacon("gone", TRACKER, MODEL)),
    Pair(
        "moved into a header", LEAKING, thrice("header"),
        (*beacon("gone", TRACKER, MODEL, SESSION), Expected("gone", URL, TRACKER, "/collect"),
         Expected("new", URL, TRACKER, "/hit")),
    ),
    Pair(
        "moved and packed", LEAKING, thrice("packed"), (*beacon("gone"), Expected("new", URL, COUNTER, "base64")),
        headlines=((URL, "new", "still leaves"),),
    ),
    Pair("newly compressed", LEAKING, thrice("compressed")),
    Pair(
        "newly hashed", LEAKING, thrice("hashed"),
        (Expected("gone", URL, TRACKER, "$['url']"), Expected("new", URL, TRACKER, "hash"),
         *beacon("gone", TRACKER, MODEL, SESSION)),
        headlines=((URL, "new", "still leaves"),),
    ),
    Pair("newly encrypted", LEAKING, thrice("sealed"),
         (*beacon("incomparable"), Expected("new", "opaque.payload", TRACKER))),
    Pair("newly pinned", LEAKING, thrice("pinned"), beacon("incomparable"), saying="(d)"),
    Pair("moved to QUIC, without keys", LEAKING, thrice("quic-unread"), beacon("incomparable"), saying="(d)"),
    Pair("moved to QUIC, with keys", LEAKING, thrice("quic-read")),
    Pair("hidden by missing keys", LEAKING, thrice("keys-lost"), beacon("incomparable"), saying="(d)"),
    Pair("hidden by missing keys in one session", LEAKING, ("clean", "keys-lost", "clean-again"),
         beacon("incomparable"), saying="(d)"),
    Pair("keys missing before", thrice("keys-lost"), LEAKING, beacon("incomparable")),
    Pair("shorter recording", thrice("leaking-late"), thrice("clean-short"), beacon("not-seen"), saying="(e)"),
    Pair("step not exercised", LEAKING, thrice("no-page-opened"),
         (*beacon("not-seen"), Expected("not-seen", URL, "klinik.example")), saying="(a)"),
    Pair("another page opened", LEAKING, thrice("other-page"),
         (Expected("not-seen", URL, TRACKER), Expected("not-seen", URL, "klinik.example"),
          *beacon("gone", TRACKER, MODEL, SESSION))),
    Pair("two new sessions only", LEAKING, ("clean", "clean-again"), beacon("not-seen"), saying="(a)"),
    Pair("batching until restart, not restarted", thrice("batching"), thrice("batching-not-restarted"),
         beacon("not-seen")),
    Pair("batching until restart, restarted", thrice("batching"), thrice("batching-stopped"), beacon("gone")),
    Pair("now before consent too", thrice("after-consent-only"), thrice("before-consent-too"),
         remarks="now also in the state 'no-consent'"),
    Pair("now before consent too, that state alone", thrice("after-consent-only"), thrice("before-consent-too"),
         beacon("new"), during="no-consent"),
    Pair("no longer before consent", thrice("before-consent-too"), thrice("after-consent-only"), beacon("gone"),
         during="no-consent"),
    Pair("newly in incognito only", thrice("incognito-clean"), thrice("incognito-only"), beacon("new")),
    Pair("only in incognito, which was not tried again", thrice("incognito-only"), CLEAN, beacon("not-seen"),
         saying="incognito"),
    Pair("only in incognito, gone", thrice("incognito-only"), thrice("incognito-clean"), beacon("gone")),
    Pair("no longer in incognito", thrice("incognito-too"), thrice("incognito-spared"),
         remarks="no longer seen in the state 'incognito'"),
    Pair("no longer in incognito, that state alone", thrice("incognito-too"), thrice("incognito-spared"),
         beacon("gone"), during="incognito"),
    Pair("sent in one of three sessions", ("clean", "leaking", "clean-again"), CLEAN, beacon("not-seen"),
         saying="chance"),
    Pair("newly sent in one of three sessions", CLEAN, ("clean", "leaking", "clean-again"), beacon("new")),
    Pair("switched off by the server", LEAKING, CLEAN, beacon("not-seen"), thrice("clean-again")),
    Pair("noise only", LEAKING, thrice("noisy")),
    Pair("nothing", LEAKING, LEAKING),
    Pair("nothing, without leaks", CLEAN, CLEAN),
    Pair("new SDK", CLEAN, thrice("sdk"),
         tuple(Expected("new", t, SDK) for t in ("apps.version", "identifier.install", MODEL))),
    Pair("SDK updated", thrice("sdk"), thrice("sdk-updated")),
    Pair("endpoint renumbered", thrice("endpoint-v1"), thrice("endpoint-v2")),
    Pair("other device model", LEAKING, thrice("other-device")),
    Pair("one recipient of two removed", thrice("two-recipients"), LEAKING, beacon("gone", COUNTER),
         headlines=((URL, "same", "by fewer routes"), (MODEL, "same", "no longer to zaehlwerk.example"))),
    Pair("search removed", thrice("search-leaking"), CLEAN, (Expected("gone", "browsing.search", COUNTER),)),
)  # fmt: skip
"""Every kind of change, and every way not to see one, that a comparison has to tell apart."""
