"""MQTT control packets (OASIS MQTT 3.1.1 and 5.0) as values: fixed headers, CONNECT, PUBLISH heads, properties.

Readers of packet bodies take the bytes behind the fixed header and give None where these do not hold what they should.
"""

from __future__ import annotations

from base64 import b64encode

from msgspec import Struct, field

from auditor.protocols.plain import Json

CONNECT, CONNACK, PUBLISH, PUBACK, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK = range(1, 12)
PINGREQ, PINGRESP, DISCONNECT, AUTH = range(12, 16)
VERSION_5 = 5
DUPLICATE = 8
TOPIC_ALIAS, USER_PROPERTY = 0x23, 0x26

FLAGS = {
    CONNECT: 0, CONNACK: 0, PUBACK: 0, PUBREC: 0, PUBREL: 2, PUBCOMP: 0, SUBSCRIBE: 2, SUBACK: 0, UNSUBSCRIBE: 2,
    UNSUBACK: 0, PINGREQ: 0, PINGRESP: 0, DISCONNECT: 0, AUTH: 0,
}  # fmt: skip
"""The low four bits each type must have, but for the duplicate mark of MQTT 3.1; PUBLISH has its own."""

PROPERTIES: dict[int, tuple[str, str]] = {
    0x01: ("payload-format", "1"), 0x02: ("message-expiry", "4"), 0x03: ("content-type", "s"),
    0x08: ("response-topic", "s"), 0x09: ("correlation-data", "b"), 0x0B: ("subscription-identifier", "v"),
    0x11: ("session-expiry", "4"), 0x12: ("assigned-client-id", "s"), 0x13: ("server-keep-alive", "2"),
    0x15: ("authentication-method", "s"), 0x16: ("authentication-data", "b"), 0x17: ("request-problem", "1"),
    0x18: ("will-delay", "4"), 0x19: ("request-response", "1"), 0x1A: ("response-information", "s"),
    0x1C: ("server-reference", "s"), 0x1F: ("reason", "s"), 0x21: ("receive-maximum", "2"),
    TOPIC_ALIAS: ("topic-alias", "2"), 0x22: ("topic-alias-maximum", "2"), 0x24: ("maximum-qos", "1"),
    0x25: ("retain-available", "1"), USER_PROPERTY: ("user-property", "p"), 0x27: ("maximum-packet-size", "4"),
    0x28: ("wildcards-available", "1"), 0x29: ("identifiers-available", "1"), 0x2A: ("shared-available", "1"),
}  # fmt: skip
"""Name and shape (bytes of a number, s string, b binary, v variable number, p pair of strings); section 2.2.2.2."""


NO_SUCH_QOS = 6
"""The two bits of a PUBLISH for a quality of service of 3, which section 3.3.1.2 forbids and some clients send."""


class FixedHeader(Struct, frozen=True):
    """Type, low four bits, bytes of the header itself and bytes that follow it."""

    type: int
    flags: int
    size: int
    length: int


def fixed_header(data: bytes | bytearray, at: int, *, surely: bool = False) -> FixedHeader | bool | None:
    """The fixed header at ``at``; None: more bytes are needed; False: no MQTT packet begins so.

    Where there ``surely`` is one, a PUBLISH may claim `NO_SUCH_QOS`.
    """
    if at >= len(data):
        return None
    kind, flags = data[at] >> 4, data[at] & 15
    if kind == PUBLISH:
        if flags & 6 == NO_SUCH_QOS and not surely:
            return False
    elif FLAGS.get(kind) != flags & ~DUPLICATE:
        return False
    length = 0
    for i in range(4):
        if at + 1 + i >= len(data):
            return None
        length |= (data[at + 1 + i] & 127) << 7 * i
        if data[at + 1 + i] < 128:
            return FixedHeader(kind, flags, 2 + i, length)
    return False


class Broken(Exception):
    """The bytes of a packet do not hold what its type says; never leaves this module."""


class _Fields(Struct):
    """Reads the fields of one packet in order; raises `Broken` at its end."""

    data: bytes
    at: int = 0

    def take(self, count: int) -> bytes:
        if self.at + count > len(self.data):
            raise Broken
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, count: int) -> int:
        return int.from_bytes(self.take(count), "big")

    def binary(self) -> bytes:
        return self.take(self.number(2))

    def text(self) -> str:
        return self.binary().decode("utf-8", "backslashreplace")

    def variable(self) -> int:
        value = 0
        for i in range(4):
            byte = self.number(1)
            value |= (byte & 127) << 7 * i
            if byte < 128:
                return value
        raise Broken

    def properties(self) -> Properties:
        end = self.variable() + self.at
        if end > len(self.data):
            raise Broken
        found = Properties()
        while self.at < end:
            code = self.variable()
            if code not in PROPERTIES:
                raise Broken
            self._property(code, found)
        if self.at != end:
            raise Broken
        return found

    def _property(self, code: int, found: Properties) -> None:
        name, shape = PROPERTIES[code]
        if shape == "p":
            found.pairs.append((self.text(), self.text()))
        elif shape == "s":
            found.texts.append((name, self.text()))
        elif shape == "b":
            found.texts.append((name, b64encode(self.binary()).decode()))
        else:
            value = self.variable() if shape == "v" else self.number(int(shape))
            if code == TOPIC_ALIAS:
                found.alias = value
            found.texts.append((name, str(value)))


class Properties(Struct):
    """Properties of an MQTT 5 packet: named ones as text (binary ones in Base64), user properties, the topic alias."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    alias: int | None = None

    def headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """As header fields, the user properties under their own names."""
        return tuple((name.encode(), value.encode()) for name, value in (*self.texts, *self.pairs))

    def json(self) -> dict[str, Json]:
        """As members of an object, the user properties in one of their own."""
        said: dict[str, Json] = dict(self.texts)
        return said | ({"user": dict(self.pairs)} if self.pairs else {})


class Connect(Struct, frozen=True):
    """What a CONNECT says; ``fields`` go into the body, the password's value is never kept."""

    version: int
    fields: dict[str, Json]


def read_connect(data: bytes) -> Connect | None:
    """A CONNECT (section 3.1)."""
    try:
        return _connect(_Fields(data))
    except Broken:
        return None


def _connect(packet: _Fields) -> Connect:
    name, version, flags = packet.text(), packet.number(1), packet.number(1)
    keep_alive = packet.number(2)
    said: dict[str, Json] = {"protocol": f"{name} {version}", "keep_alive": keep_alive, "clean": bool(flags & 2)}
    if version & 127 == VERSION_5:
        properties = packet.properties().json()
        if properties:
            said["properties"] = properties
    said["client_id"] = packet.text()
    if flags & 4:
        said["will"] = _will(packet, flags, version & 127)
    if flags & 0x80:
        said["username"] = packet.text()
    if flags & 0x40:
        said["password_bytes"] = len(packet.binary())
    return Connect(version & 127, said)


def _will(packet: _Fields, flags: int, version: int) -> Json:
    properties = packet.properties().json() if version == VERSION_5 else {}
    topic, data = packet.text(), packet.binary()
    try:
        said: dict[str, Json] = {"topic": topic, "payload": data.decode()}
    except UnicodeDecodeError:
        said = {"topic": topic, "payload_base64": b64encode(data).decode()}
    said |= {"qos": flags >> 3 & 3, "retain": bool(flags & 32)}
    return said | ({"properties": properties} if properties else {})


class PublishHead(Struct, frozen=True):
    """What stands before a PUBLISH's payload, ``size`` bytes; ``packet_id`` is None under QoS 0."""

    topic: str
    packet_id: int | None
    properties: Properties
    size: int


def read_publish(data: bytes, flags: int, version: int) -> PublishHead | None:
    """The variable header of a PUBLISH (section 3.3), of which ``data`` holds at least as much."""
    packet = _Fields(data)
    try:
        topic = packet.text()
        number = packet.number(2) if flags & 6 else None
        properties = packet.properties() if version == VERSION_5 else Properties()
    except Broken:
        return None
    return PublishHead(topic, number, properties, packet.at)


class Acknowledged(Struct, frozen=True):
    """An acknowledgement: the packet it answers, reason codes (0 where it has none), and MQTT 5 properties."""

    packet_id: int
    codes: tuple[int, ...]
    properties: Properties


def read_acknowledgement(data: bytes, kind: int, version: int) -> Acknowledged | None:
    """A PUBACK to PUBCOMP, SUBACK or UNSUBACK."""
    packet = _Fields(data)
    try:
        number = packet.number(2)
        if kind in (SUBACK, UNSUBACK):
            properties = packet.properties() if version == VERSION_5 else Properties()
            return Acknowledged(number, tuple(data[packet.at :]), properties)
        code = packet.number(1) if len(data) > 2 else 0
        properties = packet.properties() if len(data) > 3 else Properties()
    except Broken:
        return None
    return Acknowledged(number, (code,), properties)


def read_connack(data: bytes, version: int) -> tuple[int, bool, Properties] | None:
    """A CONNACK (section 3.2): return or reason code, whether a session was there, properties."""
    packet = _Fields(data)
    try:
        flags, code = packet.number(1), packet.number(1)
        properties = packet.properties() if version == VERSION_5 and len(data) > 2 else Properties()
    except Broken:
        return None
    return code, bool(flags & 1), properties


class Filters(Struct, frozen=True):
    """A SUBSCRIBE or UNSUBSCRIBE: topic filters, with the options byte where there is one (its low bits the QoS)."""

    packet_id: int
    filters: tuple[tuple[str, int | None], ...]
    properties: Properties


def read_filters(data: bytes, kind: int, version: int) -> Filters | None:
    """A SUBSCRIBE (section 3.8) or UNSUBSCRIBE (3.10)."""
    packet = _Fields(data)
    found: list[tuple[str, int | None]] = []
    try:
        number = packet.number(2)
        properties = packet.properties() if version == VERSION_5 else Properties()
        while packet.at < len(data):
            name = packet.text()
            found.append((name, packet.number(1) if kind == SUBSCRIBE else None))
    except Broken:
        return None
    return Filters(number, tuple(found), properties) if found else None


def read_auth(data: bytes) -> tuple[int, Properties] | None:
    """An AUTH or DISCONNECT of MQTT 5 (sections 3.14, 3.15): reason code and properties."""
    packet = _Fields(data)
    try:
        code = packet.number(1) if data else 0
        properties = packet.properties() if len(data) > 1 else Properties()
    except Broken:
        return None
    return code, properties


def sniff_mqtt(head: bytes) -> bool | None:
    """Whether a client's first bytes are an MQTT CONNECT; None: more are needed."""
    if head[:1] != b"\x10":
        return False
    header = fixed_header(head, 0)
    if header is None or isinstance(header, bool):
        return header
    name = head[header.size : header.size + 8]
    names = (b"\x00\x04MQTT", b"\x00\x06MQIsdp")
    if name.startswith(names):
        return True
    return None if any(expected.startswith(name) for expected in names) else False


def sniff_mqtt_midway(head: bytes) -> bool | None:
    """Whether bytes from the middle of a connection are whole MQTT packets, one after the other; None: more needed."""
    at = 0
    while at < len(head):
        header = fixed_header(head, at)
        if not isinstance(header, FixedHeader):
            return header if at == 0 else header is None
        at += header.size + header.length
    return True if at == len(head) and at else None
