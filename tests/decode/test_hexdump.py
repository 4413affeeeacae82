from __future__ import annotations

import json
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import Limits, decode_body
from auditor.decode.decoder import INSIDE, Layer
from auditor.decode.hexdump import HexDump
from auditor.decode.limits import Budget

INNER = b'{"gaid": "38400000-8cf0-11bd-b23e-10b96e40000d", "lat": 48.40}'


def undone(text: str) -> bytes | None:
    decoder = HexDump()
    layer = decoder.decode(text, INSIDE, Budget.of(Limits())) if decoder.sniff(text, INSIDE) else None
    assert layer is None or isinstance(layer, Layer)
    return None if layer is None else bytes(layer.data)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        INNER.hex(" "),
        INNER.hex(":").upper(),
        ", ".join(f"0x{byte:02X}" for byte in INNER),
        "".join(f"{at:08x}: {INNER[at : at + 16].hex(' ', 2)}  ....\n" for at in range(0, len(INNER), 16)),
        "".join(f"{at:04x}  {INNER[at : at + 16].hex(' ')}\n" for at in range(0, len(INNER), 16)),
    ],
)
def test_dumps_inside_values_are_opened(text: str) -> None:
    leaf = decode_body(json.dumps({"v": text}).encode()).leaves()[-1]
    assert (leaf.path[2:], leaf.text) == (("hexdump", "json", "$['lat']"), "48.40")


@pytest.mark.program("hexdump")
@pytest.mark.parametrize("size", [17, 32, 33, 100])
def test_dumps_of_the_program_are_undone(size: int) -> None:
    data = bytes(range(20, 20 + size))
    done = subprocess.run(["hexdump", "-C", "-v"], input=data, capture_output=True, check=True)
    assert undone(done.stdout.decode()) == data


@settings(deadline=None)
@given(st.binary(min_size=8, max_size=200), st.sampled_from(" :-,"))
def test_pairs_with_anything_between_are_undone(data: bytes, between: str) -> None:
    assert undone(data.hex(between)) == data


@pytest.mark.parametrize(
    "text",
    [
        "00:00:5e:00:53:a0",
        "2026-01-02 03:04:05",
        "12 34 56",
        "0000: 41 42\nsomething else\n0010: 43",
        "10.20.30.40.50.60.70.80",
    ],
)
def test_addresses_dates_and_torn_dumps_stay(text: str) -> None:
    assert undone(text) is None
