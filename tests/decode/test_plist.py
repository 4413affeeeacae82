from __future__ import annotations

import datetime
import plistlib
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import Limits, decode_body
from auditor.decode.decoder import Hints
from auditor.decode.document import Document, Number
from auditor.decode.limits import Budget
from auditor.decode.plist import BinaryPlist, XmlPlist

DEVICE = {
    "model": "iPhone15,2", "lat": 48.5, "n": [1, -5, True], "raw": b"\x00\x01\xfe\xff" * 3,
    "at": datetime.datetime(2026, 1, 2, 3, 4, 5),  # noqa: DTZ001 – plistlib takes naive ones
}  # fmt: skip


def plain(document: Document) -> object:
    if isinstance(document, Number):
        return document.value
    if isinstance(document, dict):
        return {key: plain(value) for key, value in document.items()}
    return [plain(value) for value in document] if isinstance(document, list) else document


@pytest.mark.parametrize(("form", "name"), [(plistlib.FMT_XML, "plist"), (plistlib.FMT_BINARY, "bplist")])
def test_leaves_have_names_and_texts(form: plistlib.PlistFormat, name: str) -> None:
    tree = decode_body(plistlib.dumps(DEVICE, fmt=form, sort_keys=False))
    assert tree.roots[0].path == (name,)
    assert [leaf.text for leaf in tree.leaves()][:5] == ["iPhone15,2", "48.5", "1", "-5", "true"]
    assert tree.leaves()[-1].text.startswith("2026-01-02T03:04:05")


VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn"))),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text("abcdef ", min_size=1), inner, max_size=9),
    max_leaves=25,
)  # fmt: skip


@settings(deadline=None)
@given(st.dictionaries(st.text("abcdef", min_size=1), VALUES))
def test_reads_what_the_standard_library_writes(value: dict[str, object]) -> None:
    budget = Budget.of(Limits())
    xml = XmlPlist().decode(plistlib.dumps(value).decode(), Hints(), budget)
    binary = BinaryPlist().decode(plistlib.dumps(value, fmt=plistlib.FMT_BINARY), Hints(), budget)
    assert xml is not None
    assert binary is not None
    assert plain(xml.document) == plain(binary.document) == value


def test_numbers_of_xml_keep_their_source_text() -> None:
    tree = decode_body(b"<plist version='1.0'><dict><key>lat</key><real>48.40</real></dict></plist>")
    assert [(leaf.name, leaf.text, leaf.kind) for leaf in tree.leaves()] == [("lat", "48.40", "number")]


def test_keyed_archives_show_their_references() -> None:
    tree = decode_body(plistlib.dumps({"$top": plistlib.UID(7)}, fmt=plistlib.FMT_BINARY))
    assert [(leaf.path[-1], leaf.text) for leaf in tree.leaves()] == [("$['$top']['CF$UID']", "7")]


def binary(objects: list[bytes], count: int | None = None) -> bytes:
    data, offsets = b"bplist00", b""
    for each in objects:
        offsets += bytes([len(data)])
        data += each
    size = len(objects) if count is None else count
    return data + offsets + struct.pack(">6xBBQQQ", 1, 1, size, 0, len(data))


@pytest.mark.parametrize(
    "data",
    [
        binary([b"\xa1\x00"]),
        binary([bytes([0xA2, n + 1, n + 1]) for n in range(40)] + [b"\xa1\x00"]),
        binary([b"\x08"], count=1 << 60),
        binary([b"\x4f\x13" + b"\x7f" * 8]),
        b"bplist00" + bytes(32),
    ],
    ids=["circle", "doubling", "count", "length", "empty"],
)
def test_hostile_binary_lists_stay_bytes(data: bytes) -> None:
    assert decode_body(data, limits=Limits(leaves=5000)).roots[0].path == ("bytes",)


@pytest.mark.parametrize(
    "inside",
    [
        "<dict><string>a</string></dict>",
        "<key>a</key>",
        "<array><foo/></array>",
        "<string>a</string><string>b</string>",
        "<dict>",
    ],
)
def test_what_is_no_property_list_is_not_read_as_one(inside: str) -> None:
    assert XmlPlist().decode(f"<plist>{inside}</plist>", Hints(), Budget.of(Limits())) is None
