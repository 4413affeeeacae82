from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent

if TYPE_CHECKING:
    from tests.tls.conftest import Lab, Programs, Session

C, S = Direction.CLIENT, Direction.SERVER
KEY_UPDATE = b"\x18\x00\x00\x01\x00"


class Sender:
    """Protects records as a TLS 1.3 server with AES-256-GCM would, from RFC 8446 §5.2 and §7 with HKDF by OpenSSL."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._rekey()

    def _expand(self, label: bytes, length: int) -> bytes:
        info = length.to_bytes(2, "big") + bytes((len(label) + 6,)) + b"tls13 " + label + b"\0"
        return HKDFExpand(hashes.SHA384(), length, info).derive(self._secret)

    def _rekey(self) -> None:
        self._cipher = AESGCM(self._expand(b"key", 32))
        self._iv = int.from_bytes(self._expand(b"iv", 12), "big")
        self.sequence = 0

    def update(self) -> None:
        self._secret = self._expand(b"traffic upd", 48)
        self._rekey()

    def record(self, kind: int, content: bytes, padding: int = 0) -> bytes:
        inner = content + bytes((kind,)) + bytes(padding)
        header = b"\x17\x03\x03" + (len(inner) + 16).to_bytes(2, "big")
        sealed = self._cipher.encrypt((self._iv ^ self.sequence).to_bytes(12, "big"), inner, header)
        self.sequence += 1
        return header + sealed


def server_sender(session: Session) -> Sender:
    """Goes on where the recorded server stopped: two session tickets and no data."""
    for line in session.keylog.splitlines():
        if line.startswith(b"SERVER_TRAFFIC_SECRET_0"):
            sender = Sender(bytes.fromhex(line.split()[2].decode()))
            sender.sequence = 2
            return sender
    raise AssertionError("no server secret in the key log")


@pytest.fixture
def quiet(lab: Lab) -> Session:
    return lab.record(lab.contexts(), script=[], close=False)


def read_with(lab: Lab, session: Session, *more: bytes | int) -> tuple[bytes, int, list[Outcome]]:
    """The server's stream continued with records, and gaps of that many bytes: plaintext, gaps, reasons unread."""
    offset = len(session.stream(S))
    events: list[StreamEvent] = [Data(C, session.stream(C), 0), Data(S, session.stream(S), 0)]
    for piece in more:
        if isinstance(piece, int):
            events.append(Gap(S, offset, piece))
            offset += piece
        else:
            events.append(Data(S, piece, offset))
            offset += len(piece)
    events.append(End(S, offset, clean=True))
    reading = lab.feed(session, events)
    return reading.plain(S), reading.gaps(S), [span.reason for span in reading.unread]


def test_key_updates_are_followed(lab: Lab, quiet: Session) -> None:
    sender = server_sender(quiet)
    records = [sender.record(23, b"zero ")]
    for text in (b"one ", b"two "):
        records.append(sender.record(22, KEY_UPDATE))
        sender.update()
        records.append(sender.record(23, text))
    assert read_with(lab, quiet, b"".join(records)) == (b"zero one two ", 0, [])


def test_padding_is_taken_off(lab: Lab, quiet: Session) -> None:
    sender = server_sender(quiet)
    records = sender.record(23, b"a\0", 300), sender.record(23, b"", 40), sender.record(23, b"b")
    assert read_with(lab, quiet, *records) == (b"a\0b", 0, [])


def test_key_update_lost_in_a_gap_is_found_out(lab: Lab, quiet: Session) -> None:
    sender = server_sender(quiet)
    first = sender.record(23, b"before ")
    lost = sender.record(22, KEY_UPDATE)
    sender.update()
    lost += sender.record(23, b"lost")
    rest = sender.record(23, b"after") + sender.record(23, b" all")
    assert read_with(lab, quiet, first, len(lost), rest) == (b"before after all", 1, [])


def test_records_lost_by_the_thousand_are_skipped(lab: Lab, quiet: Session) -> None:
    sender = server_sender(quiet)
    first = sender.record(23, b"before ")
    lost = b"".join(sender.record(23, b"x" * 20) for _ in range(3000))
    rest = sender.record(23, b"after") + sender.record(23, b" all")
    assert read_with(lab, quiet, first, len(lost), rest) == (b"before after all", 1, [])


def test_post_handshake_finished_changes_no_key(lab: Lab, quiet: Session) -> None:
    sender = server_sender(quiet)
    records = sender.record(22, b"\x14\0\0\x30" + bytes(48)) + sender.record(23, b"still read")
    assert read_with(lab, quiet, records) == (b"still read", 0, [])


def test_data_after_close_notify_is_unread(lab: Lab, quiet: Session) -> None:
    sender = server_sender(quiet)
    records = sender.record(23, b"data") + sender.record(21, b"\x01\x00") + sender.record(23, b"late")
    assert read_with(lab, quiet, records) == (b"data", 0, [Outcome.UNDECODABLE])


def test_forged_records_cost_bounded_work(lab: Lab, quiet: Session) -> None:
    forged = (b"\x17\x03\x03\x00\x20" + bytes(32)) * 3000
    plain, gaps, reasons = read_with(lab, quiet, 50_000, forged)
    assert (plain, gaps) == (b"", 1)
    assert set(reasons) == {Outcome.LOST}


@pytest.mark.program("openssl")
def test_key_updates_of_openssl_are_followed(lab: Lab, programs: Programs) -> None:
    session, printed = programs.record(["-tls1_3", "-rev"], ["-tls1_3"], [b"first\n", b"K\n", b"second\n"])
    assert b"KEYUPDATE" in printed
    assert lab.read(session).both() == (b"first\nsecond\n", b"tsrif\ndnoces\n")


EARLY_SERVER = ("-tls1_3", "-early_data", "-no_anti_replay")


def early_arguments(lab: Lab) -> tuple[list[str], list[str]]:
    """Arguments of a client that keeps its session, and of one that resumes it with early data."""
    kept, early = lab.directory / "session.pem", lab.directory / "early.txt"
    early.write_bytes(b"sent before the handshake ended\n")
    return ["-tls1_3", "-sess_out", str(kept)], ["-tls1_3", "-sess_in", str(kept), "-early_data", str(early)]


@pytest.mark.program("openssl")
def test_accepted_early_data_comes_first_and_without_its_secret_is_unread(lab: Lab, programs: Programs) -> None:
    first, again = early_arguments(lab)
    session, printed = programs.record(EARLY_SERVER, again, [b"later\n"], answers=False, before=first)
    assert b"Early data was accepted" in printed
    reading = lab.read(session)
    assert reading.plain(C) == b"sent before the handshake ended\nlater\n"
    assert reading.unread == []
    swapped = lab.feed(session, [Data(side, session.stream(side), 0) for side in (S, C)])
    assert swapped.plain(C) == reading.plain(C)
    keys = b"\n".join(line for line in session.keylog.splitlines() if b"EARLY" not in line)
    without = lab.read(session, keys)
    assert without.plain(C) == b"later\n"
    assert without.gaps(C) == 1
    assert {(span.direction, span.reason) for span in without.unread} == {(C, Outcome.KEYS_MISSING)}


@pytest.mark.program("openssl")
def test_refused_early_data_is_unread_because_it_is_sent_again(lab: Lab, programs: Programs) -> None:
    first, again = early_arguments(lab)
    programs.record(EARLY_SERVER, first, [b"warm\n"], answers=False)
    session, printed = programs.record(EARLY_SERVER, again, [b"later\n"], answers=False)
    assert b"Early data was rejected" in printed
    reading = lab.read(session)
    assert reading.plain(C) == b"later\n"
    assert [span.detail for span in reading.unread] == ["0-RTT data the server refused"]
