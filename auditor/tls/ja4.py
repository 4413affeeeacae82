"""JA4: a fingerprint of a ClientHello that survives shuffled extensions.

After FoxIO's published description (github.com/FoxIO-LLC/ja4, technical_details/JA4.md, BSD-3-Clause); JA4 alone, none
of the other JA4+ fingerprints.
"""

from __future__ import annotations

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
    ciphers = _without_grease(hello.ciphers)
    extensions = _without_grease(hello.extensions)
    versions = _without_grease(hello.supported_versions)
    newest = min if transport == "d" else max
    version = newest(versions) if versions else hello.version
    return "".join(
        (
            transport,
            _VERSIONS.get(version, "00"),
            "d" if SERVER_NAME in hello.extensions else "i",
            f"{min(len(ciphers), 99):02d}{min(len(extensions), 99):02d}",
            _alpn(hello.alpn),
            "_",
            _digest(",".join(sorted(f"{cipher:04x}" for cipher in ciphers))),
            "_",
            _extension_digest(extensions, _without_grease(hello.signature_algorithms)),
        )
    )


def is_grease(number: int) -> bool:
    """Whether it is one of the reserved values 0x?A?A sent to keep servers tolerant (RFC 8701)."""
    return number & 0x0F0F == 0x0A0A and number >> 8 == number & 0xFF


def _without_grease(values: tuple[int, ...]) -> list[int]:
    return [value for value in values if not is_grease(value)]


def _alpn(names: tuple[bytes, ...]) -> str:
    first = names[0] if names else b""
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
