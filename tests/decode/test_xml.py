from __future__ import annotations

import json
import time
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import Limits, decode_body
from auditor.model import Outcome

SOAP = """<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://soap.example/"><s:Body>
 <log v="2"><model>Pixel 7</model><p lat="48.40">home &amp; <b>dry</b></p><model/></log></s:Body></s:Envelope>"""


def test_elements_are_arrays_and_attributes_members() -> None:
    tree = decode_body(SOAP.encode(), "text/xml")
    log = "$['s:Envelope'][0]['s:Body'][0]['log'][0]"
    assert tree.roots[0].path == ("xml",)
    assert [(leaf.path[-1], leaf.text) for leaf in tree.leaves()][1:] == [
        (f"{log}['@v']", "2"),
        (f"{log}['model'][0]", "Pixel 7"),
        (f"{log}['model'][1]", ""),
        (f"{log}['p'][0]['@lat']", "48.40"),
        (f"{log}['p'][0]['b'][0]", "dry"),
        (f"{log}['p'][0]['#text']", "home &"),
    ]


def test_xml_inside_a_value_is_opened() -> None:
    tree = decode_body(json.dumps({"x": "<d><imei>1</imei></d>"}).encode())
    assert tree.leaves()[-1].path == ("json", "$['x']", "xml", "$['d'][0]['imei'][0]")


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://x.example/e">%p;]><a/>',
        "<a>&unknown;</a>",
        "<a><b></a></b>",
        "<a>",
        "<a/><b/>",
    ],
)
def test_entities_and_broken_markup_stay_text(text: str) -> None:
    tree = decode_body(text.encode(), "application/xml")
    assert tree.roots[0].path == ("text",)
    assert tree.leaves()[0].text == text


def test_laughing_does_not_take_long() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    begin = time.process_time()
    decode_body(f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l9;</a>'.encode(), "text/xml")
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("text", ["<a>" * 1000 + "</a>" * 1000, "<r>" + "<a/>" * 200 + "</r>"])
def test_depth_and_number_beyond_the_limits_are_a_gap(text: str) -> None:
    tree = decode_body(text.encode(), "text/xml", limits=Limits(leaves=100))
    assert tree.roots[0].path == ("text",)
    assert [gap.reason for gap in tree.gaps] == [Outcome.BODY_LIMIT]


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn")), min_size=1))
def test_text_and_attributes_come_back_as_they_were(text: str) -> None:
    body = f"<?xml version='1.0'?><a b={quoteattr(text)}>{escape(text)}</a>"
    found = [leaf.text for leaf in decode_body(body.encode(), "text/xml").roots[0].leaves]
    assert found == ([text, text.strip()] if text.strip() else [text])
