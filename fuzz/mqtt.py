"""MQTT 3.1.1 and 5, both sides, whole and in pieces, with gaps."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.mqtt import MqttReader
from auditor.protocols.mqtt_packets import sniff_mqtt, sniff_mqtt_midway
from fuzz.running import fuzz
from fuzz.streams import check, written

C, S = Direction.CLIENT, Direction.SERVER
TALK3 = (
    (C, b"\x10\x13\0\4MQTT\4\2\0\x3c\0\7phone-1"),
    (S, b"\x20\2\0\0"),
    (C, b"\x82\x0b\0\5\0\6home/#\1" + b"\x30\x13\0\x09home/lamp" + b'{"on":1}'),
    (S, b"\x90\3\0\5\1"),
    (C, b"\x32\x11\0\x09home/door\0\7open" + b"\x34\x10\0\x08home/cam\0\x08jpeg"),
    (S, b"\x40\2\0\7\x50\2\0\x08"),
    (C, b"\x62\2\0\x08"),
    (S, b"\x70\2\0\x08\x30\x0f\0\x08home/cmdlock!"),
    (C, b"\xc0\0\xe0\0"),
)
TALK5 = (
    (C, b"\x10\x19\0\4MQTT\5\2\0\x3c\5\x11\0\0\0\x0a\0\7phone-1"),
    (S, b"\x20\6\0\0\3\x22\0\x0a"),
    (C, b"\x30\x14\0\x09home/lamp\3\x23\0\1on now" + b"\x30\x09\0\0\3\x23\0\1off"),
    (C, b"\xe0\2\0\0"),
)


def one_input(data: bytes) -> None:
    """The input is a script of stream events."""
    sniff_mqtt(data)
    sniff_mqtt_midway(data)
    check(MqttReader, data, resumes=False)


def seeds() -> list[bytes]:
    """A conversation of each version."""
    return [written(TALK3), written(TALK5, cut=4)]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
