"""The app's behaviour log: events collected on the phone and sent in batches, as gzip or in the ttEncrypt envelope.

Batch and event fields: citizenlab/tiktok-report-data ``ttencrypt-ed.json``. The envelope (version 05 10):
iqbalmh18/tiktok-signer ``ttencrypt.py``, described in the README of the scenario.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import json
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from captures.lab.client import Datum, Device, Message
from captures.lab.scenarios.tiktok_phone import PHONE, Phone, labelled

_MAGIC = bytes.fromhex("746305100000")
_MAGIC_2020 = bytes.fromhex("74630201")
_SALT = bytes.fromhex(
    "4dd4c2e6b83162090e52b3c7a6733ba41cb2462b829ab58a196b39db57177524f"
    "49baf7f08e8d68d26a72e37c1a95a2f1f05a51892aef2949732b62a38aadd58"
)


def seal(packed: bytes, seed: bytes) -> bytes:
    """The ttEncrypt envelope around gzip data: AES-128-CBC, key and IV from a 32-byte seed sent along in clear."""
    derived = hashlib.sha512(hashlib.sha512(seed).digest() + _SALT).digest()
    padder = padding.PKCS7(128).padder()
    plain = padder.update(hashlib.sha512(packed).digest() + packed) + padder.finalize()
    cipher = Cipher(algorithms.AES(derived[:16]), modes.CBC(derived[16:32])).encryptor()
    return _MAGIC + seed + cipher.update(plain) + cipher.finalize()


def seal_2020(packed: bytes, key: bytes) -> bytes:
    """The container that TikTok 14.7.5 really sent: its first bytes as published, then what only its key would open.

    How the app encrypted is not published. Here it is AES-256-CTR with a key that is thrown away.
    """
    cipher = Cipher(algorithms.AES(key), modes.CTR(key[:16])).encryptor()
    return _MAGIC_2020 + cipher.update(hashlib.sha512(packed).digest() + packed) + cipher.finalize()


class AppLog:
    """Collects events with their labels and the acts they tell of; ``batch`` makes the request of all so far."""

    def __init__(self, device: Device, phone: Phone = PHONE) -> None:
        self._device, self._phone = device, phone
        self._session = f"{device.random.getrandbits(64):016x}-lab"
        self._index = 0
        self._start()

    def _start(self) -> None:
        self._events: list[dict[str, object]] = []
        self._launches: list[dict[str, object]] = []
        self._data: list[Datum] = [
            Datum("identifier.session", self._session, "body event_v3.session_id", accept=("identifier.",))
        ]
        self._acts: list[int] = []

    def _stamp(self) -> tuple[int, str]:
        now = self._device.clock.now()
        local = datetime.datetime.fromtimestamp(now, ZoneInfo(self._phone.zone))
        self._index += 1
        return int(now * 1000), local.strftime("%Y-%m-%d %H:%M:%S")

    def launch(self) -> None:
        """Note that the app came to the front."""
        milliseconds, text = self._stamp()
        common = {"local_time_ms": milliseconds, "tea_event_index": self._index, "datetime": text}
        self._launches.append({"session_id": self._session, "is_background": False, **common})

    def event(
        self, name: str, params: dict[str, object], data: tuple[Datum, ...] = (), acts: tuple[int, ...] = ()
    ) -> None:
        """Note one event_v3; ``data`` labels its parameters, ``acts`` are what it tells of."""
        milliseconds, text = self._stamp()
        numbered = {**params, "tea_event_index": self._index, "local_time_ms": milliseconds}
        self._events.append(
            {
                "nt": 4,
                "event": name,
                "params": numbered,
                "event_id": self._index,
                "session_id": self._session,
                "datetime": text,
            }
        )
        self._data += [*data, *labelled(f"body event_v3.{name}.", params)]
        self._acts += acts

    def batch(self, *, sealed: bool, unpublished: bool = False) -> Message:
        """The request with everything noted since the last one; ``sealed`` puts the gzip data into ttEncrypt.

        ``unpublished``: into the container of 2020, of which only the first bytes are known.
        """
        header, header_data = self._phone.header()
        now = self._device.clock.now()
        content = {
            "event_v3": self._events,
            **({"launch": self._launches} if self._launches else {}),
            "magic_tag": "ss_app_log",
            "header": header,
            "time_sync": {"server_time": int(now), "local_time": int(now)},
            "_gen_time": int(now * 1000),
        }
        packed = gzip.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0)
        more = {"tt_data": "a"} if sealed else {}
        query, query_data = self._phone.query(now, **more)
        plain = {"content-type": "application/json; charset=utf-8", "content-encoding": "gzip"}
        typed = {"content-type": "application/octet-stream;tt-data=a", "log-encode-type": "gzip"}
        seen = (*query_data, *self._phone.told_by_agent())
        wrap = ("ttencrypt", "gzip", "json") if sealed else ("gzip", "json")
        if sealed:
            packed = (seal_2020 if unpublished else seal)(packed, self._device.random.randbytes(32))
        message = Message(
            "POST",
            f"/service/2/app_log/?{query}",
            {"user-agent": self._phone.agent, "accept-encoding": "gzip", **(typed if sealed else plain)},
            packed,
            "behaviour log",
            seen if unpublished else (*seen, *header_data, *self._data),
            () if unpublished else tuple(dict.fromkeys(self._acts)),
            ("ttencrypt-2020",) if unpublished else wrap,
        )
        self._start()
        return message
