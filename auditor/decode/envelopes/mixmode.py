"""ByteDance passport's ``mix_mode=1``: account fields as hexadecimal digits of ASCII with every byte XOR 5.

Verified on a published value (a phone number with its ``+86``); the source of the value is not recorded. A few
hexadecimal digits could be anything, so values are opened only where the same request says ``mix_mode=1``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.decode.decoder import Hints, Layer
from auditor.decode.document import Document
from auditor.decode.limits import Budget

MARK = "mix_mode"
_KEY = 0x05
_TABLE = bytes(byte ^ _KEY for byte in range(256))
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){2,512}")


def marked(document: Document) -> bool:
    """Whether a query or form says that its values are mixed."""
    return isinstance(document, dict) and document.get(MARK) in (["1"], "1")


def mixed_values(document: Document) -> Iterator[tuple[str, int, str]]:
    """Name, index and text of the values of a query or form that may be mixed."""
    if not isinstance(document, dict):
        return
    for name, values in document.items():
        for index, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, str) and _opened(value) is not None:
                yield name, index, value


def _opened(text: str) -> str | None:
    if _HEX.fullmatch(text) is None:
        return None
    plain = bytes.fromhex(text).translate(_TABLE)
    return plain.decode("ascii") if plain.isascii() and plain.decode("ascii").isprintable() else None


class MixMode:
    """Opens a value to printable ASCII; only asked in requests that say ``mix_mode=1``."""

    name = "mix-mode"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 0.9 if isinstance(data, str) and _HEX.fullmatch(data) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        plain = _opened(data) if isinstance(data, str) else None
        return None if plain is None else Layer(plain, sure=True)
