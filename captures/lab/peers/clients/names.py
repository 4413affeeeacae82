"""Names: dnspython over UDP, TCP and TLS; what zeroconf and async-upnp-client tell the local network; a DHCP lease."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import subprocess

import dns.message
import dns.query
import dns.rcode
from async_upnp_client.search import async_search
from zeroconf import IPVersion, ServiceInfo, Zeroconf

from captures.lab.network import CLIENT_ADDRESS, INTERFACE
from captures.lab.peers.clients.around import Around
from captures.lab.peers.places import RESOLVER, RESOLVER_HOST

QUESTIONS = (("video.example", "A"), ("video.example", "AAAA"), ("text.example", "TXT"), ("nobody.example", "A"))
SERVICE, INSTANCE = "_lab._tcp.local.", "Lab speaker._lab._tcp.local."
SENT = re.compile(r"^Sending to \(224\.0\.0\.251, .*? flags=(\d+), .*? name=(\S+)\. type=(\w+) ")
"""Flags, first name and its type of what zeroconf sent to the multicast address."""
IS_RESPONSE = 0x8000
SEARCHED = "urn:schemas-upnp-org:device:InternetGatewayDevice:1"


def talk(around: Around) -> None:
    """One after the other."""
    _dns(around)
    _multicast(around)
    asyncio.run(_search(around))
    _lease()


def _dns(around: Around) -> None:
    for name, kind in QUESTIONS:
        query = dns.message.make_query(name, kind)
        for protocol in ("DNS", "DNS", "DoT"):
            if protocol == "DoT":
                answer = dns.query.tls(query, RESOLVER, 10, ssl_context=around.context(), server_hostname=RESOLVER_HOST)
            elif query.id:
                answer = dns.query.udp(query, RESOLVER, 10)
            else:
                answer = dns.query.tcp(query, RESOLVER, 10)
            around.notes.note(protocol, "QUERY", f"{name} {kind}", status=answer.rcode())
            query = dns.message.make_query(name, kind, id=0)


class _Sent(logging.Handler):
    """Takes the library's word for what it sent: ``Sending to … as …`` with the whole message."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text.startswith("Sending to"):
            self.lines.append(text)


def _multicast(around: Around) -> None:
    log, sent = logging.getLogger("zeroconf"), _Sent()
    log.setLevel(logging.DEBUG)
    log.addHandler(sent)
    zeroconf = Zeroconf(interfaces=[CLIENT_ADDRESS], ip_version=IPVersion.V4Only)
    info = ServiceInfo(
        SERVICE, INSTANCE, addresses=[socket.inet_aton(CLIENT_ADDRESS)], port=8009,
        properties={"model": "Lab One", "id": "0011223344"}, server="lab-speaker.local.",
    )  # fmt: skip
    zeroconf.register_service(info)
    zeroconf.get_service_info("_other._tcp.local.", "Nobody._other._tcp.local.", timeout=300)
    zeroconf.unregister_service(info)
    zeroconf.close()
    log.removeHandler(sent)
    for line in sent.lines:
        said = SENT.search(line)
        if said is not None:
            method = "ANSWER" if int(said[1]) & IS_RESPONSE else "QUERY"
            around.notes.note("mDNS", method, f"{said[2]} {said[3].upper()}")


async def _search(around: Around) -> None:
    async def found(_: object) -> None:
        """Nobody answers here."""

    await async_search(found, timeout=1, search_target=SEARCHED, source=(CLIENT_ADDRESS, 0))
    around.notes.note("SSDP", "M-SEARCH", "*", body=b"")


def _lease() -> None:
    """The truth of it is in the server's log."""
    ask = [
        "udhcpc",
        "-f",
        "-n",
        "-q",
        "-i",
        INTERFACE,
        "-s",
        "/bin/true",
        "-x",
        "hostname:lab-phone",
        "-V",
        "lab-dhcp-1",
    ]
    subprocess.run(ask, check=True, capture_output=True)
