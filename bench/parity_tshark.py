"""tshark's view of one capture: its PDML for messages and bodies, its fields of every packet for names and flows.

``http.file_data`` is the body with transfer and content codings undone; where tshark could not undo the latter, and in
HTTP/2, where only the encoded body is given in every case, `bench.parity_bodies` does. A body of which tshark shows
only part (cut packets, a stream without its end) is not compared.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from auditor.protocols.dns_records import TYPES
from bench.parity_bodies import NOTHING, content, decoded
from bench.parity_records import Content, Request, Seen, without_port

AGGREGATOR = "\x1f"
FIELDS = (
    "frame.number", "frame.protocols", "frame.len", "frame.cap_len", "ip.src", "ip.dst", "ipv6.src", "ipv6.dst",
    "tcp.stream", "udp.stream", "tcp.srcport", "tcp.dstport", "udp.srcport", "udp.dstport", "tcp.len",
    "tls.handshake.extensions_server_name", "dns.flags.response", "dns.qry.name", "dns.qry.type",
    "dtls.handshake.extensions_server_name", "gquic.tag.sni", "tls.record.content_type", "_ws.malformed", "udp.length",
)  # fmt: skip
SERVER_NAMES = (
    "tls.handshake.extensions_server_name", "dtls.handshake.extensions_server_name", "gquic.tag.sni",
)  # fmt: skip
MESSAGES = "http || http2 || websocket || mqtt"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet by tshark's fields; every field's values in order of the layers, outermost first."""

    number: int
    values: dict[str, tuple[str, ...]]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return self.values.get(name, ())

    def last(self, name: str) -> str:
        """The innermost value of a field, empty where there is none."""
        return self.values[name][-1] if name in self.values else ""

    @property
    def protocols(self) -> tuple[str, ...]:
        """Protocol names, outermost first."""
        return tuple(self.last("frame.protocols").split(":"))

    @property
    def cut(self) -> bool:
        """Whether the packet was cut short when captured."""
        return int(self.last("frame.cap_len") or 0) < int(self.last("frame.len") or 0)


@dataclass(slots=True)
class View:
    """All of tshark's view; ``fault`` is what it complained of, empty where it did not."""

    seen: Seen = field(default_factory=Seen)
    packets: list[Packet] = field(default_factory=list)
    fault: str = ""


@dataclass(slots=True)
class _Half:
    """One direction of an HTTP/2 stream: header fields, raw DATA, and whether its end was seen."""

    fields: dict[str, str] = field(default_factory=dict)
    frames: list[bytes] = field(default_factory=list)
    whole: bytes | None = None
    ended: bool = False

    def content(self) -> Content | None:
        raw = self.whole if self.whole is not None else self.frames[0] if len(self.frames) == 1 else None
        if raw is None:
            return None if self.frames or not self.ended else NOTHING
        plain = decoded(raw, self.fields.get("content-encoding", "")) if self.ended else None
        return None if plain is None else content(plain)


@dataclass(slots=True)
class _Asked:
    """An HTTP/1 request waiting for its answer."""

    method: str
    host: str
    path: str
    frame: int
    body: Content | None
    status: int | None = None
    answer: Content | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """An HTTP/1 answer and the packet ``of`` the request tshark gives it to (0: none).

    ``without`` is its body if it belongs to a request whose answers have none.
    """

    frame: int
    of: int
    status: int
    body: Content | None
    without: Content | None


def view(program: str, capture: Path, keylog: Path | None, seconds: float) -> View:
    """Run tshark twice over a capture; a time-out (of ``seconds`` each) is a fault, what came before it is kept."""
    keys = ["-o", f"tls.keylog_file:{keylog}"] if keylog is not None else []
    common = [program, "-n", "-r", str(capture), "-o", "tcp.reassemble_out_of_order:TRUE", *keys]
    shown = [part for name in FIELDS for part in ("-e", name)]
    text, fault = _run([*common, "-T", "fields", "-E", f"aggregator={AGGREGATOR}", *shown], seconds)
    result = View(fault=fault, packets=list(_packets(text)))
    names = {packet.number: packet for packet in result.packets}
    pdml, fault = _run([*common, "-Y", MESSAGES, "-T", "pdml", "-J", "http http2 websocket mqtt"], seconds)
    result.fault = result.fault or fault
    try:
        _messages(pdml, names, result.seen)
    except ParseError as error:
        result.fault = result.fault or f"PDML breaks off: {error}"
    _names(result.packets, result.seen)
    return result


def _run(command: list[str], seconds: float) -> tuple[str, str]:
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        return (error.stdout or b"").decode("utf-8", "replace"), f"tshark took more than {seconds:.0f} s"
    said = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if not line.startswith("Running as")]
    return done.stdout.decode("utf-8", "replace"), said[-1] if done.returncode and said else ""


def _packets(text: str) -> Iterator[Packet]:
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) != len(FIELDS) or not cells[0].isdigit():
            continue
        filled = {name: tuple(cell.split(AGGREGATOR)) for name, cell in zip(FIELDS, cells, strict=True) if cell}
        yield Packet(int(cells[0]), filled)


def _elements(pdml: str) -> Iterator[tuple[int, Element]]:
    """The protocols of each packet that carry messages, with its number."""
    clean = _ILLEGAL.sub("?", pdml).encode()
    for _, element in iterparse(BytesIO(clean), events=("end",)):
        if element.tag != "packet":
            continue
        number = element.find("./proto[@name='geninfo']/field[@name='num']")
        if number is not None:
            yield from ((int(number.get("show", "0")), proto) for proto in element.iter("proto"))
        element.clear()


def _messages(pdml: str, packets: dict[int, Packet], seen: Seen) -> None:
    asked: dict[str, list[_Asked]] = defaultdict(list)
    halves: dict[tuple[str, int], dict[str, _Half]] = defaultdict(lambda: defaultdict(_Half))
    clients: dict[str, str] = defaultdict(str)
    parts: Counter[tuple[str, str]] = Counter()
    answered: dict[str, list[_Answer]] = defaultdict(list)
    for number, proto in _elements(pdml):
        packet = packets[number]
        stream = packet.last("tcp.stream")
        if proto.get("name") == "http":
            if proto.find("field[@name='http.request']") is not None:
                clients[stream] = packet.last("tcp.srcport")
            if "mqtt" in _header(_fields(proto), "http.sec_websocket_protocol"):
                seen.unreadable.add(clients[stream])
            _http1(proto, packet, asked[stream], answered[stream])
        elif proto.get("name") == "http2":
            for each in proto.iter("field"):
                if each.get("name") == "http2.stream":
                    _http2(each, packet, stream, halves)
        elif proto.get("name") == "websocket":
            way = "SEND" if packet.last("tcp.srcport") == clients[stream] else "RECEIVE"
            _websocket(proto, (clients[stream], way), parts, seen)
        elif proto.get("name") == "mqtt":
            _mqtt(proto, seen)
    for stream in {**asked, **answered}:
        waiting = asked[stream]
        _paired(waiting, answered[stream], seen)
        seen.requests += (Request(a.method, a.host, a.path, a.status, a.body, a.answer) for a in waiting)
    seen.requests += _http2_requests(halves)


def _fields(proto: Element) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = defaultdict(list)
    for each in proto.iter("field"):
        found[each.get("name", "")].append(each)
    return found


def _bytes(element: Element) -> bytes:
    try:
        return bytes.fromhex(element.get("value", ""))
    except ValueError:
        return b""


def _text(found: dict[str, list[Element]], name: str) -> str:
    return _bytes(found[name][0]).decode("utf-8", "replace") if name in found else ""


def _header(found: dict[str, list[Element]], name: str) -> str:
    return _text(found, name).partition(":")[2].strip()


def _paired(asked: list[_Asked], answers: list[_Answer], seen: Seen) -> None:
    """Give every answer to its request.

    Where there are as many answers as requests, in order (RFC 9112 section 9.3.2): of requests sent in a row tshark
    names the last to the first answer, and none to the others. Else as tshark says.
    """
    ordered = len(asked) == len(answers) and all(a.frame < b.frame for a, b in zip(asked, answers, strict=True))
    for number, answer in enumerate(answers):
        waiting = [a for a in asked if a.status is None and a.frame < answer.frame]
        request = next((a for a in waiting if a.frame == answer.of), waiting[0] if waiting else None)
        request = asked[number] if ordered else request
        if request is None:
            seen.not_compared["answers without their request"] += 1
            continue
        request.status = answer.status
        request.answer = answer.without if request.method in ("HEAD", "CONNECT") else answer.body


def _http1(proto: Element, packet: Packet, asked: list[_Asked], answers: list[_Answer]) -> None:
    found = _fields(proto)
    if "http.request.method" in found:
        host = _header(found, "http.host").lower()
        body = _http1_body(found, packet.cut, bare=False)
        path = _text(found, "http.request.uri")
        asked.append(_Asked(_text(found, "http.request.method"), host, path, packet.number, body))
        return
    if "http.response.code" not in found:
        return
    status = int(_text(found, "http.response.code") or 0)
    if status < 200 and status != 101:
        return
    of = int(found["http.request_in"][0].get("show", "0")) if "http.request_in" in found else 0
    body = _http1_body(found, packet.cut, bare=status in (204, 304))
    answers.append(_Answer(packet.number, of, status, body, _http1_body(found, packet.cut, bare=True)))


def _http1_body(found: dict[str, list[Element]], cut: bool, *, bare: bool) -> Content | None:
    """The body of one message; ``bare`` messages have none whatever their header fields say."""
    if cut:
        return None
    if "http.file_data" not in found:
        length = _header(found, "http.content_length_header")
        empty = bare or (length in ("", "0") and "http.transfer_encoding" not in found)
        return NOTHING if empty else None
    data = _bytes(found["http.file_data"][0])
    undone = any("Content-encoded entity body" in (each.get("show") or "") for each in found[""])
    plain = data if undone else decoded(data, _header(found, "http.content_encoding"))
    return None if plain is None else content(plain)


def _http2(frame: Element, packet: Packet, stream: str, halves: dict[tuple[str, int], dict[str, _Half]]) -> None:
    found = _fields(frame)
    number = int(found["http2.streamid"][0].get("show", "0")) if "http2.streamid" in found else 0
    if "http2.push_promise.promised_stream_id" in found:
        number = int(found["http2.push_promise.promised_stream_id"][0].get("show", "0"))
    sides = halves[stream, number]
    named = dict(_http2_headers(frame))
    way = packet.last("tcp.srcport")
    if ":method" in named:
        way = "request"
    elif "request" in sides and sides["request"].fields.get("from") == packet.last("tcp.srcport"):
        way = "request"
    else:
        way = "answer"
    half = sides[way]
    if ":method" in named:
        half.fields["from"] = packet.last("tcp.srcport") if "http2.push_promise.promised_stream_id" not in found else ""
    final = not named.get(":status", "").startswith("1")
    if named and final and not half.fields.get(":status") and (":status" in named or ":method" in named):
        half.fields.update(named)
    if "http2.body.reassembled.data" in found:
        half.whole = _bytes(found["http2.body.reassembled.data"][0])
    encoded = [each for each in found[""] if "Content-encoded entity body" in (each.get("show") or "")]
    if encoded or "http2.data.data" in found:
        half.frames.append(_bytes((encoded or found["http2.data.data"])[0]))
    half.ended = half.ended or any(each.get("show") == "1" for each in found.get("http2.flags.end_stream", ()))


def _http2_headers(frame: Element) -> Iterator[tuple[str, str]]:
    for header in frame.iter("field"):
        if header.get("name") == "http2.header":
            found = _fields(header)
            yield _text(found, "http2.header.name"), _text(found, "http2.header.value")


def _http2_requests(halves: dict[tuple[str, int], dict[str, _Half]]) -> Iterator[Request]:
    for sides in halves.values():
        if "request" not in sides:
            continue
        request, answer = sides["request"], sides.get("answer", _Half())
        named = request.fields
        status = answer.fields.get(":status", "")
        yield Request(
            method=named.get(":method", ""),
            host=without_port((named.get(":authority") or named.get("host", "")).lower()),
            path=named.get(":path", ""),
            status=int(status) if status.isdigit() else None,
            body=request.content(),
            answer=answer.content() if status else None,
            http2=True,
        )


def _websocket(proto: Element, way: tuple[str, str], parts: Counter[tuple[str, str]], seen: Seen) -> None:
    """Whole messages by length; ``parts`` holds the length of those still going on, by client and direction."""
    found = _fields(proto)
    names = ("websocket.opcode", "websocket.fin", "websocket.rsv")
    opcode, final, reserved = (found[name][0].get("show") if name in found else "" for name in names)
    if opcode not in ("0", "1", "2"):
        return
    if reserved not in ("0x00", "0", ""):
        seen.not_compared["compressed WebSocket frames"] += 1
        seen.unreadable.add(way[0])
        return
    parts[way] += int(found["websocket.payload"][0].get("size", "0")) if "websocket.payload" in found else 0
    if final == "1":
        seen.websocket[*way, parts.pop(way)] += 1


def _mqtt(proto: Element, seen: Seen) -> None:
    found = _fields(proto)
    kind = found["mqtt.msgtype"][0].get("show", "") if "mqtt.msgtype" in found else ""
    verb = {"3": "PUBLISH", "8": "SUBSCRIBE"}.get(kind)
    if verb is not None:
        seen.mqtt[verb, _text(found, "mqtt.topic")] += 1


def _names(packets: list[Packet], seen: Seen) -> None:
    servers: dict[tuple[str, str], str] = {}
    for packet in packets:
        protocols = packet.protocols
        transport = "tcp" if packet.last("tcp.stream") else "udp"
        for field_name in SERVER_NAMES:
            for name in packet.all(field_name):
                servers[transport, packet.last(f"{transport}.stream")] = name
        if "dns" in protocols and "icmp" not in protocols and "icmpv6" not in protocols:
            answers = Counter(packet.all("dns.flags.response"))
            if answers.keys() <= {"0", "False"}:
                pairs = zip(packet.all("dns.qry.name"), packet.all("dns.qry.type"), strict=False)
                for name, type_ in pairs:
                    _question(name, int(type_), seen)
    seen.sni.update(name.lower() for name in servers.values())


def _question(name: str, number: int, seen: Seen) -> None:
    if name.startswith("<") and name != "<Root>":
        seen.not_compared["DNS names that tshark could not read"] += 1
        return
    seen.dns["." if name == "<Root>" else name.lower(), TYPES.get(number, f"TYPE{number}")] += 1
