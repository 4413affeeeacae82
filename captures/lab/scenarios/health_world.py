"""The far side of the health code sessions: an invented code with invented places, and a school's daily report.

No health code's wire format is published; hosts and fields of the code are this lab's. The school's report is as
recorded and published (yuuuuuuer/wzxy_SWPU).
"""

from __future__ import annotations

from dataclasses import dataclass

from captures.lab.scenario import Answer, Asked, Site

SEED = 20200201
CODE, COUNTER, SCHOOL = "api.gesundheitscode.example", "log.zaehler.example", "gw.wozaixiaoyuan.com"
SITES = (
    Site(CODE, ("203.0.113.150",)),
    Site(COUNTER, ("203.0.113.151",)),
    Site(SCHOOL, ("198.51.100.150",), http2=False, tls="TLSv1.2"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """An invented place with a code at its door; position in degrees as the app sends it."""

    name: str
    code: str
    latitude: str
    longitude: str


PLACES = (
    Place("Beispielmarkt, Eingang 2", "https://gesundheitscode.example/p/330106-0417", "30.2741", "120.1551"),
    Place("U-Bahnhof Musterplatz", "https://gesundheitscode.example/p/330106-1190", "30.2793", "120.1622"),
    Place("Bücherei am See", "https://gesundheitscode.example/p/330102-0033", "30.2522", "120.1480"),
    Place("Beispielmarkt, Eingang 2", "https://gesundheitscode.example/p/330106-0417", "30.2741", "120.1551"),
)


def answer(asked: Asked) -> Answer:
    """What the servers answer."""
    if asked.host == SCHOOL:
        return Answer(body=b'{"code":0,"data":null}')
    return Answer(body=b'{"code":0,"message":"ok"}')
