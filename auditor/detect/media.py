"""Pictures, sound and video that leave as they are: said are length and kind, no content.

Files are known by their first bytes; one in a field of a form or a document counts like a whole body. Streams are
those the RTP reader counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.decode.tree import Node, Tree
from auditor.detect.interface import Knowledge
from auditor.model import Confidence, Detection, EventDraft, Exchange, Leaf, Origin
from auditor.rules.names import member_names

DETECTOR = "media"
KINDS = {
    "jpeg": ("content.photo", "JPEG"), "png": ("content.photo", "PNG"), "webp": ("content.photo", "WebP"),
    "heic": ("content.photo", "HEIC"), "avif": ("content.photo", "AVIF"), "wav": ("content.audio", "WAV"),
    "ogg": ("content.audio", "Ogg"), "flac": ("content.audio", "FLAC"), "mp3": ("content.audio", "MP3"),
    "amr": ("content.audio", "AMR"), "mp4": ("content.photo", "MP4"), "flv": ("content.photo", "FLV"),
    "matroska": ("content.photo", "Matroska"),
}  # fmt: skip
"""Formats by the name the decoder gives them: data type, and what it is called. GIFs are hardly ever one's own."""
STREAMS = {"audio": "content.audio", "video": "content.photo"}
NEGOTIATED = "dynamic"
"""What the RTP reader calls an encoding without a number of its own."""
DRAWN = "canvas"
"""Part of the names under which a page sends pictures it drew to tell browsers apart; nobody took them."""
LEAST = 512
"""Bytes below which a picture is an icon or a counting pixel rather than something seen, and sound is silence."""


class MediaDetector:
    """One detection for each picture or sound in the body of a request; a sound is an event too."""

    name = DETECTOR

    def __init__(self, _: Knowledge) -> None:
        pass

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection]:
        for root in tree.roots:
            if root.place == "body":
                yield from _streams(root) if exchange.protocol == "RTP" else _found(root)


def _found(node: Node) -> Iterator[Detection]:
    kind = KINDS.get(node.decoders[-1]) if node.decoders else None
    size = len(node.document) if isinstance(node.document, bytes) else 0
    if kind is not None and size >= LEAST and not _is_drawn(node.path):
        because = f"it begins as a file of the format {kind[1]} does"
        yield _detection(node, node.path, *kind, size, because)
    for _, part in node.parts:
        if isinstance(part, Node):
            yield from _found(part)


def _is_drawn(path: tuple[str, ...]) -> bool:
    """Whether a picture lies below a name of what a page draws on."""
    return any(DRAWN in name.lower() for part in path if part[:1] == "$" for name in member_names(part))


def _streams(node: Node) -> Iterator[Detection]:
    """What the flow's initiator sent of each source of media."""
    streams = node.document.get("streams") if isinstance(node.document, dict) else None
    for number, stream in enumerate(streams if isinstance(streams, list) else ()):
        if not isinstance(stream, dict) or stream.get("from") != "client":
            continue
        kind, coding, size = (stream.get(name) for name in ("kind", "encoding", "payload_bytes"))
        if isinstance(kind, str) and kind in STREAMS and isinstance(coding, str) and isinstance(size, str):
            path = (*node.path, f"$['streams'][{number}]['payload_bytes']")
            because = "packets of a media stream that follow each other"
            sure = Confidence.LIKELY
            if coding == NEGOTIATED:
                sure, because = Confidence.POSSIBLE, f"{because}; what they hold is told by their sizes and rhythm"
            yield _detection(node, path, STREAMS[kind], f"RTP {kind} {coding}", int(size), because, sure)


def _detection(
    node: Node,
    path: tuple[str, ...],
    type_: str,
    name: str,
    size: int,
    because: str,
    confidence: Confidence = Confidence.LIKELY,
) -> Detection:
    value = f"{size:,} bytes, {name}"
    spoke = type_ == "content.audio" and confidence is not Confidence.POSSIBLE
    return Detection(
        type=type_,
        detector=DETECTOR,
        rule=None,
        recipient=None,
        leaf=Leaf(node.where, path, "", "", "bytes"),
        value=value,
        unit=None,
        confidence=confidence,
        reason=because,
        event=EventDraft("spoke", amount=float(size), unit="bytes") if spoke else None,
        origin=Origin.DEVICE,
    )
