"""What both directions of a connection have said so far, and the keys that follow from it.

Every fact is written once, by the direction that carries it, and depends on that direction's bytes alone; a direction
that needs a fact of the other one waits. So the result is the same however the two arrive interleaved.
"""

from __future__ import annotations

from enum import Enum
from functools import partial

from msgspec import Struct, field

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.tls import handshake
from auditor.tls.ciphers import Suite, suite, suite_name
from auditor.tls.cursor import Cursor
from auditor.tls.hello import (
    ALPN,
    VERSION_NAMES,
    ClientHello,
    ServerHello,
    parse_client_hello,
    parse_server_hello,
    protocol_names,
    read_extensions,
)
from auditor.tls.keylog import KeyLog
from auditor.tls.layer import Layer, ModernLayer, Stage
from auditor.tls.protection import UnencryptedOpener
from auditor.tls.schedule import extended_master_secret, legacy_opener, master_secret

_TRANSCRIPT_LIMIT = 512 * 1024
_TLS_1_0 = 0x0301
_TLS_1_2 = 0x0303
_UNENCRYPTED = "NULL"
_LABELS = {
    (Direction.CLIENT, Stage.EARLY): "CLIENT_EARLY_TRAFFIC_SECRET",
    (Direction.CLIENT, Stage.HANDSHAKE): "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
    (Direction.CLIENT, Stage.APPLICATION): "CLIENT_TRAFFIC_SECRET_0",
    (Direction.SERVER, Stage.HANDSHAKE): "SERVER_HANDSHAKE_TRAFFIC_SECRET",
    (Direction.SERVER, Stage.APPLICATION): "SERVER_TRAFFIC_SECRET_0",
}


class Wait(Enum):
    """What a direction has to wait for."""

    PEER = "the other direction"
    KEYS = "secrets that may still come"


class Refusal(Struct, frozen=True):
    """Why a direction cannot be read."""

    outcome: Outcome
    detail: str


class Heard(Struct):
    """The handshake of one direction as far as keys depend on it.

    ``transcript`` is every message up to the ClientKeyExchange or ServerHelloDone, ``transcript_ready`` the frame that
    completed the last of them; ``over`` says that no further hello can come.
    """

    transcript: list[bytes] = field(default_factory=list)
    transcript_length: int = 0
    transcript_done: bool = False
    transcript_ready: int = 0
    over: bool = False


class Negotiation:
    """The facts of one connection, and `layer`, which makes keys of them.

    ``client`` and ``server`` are the hellos, each with the frame that completed it; HelloRetryRequests only set
    ``retried``. ``alpn`` is the protocol agreed, ``premaster`` the encrypted one of an RSA key exchange.
    """

    def __init__(self, keys: KeyLog, *, keys_may_come: bool) -> None:
        self.keys = keys
        self.keys_may_come = keys_may_come
        self.client: list[tuple[ClientHello, int]] = []
        self.server: list[tuple[ServerHello, int]] = []
        self.retried = False
        self.alpn: bytes | None = None
        self.heard = (Heard(), Heard())
        self.premaster: bytes | None = None

    def message(self, direction: Direction, kind: int, message: bytes, ready: int) -> None:
        """Note a plaintext handshake message, or one of a renegotiation."""
        self._transcribe(direction, kind, message, ready)
        if direction is Direction.CLIENT and kind == handshake.CLIENT_HELLO:
            offered = parse_client_hello(message[4:])
            if offered is not None:
                self.client.append((offered, ready))
        elif direction is Direction.SERVER and kind == handshake.SERVER_HELLO:
            self._server_hello(message, ready)
        elif direction is Direction.CLIENT and kind == handshake.CLIENT_KEY_EXCHANGE and self.premaster is None:
            self.premaster = Cursor(message[4:]).vector(2, lenient=True) or b""

    def keys_changed(self, direction: Direction) -> None:
        """This direction sent a ChangeCipherSpec: nothing of the handshake that keys depend on comes after it."""
        self.heard[direction].transcript_done = True

    def encrypted_extensions(self, message: bytes) -> None:
        """Note the protocol agreed in TLS 1.3."""
        names = protocol_names(dict(read_extensions(message, 4)).get(ALPN, b""))
        self.alpn = names[0] if names else None

    def give_up(self) -> None:
        """Neither secrets nor hellos can come any more."""
        self.keys_may_come = False
        for heard in self.heard:
            heard.over = True

    def layer(self, direction: Direction, epoch: int) -> Layer | Refusal | Wait:
        """The keys for what this direction sends after its ChangeCipherSpec number ``epoch`` (from 0)."""
        own = len(self.client if direction is Direction.CLIENT else self.server)
        other = len(self.server if direction is Direction.CLIENT else self.client)
        if own <= epoch:
            return Refusal(Outcome.NO_KEYS, "handshake not in the capture")
        if self._hopeless():
            return self.keyless()
        if other <= epoch:
            if not self.heard[1 - direction].over:
                return Wait.PEER
            return Refusal(Outcome.NO_KEYS, "handshake of the other direction not in the capture")
        client, client_ready = self.client[epoch]
        server, server_ready = self.server[epoch]
        floor = server_ready if direction is Direction.CLIENT else client_ready
        chosen = suite(server.cipher)
        refusal = _unsupported(server, chosen)
        if refusal is not None or chosen is None:
            return refusal or Refusal(Outcome.CIPHER, suite_name(server.cipher))
        if chosen.modern:
            return self._modern(direction, chosen, client, floor)
        return self._legacy(direction, chosen, client, server, floor)

    def _modern(self, direction: Direction, chosen: Suite, client: ClientHello, floor: int) -> Layer | Refusal | Wait:
        lookup = partial(self._traffic_secret, direction, client.random)
        application = lookup(Stage.APPLICATION)
        if lookup(Stage.HANDSHAKE) is None:
            if self.keys_may_come:
                return Wait.KEYS
            if application is None:
                return self.keyless()
        early = direction is Direction.CLIENT and client.early_data
        return ModernLayer(chosen, lookup, floor, early=early)

    def _legacy(
        self, direction: Direction, chosen: Suite, client: ClientHello, server: ServerHello, floor: int
    ) -> Layer | Refusal | Wait:
        master = self.keys.secret("CLIENT_RANDOM", client.random) or self.keys.session(server.session_id)
        if master is None and chosen.algorithm == _UNENCRYPTED:
            return Layer(UnencryptedOpener(chosen), floor)
        if master is None:
            derived = self._from_premaster(chosen, client, server)
            if isinstance(derived, Wait):
                return derived
            if derived is None:
                return Wait.KEYS if self.keys_may_come else self.keyless()
            master, ready = derived
            floor = max(floor, ready)
        randoms = (client.random, server.random)
        opener = legacy_opener(direction, server.version, chosen, master, randoms, etm=server.encrypt_then_mac)
        return Layer(opener, floor)

    def _from_premaster(
        self, chosen: Suite, client: ClientHello, server: ServerHello
    ) -> tuple[bytes, int] | Wait | None:
        """The master secret from a logged premaster secret, and the frame at which it could be known."""
        premaster = self.keys.secret("PMS_CLIENT_RANDOM", client.random)
        wanted = premaster is not None or (self.keys.has_unnamed and chosen.name.startswith("TLS_RSA_WITH_"))
        if not wanted:
            return None
        if any(not heard.transcript_done and not heard.over for heard in self.heard):
            return Wait.PEER
        if premaster is None and self.premaster is not None:
            premaster = self.keys.rsa(self.premaster[:8])
        if premaster is None:
            return None
        ready = max(heard.transcript_ready for heard in self.heard)
        if not server.extended_master_secret:
            return master_secret(server.version, chosen, premaster, client.random, server.random), ready
        sent = self.heard[Direction.CLIENT].transcript
        transcript = b"".join((*sent[:1], *self.heard[Direction.SERVER].transcript, *sent[1:]))
        return extended_master_secret(server.version, chosen, premaster, transcript), ready

    def _traffic_secret(self, direction: Direction, client_random: bytes, stage: Stage) -> bytes | None:
        label = _LABELS.get((direction, stage))
        return None if label is None else self.keys.secret(label, client_random)

    def _hopeless(self) -> bool:
        """Nothing the other direction can say would help: the log has nothing for this connection."""
        if self.keys_may_come or self.keys.has_unnamed or not self.client:
            return False
        for hello, _ in self.client:
            if self.keys.knows(hello.random) or any(_in_clear(number) for number in hello.ciphers):
                return False
        return True

    def keyless(self) -> Refusal:
        """Why nothing can be read without secrets."""
        if not self.keys:
            return Refusal(Outcome.NO_KEYS, "no key log given")
        return Refusal(Outcome.KEYS_MISSING, "the key log has no secret for this connection")

    def _server_hello(self, message: bytes, ready: int) -> None:
        hello = parse_server_hello(message[4:])
        if hello is None:
            return
        if hello.retry:
            self.retried = True
            return
        self.server.append((hello, ready))
        self.alpn = self.alpn or hello.alpn

    def _transcribe(self, direction: Direction, kind: int, message: bytes, ready: int) -> None:
        heard = self.heard[direction]
        if heard.transcript_done:
            return
        last = handshake.CLIENT_KEY_EXCHANGE if direction is Direction.CLIENT else handshake.SERVER_HELLO_DONE
        heard.transcript_done = kind == last
        heard.transcript_ready = ready
        heard.transcript_length += len(message)
        wanted = self.keys_may_come or bool(self.keys)
        if wanted and kind != handshake.HELLO_REQUEST and heard.transcript_length <= _TRANSCRIPT_LIMIT:
            heard.transcript.append(message)


def _in_clear(number: int) -> bool:
    found = suite(number)
    return found is not None and found.algorithm == _UNENCRYPTED


def _unsupported(server: ServerHello, chosen: Suite | None) -> Refusal | None:
    modern = server.version > _TLS_1_2
    if not modern and server.version < _TLS_1_0:
        name = VERSION_NAMES.get(server.version, f"version 0x{server.version:04X}")
        return Refusal(Outcome.CIPHER, f"{name} is not supported")
    if chosen is None or chosen.modern != modern:
        return Refusal(Outcome.CIPHER, f"{suite_name(server.cipher)} is not supported")
    if server.compression:
        return Refusal(Outcome.CIPHER, "TLS compression is not supported")
    return None
