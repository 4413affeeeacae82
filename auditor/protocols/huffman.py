"""The Huffman code of HPACK and QPACK, a byte at a time: transitions are worked out when first met and kept."""

from __future__ import annotations

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
_MEMO: dict[bytes, bytes] = {}


def huffman_decode(data: bytes) -> bytes:
    """The string ``data`` stands for; raises `HuffmanError`. Short strings are remembered."""
    known = _MEMO.get(data)
    if known is not None:
        return known
    state = _STATES[0]
    pieces: list[bytes] = []
    append = pieces.append
    for byte in data:
        state, piece = state[byte]
        append(piece)
    if not state.may_end:
        raise HuffmanError("padding that is not all ones")
    decoded = b"".join(pieces)
    if len(data) <= MEMO_LENGTH:
        if len(_MEMO) >= MEMO_ENTRIES:
            _MEMO.clear()
        _MEMO[data] = decoded
    return decoded
