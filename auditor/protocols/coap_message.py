"""CoAP messages (RFC 7252) as values, with the block and observe options (RFC 7959, 7641)."""

from __future__ import annotations

from urllib.parse import quote

from msgspec import Struct

OBSERVE, URI_HOST, URI_PORT, URI_PATH, CONTENT_FORMAT, URI_QUERY = 6, 3, 7, 11, 12, 15
BLOCK2, BLOCK1 = 23, 27
CONFIRMABLE, NON_CONFIRMABLE, ACKNOWLEDGEMENT, RESET = range(4)
METHODS = {1: "GET", 2: "POST", 3: "PUT", 4: "DELETE", 5: "FETCH", 6: "PATCH", 7: "iPATCH"}
CONTINUE = 95
CONTENT_FORMATS = {
    0: "text/plain; charset=utf-8", 40: "application/link-format", 41: "application/xml",
    42: "application/octet-stream", 47: "application/exi", 50: "application/json",
    51: "application/json-patch+json", 52: "application/merge-patch+json", 60: "application/cbor",
    61: "application/cwt", 110: "application/senml+json", 112: "application/senml+cbor",
    11542: "application/vnd.oma.lwm2m+tlv", 11543: "application/vnd.oma.lwm2m+json",
}  # fmt: skip
HEADER_OPTIONS = {1: "if-match", 4: "etag", 5: "if-none-match", 8: "location-path", 14: "max-age", 17: "accept",
                  20: "location-query", 35: "proxy-uri", 39: "proxy-scheme", 60: "size1", 28: "size2"}  # fmt: skip
TEXT_OPTIONS = frozenset({8, 20, 35, 39})
NUMBER_OPTIONS = frozenset({14, 17, 28, 60})
MOST_OPTIONS = 256


class Block(Struct, frozen=True):
    """A block option: number, whether more follow, and bytes a block."""

    number: int
    more: bool
    size: int


class CoapMessage(Struct, frozen=True):
    """One message; ``code`` is class times 32 plus detail (0: empty), ``options`` in order, repeated ones too."""

    type: int
    code: int
    id: int
    token: bytes
    options: tuple[tuple[int, bytes], ...]
    payload: bytes

    @property
    def is_request(self) -> bool:
        """Whether it asks (class 0)."""
        return 0 < self.code < 32

    @property
    def status(self) -> int:
        """Class times 100 plus detail: 2.05 is 205."""
        return (self.code >> 5) * 100 + (self.code & 31)

    def first(self, number: int) -> bytes | None:
        """The first option of this number, or None."""
        return next((value for option, value in self.options if option == number), None)

    def block(self, number: int) -> Block | None:
        """A block option, None where there is none."""
        value = self.first(number)
        if value is None or len(value) > 3:
            return None
        whole = int.from_bytes(value, "big")
        return Block(whole >> 4, bool(whole & 8), 1 << (whole & 7) + 4)

    def path(self) -> str:
        """``/`` and the path segments, percent-encoded, with the query."""
        segments = [quote(value, safe="!$&'()*+,;=:@~-._") for number, value in self.options if number == URI_PATH]
        query = [quote(value, safe="!$'()*+,;=:@~-._/?") for number, value in self.options if number == URI_QUERY]
        return "/" + "/".join(segments) + ("?" + "&".join(query) if query else "")

    def host(self) -> str | None:
        """The Uri-Host option as text, with the port if named; None without one."""
        host, port = self.first(URI_HOST), self.first(URI_PORT)
        if host is None:
            return None
        name = host.decode("utf-8", "backslashreplace")
        return name if port is None else f"{name}:{int.from_bytes(port, 'big')}"

    def headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """What other options say, as header fields; the content format as ``content-type``."""
        found: list[tuple[bytes, bytes]] = []
        for number, value in self.options:
            if number == CONTENT_FORMAT:
                code = int.from_bytes(value, "big")
                found.append((b"content-type", CONTENT_FORMATS.get(code, f"application/x-coap-{code}").encode()))
            elif number == OBSERVE:
                found.append((b"observe", b"%d" % int.from_bytes(value, "big")))
            elif number in HEADER_OPTIONS:
                found.append((HEADER_OPTIONS[number].encode(), _shown(number, value)))
            elif number not in (URI_HOST, URI_PORT, URI_PATH, URI_QUERY, BLOCK1, BLOCK2):
                found.append((f"option-{number}".encode(), value.hex().encode()))
        return tuple(found)


def _shown(number: int, value: bytes) -> bytes:
    if number in TEXT_OPTIONS:
        return value
    return b"%d" % int.from_bytes(value, "big") if number in NUMBER_OPTIONS else value.hex().encode()


def parse_coap(data: bytes) -> CoapMessage | None:
    """A datagram as a CoAP message (section 3); None where it is none."""
    if len(data) < 4 or data[0] >> 6 != 1 or data[0] & 15 > 8:
        return None
    code, length = data[1], data[0] & 15
    if code >> 5 in (1, 6, 7) or (code == 0 and len(data) > 4) or len(data) < 4 + length:
        return None
    read = _options(data, 4 + length)
    if read is None:
        return None
    options, at = read
    if at < len(data) and at + 1 == len(data):
        return None
    message_id = int.from_bytes(data[2:4], "big")
    return CoapMessage(data[0] >> 4 & 3, code, message_id, data[4 : 4 + length], options, data[at + 1 :])


def _options(data: bytes, at: int) -> tuple[tuple[tuple[int, bytes], ...], int] | None:
    """Options and the offset of the payload marker or the end; None where they are broken."""
    found: list[tuple[int, bytes]] = []
    number = 0
    while at < len(data) and data[at] != 0xFF:
        head = data[at]
        delta = _extended(data, at + 1, head >> 4)
        if delta is None:
            return None
        length = _extended(data, delta[1], head & 15)
        if length is None or length[1] + length[0] > len(data) or len(found) >= MOST_OPTIONS:
            return None
        number += delta[0]
        found.append((number, data[length[1] : length[1] + length[0]]))
        at = length[1] + length[0]
    return tuple(found), at


def _extended(data: bytes, at: int, nibble: int) -> tuple[int, int] | None:
    """An option's delta or length with the offset behind its extension; None where it is reserved or cut."""
    if nibble < 13:
        return nibble, at
    size = nibble - 12
    if nibble == 15 or at + size > len(data):
        return None
    return int.from_bytes(data[at : at + size], "big") + (13 if size == 1 else 269), at + size
