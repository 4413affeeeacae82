"""SSDP (UPnP Device Architecture 2.0, section 1): what a device looks for in its network, and says it is."""

from __future__ import annotations

from auditor.model import EMPTY_BODY, Message, Outcome
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import DatagramEvent, said_locally, unread
from auditor.protocols.plain import payload

METHODS = (b"M-SEARCH ", b"NOTIFY ", b"HTTP/1.")
MOST_FIELDS = 128


def sniff_ssdp(data: bytes) -> bool:
    """Whether a datagram is SSDP by its first word."""
    return data.startswith(METHODS)


class SsdpDatagrams:
    """Reads M-SEARCH, NOTIFY and the answers to a search (method ANSWER); each datagram is a message."""

    __slots__ = ()

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        data = datagram.data
        if not sniff_ssdp(data):
            return [unread(datagram, Outcome.UNDECODABLE, "not an SSDP message")]
        head, _, rest = data.partition(b"\r\n\r\n") if b"\r\n\r\n" in data else data.partition(b"\n\n")
        first, *lines = head.splitlines()
        words = first.split(None, 2)
        answer = first.startswith(b"HTTP/")
        status = int(words[1]) if answer and len(words) > 1 and words[1].isdigit() and len(words[1]) == 3 else None
        headers = tuple((name.strip(), value.strip()) for name, _, value in (x.partition(b":") for x in lines) if name)
        method = "ANSWER" if answer else words[0].decode("latin-1")
        path = "*" if answer or len(words) < 2 else words[1].decode("latin-1")
        said = Message(headers[:MOST_FIELDS], payload(rest) if rest else EMPTY_BODY)
        return [said_locally(datagram, "SSDP", method, said, path=path, status=status)]

    def close(self) -> list[DatagramEvent]:
        return []
