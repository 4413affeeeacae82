"""Paying by phone: a wallet whose requests can be read, and a messenger's payments under an encryption of its own.

Neither app's own protocol is published; hosts and most fields are invented, see the README.
"""

from __future__ import annotations

import json
import os
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from urllib.parse import urlencode

from captures.lab import own_tls, services
from captures.lab.client import Datum, Device, Link, Message
from captures.lab.expected import expected
from captures.lab.scenario import Answer, Asked, Line, Scenario, Site

SEED = 20210914
WALLET, MINI = "mobilegw.wallet-pay.example", "api.mini-shop.example"
LONG, SHORT = "long.messenger.example", "short.messenger.example"
LONG_ADDRESS, LONG_PORT = "198.51.100.71", 8080
MODEL, SYSTEM = "Redmi Note 8", "Android 10"
AGENT = f"WalletPay/10.2.30 ({SYSTEM}; {MODEL})"
UTDID, USER, OPENID = "YLabAAAUTDIDw5ZbCk9mZQ==", "2088000000004711", "oLAB4711-beispielperson"
POSITION = (31.230391, 121.473702)


@dataclass(frozen=True, slots=True)
class Purchase:
    """What is paid: shop, goods, amount in yuan."""

    shop: str
    goods: str
    amount: str
    seconds: float = 6


NOODLES = Purchase("兰州拉面人民路店", "牛肉面", "23.80")
CHEMIST = Purchase("康宁药房", "布洛芬缓释胶囊", "18.50")
TICKET = Purchase("Beispiel Metro", "single ride", "4.00", 4)
FRIEND = "1.00"


def _paid(purchase: Purchase, amount: str, at: str) -> tuple[Datum, ...]:
    return (
        Datum("payment.amount", amount, f"{at} amount", core=True),
        Datum("payment.merchant", purchase.shop, f"{at} shop", core=True),
    )


class Phone:
    """Both apps on one phone."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._wallet = device.link(WALLET, tls="TLSv1.2")
        self._mini = device.link(MINI, http2=False)

    def _number(self) -> str:
        return f"2021091422001{self._device.random.randrange(10**15):015}"

    def wallet(
        self, operation: str, told: Mapping[str, object], data: tuple[Datum, ...], acts: tuple[int, ...]
    ) -> None:
        """One call of the wallet's gateway: a form whose ``requestData`` is JSON in a list."""
        common = (
            Datum("device.user-agent", AGENT, "header user-agent", accept=("device.",)),
            Datum("identifier.device", UTDID, "form utdid", accept=("identifier.",)),
            Datum("device.model", MODEL, "form mobileModel", core=True),
            Datum("identifier.user", USER, "requestData userId", core=True, accept=("identifier.", "account.")),
        )
        form = {"operationType": operation, "utdid": UTDID, "mobileModel": MODEL}
        form["requestData"] = json.dumps([{"userId": USER, **told}], ensure_ascii=False)
        headers = {"user-agent": AGENT, "content-type": "application/x-www-form-urlencoded"}
        body = urlencode(form).encode()
        self._wallet.send(Message("POST", "/mgw.htm", headers, body, operation, common + data, acts, ("form", "json")))

    def scan(self, purchase: Purchase) -> None:
        """A shop's code is scanned, and paid."""
        act = self._act(purchase, purchase.amount)
        number = self._number()
        lat, lon = POSITION
        code = f"https://qr.wallet-pay.example/{self._device.random.randrange(10**12):012}"
        place = Datum("location.coordinates", f"{lat},{lon}", "requestData lbs.latitude", core=True)
        scanned = {"qrCode": code, "lbs": {"latitude": lat, "longitude": lon}}
        told = Datum("checkin.qr", code, "requestData qrCode", accept=("checkin.", "browsing."))
        located = self._device.truth.act("located", subject=f"{lat},{lon}")
        self.wallet("wallet.code.scan", scanned, (place, told), (located,))
        order = {
            "tradeNo": number, "totalAmount": purchase.amount, "currency": "CNY", "shopName": purchase.shop,
            "goodsTitle": purchase.goods, "payChannel": "balance",
        }  # fmt: skip
        self.wallet("wallet.trade.pay", order, _paid(purchase, purchase.amount, "requestData"), (act,))
        self._device.clock.sleep(purchase.seconds)

    def ride(self, purchase: Purchase) -> None:
        """Paid in a mini app, whose own server counts in hundredths and nests the amount."""
        hundredths = str(int(float(purchase.amount) * 100))
        act = self._act(purchase, hundredths)
        order = {
            "out_trade_no": self._number(), "merchant_name": purchase.shop, "description": purchase.goods,
            "amount": {"total": int(hundredths), "currency": "CNY"}, "payer": {"openid": OPENID},
        }  # fmt: skip
        data = (
            *_paid(purchase, hundredths, "body"),
            Datum("identifier.user", OPENID, "body payer.openid", accept=("identifier.", "account.")),
        )
        headers = {"user-agent": AGENT, "content-type": "application/json"}
        agent = Datum("device.user-agent", AGENT, "header user-agent", accept=("device.",))
        body = json.dumps(order, ensure_ascii=False).encode()
        self._mini.send(Message("POST", "/v3/orders", headers, body, "order", (agent, *data), (act,), ("json",)))
        self._device.clock.sleep(purchase.seconds)

    def messenger(self) -> None:
        """Money sent to a friend and a code paid, over the messenger's own encryption: by socket and by HTTP."""
        link = own_tls.LongLink(LONG, LONG_PORT)
        for amount in (FRIEND, CHEMIST.amount):
            act = self._device.truth.act("sealed-payment", core=False, amount=amount)
            order = json.dumps({"amount": amount, "number": self._number(), "id": str(uuid.UUID(int=act))}).encode()
            self._seal(LONG, "own TLS over TCP", order, act)
            link.ask(order)
            self._device.clock.sleep(5)
        link.close()
        with self._device.link(SHORT, tls=None) as short:
            self._short(short)

    def _short(self, link: Link) -> None:
        act = self._device.truth.act("sealed-payment", core=False, amount="2.00")
        sealed = own_tls.record(own_tls.HELLO, os.urandom(64)) + own_tls.record(own_tls.DATA, os.urandom(413))
        self._seal(SHORT, "own TLS in HTTP", sealed, act)
        headers = {"user-agent": "MessengerClient", "upgrade": "mmtls", "content-type": "application/octet-stream"}
        evenness = -sum(n / len(sealed) * log2(n / len(sealed)) for n in Counter(sealed).values())
        told = Datum("opaque.payload", f"{len(sealed)} bytes, entropy {evenness:.1f}, MMTLS", "body", core=True)
        link.send(Message("POST", "/mmtls/0000a5d1", headers, sealed, "sealed", (told,)))
        self._device.clock.sleep(4)

    def _seal(self, host: str, protocol: str, text: bytes, act: int) -> None:
        self._device.truth.write("sealed", {"host": host, "protocol": protocol, "bytes": len(text), "act": act})

    def _act(self, purchase: Purchase, amount: str) -> int:
        return self._device.truth.act("paid", subject=purchase.shop, amount=float(amount), text="CNY")

    def close(self) -> None:
        """Close every connection."""
        self._wallet.close()
        self._mini.close()


def _play(device: Device) -> None:
    device.truth.write("mark", {"action": "sync"})
    phone = Phone(device)
    version = Datum("apps.version", "10.2.30", "requestData appVersion")
    phone.wallet("wallet.config.query", {"appVersion": version.value}, (version,), ())
    phone.scan(NOODLES)
    phone.ride(TICKET)
    phone.messenger()
    phone.scan(CHEMIST)
    phone.close()


def _answer(asked: Asked) -> Answer:
    if asked.host == SHORT:
        return Answer(content_type="application/octet-stream", body=own_tls.record(own_tls.DATA, os.urandom(96)))
    return Answer(body=json.dumps({"resultStatus": 1000, "memo": "ok"}).encode())


def _expect(lines: list[Line]) -> Line:
    return expected(lines, "what was told while one person paid, as far as it was readable")


PAYMENTS = Scenario(
    name="wechat-alipay-pay",
    seed=SEED,
    seconds=36,
    sites=(
        Site(WALLET, ("203.0.113.71",), tls="TLSv1.2", cipher="chacha20"),
        Site(MINI, ("203.0.113.72",), http2=False),
        Site(SHORT, ("203.0.113.73",), http2=False, plain=True),
    ),
    answer=_answer,
    play=_play,
    expect=_expect,
    names={LONG: (LONG_ADDRESS,)},
    services=(services.tcp(LONG_ADDRESS, LONG_PORT, own_tls.serve),),
)
