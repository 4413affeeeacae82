"""What the name of a field says of a value with the shape of an identifier: whose it is, or that it is a constant."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

DEVICE = frozenset(
    (
        "device deviceid did udid uuid guid duid oaid idfa idfv gaid aaid adid ifa ifv vaid androidid imei meid "
        "serial mac install installid installation installationid iid visitor visitorid anonymous anonymousid anon "
        "distinct distinctid fingerprint browserid deviceuuid clientuuid cuid puid ppid muid suid ssaid fid fuid "
        "advertising advertisingid openudid vendorid appsflyer machine hardware iccid imsi"
    ).split()
)
"""Words of names that stand for a device, an installation, a browser or the person who uses it."""
ENDINGS = ("instanceid", "deviceid", "installid", "installationid")
"""Ends of names that stand for the same, whatever is before: ``app_instance_id``."""
PERSON = frozenset("uid userid user member customer subscriber".split())
"""Words of names that may stand for a person, whoever's value it is besides: ``partner_uid``."""
ID = frozenset(
    (
        "id cid fp instance uid userid user client clientid member account customer person subscriber token "
        "identifier ident key sid ssid session sessionid tid mid pid xid login hash"
    ).split()
)
"""Words of names that may stand for a person or thing."""
CONSTANT = frozenset(
    (
        "access auth oauth bearer refresh developer pckg pkg api app apikey appkey appid application sdk secret "
        "sign signature sig digest md5 sha sha1 sha256 sha512 checksum crc integrity nonce challenge version ver "
        "build bundle package product project projectid campaign campaignid creative creativeid placement "
        "placementid unit zone site siteid publisher publisherid partner store org organization workspace tenant "
        "container tag tagid event eventid request requestid req trace traceid traceparent tracestate span spanid "
        "parent transaction correlation message messageid msg order item video videoid aweme group groupid post "
        "article page pageid pageview pv content contentid media image img photo asset file url uri referrer etag "
        "commit revision release config experiment variant schema csrf xsrf captcha consent tcf tcstring euconsent "
        "gdpr timestamp time ts expires date cache cb cachebuster cachebust random rand rnd boundary auction bid "
        "bidid imp impression impid slot query search batch upload seq sequence cursor next offset write public "
        "dsn ray cf stream channel room thread feed disk free total used size bytes memory ram storage length "
        "duration price amount count number battery lat latitude lon lng longitude phone email category music "
        "sound author avatar cert certificate pin ticket"
    ).split()
)
"""Words of names that stand for an app, a thing shown, a request or a check: not for who uses it."""
STANDARD_HEADERS = frozenset(
    (
        "accept accept-charset accept-encoding accept-language age authorization cache-control connection content- "
        "md5 content-type content-encoding content-length date digest dnt expect host if-match if-none-match if- "
        "modified-since if-range origin pragma priority proxy-authorization range referer repr-digest sec- "
        "websocket-accept sec-websocket-key signature signature-input te traceparent tracestate baggage upgrade "
        "user-agent via x-amz-content-sha256 x-amz-date x-amzn-trace-id x-b3-parentspanid x-b3-spanid x-b3-traceid "
        "x-correlation-id x-firebase-appcheck x-goog-api-key x-request-id x-api-key sentry-trace"
    ).split()
)
"""Header fields whose values are not identifiers in the sense meant here, or credentials (RFC 9110 and the like)."""


class Likelihood(IntEnum):
    """How much a name speaks for an identifier of a device or person."""

    AGAINST = 0
    SILENT = 1
    PERHAPS = 2
    FOR = 3


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case: ``appInstance_ID`` gives app, instance, id."""
    return tuple(word.lower() for word in _WORD.findall(name))


@lru_cache(maxsize=8192)
def likelihood(name: str) -> Likelihood:
    """What a field of this name holds, if its value has the shape of an identifier."""
    words = words_of(name)
    joined = "".join(words)
    found = {*words, joined}
    if found & DEVICE or joined.endswith(ENDINGS):
        return Likelihood.FOR
    if found & PERSON:
        return Likelihood.PERHAPS
    if found & CONSTANT:
        return Likelihood.AGAINST
    if found & ID or (len(joined) <= 12 and joined.endswith(("uid", "guid"))):
        return Likelihood.PERHAPS
    return Likelihood.SILENT


def is_standard_header(name: str) -> bool:
    """Whether a request header of this name is passed over."""
    return name.lower() in STANDARD_HEADERS or name.lower().startswith(("sec-", "x-b3-", "if-"))
