"""A connected car: its telematics unit signs in, sends where it is while it is driven, and a report of the trip.

No maker's format is published; hosts, topics and fields are invented, see the README.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass

from captures.lab import mqtt, services
from captures.lab.client import Datum, Device, Message
from captures.lab.expected import expected
from captures.lab.scenario import Answer, Asked, Line, Scenario, Site

SEED = 20231107
API, BROKER, MAPS = "api.connected-car.example", "mqtt.connected-car.example", "tiles.map-service.example"
ADDRESS = "198.51.100.61"
VIN, IMEI, ICCID = "WLBZZZLBZPA004711", "001017000000037", "8900100000000000374"
DRIVER, EMAIL = "driver-5521", "kim.beispiel@example.org"
AGENT = {"user-agent": "TCU/3.8 (libcurl)", "accept-encoding": "gzip", "content-type": "application/json"}


@dataclass(frozen=True, slots=True)
class Fix:
    """A moment of the drive: degrees, km/h, degrees from north, seconds to the next."""

    lat: float
    lon: float
    speed: float
    heading: int
    seconds: float = 5


DRIVE = (
    Fix(48.398412, 9.991733, 0.0, 85),
    Fix(48.399127, 9.994861, 34.2, 80),
    Fix(48.400018, 9.998904, 48.7, 77),
    Fix(48.401356, 10.003217, 51.3, 70),
    Fix(48.403881, 10.006642, 49.9, 44),
    Fix(48.407204, 10.009385, 62.4, 31),
    Fix(48.411733, 10.011290, 70.8, 16),
    Fix(48.415968, 10.012044, 68.1, 8),
    Fix(48.418377, 10.012316, 22.6, 6),
    Fix(48.418902, 10.012371, 0.0, 4, 8),
)
ODOMETER, FUEL = 48211.4, 61


def _coordinates(fix: Fix, field: str) -> Datum:
    return Datum("location.coordinates", f"{fix.lat},{fix.lon}", field, core=True, accept=("location.",))


def _vin(field: str) -> Datum:
    return Datum("vehicle.vin", VIN, field, core=True)


class Car:
    """The telematics unit: an HTTPS client for its maker's API, and one MQTT connection."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._api = device.link(API, http2=False)
        self._travelled = ODOMETER

    def sign_in(self) -> None:
        """Say which car this is and who drives it."""
        told: dict[str, object] = {
            "vin": VIN, "tcu": {"imei": IMEI, "iccid": ICCID, "fw": "3.8.112"},
            "driver": {"id": DRIVER, "email": EMAIL}, "locale": "de-DE", "timezone": "Europe/Berlin",
        }  # fmt: skip
        data = (
            _vin("body vin"),
            Datum("identifier.imei", IMEI, "body tcu.imei", core=True),
            Datum("identifier.iccid", ICCID, "body tcu.iccid", core=True),
            Datum("account.email", EMAIL, "body driver.email", core=True),
            Datum("identifier.user", DRIVER, "body driver.id", accept=("identifier.",)),
            Datum("device.language", "de-DE", "body locale"),
            Datum("location.timezone-country", "Europe/Berlin", "body timezone"),
        )
        self._send("/v2/tcu/session", told, "sign in", data)

    def drive(self) -> None:
        """Publish every fix; the acts are where the car was."""
        topic = f"v1/vehicles/{VIN}"
        user = Datum("vehicle.vin", VIN, "user name", accept=("identifier.", "account."))
        login = mqtt.login(VIN, "secret-of-this-car", Message("CONNECT", "/", {}, data=(user,)))
        link = mqtt.Publisher(self._device, BROKER, f"tcu-{IMEI}", login=login)
        link.listen(f"{topic}/commands")
        for fix in DRIVE:
            act = self._device.truth.act("located", subject=f"{fix.lat},{fix.lon}")
            self._travelled = round(self._travelled + fix.speed * fix.seconds / 3600, 3)
            link.publish(self._telemetry(fix, f"{topic}/telemetry", act))
            self._device.clock.sleep(fix.seconds)
        link.close()

    def _telemetry(self, fix: Fix, topic: str, act: int) -> Message:
        told = {
            "ts": int(self._device.clock.now() * 1000), "vin": VIN,
            "position": {"latitude": fix.lat, "longitude": fix.lon, "heading": fix.heading, "hdop": 0.9},
            "state": {"speed": fix.speed, "odometer": self._travelled, "fuelLevel": FUEL, "ignition": True},
            "doors": {"doorsLocked": True, "trunkOpen": False},
        }  # fmt: skip
        state = [("speed", fix.speed), ("odometer", self._travelled), ("fuelLevel", FUEL), ("ignition", True)]
        data = [_vin("body vin"), _coordinates(fix, "body position.latitude")]
        data += [
            Datum("vehicle.state", json.dumps(value), f"body state.{name}", core=name in ("odometer", "fuelLevel"))
            for name, value in state
        ]
        data.append(Datum("vehicle.state", "true", "body doors.doorsLocked"))
        data.append(Datum("vehicle.state", "false", "body doors.trunkOpen"))
        return Message("PUBLISH", topic, {}, json.dumps(told).encode(), "telemetry", tuple(data), (act,), ("json",))

    def report(self) -> None:
        """A summary of the trip, packed, over HTTPS."""
        trip = {"km": round(self._travelled - ODOMETER, 3), "harshBraking": 1, "odometer": self._travelled}
        told: dict[str, object] = {"vehicle": {"vin": VIN}, "trip": trip}
        state = Datum("vehicle.state", json.dumps(self._travelled), "body trip.odometer", core=True)
        self._send("/v2/trips", told, "trip", (_vin("body vehicle.vin"), state), packed=True)

    def maps(self) -> None:
        """Map tiles of the way: noise that names places by tile numbers only."""
        with self._device.link(MAPS) as link:
            for column in (8643, 8644):
                link.send(Message("GET", f"/14/{column}/5675.pbf", {"user-agent": AGENT["user-agent"]}, purpose="map"))

    def close(self) -> None:
        """Close the connection."""
        self._api.close()

    def _send(
        self, path: str, told: dict[str, object], purpose: str, data: tuple[Datum, ...], *, packed: bool = False
    ) -> None:
        body = json.dumps(told).encode()
        headers = AGENT | {"content-encoding": "gzip"} if packed else AGENT
        body, wrap = (gzip.compress(body, mtime=0), ("gzip", "json")) if packed else (body, ("json",))
        self._api.send(Message("POST", path, headers, body, purpose, data, wrap=wrap))


def _play(device: Device) -> None:
    device.truth.write("mark", {"action": "sync"})
    car = Car(device)
    car.sign_in()
    car.maps()
    car.drive()
    car.report()
    car.close()


def _answer(asked: Asked) -> Answer:
    if asked.host == MAPS:
        return Answer(content_type="application/x-protobuf", body=b"\x1a\x07\x0a\x05roads" * 20)
    return Answer(body=json.dumps({"ok": True, "interval": 5}).encode())


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what a car's telematics unit told its maker during one drive")


CONNECTED_CAR = Scenario(
    name="connected-car",
    seed=SEED,
    seconds=65,
    sites=(Site(API, ("203.0.113.61",), http2=False, cipher="aes256"), Site(MAPS, ("203.0.113.62",))),
    answer=_answer,
    play=_play,
    expect=_expect,
    names={BROKER: (ADDRESS,)},
    services=(services.broker(BROKER, ADDRESS),),
    certified=(BROKER,),
)
