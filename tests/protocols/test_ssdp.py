from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Spoken
from auditor.protocols.messages import Unread
from auditor.protocols.ssdp import SsdpDatagrams

SEARCH = b'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nST: urn:dial:1\r\n\r\n'
ANSWER = b"HTTP/1.1 200 OK\r\nSERVER: TV/9 UPnP/1.0\r\nUSN: uuid:0f\r\n\r\n"


def read(data: bytes) -> Spoken | Unread:
    (found,) = SsdpDatagrams().receive(Datagram(Direction.CLIENT, data, 1, 2))
    assert isinstance(found, Spoken | Unread)
    return found


def test_a_search_says_what_is_looked_for() -> None:
    said = read(SEARCH)
    assert isinstance(said, Spoken)
    assert (said.method, said.path, said.status, said.local) == ("M-SEARCH", "*", None, True)
    assert said.request.header(b"st") == b"urn:dial:1"


def test_an_answer_says_who_is_there() -> None:
    said = read(ANSWER)
    assert isinstance(said, Spoken)
    assert (said.method, said.status, said.request.header(b"server")) == ("ANSWER", 200, b"TV/9 UPnP/1.0")


def test_anything_else_is_unread() -> None:
    assert isinstance(read(b"\x00\x01"), Unread)


@given(st.sampled_from([SEARCH, ANSWER, b"NOTIFY ", b"HTTP/1."]), st.integers(0, 120), st.binary(max_size=40))
@settings(deadline=None)
def test_hostile_bytes_never_raise(message: bytes, cut: int, tail: bytes) -> None:
    read(message[:cut] + tail)
