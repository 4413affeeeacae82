"""DNS messages as bodies: the names asked for become leaves, and only where the media type says it is one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import decode_body

QUERY = b"\0\0\1\0\0\1\0\0\0\0\0\0\3www\7example\3com\0\0\1\0\1"
EDNS = b"\0\0\1\0\0\1\0\0\0\0\0\1\3www\7example\3com\0\0\1\0\1\0\0\x29\x10\0\0\0\0\0\0\x0b\0\x08\0\7\0\1\x18\0\xc0\0\2"


def test_the_names_asked_for_are_leaves() -> None:
    tree = decode_body(QUERY, "application/dns-message")
    assert [(leaf.path, leaf.text) for leaf in tree.leaves()] == [
        (("dns", "$['questions'][0]['asked']"), "www.example.com"),
        (("dns", "$['questions'][0]['type']"), "A"),
    ]
    assert (tree.gaps, tree.opaque) == ((), ())


def test_the_network_of_the_asker_in_an_option_is_a_leaf() -> None:
    texts = [leaf.text for leaf in decode_body(EDNS, "application/dns-message").leaves()]
    assert any("192.0.2" in text for text in texts)


def test_bytes_of_another_type_are_not_taken_for_dns() -> None:
    assert all("dns" not in leaf.path for leaf in decode_body(QUERY, "application/octet-stream").leaves())


def test_what_is_no_message_stays_a_gap() -> None:
    assert decode_body(b"\xff\xfe\xfd", "application/dns-message").gaps


@given(st.binary(max_size=120))
@settings(deadline=None, max_examples=200)
def test_hostile_bytes_never_raise(data: bytes) -> None:
    decode_body(data, "application/dns-message").leaves()
    decode_body(QUERY[:2] + data, "application/dns-message").leaves()
