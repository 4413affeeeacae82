"""Says in one outcome and one sentence what became of a QUIC connection."""

from __future__ import annotations

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.quic.frames import CloseFrame
from auditor.quic.google import google_server_name
from auditor.quic.handshake import Handshake, Level
from auditor.tls.keylog import KeyLog
from auditor.tls.verdict import alert_name

_CRYPTO_ERROR = 0x100
_NO_ERROR = 0


class Progress:
    """How far a connection came. ``opened`` and ``closed`` count packets with application data per direction.

    ``answered`` says that the server sent a packet; ``renegotiated`` that it asked for another version; ``foreign`` and
    ``google`` name versions that are not read, ``google_name`` the server asked for in one of the latter, ``unknown``
    the application protocol if no reader knows it.
    """

    def __init__(self, keys: KeyLog, handshake: Handshake) -> None:
        self.keys = keys
        self.handshake = handshake
        self.version: int | None = None
        self.answered = False
        self.renegotiated = False
        self.opened = [0, 0]
        self.closed = [0, 0]
        self.unverified = 0
        self.foreign: str | None = None
        self.google: str | None = None
        self.google_name: str | None = None
        self.unknown: str | None = None
        self.broken: tuple[Direction, CloseFrame] | None = None

    @property
    def sni(self) -> str | None:
        """The server's name, of either kind of hello."""
        hello = self.handshake.client
        return self.google_name if hello is None else hello.sni

    @property
    def ech(self) -> bool:
        """Whether the ClientHello carried an encrypted one, or a decoy."""
        hello = self.handshake.client
        return hello is not None and hello.ech

    def see_google(self, version: str, data: bytes) -> None:
        """A datagram is of this version of Google's."""
        self.google = version
        self.google_name = self.google_name or google_server_name(data)

    def close(self, direction: Direction, level: Level, frame: CloseFrame) -> None:
        """A side ended the connection; before it was established, that tells why it failed."""
        early = level in (Level.INITIAL, Level.HANDSHAKE) or _CRYPTO_ERROR <= frame.code < 2 * _CRYPTO_ERROR
        if early and frame.code != _NO_ERROR and self.broken is None:
            self.broken = direction, frame


def keyless(progress: Progress) -> tuple[Outcome, str]:
    """Why packets that no key opened stayed closed."""
    handshake = progress.handshake
    if handshake.client is None:
        return Outcome.NO_KEYS, "handshake not in the capture"
    if not progress.keys:
        return Outcome.NO_KEYS, "no key log given"
    if progress.keys.knows(handshake.client.random):
        return Outcome.KEYS_MISSING, "the key log has only some of this connection's secrets"
    return Outcome.KEYS_MISSING, "the key log has no secret for this connection"


def verdict(progress: Progress) -> tuple[Outcome, str]:
    """The outcome and its reason, as far as the connection has come."""
    if progress.google is not None:
        return Outcome.NO_KEYS, f"{progress.google}, which is not opened"
    if any(progress.opened):
        if progress.unknown is not None:
            return Outcome.UNKNOWN, f"no reader knows {progress.unknown} over QUIC"
        return Outcome.AUDITED, ""
    if progress.handshake.client is None:
        if progress.foreign is not None:
            return Outcome.UNKNOWN, f"{progress.foreign} is not read"
        return (Outcome.ABORTED, "no common version") if progress.renegotiated else keyless(progress)
    if progress.broken is not None:
        return Outcome.ABORTED, _broken_off(progress.broken, progress.handshake)
    if any(progress.closed):
        return keyless(progress)
    if progress.unverified:
        return Outcome.UNDECODABLE, "packets do not verify under the keys of the key log"
    if not progress.answered:
        return Outcome.ABORTED, "no answer to the ClientHello"
    return Outcome.ABORTED, "handshake not finished, no application data sent"


def _broken_off(broken: tuple[Direction, CloseFrame], handshake: Handshake) -> str:
    direction, frame = broken
    if _CRYPTO_ERROR <= frame.code < 2 * _CRYPTO_ERROR:
        sentence = f"alert {alert_name(frame.code - _CRYPTO_ERROR)} from {direction.name.lower()}"
        pinned = direction is Direction.CLIENT and handshake.certificate
        return f"{sentence} after server certificate: pinned?" if pinned else sentence
    return f"closed by {direction.name.lower()} during the handshake (error 0x{frame.code:x})"
