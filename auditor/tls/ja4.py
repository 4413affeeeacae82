"""JA4: a fingerprint of a ClientHello that survives shuffled extensions.

After FoxIO's published description (github.com/FoxIO-LLC/ja4, technical_details/JA4.md, BSD-3-Clause); JA4 alone, none
of the other JA4+ fingerprints.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from auditor.tls.hello import ALPN, SERVER_NAME, ClientHello

_VERSIONS = {
    0x0002: "s2",
    0x0300: "s3",
    0x0301: "10",
    0x0302: "11",
    0x0303: "12",
    0x0304: "13",
    0xFEFF: "d1",
    0xFEFD: "d2",
    0xFEFC: "d3",
}
_NOTHING = "000000000000"


def ja4(hello: ClientHello, transport: str = "t") -> str:
    """The fingerprint; ``transport`` is ``t`` (TCP), ``q`` (QUIC) or ``d`` (DTLS)."""
    sent = hello.ciphers, hello.extensions, hello.supported_versions, hello.signature_algorithms
    return _fingerprint(transport, hello.version, sent, hello.alpn[0] if hello.alpn else b"")


@lru_cache(maxsize=1024)
def _fingerprint(
    transport: str,
    version: int,
    sent: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]],
    alpn: bytes,
) -> str:
    """The fingerprint of ciphers, extensions, versions and signature algorithms; many clients are alike."""
    ciphers, extensions, versions, algorithms = map(_without_grease, sent)
    newest = min if transport == "d" else max
    return "".join(
        (
            transport,
            _VERSIONS.get(newest(versions) if versions else version, "00"),
            "d" if SERVER_NAME in extensions else "i",
            f"{min(len(ciphers), 99):02d}{min(len(extensions), 99):02d}",
            _alpn(alpn),
            "_",
            _digest(",".join(sorted(f"{cipher:04x}" for cipher in ciphers))),
            "_",
            _extension_digest(extensions, algorithms),
        )
    )


def is_grease(number: int) -> bool:
    """Whether it is one of the reserved values 0x?A?A sent to keep servers tolerant (RFC 8701)."""
    return number & 0x0F0F == 0x0A0A and number >> 8 == number & 0xFF


def _without_grease(values: tuple[int, ...]) -> list[int]:
    return [value for value in values if not is_grease(value)]


def _alpn(first: bytes) -> str:
    if not first:
        return "00"
    ends = bytes((first[0], first[-1]))
    if ends.isalnum():
        return ends.decode("ascii")
    return first.hex()[0] + first.hex()[-1]


def _extension_digest(extensions: list[int], algorithms: list[int]) -> str:
    kept = sorted(f"{kind:04x}" for kind in extensions if kind not in (SERVER_NAME, ALPN))
    text = ",".join(kept)
    if algorithms:
        text += "_" + ",".join(f"{algorithm:04x}" for algorithm in algorithms)
    return _digest(text)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12] if text else _NOTHING
