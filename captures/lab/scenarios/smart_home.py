"""A home: television, speaker, air conditioner and fridge, each with its cloud, and what they do among themselves.

Hosts and the fields over HTTPS and MQTT are invented; miIO, mDNS and SSDP are spoken as published. See the README.
"""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from captures.lab import miio, mqtt, services
from captures.lab.client import Datum, Device, Message
from captures.lab.expected import expected
from captures.lab.scenario import Answer, Asked, Line, Scenario, Site

SEED = 20201103
TV_CLOUD, VOICE, BROKER = "tv.smart-home.example", "voice.smart-home.example", "mqtt.smart-home.example"
BROKER_ADDRESS, APP = "198.51.100.52", "192.0.2.50"
TV, SPEAKER, COOLER, FRIDGE = "192.0.2.21", "192.0.2.22", "192.0.2.23", "192.0.2.24"
TV_ID, SPEAKER_ID, COOLER_ID, FRIDGE_ID = "tv-55e100471", "spk-l06a-4711", "ac-mc5-204711", "fr-bc-334711"
TV_MAC = "00:00:5e:00:53:21"
TOKEN, COOLER_NUMBER = bytes.fromhex("00112233445566778899aabbccddeeff"), 204711
OPENED, DONE = "app-opened", "app-done"
COMMANDS: tuple[tuple[str, list[object]], ...] = (("get_prop", ["power", "temperature"]), ("set_temperature", [22]))
WORDS = "mach das Licht im Flur aus"
SEARCH = (
    b'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\n'
    b"ST: urn:dial-multiscreen-org:service:dial:1\r\nUSER-AGENT: BeispielTV/9 UPnP/1.1\r\n\r\n"
)


async def app(base: Path, ending: ExitStack) -> None:
    """The owner's app, on a phone beside the devices: when it is opened it speaks miIO with the air conditioner."""

    async def run() -> None:
        while not (base / OPENED).exists():
            await asyncio.sleep(0.05)
        await asyncio.to_thread(miio.control, APP, COOLER, TOKEN, COMMANDS)
        (base / DONE).touch()

    task = asyncio.create_task(run())
    ending.callback(task.cancel)


def recording() -> bytes:
    """A second of sound, made by ffmpeg: a tone, for nobody's voice."""
    source = ["-f", "lavfi", "-i", "sine=frequency=330:duration=1"]
    coding = ["-ar", "8000", "-ac", "1", "-c:a", "pcm_mulaw", "-bitexact", "-f", "wav", "pipe:1"]
    return subprocess.run(["ffmpeg", "-v", "error", *source, *coding], capture_output=True, check=True).stdout


def _ignore(**_: object) -> None:
    return None


def _id(value: str, field: str) -> Datum:
    return Datum("identifier.device", value, field, core=True, accept=("identifier.",))


class Home:
    """The four devices, each with its own address and connections."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._tv = device.link(TV_CLOUD, source=TV)
        self._voice = device.link(VOICE, http2=False, tls="TLSv1.2", source=SPEAKER)
        self._cooler = self._publisher(COOLER_ID, COOLER)
        self._fridge = self._publisher(FRIDGE_ID, FRIDGE)

    def _publisher(self, name: str, source: str) -> mqtt.Publisher:
        told = Datum("identifier.device", name, "user name", accept=("identifier.", "account."))
        login = mqtt.login(name, f"key-of-{name}", Message("CONNECT", "/", {}, data=(told,)))
        return mqtt.Publisher(self._device, BROKER, name, source=source, login=login)

    def discover(self) -> None:
        """The television looks for what else is at home (mDNS by zeroconf, SSDP), and tells its maker."""
        from zeroconf import IPVersion, ServiceBrowser, Zeroconf

        self._device.truth.write("local", {"protocol": "mDNS", "by": TV, "about": "_googlecast._tcp.local."})
        finder = Zeroconf(interfaces=[TV], ip_version=IPVersion.V4Only)
        ServiceBrowser(finder, "_googlecast._tcp.local.", handlers=[_ignore])
        time.sleep(0.4)
        finder.close()
        self._device.truth.write("local", {"protocol": "SSDP", "by": TV, "about": "urn:dial-multiscreen-org"})
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as searching:
            searching.bind((TV, 0))
            searching.sendto(SEARCH, ("239.255.255.250", 1900))
        found = [{"ip": "192.168.1.22", "mac": "00:00:5e:00:53:22", "kind": "speaker"}]
        data = (
            _id(TV_ID, "body deviceId"),
            Datum("identifier.mac", TV_MAC, "body mac", core=True),
            Datum("identifier.mac", "00:00:5e:00:53:22", "body lanDevices[].mac", core=True, accept=("network.",)),
            Datum("network.local-ip", "192.168.1.22", "body lanDevices[].ip", accept=("network.",)),
            Datum("network.ssid", "Beispielnetz", "body ssid", core=True),
        )
        told = {"deviceId": TV_ID, "mac": TV_MAC, "ssid": "Beispielnetz", "lanDevices": found}
        self._report("/v1/network", told, data, ())

    def watch(self) -> None:
        """The television tells what is on."""
        act = self._device.truth.act("used", subject="com.beispiel.mediathek")
        told = {
            "deviceId": TV_ID, "foregroundApp": "com.beispiel.mediathek", "videoId": "sendung-4711",
            "videoTitle": "Die Nachrichten", "playDurationMs": 61000,
        }  # fmt: skip
        data = (
            _id(TV_ID, "body deviceId"),
            Datum("apps.foreground", "com.beispiel.mediathek", "body foregroundApp", core=True),
            Datum("watch.video", "sendung-4711", "body videoId", core=True),
            Datum("watch.video", "Die Nachrichten", "body videoTitle", accept=("watch.", "browsing.")),
            Datum("watch.duration", "61000", "body playDurationMs", accept=("watch.",)),
        )
        self._report("/v1/usage", told, data, (act,))

    def _report(self, path: str, told: Mapping[str, object], data: tuple[Datum, ...], acts: tuple[int, ...]) -> None:
        headers = {"user-agent": "BeispielTV/9", "content-type": "application/json"}
        body = json.dumps(told).encode()
        self._tv.send(Message("POST", path, headers, body, path, data, acts, ("json",)))

    def speak(self) -> None:
        """Once the speaker sends the sound itself, once what it made of the words."""
        sound = recording()
        act = self._device.truth.act("spoke", amount=len(sound), unit="bytes")
        headers = {"user-agent": "BeispielSpeaker/1", "content-type": "audio/wav", "x-device-id": SPEAKER_ID}
        told = Datum("content.audio", f"{len(sound):,} bytes, WAV", "body", core=True)
        data = (_id(SPEAKER_ID, "header x-device-id"), told)
        self._voice.send(Message("POST", "/v1/recognize", headers, sound, "sound", data, (act,), ("wav",)))
        self._device.clock.sleep(4)
        act = self._device.truth.act("spoke", text=WORDS)
        body = json.dumps({"deviceId": SPEAKER_ID, "asrText": WORDS}).encode()
        data = (_id(SPEAKER_ID, "body deviceId"), Datum("content.audio", WORDS, "body asrText", core=True))
        headers = {**headers, "content-type": "application/json"}
        del headers["x-device-id"]
        self._voice.send(Message("POST", "/v1/intent", headers, body, "words", data, (act,), ("json",)))

    def control(self) -> None:
        """The app speaks miIO with the air conditioner over the network at home; the token stays there."""
        appliance = miio.Appliance(COOLER, COOLER_NUMBER, TOKEN)
        self._device.truth.write("local", {"protocol": "miIO", "by": APP, "about": [name for name, _ in COMMANDS]})
        (self._device.base / OPENED).touch()
        while not (self._device.base / DONE).exists():
            time.sleep(0.05)
        appliance.close()

    def cool(self, states: Mapping[str, object], occupied: bool) -> None:
        """What changed of the air conditioner's state, and whether somebody is in the room."""
        presence = self._device.truth.act("presence", subject="Wohnzimmer", text=str(occupied).lower())
        told = {"did": COOLER_ID, "roomName": "Wohnzimmer", **states, "occupancy": occupied}
        more = Datum("home.presence", str(occupied).lower(), "body occupancy", core=True)
        self._state(self._cooler, COOLER_ID, told, states, (more,), (presence,))

    def cold(self, opened: bool, degrees: float) -> None:
        """The fridge's state: its door tells when somebody is up."""
        states = {"doorOpen": opened, "temperature": degrees}
        told = {"did": FRIDGE_ID, "homeName": "Beispielweg", **states}
        self._state(self._fridge, FRIDGE_ID, told, states, (), ())

    def _state(
        self,
        publisher: mqtt.Publisher,
        name: str,
        told: Mapping[str, object],
        states: Mapping[str, object],
        data: tuple[Datum, ...],
        acts: tuple[int, ...],
    ) -> None:
        data = (_id(name, "body did"), *data)
        for field, value in states.items():
            text = value if isinstance(value, str) else json.dumps(value)
            acts += (self._device.truth.act("device-state", subject=name, text=text),)
            data += (Datum("home.device-state", text, f"body {field}", core=True),)
        publisher.publish(
            Message("PUBLISH", f"d/{name}/up", {}, json.dumps(told).encode(), "state", data, acts, ("json",))
        )
        self._device.clock.sleep(3)

    def close(self) -> None:
        """Close every connection."""
        for link in (self._tv, self._voice):
            link.close()
        for publisher in (self._cooler, self._fridge):
            publisher.close()


def _play(device: Device) -> None:
    device.truth.write("mark", {"action": "sync"})
    home = Home(device)
    home.discover()
    home.cool({"power": "on", "targetTemperature": 24}, occupied=True)
    home.cold(opened=True, degrees=6.5)
    home.speak()
    home.control()
    home.cool({"targetTemperature": 22}, occupied=True)
    home.watch()
    home.cold(opened=False, degrees=6.8)
    home.cool({"power": "off"}, occupied=False)
    home.close()


def _answer(asked: Asked) -> Answer:
    return Answer(body=json.dumps({"code": 0, "host": asked.host}).encode())


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what four devices at home told their makers")


SMART_HOME = Scenario(
    name="smart-home",
    seed=SEED,
    seconds=30,
    sites=(
        Site(TV_CLOUD, ("203.0.113.51",), cipher="aes256"),
        Site(VOICE, ("203.0.113.53",), http2=False, tls="TLSv1.2"),
    ),
    answer=_answer,
    play=_play,
    expect=_expect,
    names={BROKER: (BROKER_ADDRESS,), "phone.smart-home.example": (APP,)},
    services=(services.broker(BROKER, BROKER_ADDRESS), app),
    certified=(BROKER,),
    at_home=(TV, SPEAKER, COOLER, FRIDGE),
)
