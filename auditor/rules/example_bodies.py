"""Builds the bodies of examples as an app would send them: a format first, then the wrappings from left to right."""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import struct
import zlib
from collections.abc import Callable
from urllib.parse import quote, quote_plus

from auditor.rules.yaml_nodes import Value

NESTED = "$body"
FORMATS = ("json", "text", "hex", "base64", "form", "multipart", "protobuf", "msgpack", "cbor")


def _brotli(data: bytes) -> bytes:
    import brotli

    return bytes(brotli.compress(data))


def _zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.ZstdCompressor().compress(data)


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


WRAPS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "zlib": zlib.compress,
    "deflate": _deflate,
    "brotli": _brotli,
    "zstd": _zstd,
    "base64": base64.b64encode,
    "base64url": lambda data: base64.urlsafe_b64encode(data).rstrip(b"="),
    "hex": lambda data: data.hex().encode(),
    "percent": lambda data: quote(data, safe="").encode(),
    "grpc": lambda data: b"\x00" + len(data).to_bytes(4, "big") + data,
}
"""Every wrapping an example may ask for."""


def build_body(value: Value, boundary: str = "") -> bytes:
    """The bytes a ``body:`` describes; faults are noted at their place. ``boundary`` is that of a multipart body."""
    fields = value.fields((*FORMATS, "wrap"), "a body")
    given = [(name, content) for name in FORMATS if (content := fields[name]) is not None]
    if len(given) != 1:
        value.fault(f"a body has exactly one of {', '.join(FORMATS)}")
        return b""
    name, content = given[0]
    data = _multipart(content, boundary) if name == "multipart" else _BUILDERS[name](content)
    wrap = fields["wrap"]
    for step in wrap.items() if wrap is not None else ():
        kind = step.one_of(WRAPS, "wrapping")
        if kind in WRAPS:
            data = WRAPS[kind](data)
    return data


def plain_text(value: Value) -> str:
    """A scalar as it is written, or the text of a nested body."""
    nested = _nested(value)
    if nested is None:
        return value.text()
    try:
        return nested.decode()
    except UnicodeDecodeError:
        value.fault("this body is no text; end its wrap with base64, hex or percent")
        return ""


def build_form(value: Value) -> str:
    """``a=1&b=2`` of names and values or lists of values, in their order."""
    pairs = [(name, item) for name, content in value.pairs() for item in content.items()]
    return "&".join(f"{quote_plus(name)}={quote_plus(plain_text(item))}" for name, item in pairs)


def _nested(value: Value) -> bytes | None:
    if value.kind != "mapping":
        return None
    pairs = value.pairs()
    return build_body(pairs[0][1]) if len(pairs) == 1 and pairs[0][0] == NESTED else None


def json_text(value: Value) -> str:
    """JSON with numbers as they are written in the YAML."""
    nested = _nested(value)
    if nested is not None:
        return json.dumps(plain_text(value), ensure_ascii=False)
    if value.kind == "mapping":
        members = (f"{json.dumps(key, ensure_ascii=False)}:{json_text(item)}" for key, item in value.pairs())
        return f"{{{','.join(members)}}}"
    if value.kind == "list":
        return f"[{','.join(json_text(item) for item in value.items())}]"
    if value.kind == "null":
        return "null"
    return json.dumps(value.text(), ensure_ascii=False) if value.kind == "text" else value.text()


def _hex(value: Value) -> bytes:
    try:
        return bytes.fromhex(value.text())
    except ValueError:
        value.fault("this is no hexadecimal text")
        return b""


def _base64(value: Value) -> bytes:
    try:
        return base64.b64decode("".join(value.text().split()), validate=True)
    except binascii.Error as error:
        value.fault(f"this is no base64: {error}")
        return b""


def _multipart(value: Value, boundary: str) -> bytes:
    if not boundary:
        value.fault("a multipart body needs 'content-type: multipart/form-data; boundary=…' in the request")
        return b""
    parts = b""
    for name, content in value.pairs():
        for item in content.items():
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
            nested = _nested(item)
            parts += head.encode() + (nested if nested is not None else item.text().encode()) + b"\r\n"
    return parts + f"--{boundary}--\r\n".encode()


def varint(number: int) -> bytes:
    """A protobuf varint; negative numbers as 64-bit two's complement."""
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


_FIXED = {"$double": (1, "<d"), "$fixed64": (1, "<Q"), "$float": (5, "<f"), "$fixed32": (5, "<I")}


def _protobuf(value: Value) -> bytes:
    out = b""
    for key, content in value.pairs():
        if not key.isdigit() or not 0 < int(key) < 2**29:
            content.fault(f"a protobuf field is a number from 1 to 536870911, not {key!r}")
            continue
        for item in content.items():
            wire, data = _protobuf_field(item)
            out += varint(int(key) << 3 | wire) + data
    return out


def _protobuf_field(value: Value) -> tuple[int, bytes]:
    """Wire type and payload of one field."""
    if value.kind == "boolean":
        return 0, varint(int(value.boolean()))
    if value.kind == "number" and value.text().lstrip("-").isdigit():
        return 0, varint(int(value.text()))
    pairs = value.pairs() if value.kind == "mapping" else []
    if len(pairs) == 1 and pairs[0][0] in _FIXED:
        wire, layout = _FIXED[pairs[0][0]]
        number = pairs[0][1].number()
        return wire, struct.pack(layout, number if layout[1] in "df" else int(number))
    nested = _nested(value)
    if nested is None:
        nested = _protobuf(value) if value.kind == "mapping" else value.text().encode()
    return 2, varint(len(nested)) + nested


def _object(value: Value) -> object:
    """The value as Python objects, for binary formats."""
    nested = _nested(value)
    if nested is not None:
        return nested
    if value.kind == "mapping":
        return {key: _object(item) for key, item in value.pairs()}
    if value.kind == "list":
        return [_object(item) for item in value.items()]
    if value.kind == "boolean":
        return value.boolean()
    if value.kind == "number":
        return int(value.text()) if value.text().lstrip("-").isdigit() else value.number()
    return None if value.kind == "null" else value.text()


def _msgpack(value: Value) -> bytes:
    import msgpack  # type: ignore[import-untyped]

    return bytes(msgpack.packb(_object(value)))


def _cbor(value: Value) -> bytes:
    import cbor2

    return cbor2.dumps(_object(value))


_BUILDERS: dict[str, Callable[[Value], bytes]] = {
    "json": lambda value: json_text(value).encode(),
    "text": lambda value: value.text().encode(),
    "hex": _hex,
    "base64": _base64,
    "form": lambda value: build_form(value).encode(),
    "protobuf": _protobuf,
    "msgpack": _msgpack,
    "cbor": _cbor,
}
