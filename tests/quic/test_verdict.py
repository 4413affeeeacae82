"""Outcomes in one word and one sentence."""

from __future__ import annotations

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.quic.frames import CloseFrame
from auditor.quic.handshake import Handshake, Level
from auditor.quic.verdict import Progress, verdict
from auditor.tls.hello import ClientHello
from auditor.tls.keylog import KeyLog

RANDOM = bytes(32)


def progress(keylog: bytes = b"") -> Progress:
    keys = KeyLog()
    keys.add(keylog, "test")
    found = Progress(keys, Handshake())
    found.handshake.client = ClientHello(0x0303, RANDOM, b"", (0x1301,))
    return found


def test_a_connection_without_hello_has_no_keys() -> None:
    assert verdict(Progress(KeyLog(), Handshake())) == (Outcome.NO_KEYS, "handshake not in the capture")


def test_data_that_stayed_closed_says_which_keys_are_missing() -> None:
    for keylog, wanted in (
        (b"", (Outcome.NO_KEYS, "no key log given")),
        (
            b"CLIENT_RANDOM " + b"11" * 32 + b" " + b"22" * 48,
            (Outcome.KEYS_MISSING, "the key log has no secret for this connection"),
        ),
        (
            b"EXPORTER_SECRET " + RANDOM.hex().encode() + b" " + b"22" * 48,
            (Outcome.KEYS_MISSING, "the key log has only some of this connection's secrets"),
        ),
    ):
        found = progress(keylog)
        found.answered = True
        found.closed[Direction.SERVER] = 1
        assert verdict(found) == wanted


def test_an_alert_during_the_handshake_is_named() -> None:
    found = progress()
    found.answered = True
    found.close(Direction.SERVER, Level.INITIAL, CloseFrame(0x100 + 120, False, b""))
    assert verdict(found) == (Outcome.ABORTED, "alert no_application_protocol from server")
    found = progress()
    found.close(Direction.CLIENT, Level.HANDSHAKE, CloseFrame(0x0A, False, b""))
    assert verdict(found) == (Outcome.ABORTED, "closed by client during the handshake (error 0xa)")


def test_an_orderly_close_is_no_failure() -> None:
    found = progress()
    found.opened[Direction.CLIENT] = 1
    found.close(Direction.CLIENT, Level.APPLICATION, CloseFrame(0x100, True, b""))
    assert verdict(found) == (Outcome.AUDITED, "")


def test_version_negotiation_without_a_hello_that_can_be_read() -> None:
    found = Progress(KeyLog(), Handshake())
    found.renegotiated = True
    assert verdict(found) == (Outcome.ABORTED, "no common version")
    found.foreign = "QUIC version 0x1a2a3a4a"
    assert verdict(found) == (Outcome.UNKNOWN, "QUIC version 0x1a2a3a4a is not read")
