from __future__ import annotations

import gzip

import httpx
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode import Tree, decode_body

_PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256))


def sent(data: dict[str, str], files: list[tuple[str, tuple[str, bytes, str]]]) -> tuple[bytes, str]:
    request = httpx.Request("POST", "https://log.example/", data=data, files=files)
    return request.read(), request.headers["content-type"]


def texts(tree: Tree) -> list[tuple[str, str]]:
    return [(leaf.path[-1], leaf.text) for leaf in tree.leaves()]


def test_parts_of_a_real_client_come_by_name() -> None:
    body, media_type = sent(
        {"lat": "48.40", "meta": '{"model": "Pixel 7"}'},
        [("photo", ("me & you.jpg", _PICTURE, "image/jpeg")), ("log", ("l.gz", gzip.compress(b"{}\n" * 9), "a/b"))],
    )
    tree = decode_body(body, media_type)
    assert [node.path for node in tree.nodes()] == [
        ("multipart",),
        ("multipart", "$['meta'][0]", "json"),
        ("multipart", "$['photo'][0]", "jpeg"),
        ("multipart", "$['log'][0]", "gzip", "ndjson"),
    ]
    assert ("$['lat'][0]", "48.40") in texts(tree)
    assert ("$['photo.filename'][0]", "me & you.jpg") in texts(tree)


def test_boundary_is_found_without_a_media_type() -> None:
    body, _ = sent({"imei": "490154203237518"}, [("f", ("a.bin", b"\x00\x01" * 50, "x/y"))])
    tree = decode_body(body)
    assert next(tree.nodes()).path == ("multipart",)
    assert ("$['imei'][0]", "490154203237518") in texts(tree)


def test_parts_of_one_name_are_all_kept_and_a_missing_end_is_forgiven() -> None:
    body = b'--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'
    body += b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n2"
    tree = decode_body(body, "multipart/form-data; boundary=b")
    assert texts(tree) == [("$['a'][0]", "1"), ("$['a'][1]", "2")]


def test_extended_file_names_are_read() -> None:
    body = b"--b\r\nContent-Disposition: form-data; name=\"f\"; filename*=UTF-8''M%C3%BCnchen.txt\r\n\r\nx\r\n--b--\r\n"
    assert ("$['f.filename'][0]", "München.txt") in texts(decode_body(body, 'multipart/form-data; boundary="b"'))


@given(st.binary(max_size=300))
def test_anything_may_call_itself_multipart(body: bytes) -> None:
    tree = decode_body(b"--b\r\n" + body, "multipart/form-data; boundary=b")
    assert tree.leaves() is tree.leaves()
