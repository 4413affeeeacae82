"""Files one knows by their first bytes: pictures, sound, video, archives; named, and left as bytes."""

from __future__ import annotations

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.limits import Budget

MAGICS: tuple[tuple[bytes, int, str], ...] = (
    (b"\xff\xd8\xff", 0, "jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"GIF87a", 0, "gif"),
    (b"GIF89a", 0, "gif"),
    (b"WEBP", 8, "webp"),
    (b"WAVE", 8, "wav"),
    (b"ftyphei", 4, "heic"),
    (b"ftypavif", 4, "avif"),
    (b"ftyp", 4, "mp4"),
    (b"\x1a\x45\xdf\xa3", 0, "matroska"),
    (b"OggS", 0, "ogg"),
    (b"fLaC", 0, "flac"),
    (b"ID3", 0, "mp3"),
    (b"#!AMR", 0, "amr"),
    (b"FLV\x01", 0, "flv"),
    (b"\x00\x00\x01\xba", 0, "mpeg"),
    (b"%PDF-", 0, "pdf"),
    (b"PK\x03\x04", 0, "zip"),
    (b"7z\xbc\xaf\x27\x1c", 0, "7z"),
    (b"\xfd7zXZ\x00", 0, "xz"),
    (b"BZh9", 0, "bzip2"),
    (b"SQLite format 3\x00", 0, "sqlite"),
    (b"wOF2", 0, "woff2"),
)
"""First bytes, their offset, and the name; the first that fits counts."""

_BY_FIRST = {magic[0] for magic, offset, _ in MAGICS if offset == 0}


def container(data: bytes) -> str | None:
    """The name of the file format these bytes begin, or None."""
    if len(data) < 12:
        return None
    if data[0] not in _BY_FIRST and data[:4] != b"RIFF" and data[4:8] != b"ftyp":
        return None
    for magic, offset, name in MAGICS:
        if data.startswith(magic, offset):
            return name
    return None


class Media:
    """A file as it is; the decoder's name in paths is the format's (``jpeg``, ``zip``…)."""

    name = "media"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 0.9 if isinstance(data, bytes) and container(data) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        name = container(data) if isinstance(data, bytes) else None
        return None if name is None else Parsed(data, name)
