"""Google Play services on an Android phone: the check-in with Google's servers, which no app beside it asks for.

Fields of the request: microG ``checkin.proto`` (CheckinRequest). That it holds the IMEI and is sent time and again:
D. Leith, "Mobile Handset Privacy" (2021-03-25).
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from captures.lab.client import Datum, Device, Message
from captures.lab.protobuf import content, fixed64, number
from captures.lab.scenario import Answer, Site

GOOGLE = "android.clients.google.com"
SITE = Site(GOOGLE, ("198.51.100.140",))
ANSWER = Answer(content_type="application/x-protobuffer", body=number(1, 1))


@dataclass(frozen=True, slots=True)
class Handset:
    """An invented phone; the IMEI is of the range for tests (TAC beginning with 00), ``device_id`` is Google's."""

    label: str
    model: str
    product: str
    imei: str
    device_id: int
    serial: str
    mac: str


def check_in(device: Device, handset: Handset) -> None:
    """One check-in of a phone with Google."""
    fingerprint = f"google/{handset.product}/{handset.product}:11/RQ3A.210605.005/7349499:user/release-keys"
    build = (
        content(1, fingerprint)
        + content(2, handset.product)
        + content(3, "google")
        + number(7, 1_622_600_000)
        + content(9, handset.product)
        + number(10, 30)
        + content(11, handset.model)
        + content(12, "Google")
        + content(13, handset.product)
    )
    checkin = content(1, build) + number(2, 0) + content(6, "26299") + content(7, "26299") + content(8, "WIFI::")
    body = (
        content(1, handset.imei)
        + number(2, handset.device_id)
        + content(4, checkin)
        + content(6, "de_DE")
        + content(9, handset.mac)
        + content(12, "Europe/Berlin")
        + fixed64(13, 0x5EC0_DE00_0000_0000 + handset.device_id % 2**32)
        + number(14, 3)
        + content(16, handset.serial)
    )
    message = Message(
        "POST",
        "/checkin",
        {"user-agent": "Android-Checkin/2.0", "content-type": "application/x-protobuffer", "content-encoding": "gzip"},
        gzip.compress(body, 6, mtime=0),
        "check-in of Play services",
        _told(handset, fingerprint),
        wrap=("gzip", "protobuf"),
    )
    with device.link(GOOGLE) as link:
        link.send(message)


def _told(handset: Handset, fingerprint: str) -> tuple[Datum, ...]:
    any_id, device, network = ("identifier.",), ("device.",), ("network.", "location.")
    return (
        Datum("identifier.imei", handset.imei, "body 1", core=True),
        Datum("identifier.device", str(handset.device_id), "body 2", core=True, accept=any_id),
        Datum("identifier.device", str(0x5EC0_DE00_0000_0000 + handset.device_id % 2**32), "body 13", accept=any_id),
        Datum("device.build", fingerprint, "body 4.1.1", accept=device),
        Datum("device.model", handset.model, "body 4.1.11", core=True),
        Datum("device.manufacturer", "google", "body 4.1.3", accept=device),
        Datum("device.manufacturer", "Google", "body 4.1.12", accept=device),
        Datum("network.carrier", "26299", "body 4.6, 4.7", accept=network),
        Datum("network.type", "WIFI::", "body 4.8", accept=network),
        Datum("device.language", "de_DE", "body 6", accept=("device.", "location.")),
        Datum("identifier.mac", handset.mac, "body 9", core=True),
        Datum("location.timezone-country", "Europe/Berlin", "body 12", accept=("location.", "device.")),
        Datum("identifier.serial", handset.serial, "body 16", core=True),
    )
