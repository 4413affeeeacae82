"""A device's MQTT client (paho) over TLS: what it publishes goes into the truth before it leaves."""

from __future__ import annotations

from captures.lab.client import Device, Message

PORT, PATIENCE = 8883, 10.0


class Publisher:
    """One connection to a broker. ``source`` is the address of the device at home that it is, if not the phone."""

    def __init__(self, device: Device, host: str, client_id: str, *, source: str = "", login: Message) -> None:
        import paho.mqtt.client as paho

        self._device, self._host = device, host
        self._client = paho.Client(paho.CallbackAPIVersion.VERSION2, client_id=client_id, protocol=paho.MQTTv311)
        user, password = login.headers["username"], login.headers["password"]
        self._client.username_pw_set(user, password)
        self._client.tls_set_context(device.context("TLSv1.3"))
        device.note_told(host, login, protocol="MQTT", tls="TLSv1.3")
        self._client.connect(host, PORT, keepalive=60, bind_address=source)
        self._client.loop_start()

    def publish(self, message: Message) -> None:
        """One message at QoS 1, acknowledged; its path is the topic."""
        self._device.note_told(self._host, message, protocol="MQTT", tls="TLSv1.3")
        self._client.publish(message.path, message.body, qos=1).wait_for_publish(PATIENCE)

    def listen(self, topic: str) -> None:
        """Subscribe."""
        self._client.subscribe(topic, qos=1)

    def close(self) -> None:
        """Take leave."""
        self._client.disconnect()
        self._client.loop_stop()


def login(user: str, password: str, message: Message) -> Message:
    """The message that stands for the connection: what user name and password tell is its data."""
    return Message("CONNECT", message.path, {"username": user, "password": password}, data=message.data)
