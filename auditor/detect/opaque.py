"""Names what left unreadable in readable traffic: payloads the app itself encrypted, by size, evenness, container.

Said are the length, the entropy in bits per byte and, if its first bytes tell, the container; never any content. What
is compressed in a way not known here looks almost as random, so without a known container only evenly spread bytes
count, and only from a length on at which deflated data no longer passes for even is that more than possible. Data
packed by a range coder (LZMA) without its header passes at any length: without a known container nothing is certain.
"""

from __future__ import annotations

from collections.abc import Iterable

from auditor.decode.tree import Opaque, Tree
from auditor.detect.interface import Knowledge
from auditor.model import Confidence, Detection, Exchange, Leaf, Origin
from auditor.rules.names import last_name, normalise

DETECTOR = "opaque"
TYPE = "opaque.payload"
LEAST = 128
"""Bytes of the shortest value that is called a payload without a known container; less is a token or a hash."""
LEAST_TOKEN = 512
"""The same where the name says that it is a token, a key or a signature."""
TELLING = 1024
"""Bytes from which on evenness tells ciphertext from compressed data."""
TOKENS = ("token", "signature", "sign", "sig", "nonce", "key", "captcha", "cert", "hash", "ticket", "authorization")
"""Ends of names of what proves or permits something rather than tells it."""
TOKEN_CONTAINERS = ("JWE",)
"""Containers that mostly hold a server's own token: where they stand and how long they are decides."""
_BLOCK = 16


class OpaqueDetector:
    """One detection for each payload of a request; in headers, cookies and paths only known containers count."""

    name = DETECTOR

    def __init__(self, _: Knowledge) -> None:
        pass

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection]:
        for payload in tree.opaque:
            confidence = judged(payload)
            if confidence is not None:
                yield _detection(payload, confidence)


def judged(payload: Opaque) -> Confidence | None:
    """How sure it is that this is content the app encrypted; None where that would be no more than a guess."""
    if payload.container is not None and payload.container not in TOKEN_CONTAINERS:
        return Confidence.CERTAIN
    if payload.where not in ("request.body", "request.query") or not (payload.even or payload.container is not None):
        return None
    name = normalise(last_name(payload.path))
    if payload.bytes < (LEAST_TOKEN if name.endswith(TOKENS) else LEAST):
        return None
    return Confidence.LIKELY if payload.bytes >= TELLING else Confidence.POSSIBLE


def description(payload: Opaque) -> str:
    """``1,234 bytes, entropy 7.9, ttEncrypt``: nothing of the content."""
    container = "" if payload.container is None else f", {payload.container}"
    return f"{payload.bytes:,} bytes, entropy {payload.entropy:.1f}{container}"


def _detection(payload: Opaque, confidence: Confidence) -> Detection:
    return Detection(
        type=TYPE,
        detector=DETECTOR,
        rule=None,
        recipient=None,
        leaf=Leaf(payload.where, payload.path, last_name(payload.path), "", "bytes"),
        value=description(payload),
        unit=None,
        confidence=confidence,
        reason=_reason(payload, confidence),
        origin=Origin.DEVICE,
    )


def _reason(payload: Opaque, confidence: Confidence) -> str:
    what = "the body" if payload.where == "request.body" and payload.path[-1:] in (("bytes",), ("text",)) else "a value"
    if payload.container is not None:
        return f"{what} begins as {payload.container} does, which no decoder here could open"
    blocks = "; its length is a whole number of 16-byte cipher blocks" if payload.bytes % _BLOCK == 0 else ""
    if confidence is Confidence.LIKELY:
        return f"{what} opens to no decoder, and its bytes are as evenly spread as those of ciphertext{blocks}"
    return f"{what} opens to no decoder and looks random; at this length it may also be compressed{blocks}"
