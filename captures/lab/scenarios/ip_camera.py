"""A camera that calls its maker's cloud: password in the address, pictures, a relay for its stream, P2P servers.

HTTP hosts and fields are invented; the names of the credentials and the P2P messages are as published, see the README.
"""

from __future__ import annotations

import base64
import json
import re
import socket
import struct
import subprocess
from urllib.parse import urlencode

from captures.lab import services
from captures.lab.client import Datum, Device, Message
from captures.lab.expected import expected
from captures.lab.scenario import Answer, Asked, Line, Scenario, Site

SEED = 20190426
CLOUD, STUN, DIRECTORY, RELAY = (f"{name}.ip-camera.example" for name in ("cloud", "stun", "p2p", "relay"))
STUN_ADDRESS, DIRECTORY_ADDRESS, RELAY_ADDRESS = "198.51.100.91", "198.51.100.92", "198.51.100.93"
DIRECTORY_PORT, RELAY_PORT = 32100, 20002
PREFIX, NUMBER, CHECK = "LABC", 4711, "ABCDE"
UID = f"{PREFIX}-{NUMBER:06}-{CHECK}"
USER, PASSWORD = "admin", "beispiel-888"
MAC, SSID, LOCAL = "00:00:5e:00:53:91", "Beispielnetz", "192.0.2.10"
AGENT = "ipcam/1.0"
HELLO, HELLO_ACK, LOGIN, LOGIN_ACK, ALIVE, ALIVE_ACK = 0x00, 0x01, 0x10, 0x11, 0xE0, 0xE1
PICTURES = 2


def packet(kind: int, content: bytes = b"") -> bytes:
    """A P2P message: ``f1``, type, length, content."""
    return struct.pack(">BBH", 0xF1, kind, len(content)) + content


def _address(ip: str, port: int) -> bytes:
    return struct.pack(">H", socket.AF_INET) + struct.pack("<H", port) + socket.inet_aton(ip)[::-1] + bytes(8)


def directory(data: bytes) -> bytes | None:
    """What the P2P server answers."""
    if data[1] == HELLO:
        return packet(HELLO_ACK, _address(LOCAL, 49152))
    return packet(LOGIN_ACK, b"\0\x3c\0\0") if data[1] == LOGIN else packet(ALIVE_ACK)


def _nothing(_: bytes) -> None:
    return None


def picture(number: int) -> bytes:
    """A small JPEG, made by ffmpeg."""
    source = f"testsrc=size=160x120:rate=1:duration={number + 1}"
    options = ["-ss", str(number), "-frames:v", "1", "-f", "image2", "-c:v", "mjpeg", "pipe:1"]
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, *options]
    return subprocess.run(command, capture_output=True, check=True).stdout


class Camera:
    """The camera: HTTP without TLS, STUN, P2P messages over UDP, a stream by ffmpeg."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._cloud = device.link(CLOUD, tls=None)
        self._peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._peer.settimeout(5)

    def register(self) -> None:
        """Everything about it, and the owner's password, in the address."""
        told = {"uid": UID, "mac": MAC, "ssid": SSID, "model": "IPC-L10", "localIp": "192.168.1.44"}
        told |= {"loginuse": USER, "loginpas": PASSWORD}
        data = (
            Datum("identifier.device", UID, "query uid", core=True, accept=("identifier.",)),
            Datum("identifier.mac", MAC, "query mac", core=True),
            Datum("network.ssid", SSID, "query ssid", core=True),
            Datum("network.local-ip", "192.168.1.44", "query localIp", core=True),
            Datum("account.credential", PASSWORD, "query loginpas", core=True),
            Datum("account.username", USER, "query loginuse", accept=("account.",)),
            Datum("device.model", "IPC-L10", "query model"),
        )
        headers = {"user-agent": AGENT}
        self._cloud.send(Message("GET", f"/api/register.cgi?{urlencode(told)}", headers, b"", "register", data))

    def address(self) -> None:
        """Ask a STUN server for the public address (turnutils_stunclient)."""
        self._device.note_told(STUN, Message("BINDING", "/", {}, purpose="public address"), protocol="STUN")
        command = ["turnutils_stunclient", socket.gethostbyname(STUN)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        if re.search(r"reflexive addr", done.stdout) is None:
            raise RuntimeError(f"no answer of the STUN server: {done.stdout}")

    def log_in(self) -> None:
        """Say to the P2P servers that this device can be reached."""
        uid = struct.pack(">8sI8s", PREFIX.encode(), NUMBER, CHECK.encode())
        told = Datum("identifier.device", UID, "uid", core=True, accept=("identifier.",))
        local = Datum("network.local-ip", LOCAL, "local address", accept=("network.",))
        self._send("HELLO", packet(HELLO), ())
        self._send("DEV_LGN", packet(LOGIN, uid + b"\1\1\3\2" + _address(LOCAL, 49152)), (told, local))

    def alive(self) -> None:
        """The message that keeps the way open."""
        self._send("ALIVE", packet(ALIVE), ())

    def _send(self, word: str, body: bytes, data: tuple[Datum, ...]) -> None:
        message = Message(word, "/", {}, body, word, data)
        self._device.note_told(DIRECTORY, message, protocol="PPPP")
        self._peer.sendto(body, (socket.gethostbyname(DIRECTORY), DIRECTORY_PORT))
        self._peer.recv(512)

    def motion(self, number: int) -> None:
        """Something moves: the cloud is told, and gets a picture."""
        act = self._device.truth.act("presence", subject=UID, text="true")
        told = {"deviceId": UID, "motionDetected": True, "ts": int(self._device.clock.now())}
        data = (
            Datum("identifier.device", UID, "body deviceId", core=True, accept=("identifier.",)),
            Datum("home.presence", "true", "body motionDetected", core=True),
        )
        self._post("/api/event", json.dumps(told).encode(), "application/json", data, (act,), ("json",))
        image = picture(number)
        shown = Datum("content.photo", f"{len(image):,} bytes, JPEG", "body", core=True)
        self._post(f"/api/snapshot.cgi?n={number}", image, "image/jpeg", (shown,), (act,), ("jpeg",))

    def _post(
        self,
        path: str,
        body: bytes,
        content_type: str,
        data: tuple[Datum, ...],
        acts: tuple[int, ...],
        wrap: tuple[str, ...],
    ) -> None:
        login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        headers = {"user-agent": AGENT, "authorization": f"Basic {login}", "content-type": content_type}
        credential = Datum("account.credential", f"{USER}:{PASSWORD}", "header authorization", accept=("account.",))
        name = Datum("account.username", USER, "header authorization", accept=("account.",))
        sent = (credential, name, *data)
        self._cloud.send(Message("POST", path, headers, body, path.split("?")[0], sent, acts, wrap))

    def stream(self) -> None:
        """Two seconds of picture to the relay, as RTP without encryption (ffmpeg)."""
        message = Message("STREAM", "video", {}, purpose="stream")
        self._device.note_told(RELAY, message, protocol="RTP")
        source = "testsrc=size=160x120:rate=8:duration=2"
        coding = ["-c:v", "mjpeg", "-q:v", "28", "-huffman", "default", "-force_duplicated_matrix", "1"]
        coding += ["-pix_fmt", "yuvj420p", "-f", "rtp"]
        where = f"rtp://{socket.gethostbyname(RELAY)}:{RELAY_PORT}?pkt_size=1200"
        command = ["ffmpeg", "-v", "error", "-re", "-f", "lavfi", "-i", source, *coding, where]
        subprocess.run(command, check=True, capture_output=True)

    def close(self) -> None:
        """Close every connection."""
        self._cloud.close()
        self._peer.close()


def _play(device: Device) -> None:
    device.truth.write("mark", {"action": "sync"})
    camera = Camera(device)
    camera.register()
    camera.address()
    camera.log_in()
    for number in range(PICTURES):
        camera.motion(number)
        device.clock.sleep(15)
        camera.alive()
    camera.stream()
    with device.link(CLOUD, http2=False) as link:
        link.send(Message("GET", "/api/time", {"user-agent": AGENT}, purpose="time"))
    camera.close()


def _answer(asked: Asked) -> Answer:
    return Answer(body=json.dumps({"result": 0, "asked": len(asked.target)}).encode())


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what a camera told its maker's cloud")


IP_CAMERA = Scenario(
    name="ip-camera",
    seed=SEED,
    seconds=45,
    sites=(Site(CLOUD, ("203.0.113.91",), http2=False, plain=True),),
    answer=_answer,
    play=_play,
    expect=_expect,
    names={STUN: (STUN_ADDRESS,), DIRECTORY: (DIRECTORY_ADDRESS,), RELAY: (RELAY_ADDRESS,)},
    services=(
        services.stun(STUN_ADDRESS),
        services.udp(DIRECTORY_ADDRESS, DIRECTORY_PORT, directory),
        services.udp(RELAY_ADDRESS, RELAY_PORT, _nothing),
        services.udp(RELAY_ADDRESS, RELAY_PORT + 1, _nothing),
    ),
)
