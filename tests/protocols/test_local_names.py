from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import DatagramReader, Spoken
from auditor.protocols.local_names import MulticastNames, NetbiosNames, netbios_name
from auditor.protocols.messages import Unread

MDNS_ANSWER = (
    b"\0\0\x84\0\0\0\0\1\0\0\0\1"
    b"\x0cAnna's Phone\x05_tool\x04_tcp\x05local\0\0\x10\x80\1\0\0\x11\x94\0\x0e\x0dmodel=Phone 9"
    b"\x07annas-p\xc0\x24\0\1\x80\1\0\0\0\x78\0\4\xc0\xa8\0\x07"
)


def one(reader: DatagramReader, data: bytes) -> Spoken:
    (said,) = reader.receive(Datagram(Direction.CLIENT, data, 3, 9))
    assert isinstance(said, Spoken)
    assert reader.close() == []
    assert (said.local, said.frames, said.ready, said.time_ns) == (True, (3,), 3, 9)
    return said


def body(said: Spoken) -> object:
    assert said.request.body is not None
    return json.loads(said.request.body.data)


def test_what_a_device_says_of_itself_by_mdns() -> None:
    said = one(MulticastNames(), MDNS_ANSWER)
    assert (said.protocol, said.method, said.path) == ("mDNS", "ANSWER", "Anna's Phone._tool._tcp.local TXT")
    assert body(said) == {
        "answers": [
            {"name": "Anna's Phone._tool._tcp.local", "type": "TXT", "ttl": 4500, "data": {"model": "Phone 9"}}
        ],
        "additional": [{"name": "annas-p.local", "type": "A", "ttl": 120, "data": "192.168.0.7"}],
        "announced_host": "annas-p",
        "announced_service": "Anna's Phone",
    }


def test_a_service_that_is_looked_for_is_not_announced() -> None:
    data = MDNS_ANSWER[:2] + b"\0\0" + MDNS_ANSWER[4:]
    said = body(one(MulticastNames(), data))
    assert isinstance(said, dict)
    assert not {"announced_host", "announced_service"} & set(said)


def test_all_questions_of_a_datagram_are_in_the_body() -> None:
    data = b"\0\0\0\0\0\2\0\0\0\0\0\0\x01a\x05local\0\0\1\x80\1\x01b\xc0\x0e\0\x1c\0\1"
    said = one(MulticastNames("LLMNR"), data)
    assert (said.protocol, said.method, said.path) == ("LLMNR", "QUERY", "a.local A")
    assert body(said) == {"questions": [{"asked": "a.local", "type": "A"}, {"asked": "b.local", "type": "AAAA"}]}


def encoded(name: bytes, suffix: int) -> bytes:
    raw = name.ljust(15) + bytes([suffix])
    return b"\x20" + b"".join(bytes([65 + (c >> 4), 65 + (c & 15)]) for c in raw) + b"\0"


def test_netbios_registration_tells_name_and_address() -> None:
    data = b"\x12\x34\x29\x10\0\1\0\0\0\0\0\1" + encoded(b"ANNAS-PC", 0x20) + b"\0\x20\0\1"
    data += b"\xc0\x0c\0\x20\0\1\0\4\x93\xe0\0\6\0\0\xc0\xa8\0\x08"
    said = one(NetbiosNames(), data)
    assert (said.method, said.path) == ("REGISTRATION", "ANNAS-PC NB")
    assert body(said) == {
        "asked": "ANNAS-PC",
        "suffix": "file server",
        "records": [{"name": "ANNAS-PC", "type": "NB", "addresses": ["192.168.0.8"]}],
    }


def test_a_workstation_that_registers_its_name_and_address_tells_its_own_name() -> None:
    data = b"\x12\x34\x29\x10\0\1\0\0\0\0\0\1" + encoded(b"ANNAS-PC", 0x00) + b"\0\x20\0\1"
    data += b"\xc0\x0c\0\x20\0\1\0\4\x93\xe0\0\6\0\0\xc0\xa8\0\x08"
    said = body(one(NetbiosNames(), data))
    assert isinstance(said, dict)
    assert said["host_name"] == "ANNAS-PC"
    assert "records" in said


def test_netbios_status_tells_names_and_hardware_address() -> None:
    names = b"\2" + b"ANNAS-PC".ljust(15) + b"\0\4\0" + b"HOME".ljust(15) + b"\0\x84\0"
    status = names + b"\x02\0\0\0\0\x09" + bytes(40)
    data = b"\0\1\x84\0\0\0\0\1\0\0\0\0" + encoded(b"*", 0) + b"\0\x21\0\1\0\0\0\0"
    said = one(NetbiosNames(), data + len(status).to_bytes(2, "big") + status)
    assert said.method == "ANSWER"
    assert body(said) == {
        "about": "*",
        "suffix": "workstation",
        "records": [
            {"name": "*", "type": "NBSTAT", "names": ["ANNAS-PC", "HOME"], "hardware_address": "02:00:00:00:00:09"}
        ],
    }


def test_a_name_that_is_not_encoded_stays() -> None:
    assert netbios_name("printer.local") == ("printer.local", "unknown")


def test_rubbish_is_unread() -> None:
    for reader in (MulticastNames(), NetbiosNames()):
        (found,) = reader.receive(Datagram(Direction.CLIENT, b"\0\1\2", 1, 1))
        assert isinstance(found, Unread)
        assert (found.start, found.end, found.reason) == (0, 3, Outcome.UNDECODABLE)


@given(st.binary(max_size=120))
@settings(deadline=None, max_examples=200)
def test_hostile_bytes_never_raise(tail: bytes) -> None:
    for head in (b"\0\1\x84\0\0\0\0\1\0\0\0\0" + encoded(b"*", 0), b"\0\0\0\0\0\1\0\1\0\0\0\0", b""):
        for reader in (MulticastNames(), NetbiosNames()):
            assert len(reader.receive(Datagram(Direction.CLIENT, head + tail, 1, 1))) == 1


def test_the_name_a_device_claims_for_itself_is_told_apart_from_those_it_asks_for() -> None:
    answer = body(one(MulticastNames(), MDNS_ANSWER))
    assert isinstance(answer, dict)
    assert answer["announced_host"] == "annas-p"
    verifying = b"\x12\x34\0\0\0\1\0\0\0\0\0\0\x07kite-pc\0\0\xff\0\1"
    assert body(one(MulticastNames("LLMNR"), verifying)) == {
        "questions": [{"asked": "kite-pc", "type": "ANY"}],
        "announced_host": "kite-pc",
    }
    asked = b"\0\0\0\0\0\1\0\0\0\1\0\0\x05tern1\x05local\0\0\xff\0\1"
    probing = asked + b"\xc0\x0c\0\1\0\1\0\0\0\x78\0\4\xc0\xa8\0\x07"
    probe = body(one(MulticastNames(), probing))
    assert isinstance(probe, dict)
    assert probe["announced_host"] == "tern1"
    asking = b"\0\0\0\0\0\1\0\0\0\0\0\0\x05tern1\x05local\0\0\1\0\1"
    question = body(one(MulticastNames(), asking))
    assert isinstance(question, dict)
    assert not {"announced_host", "announced_service"} & set(question)
