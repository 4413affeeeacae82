from __future__ import annotations

import subprocess

import pytest
from scapy.layers.tls.crypto.suites import _tls_cipher_suites

from auditor.tls.ciphers import Protection, suite, suite_name
from auditor.tls.suites import SUITE_NAMES

UNREADABLE = ("ARIA", "CAMELLIA_128_GCM", "CAMELLIA_256_GCM", "EXPORT", "RC2", "_OLD", "SSL_", "SCSV", "NULL_WITH_NULL")


def test_names_agree_with_scapys_table() -> None:
    registered_otherwise = {0x26, 0x29, 0xC0AA, 0xC0AB}
    for number, name in _tls_cipher_suites.items():
        if name.startswith("TLS_") and not name.endswith(("_OLD", "_SCSV")) and number not in registered_otherwise:
            assert SUITE_NAMES[number] == name


def test_every_suite_scapy_knows_can_be_opened_but_the_named_exceptions() -> None:
    for number, name in _tls_cipher_suites.items():
        expected = not any(part in name for part in UNREADABLE)
        assert (suite(number) is not None) == expected, name


@pytest.mark.program("openssl")
def test_names_agree_with_openssl() -> None:
    command = ["openssl", "ciphers", "-V", "-stdname", "ALL:COMPLEMENTOFALL@SECLEVEL=0"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(lines) > 60
    for line in lines:
        number, _, name = line.split()[:3]
        high, low = (int(part, 16) for part in number.split(","))
        assert SUITE_NAMES[high << 8 | low] == name


def test_lengths_follow_from_the_name() -> None:
    cbc = suite(0xC028)
    assert cbc is not None
    assert (cbc.protection, cbc.key, cbc.iv, cbc.mac, cbc.mac_length, cbc.prf) == (
        Protection.CBC,
        32,
        16,
        "sha384",
        48,
        "sha384",
    )
    short = suite(0xC0A0)
    assert short is not None
    assert (short.protection, short.tag, short.prf) == (Protection.CCM, 8, "sha256")
    modern = suite(0x1303)
    assert modern is not None
    assert modern.modern
    assert (modern.protection, modern.key, modern.iv) == (Protection.CHACHA, 32, 12)


def test_unregistered_number_is_named_in_words() -> None:
    assert suite_name(0xABCD) == "cipher suite 0xABCD"
    assert suite(0xABCD) is None
