"""NSS key logs (``SSLKEYLOGFILE``): which secrets are known, and which of them opened something.

Format: draft-ietf-tls-keylogfile and the older NSS "Key Log Format" page; lines of ``label context secret`` in hex. Of
our own are lines ``MIIO_TOKEN token``, the device id in hex before the token or not: what opens Xiaomi's miIO.
"""

from __future__ import annotations

import re
from binascii import Error, unhexlify

from auditor.errors import KeyLogError

_LINE = re.compile(rb"([A-Z][A-Z0-9_]*) +([0-9A-Fa-f]+) +([0-9A-Fa-f]+)")
_SESSION = re.compile(rb"RSA Session-ID:([0-9A-Fa-f]+) Master-Key:([0-9A-Fa-f]+)")
_TOKEN = re.compile(rb"MIIO_TOKEN(?: +[0-9A-Fa-f]+)? +([0-9A-Fa-f]{32})")
_RANDOM_BYTES = 32
_RSA_PREFIX_BYTES = 8
_SECRET_LIMIT = 1024
_RANDOM_LABELS = frozenset(
    {
        "CLIENT_RANDOM",
        "PMS_CLIENT_RANDOM",
        "CLIENT_EARLY_TRAFFIC_SECRET",
        "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
        "SERVER_HANDSHAKE_TRAFFIC_SECRET",
        "CLIENT_TRAFFIC_SECRET_0",
        "SERVER_TRAFFIC_SECRET_0",
        "EARLY_EXPORTER_SECRET",
        "EARLY_EXPORTER_MASTER_SECRET",
        "EXPORTER_SECRET",
        "ECH_SECRET",
        "ECH_CONFIG",
        "QUIC_CLIENT_EARLY_TRAFFIC_SECRET",
        "QUIC_CLIENT_HANDSHAKE_TRAFFIC_SECRET",
        "QUIC_SERVER_HANDSHAKE_TRAFFIC_SECRET",
        "QUIC_CLIENT_TRAFFIC_SECRET_0",
        "QUIC_SERVER_TRAFFIC_SECRET_0",
    }
)
_PLAIN_LABELS = {label.encode(): label for label in _RANDOM_LABELS}


class KeyLog:
    """Secrets by label and client random; a later line for the same pair replaces the earlier one.

    ``ignored`` counts lines that are neither usable, blank nor comments; ``origins`` names where lines came from, in
    the order they were added; ``has_unnamed`` says whether there are secrets that name no client random.
    """

    __slots__ = ("_randoms", "_secrets", "_used", "has_unnamed", "ignored", "origins")

    def __init__(self) -> None:
        self._secrets: dict[tuple[str, bytes], bytes] = {}
        self._randoms: set[bytes] = set()
        self._used: set[tuple[str, bytes]] = set()
        self.has_unnamed = False
        self.ignored = 0
        self.origins: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._secrets)

    @property
    def entries(self) -> int:
        """Distinct secrets known."""
        return len(self._secrets)

    @property
    def used_lines(self) -> frozenset[tuple[str, bytes]]:
        """Label and context of every secret that was asked for by a connection in the capture."""
        return frozenset(self._used)

    @property
    def used(self) -> int:
        """How many of them were asked for by a connection in the capture."""
        return len(self._used)

    def add(self, text: bytes, origin: str) -> int:
        """Take the lines of a key log; gives how many were usable. ``origin`` is a file name or ``pcapng``."""
        usable = 0
        for line in text.splitlines():
            if self._add_plain(line):
                usable += 1
                continue
            stripped = line.strip()
            if not stripped or stripped.startswith(b"#"):
                continue
            if self._add_line(stripped):
                usable += 1
            else:
                self.ignored += 1
        if origin not in self.origins:
            self.origins.append(origin)
        return usable

    def _add_plain(self, line: bytes) -> bool:
        """Take a line as programs write it: label, 32 bytes of client random, secret, one space between."""
        parts = line.split(b" ")
        if len(parts) != 3 or len(parts[1]) != 2 * _RANDOM_BYTES or len(parts[2]) > 2 * _SECRET_LIMIT or not parts[2]:
            return False
        label = _PLAIN_LABELS.get(parts[0])
        if label is None:
            return False
        try:
            context, secret = unhexlify(parts[1]), unhexlify(parts[2])
        except Error:
            return False
        self._randoms.add(context)
        self._secrets[label, context] = secret
        return True

    def _add_line(self, line: bytes) -> bool:
        session = _SESSION.fullmatch(line)
        if session is not None and len(session[1]) % 2 == len(session[2]) % 2 == 0:
            self._secrets["SESSION_ID", bytes.fromhex(session[1].decode())] = bytes.fromhex(session[2].decode())
            self.has_unnamed = True
            return True
        token = _TOKEN.fullmatch(line)
        if token is not None:
            self._secrets["MIIO_TOKEN", bytes.fromhex(token[1].decode())] = b""
            return True
        match = _LINE.fullmatch(line)
        if match is None or len(match[2]) % 2 or len(match[3]) % 2 or len(match[3]) > 2 * _SECRET_LIMIT:
            return False
        label, context, secret = match[1].decode(), bytes.fromhex(match[2].decode()), bytes.fromhex(match[3].decode())
        if label == "RSA":
            fits = len(context) == _RSA_PREFIX_BYTES
            self.has_unnamed |= fits
        else:
            fits = label in _RANDOM_LABELS and len(context) == _RANDOM_BYTES
            if fits:
                self._randoms.add(context)
        if fits:
            self._secrets[label, context] = secret
        return fits

    def secret(self, label: str, client_random: bytes) -> bytes | None:
        """The secret of this label for the connection with this client random, now counted as used; None if unknown."""
        key = (label, client_random)
        found = self._secrets.get(key)
        if found is not None:
            self._used.add(key)
        return found

    def rsa(self, encrypted_prefix: bytes) -> bytes | None:
        """The premaster secret whose encrypted form begins with these 8 bytes."""
        return self.secret("RSA", encrypted_prefix[:_RSA_PREFIX_BYTES])

    def session(self, session_id: bytes) -> bytes | None:
        """The master secret of a session up to TLS 1.2 (lines ``RSA Session-ID:… Master-Key:…``)."""
        return self.secret("SESSION_ID", session_id) if session_id else None

    @property
    def tokens(self) -> tuple[bytes, ...]:
        """The tokens of miIO devices (16 bytes each)."""
        return tuple(context for label, context in self._secrets if label == "MIIO_TOKEN")

    def use_token(self, token: bytes) -> None:
        """This token opened something."""
        self.secret("MIIO_TOKEN", token)

    def knows(self, client_random: bytes) -> bool:
        """Whether any line names this client random; asking marks nothing as used."""
        return client_random in self._randoms


def parse(text: bytes, path: str) -> KeyLog:
    """A key log file's text as a `KeyLog`; `KeyLogError` naming ``path`` if not one line of it is usable."""
    keys = KeyLog()
    if keys.add(text, path) == 0:
        lines = len(text.splitlines())
        what = "it is empty" if lines == 0 else f"no line of 1–{lines} has LABEL, client random and secret in hex"
        raise KeyLogError(f"{path}: not a TLS key log: {what}; give the file that SSLKEYLOGFILE pointed to")
    return keys
