"""The Huffman code of HPACK and QPACK.

Strings are decoded by the QPACK library, which is in C: a Huffman-coded HPACK string is, byte for byte, also the value
of a QPACK literal field. What that refuses is decoded a byte at a time, with transitions worked out when first met,
which tells why.
"""

from __future__ import annotations

from pylsqpack import Decoder, DecompressionFailed

from auditor.protocols.hpack_tables import CODE_LENGTHS

EOS = 256
MEMO_ENTRIES = 8192
MEMO_LENGTH = 160


class HuffmanError(ValueError):
    """The string holds the end-of-string symbol or is not padded with ones (RFC 7541 section 5.2)."""


class _State(dict[int, "tuple[_State, bytes]"]):
    """A position within a code: for each next byte, the position after it and the bytes decoded on the way."""

    __slots__ = ("may_end", "node")

    def __init__(self, node: int, *, may_end: bool) -> None:
        super().__init__()
        self.node = node
        self.may_end = may_end

    def __missing__(self, byte: int) -> tuple[_State, bytes]:
        node = self.node
        out = bytearray()
        for shift in range(7, -1, -1):
            node = _TREE[node][byte >> shift & 1]
            if node < 0:
                if ~node == EOS:
                    raise HuffmanError("end-of-string symbol")
                out.append(~node)
                node = 0
        found = self[byte] = (_STATES[node], bytes(out))
        return found


def _tree() -> list[list[int]]:
    """Inner nodes, root first, as pairs of successors: a node's number, or the complement of a symbol."""
    tree = [[0, 0]]
    code = last = 0
    for symbol in sorted(range(len(CODE_LENGTHS)), key=lambda s: (CODE_LENGTHS[s], s)):
        length = CODE_LENGTHS[symbol]
        code <<= length - last
        node = 0
        for shift in range(length - 1, 0, -1):
            bit = code >> shift & 1
            if tree[node][bit] == 0:
                tree.append([0, 0])
                tree[node][bit] = len(tree) - 1
            node = tree[node][bit]
        tree[node][code & 1] = ~symbol
        code, last = code + 1, length
    return tree


def _states() -> list[_State]:
    padding, node = {0}, 0
    for _ in range(7):
        node = _TREE[node][1]
        padding.add(node)
    return [_State(node, may_end=node in padding) for node in range(len(_TREE))]


_TREE = _tree()
_STATES = _states()
MEMO: dict[bytes, bytes] = {}
"""Short strings decoded before."""
_DECODER = Decoder(0, 0)
_FIELD = b"\x00\x00\x21a"
"""A QPACK field section without references (RFC 9204 section 4.5.1), and a literal field with the name ``a``."""
_LONG = 127
_LENGTHS = [bytes((0x80 | n,)) for n in range(_LONG)]


def huffman_decode(data: bytes) -> bytes:
    """The string ``data`` stands for; raises `HuffmanError`. Short strings are remembered."""
    known = MEMO.get(data)
    if known is not None:
        return known
    size = len(data)
    length = _LENGTHS[size] if size < _LONG else _long(size)
    try:
        decoded: bytes = _DECODER.feed_header(0, _FIELD + length + data)[1][0][1]
    except DecompressionFailed:
        decoded = _by_the_byte(data)
    if size <= MEMO_LENGTH:
        if len(MEMO) >= MEMO_ENTRIES:
            MEMO.clear()
        MEMO[data] = decoded
    return decoded


def _long(size: int) -> bytes:
    """The length of a Huffman-coded string from 127 bytes on, as a prefixed integer (RFC 7541 section 5.1)."""
    out = bytearray((0xFF,))
    size -= _LONG
    while size >= 0x80:
        out.append(size & 0x7F | 0x80)
        size >>= 7
    out.append(size)
    return bytes(out)


def _by_the_byte(data: bytes) -> bytes:
    state = _STATES[0]
    pieces: list[bytes] = []
    for byte in data:
        state, piece = state[byte]
        pieces.append(piece)
    if not state.may_end:
        raise HuffmanError("padding that is not all ones")
    return b"".join(pieces)
