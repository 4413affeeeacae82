"""Logs of an app's own encryption: as PiRogue writes them, odd ones, and what is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.decode.plaintexts import CipherCall
from auditor.errors import CaptureError
from auditor.sources.crypto_log import read_crypto_log

Write = Callable[[bytes], Path]
RECORD = {
    "type": "crypto_traces",
    "dump": "aes_info.json",
    "data_type": "json",
    "pid": 4711,
    "process": "com.example.app",
    "timestamp": 1709294400250,
    "data": {"iv": "00" * 16, "alg": "AES/CBC/PKCS5Padding", "in": "7b7d", "out": "AB" * 16, "key": ""},
}
CALL = CipherCall(
    1_709_294_400_250_000_000, "com.example.app", "AES/CBC/PKCS5Padding", bytes(16), b"", b"{}", b"\xab" * 16
)
KEY_ALONE = {**RECORD, "data": {"iv": "", "alg": "AES", "in": "", "out": "", "key": "00" * 16}}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([RECORD, KEY_ALONE], indent=2),
        json.dumps(RECORD),
        json.dumps(RECORD) + "\n\n" + json.dumps(KEY_ALONE) + "\n",
        "\ufeff" + json.dumps([KEY_ALONE, "text", RECORD]),
    ],
)
def test_operations_with_input_and_output(write: Write, text: str) -> None:
    assert read_crypto_log(write(text.encode())) == (CALL,)


@pytest.mark.parametrize("text", ["", "[]", json.dumps([KEY_ALONE])])
def test_logs_without_an_operation_are_none_at_all(write: Write, text: str) -> None:
    assert read_crypto_log(write(text.encode())) == ()


def test_what_is_odd_in_a_record_is_left_out(write: Write) -> None:
    record = {"timestamp": "x", "process": 1, "data": {"alg": None, "iv": "zz", "in": "7b7d", "out": "ab" * 16}}
    (call,) = read_crypto_log(write(json.dumps([record]).encode()))
    assert call == CipherCall(0, "", "", b"", b"", b"{}", b"\xab" * 16)
    odd = [{"data": {"in": "7", "out": "ab"}}, {"data": []}, RECORD]
    assert read_crypto_log(write(json.dumps(odd).encode())) == (CALL,)


@pytest.mark.parametrize(
    ("text", "says"), [("{", "not valid JSON"), ('[{"log": 1}]', "JSON, but no log of encryption")]
)
def test_what_is_no_log_is_an_error(write: Write, text: str, says: str) -> None:
    with pytest.raises(CaptureError, match=says):
        read_crypto_log(write(text.encode()))
