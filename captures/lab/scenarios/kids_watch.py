"""A child's watch: its positions, steps and sounds over plain TCP, the contacts it keeps over plain HTTP.

The TCP messages are those documented for the SeTracker family (``[vendor*id*length*content]``), see the README; hosts
and everything over HTTP are invented.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
from dataclasses import dataclass

from captures.lab import services
from captures.lab.client import Datum, Device, Message
from captures.lab.expected import expected
from captures.lab.scenario import Answer, Asked, Line, Scenario, Site

SEED = 20171018
GATE, API, UPDATE = "gps.kids-watch.example", "api.kids-watch.example", "ota.kids-watch.example"
GATE_ADDRESS, GATE_PORT = "198.51.100.81", 8001
WATCH, IMEI = "1700004711", "001017000000052"
AGENT = {"user-agent": "KW88/2.1 (MT6261)", "content-type": "application/json; charset=utf-8"}
CONTACTS = (("Mama Beispiel", "+4915100000011"), ("Papa Beispiel", "+4915100000012"), ("Oma Muster", "+4973100000013"))
NETWORK = ("262", "1")
CELLS = ((5121, 30211, 141), (5121, 30214, 128))
ACCURACY = "12.4"
POINTS = (("Beispielschule", "00:00:5e:00:53:a1", -51), ("Beispielnetz", "00:00:5e:00:53:a2", -77))


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the child is: degrees, steps so far, battery in percent, seconds to the next."""

    lat: float
    lon: float
    steps: int
    battery: int
    seconds: float = 10


DAY = (
    Moment(48.401122, 9.987604, 0, 97),
    Moment(48.399871, 9.990218, 412, 96),
    Moment(48.397405, 9.993350, 1003, 95),
    Moment(48.396912, 9.994077, 1310, 93),
)
TEXT = "Mama holst du mich um vier ab"


ESCAPES = {ord(byte): b"}" + bytes([n]) for n, byte in enumerate("}[],*", 1)}


def framed(content: bytes) -> bytes:
    """A message of the watch protocol: vendor, id, length of the content in four hexadecimal digits, content."""
    return b"[3G*%b*%04X*%b]" % (WATCH.encode(), len(content), content)


def escaped(sound: bytes) -> bytes:
    """Sound with the bytes that the framing uses replaced, as the maker's document has it."""
    return b"".join(ESCAPES.get(byte, bytes([byte])) for byte in sound)


async def gate(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """The server's side: it answers every message with its first word."""
    while True:
        try:
            data = await reader.readuntil(b"]")
        except asyncio.IncompleteReadError:
            break
        found = re.match(rb"\[(..\*\d+)\*[0-9A-F]{4}\*([A-Z]+)", data)
        if found is not None:
            writer.write(b"[%b*%04X*%b]" % (found[1], len(found[2]), found[2]))
            await writer.drain()
    writer.close()


class Watch:
    """The watch: one TCP connection to its gate, HTTP without TLS to its maker, HTTPS only for firmware."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._gate = socket.create_connection((GATE, GATE_PORT), timeout=10)
        self._api = device.link(API, tls=None)

    def tell(self, word: str, content: bytes, data: tuple[Datum, ...], acts: tuple[int, ...] = ()) -> None:
        """One message over TCP, and the server's answer."""
        body = framed(word.encode() + b"," + content)
        own = Datum("identifier.device", WATCH, "device id", core=True, accept=("identifier.",))
        self._device.note_told(
            GATE, Message(word, "/", {}, body, word, (own, *data), acts, ("watch",)), protocol="watch"
        )
        self._gate.sendall(body)
        answer = b""
        while not answer.endswith(b"]"):
            part = self._gate.recv(256)
            if not part:
                raise RuntimeError("the gate closed")
            answer += part

    def alive(self, moment: Moment) -> None:
        """The heartbeat: steps, rollings, battery."""
        data = (
            Datum("device.battery", str(moment.battery), "battery", accept=("device.",)),
            Datum("health.status", str(moment.steps), "steps", accept=("health.",)),
        )
        self.tell("LK", f"{moment.steps},0,{moment.battery}".encode(), data)

    def locate(self, moment: Moment, word: str = "UD") -> None:
        """Position, radio cells and access points around (``AL``: the same as an alarm)."""
        act = self._device.truth.act("located", subject=f"{moment.lat},{moment.lon}")
        cells = "".join(f",{area},{cell},{level}" for area, cell, level in CELLS)
        points = "".join(f",{name},{mac},{level}" for name, mac, level in POINTS)
        content = (
            f"181017,0{7 + act // 60}{act % 60:02}00,A,{moment.lat:.6f},N,{moment.lon:.7f},E,3.20,120.0,478.0,7,85,"
            f"{moment.battery},{moment.steps},0,00000000,{len(CELLS)},1,{','.join(NETWORK)}{cells},{len(POINTS)}{points},{ACCURACY}"
        )
        place = f"{moment.lat},{moment.lon}"
        data = [Datum("location.coordinates", place, "latitude", core=True, accept=("location.",))]
        data += [Datum("network.bssid", mac, "wifi[].bssid", core=True, accept=("location.",)) for _, mac, _ in POINTS]
        data += [Datum("network.ssid", name, "wifi[].ssid", accept=("network.", "location.")) for name, _, _ in POINTS]
        data += [Datum("location.cell", str(cell), "cells[].cell_id", accept=("location.",)) for _, cell, _ in CELLS]
        data += [Datum("location.cell", str(area), "cells[].lac", accept=("location.",)) for area, _, _ in CELLS]
        data += [Datum("network.carrier", code, "cells[].mcc", accept=("network.",)) for code in NETWORK]
        data.append(Datum("device.battery", str(moment.battery), "battery", accept=("device.",)))
        data.append(Datum("health.status", str(moment.steps), "steps", accept=("health.",)))
        self.tell(word, content.encode(), tuple(data), (act,))

    def contacts(self) -> None:
        """The list of contacts, sent whole whenever it changes."""
        listed = [{"name": name, "phone": phone, "relation": n} for n, (name, phone) in enumerate(CONTACTS)]
        data = [Datum("identifier.imei", IMEI, "body imei", core=True)]
        for name, phone in CONTACTS:
            data.append(Datum("contacts.entry", name, "body contacts[].name", core=True))
            data.append(Datum("contacts.entry", phone, "body contacts[].phone", core=True))
        self._post("/v1/contacts/sync", {"imei": IMEI, "contacts": listed}, "contacts", data)

    def message(self) -> None:
        """A text the child dictates."""
        act = self._device.truth.act("messaged", text=TEXT)
        told: dict[str, object] = {"imei": IMEI, "chat_id": "4711", "message_text": TEXT, "to": CONTACTS[0][1]}
        data = [
            Datum("identifier.imei", IMEI, "body imei", core=True),
            Datum("content.message", TEXT, "body message_text", core=True),
            Datum("account.phone", CONTACTS[0][1], "body to", accept=("contacts.", "account.")),
        ]
        self._post("/v1/chat/send", told, "message", data, (act,))

    def speak(self) -> None:
        """A voice message: a second and more of AMR (5.15 kbit/s frames, random bits for nobody's voice)."""
        frames = [b"\x0c" + self._device.random.randbytes(13) for _ in range(60)]
        sound = b"#!AMR\n" + b"".join(frames)
        act = self._device.truth.act("spoke", amount=len(sound), unit="bytes")
        told = Datum("content.audio", f"{len(sound)} bytes, AMR", "content", core=True)
        self.tell("TK", escaped(sound), (told,), (act,))

    def firmware(self) -> None:
        """The only request over TLS."""
        with self._device.link(UPDATE, tls="TLSv1.2", http2=False) as link:
            link.send(Message("GET", "/kw88/latest.json", {"user-agent": AGENT["user-agent"]}, purpose="firmware"))

    def close(self) -> None:
        """Close every connection."""
        self._gate.close()
        self._api.close()

    def _post(
        self, path: str, told: dict[str, object], purpose: str, data: list[Datum], acts: tuple[int, ...] = ()
    ) -> None:
        body = json.dumps(told, ensure_ascii=False).encode()
        self._api.send(Message("POST", path, AGENT, body, purpose, tuple(data), acts, ("json",)))


def _play(device: Device) -> None:
    device.truth.write("mark", {"action": "sync"})
    watch = Watch(device)
    watch.firmware()
    watch.contacts()
    for moment in DAY[:-1]:
        watch.alive(moment)
        watch.locate(moment)
        device.clock.sleep(moment.seconds)
    watch.message()
    watch.speak()
    watch.locate(DAY[-1], "AL")
    watch.close()


def _answer(asked: Asked) -> Answer:
    told = {"version": "2.1.7"} if asked.host == UPDATE else {"code": 0}
    return Answer(body=json.dumps(told).encode())


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what a child's watch told over connections that anyone on the way can read")


KIDS_WATCH = Scenario(
    name="kids-watch",
    seed=SEED,
    seconds=34,
    sites=(
        Site(API, ("203.0.113.81",), http2=False, plain=True),
        Site(UPDATE, ("203.0.113.82",), http2=False, tls="TLSv1.2"),
    ),
    answer=_answer,
    play=_play,
    expect=_expect,
    names={GATE: (GATE_ADDRESS,)},
    services=(services.tcp(GATE_ADDRESS, GATE_PORT, gate),),
)
