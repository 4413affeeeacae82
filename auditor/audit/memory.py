"""Remembers what servers answered, so that a value the device only repeats can be told from one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.model import Exchange

TEXT_LIMIT = 2 * 1024 * 1024
TOTAL_LIMIT = 64 * 1024 * 1024
EACH = 150
"""Bytes that an answer takes beside its text."""
SHORTEST = 6
"""Values shorter than this occur in any text by chance and are never called an echo."""

TEXTUAL = (b"json", b"text/", b"xml", b"javascript", b"urlencoded")


class ResponseMemory:
    """Keeps textual answers and cookies set, each once, up to `TOTAL_LIMIT` bytes, with the time first answered so."""

    def __init__(self) -> None:
        self._texts: dict[bytes, int] = {}
        self._size = 0

    def remember(self, exchange: Exchange) -> None:
        """Keep this exchange's answer if it is text and there is room."""
        response = exchange.response
        if response is None or self._size >= TOTAL_LIMIT:
            return
        cookies = b"\n".join(value for name, value in response.headers if name.lower() == b"set-cookie")
        textual = response.body is not None and self._is_text(response.header(b"content-type"))
        body = response.body.data[:TEXT_LIMIT] if response.body is not None and textual else b""
        text = body + b"\n" + cookies if cookies else body
        if not text:
            return
        known = self._texts.get(text)
        if known is None:
            self._size += len(text) + EACH
        if known is None or exchange.time_ns < known:
            self._texts[text] = exchange.time_ns

    def first_seen(self, values: Sequence[str]) -> dict[str, int]:
        """Earliest time (ns) of an answer holding each value; values not seen or too short are left out."""
        wanted = [value for value in values if len(value) >= SHORTEST]
        if not wanted or not self._texts:
            return {}
        from ahocorasick_rs import BytesAhoCorasick

        automaton = BytesAhoCorasick([value.encode("utf-8", "replace") for value in wanted])
        first: dict[str, int] = {}
        for text, time_ns in self._texts.items():
            hits: Iterable[tuple[int, int, int]] = automaton.find_matches_as_indexes(text, overlapping=True)
            for number, _, _ in hits:
                value = wanted[number]
                first[value] = min(first.get(value, time_ns), time_ns)
        return first

    @staticmethod
    def _is_text(content_type: bytes | None) -> bool:
        return content_type is not None and any(mark in content_type.lower() for mark in TEXTUAL)
