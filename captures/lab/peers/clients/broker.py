"""MQTT 3.1.1 and 5 with paho: plain, over TLS and over WebSocket, all qualities of service."""

from __future__ import annotations

import json
import threading
from typing import cast

from paho.mqtt.client import Client, MQTTMessage, MQTTv5, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from captures.lab.peers.clients.around import Around
from captures.lab.peers.places import BROKER_HOST, BROKER_PLAIN, BROKER_TLS, BROKER_WEB, NAME, WORD

PAYLOADS = (json.dumps({"lat": 48.4, "lon": 9.98, "battery": 71}).encode(), b"on", bytes(range(256)) * 8)


def talk(around: Around) -> None:
    """Every version over every way."""
    for version in (MQTTv311, MQTTv5):
        for way, port in (("plain", BROKER_PLAIN), ("tls", BROKER_TLS), ("web", BROKER_WEB)):
            Device(around, version, way).run(port)


class Device:
    """Subscribes to its own topics and publishes to them; notes what its library says was acknowledged."""

    def __init__(self, around: Around, version: MQTTProtocolVersion, way: str) -> None:
        self._around, self._version = around, version
        self._topic = f"home/{way}/{'v5' if version == MQTTv5 else 'v311'}"
        self._connected, self._subscribed, self._unsubscribed = threading.Event(), threading.Event(), threading.Event()
        self._received = threading.Semaphore(0)
        self._codes: dict[int, int] = {}
        self._acknowledged = threading.Condition()
        transport = "websockets" if way == "web" else "tcp"
        self._client = Client(
            CallbackAPIVersion.VERSION2, f"lab-{way}-{version}", protocol=version, transport=transport
        )
        self._client.username_pw_set(NAME, WORD)
        if way == "tls":
            self._client.tls_set_context(around.context())
        if way == "web":
            self._client.ws_set_options("/mqtt")
            around.notes.note("HTTP/1.1", "GET", "/mqtt", host=BROKER_HOST, status=101)
        self._client.on_connect = self._on_connect
        self._client.on_subscribe = self._on_subscribe
        self._client.on_unsubscribe = lambda *_: self._unsubscribed.set()
        self._client.on_publish = self._on_publish
        self._client.on_message = self._on_message

    def run(self, port: int) -> None:
        """One session."""
        will = b"gone"
        self._client.will_set(f"{self._topic}/will", will, 1)
        self._client.connect(BROKER_HOST, port)
        self._client.loop_start()
        _wait(self._connected)
        self._client.subscribe(f"{self._topic}/#", 2)
        _wait(self._subscribed)
        for number, payload in enumerate(PAYLOADS):
            for quality in range(3):
                self._publish(f"{self._topic}/{number}", payload, quality)
        self._client.unsubscribe(f"{self._topic}/#")
        _wait(self._unsubscribed)
        self._note("UNSUBSCRIBE", f"{self._topic}/#", 0)
        self._client.disconnect()
        self._client.loop_stop()

    def _note(
        self, method: str, path: str, status: int | None, body: bytes | None = None, answer: bytes | None = None
    ) -> None:
        self._around.notes.note("MQTT", method, path, status=status, body=body, answer=answer)

    def _publish(self, topic: str, payload: bytes, quality: int) -> None:
        properties = None
        if self._version == MQTTv5:
            properties = Properties(PacketTypes.PUBLISH)
            properties.ContentType = "application/octet-stream"
            properties.UserProperty = ("device", "lab-1")
        sent = self._client.publish(topic, payload, quality, properties=properties)
        with self._acknowledged:
            if not self._acknowledged.wait_for(lambda: sent.mid in self._codes, 10):
                raise RuntimeError("the broker did not acknowledge")
            code = self._codes.pop(sent.mid)
        self._note("PUBLISH", topic, code if quality else None, payload)
        if not self._received.acquire(timeout=10):
            raise RuntimeError("the broker did not pass it on")

    def _on_connect(self, *arguments: object) -> None:
        self._note("CONNECT", "/", cast("ReasonCode", arguments[3]).value)
        self._connected.set()

    def _on_subscribe(self, *arguments: object) -> None:
        self._note("SUBSCRIBE", f"{self._topic}/#", max(code.value for code in cast("list[ReasonCode]", arguments[3])))
        self._subscribed.set()

    def _on_publish(self, *arguments: object) -> None:
        with self._acknowledged:
            self._codes[cast("int", arguments[2])] = cast("ReasonCode", arguments[3]).value
            self._acknowledged.notify_all()

    def _on_message(self, client: Client, data: object, message: MQTTMessage) -> None:
        self._note("PUBLISH", message.topic, None, b"", message.payload)
        self._received.release()


def _wait(event: threading.Event) -> None:
    if not event.wait(10):
        raise RuntimeError("the broker does not answer")
