"""The auditor's view of one capture as JSON: ``python -m bench.parity_auditor CAPTURE [KEYLOG]``.

A process of its own for each capture, so that a crash or a time-out concerns that capture alone.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field

from auditor.dissection import DissectionOptions, Totals, dissect
from auditor.keylogs import read_keylogs
from auditor.model import Exchange, Message
from auditor.protocols.dns_pairing import UNSEEN
from auditor.protocols.doh import doh_message
from auditor.protocols.messages import ResponseBodies
from auditor.report.outcomes import extents
from bench.parity_records import Content, Request, Seen, without_port

HTTP = ("HTTP/0.9", "HTTP/1.0", "HTTP/1.1", "HTTP/2")


@dataclass(frozen=True, slots=True)
class Flow:
    """A connection by its two ends (``ip port``, sorted), what became of it, and its packets."""

    transport: str
    ends: tuple[str, str]
    outcome: str
    packets: int


@dataclass(slots=True)
class Result:
    """Everything asked of the auditor about one capture."""

    kind: str = ""
    seen: Seen = field(default_factory=Seen)
    packets: int = 0
    ledger: dict[str, int] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    carried: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether outcomes account for every packet, and for every byte that flows and packets outside them carried."""
        return sum(self.ledger.values()) == self.packets and sum(self.sizes.values()) == self.carried


def main(arguments: list[str]) -> int:
    keylogs = read_keylogs(arguments[1:])
    options = DissectionOptions(keylogs=keylogs, processes=1, response_bodies=ResponseBodies.HASH)
    result = Result()
    upgraded: set[int] = set()
    with dissect(arguments[0], options, lambda exchange: exchange) as dissection:
        result.kind = dissection.kind
        for _, exchange in dissection:
            if exchange.status == 101:
                upgraded.add(exchange.client.port)
            _add(result.seen, exchange, within={exchange.client.port, exchange.server.port} & upgraded != set())
        _total(result, dissection.totals)
    json.dump(_plain(result), sys.stdout)
    return 0


def parse(text: str) -> Result:
    """The result out of what `main` wrote."""
    plain = json.loads(text)
    seen = plain["seen"]
    return Result(
        kind=plain["kind"],
        seen=Seen(
            requests=[_request(each) for each in seen["requests"]],
            websocket=Counter({(port, way, size): n for port, way, size, n in seen["websocket"]}),
            mqtt=Counter({(verb, topic): n for verb, topic, n in seen["mqtt"]}),
            dns=Counter({(name, type_): n for name, type_, n in seen["dns"]}),
            sni=Counter(seen["sni"]),
            not_compared=Counter(seen["not_compared"]),
        ),
        packets=plain["packets"],
        ledger=plain["ledger"],
        sizes=plain["sizes"],
        carried=plain["carried"],
        flows=[Flow(f["transport"], tuple(f["ends"]), f["outcome"], f["packets"]) for f in plain["flows"]],
    )


def _request(plain: dict[str, object]) -> Request:
    contents = {name: Content(**plain[name]) if plain[name] else None for name in ("body", "answer")}  # type: ignore[arg-type]
    return Request(**(plain | contents))  # type: ignore[arg-type]


def _plain(result: Result) -> dict[str, object]:
    seen = result.seen
    return {
        "kind": result.kind,
        "packets": result.packets,
        "ledger": result.ledger,
        "sizes": result.sizes,
        "carried": result.carried,
        "flows": [asdict(flow) for flow in result.flows],
        "seen": {
            "requests": [asdict(request) for request in seen.requests],
            "websocket": [[*key, n] for key, n in seen.websocket.items()],
            "mqtt": [[*key, n] for key, n in seen.mqtt.items()],
            "dns": [[*key, n] for key, n in seen.dns.items()],
            "sni": dict(seen.sni),
            "not_compared": dict(seen.not_compared),
        },
    }


def _add(seen: Seen, exchange: Exchange, *, within: bool) -> None:
    """Count an exchange; ``within`` tells that it went inside a WebSocket, where tshark shows no MQTT."""
    if exchange.protocol in HTTP:
        seen.requests.append(_http(exchange))
        asked = doh_message(exchange)
        for question in () if asked is None or asked.is_response else asked.questions:
            seen.dns[question.name.lower(), question.type] += 1
    elif exchange.protocol == "WebSocket" and (exchange.tls is None or exchange.tls.alpn != "h2"):
        sent = exchange.method == "SEND"
        message = exchange.request if sent else exchange.response
        if message is not None and message.body is not None:
            seen.websocket[str(exchange.client.port), exchange.method, message.body.length] += 1
    elif exchange.protocol == "MQTT" and not within and exchange.method in ("PUBLISH", "SUBSCRIBE"):
        seen.mqtt[exchange.method, exchange.path] += 1
    elif exchange.protocol in ("DNS", "DoT") and UNSEEN not in exchange.notes:
        name, _, type_ = exchange.path.rpartition(" ")
        if type_:
            seen.dns[name.lower(), type_] += 1
    else:
        seen.not_compared[exchange.protocol] += 1


def _http(exchange: Exchange) -> Request:
    named = exchange.request.header(b"host")
    host = (exchange.host if named is None else named.decode("latin-1")).strip().lower()
    second = exchange.protocol == "HTTP/2"
    if second and named is not None:
        host = exchange.host.lower()
    return Request(
        method=exchange.method,
        host=without_port(host) if second else host,
        path=exchange.path,
        status=exchange.status,
        body=_content(exchange.request),
        answer=None if exchange.response is None else _content(exchange.response),
        http2=second,
    )


def _content(message: Message) -> Content | None:
    return None if message.body is None else Content(message.body.length, message.body.sha256)


def _total(result: Result, totals: Totals) -> None:
    result.packets = totals.packets
    result.ledger = {outcome.value: n for outcome, n in totals.ledger.packets.items()}
    outcomes = extents(totals.ledger, totals.connections, totals.unaudited)
    result.sizes = {outcome.value: extent.bytes for outcome, extent in outcomes.items()}
    result.carried = sum(connection.bytes_out + connection.bytes_in for connection in totals.connections)
    result.carried += sum(gap.bytes for gap in totals.unaudited if not gap.flows)
    for connection in totals.connections:
        ends = sorted(f"{end.address} {end.port}" for end in (connection.client, connection.server))
        transport = "udp" if connection.transport == "quic" else connection.transport
        result.flows.append(Flow(transport, (ends[0], ends[1]), connection.outcome.value, connection.packets))
        if connection.sni:
            result.seen.sni[connection.sni.lower()] += 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
