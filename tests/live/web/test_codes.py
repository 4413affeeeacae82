"""Codes to scan."""

from __future__ import annotations

from xml.etree import ElementTree

from auditor.live.web.codes import qr_svg
from tests.live.web.conftest import SECRET

SVG = "{http://www.w3.org/2000/svg}"


def test_code_is_a_square_dark_on_white_and_holds_no_text() -> None:
    data = qr_svg(SECRET)
    root = ElementTree.fromstring(data)
    x, y, width, height = map(float, root.attrib["viewBox"].split())
    assert (x, y) == (0, 0)
    assert width == height >= 21 + 8
    assert {each.tag for each in root} == {f"{SVG}path"}
    assert b"white" in data or b"#fff" in data
    assert SECRET.encode() not in data
