"""Named value shapes of generic rules: what a value looks like, and as little beyond that as can be."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from auditor.rules.bounds import DIGIT, LETTER, OTHER, Bounds
from auditor.rules.countries import is_country_code
from auditor.rules.page_addresses import is_page
from auditor.rules.patterns import Pattern
from auditor.rules.states import LONGEST, beginnings, happened, said

_LONGEST = 4096
_NEEDS = {
    **dict.fromkeys(("float-latitude", "float-longitude", "ipv4", "ipv4-private", "date"), DIGIT | OTHER),
    "build-id": DIGIT | LETTER | OTHER,
    "entity": LETTER | OTHER,
    "advertising-kind": LETTER,
    "system-version": DIGIT | LETTER,
    **dict.fromkeys(("ios-model", "email", "url", "host", "package-name", "timezone", "locale", "jwt"), LETTER | OTHER),
    **dict.fromkeys(("mac", "uuid", "ipv6", "e164"), OTHER),
    **dict.fromkeys(
        ("manufacturer", "system", "language", "country", "text", "purchase", "skip-event", "end-event", "thing-state"),
        LETTER,
    ),
    "vin": DIGIT | LETTER,
}
"""The kinds of characters (`auditor.rules.bounds`) that texts of a shape hold, where that says something."""
_ADDRESSES = frozenset(("url", "page", "text"))
"""Shapes that web addresses may have."""


class Shape:
    """A named test on a leaf's text: ``holds`` says whether it has the shape.

    ``begins`` are the characters such a text can begin with (empty: any), ``shortest`` and ``longest`` its possible
    lengths, ``needs`` the kinds of characters it holds: what is told cheaply before anything else is asked.
    """

    __slots__ = ("begins", "holds", "longest", "name", "needs", "shortest")

    def __init__(
        self, name: str, holds: Callable[[str], bool], begins: str = "", shortest: int = 1, longest: int = _LONGEST
    ) -> None:
        self.name, self.holds = name, holds
        self.begins, self.shortest, self.longest = frozenset(begins), shortest, longest
        self.needs = _NEEDS.get(name, 0)

    def bounds(self) -> Bounds:
        """The same as bounds of an expression."""
        return Bounds(self.begins, self.shortest, self.longest, self.needs, address=self.name in _ADDRESSES)

    def could_hold(self, text: str) -> bool:
        """Whether a text that is not empty has a length and a first character it can have with this shape."""
        return self.shortest <= len(text) <= self.longest and (not self.begins or text[0] in self.begins)


def _regex(pattern: str) -> Callable[[str], bool]:
    expression = Pattern(pattern)
    return lambda text: len(text) <= _LONGEST and expression.fullmatch(text) is not None


def _says(kind: str) -> Callable[[str], bool]:
    """Texts that say something of a kind (`auditor.rules.states`)."""
    tell = partial(said, kind)
    return lambda text: tell(text) != ""


def _number(pattern: str, low: float, high: float, but: tuple[float, ...] = ()) -> Callable[[str], bool]:
    """Texts of this form between two bounds (included), except some."""
    expression = Pattern(pattern)

    def holds(text: str) -> bool:
        if len(text) > 40 or expression.fullmatch(text) is None:
            return False
        number = float(text)
        return low <= number <= high and number not in but

    return holds


def _digits(text: str) -> list[int]:
    return [ord(char) - 48 for char in text]


def luhn(text: str) -> bool:
    """Whether the last of these ASCII digits is the Luhn check digit of the others (ISO/IEC 7812-1, annex B)."""
    digits = _digits(text)[::-1]
    return (sum(digits[0::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[1::2])) % 10 == 0


def _imei(text: str) -> bool:
    return re.fullmatch(r"[0-9]{15}", text) is not None and text.strip("0") != "" and luhn(text)


def _iccid(text: str) -> bool:
    return re.fullmatch(r"89[0-9]{17,18}", text) is not None and luhn(text)


def _uuid(text: str) -> bool:
    return len(text) == 36 and _UUID.fullmatch(text) is not None and len(set(text.lower())) > 4


def _mac(text: str) -> bool:
    if re.fullmatch(r"[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}|[0-9a-fA-F]{2}(?:-[0-9a-fA-F]{2}){5}", text) is None:
        return False
    return re.sub("[:-]", "", text).lower() not in ("000000000000", "ffffffffffff", "020000000000")


def _ipv4(text: str) -> bool:
    parts = text.split(".")
    return len(parts) == 4 and all(re.fullmatch(r"[0-9]{1,3}", p) is not None and int(p) < 256 for p in parts)


def _ipv4_private(text: str) -> bool:
    if not _ipv4(text):
        return False
    a, b = (int(part) for part in text.split(".")[:2])
    return a == 10 or (a == 172 and 16 <= b < 32) or (a == 192 and b == 168)


def _ipv6(text: str) -> bool:
    if re.fullmatch(r"[0-9a-fA-F:.]{2,45}", text) is None or text.count(":") < 2 or text in ("::", "::1"):
        return False
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


_VIN_VALUES = {c: v for v, cs in enumerate(("", "AJ", "BKS", "CLT", "DMU", "ENV", "FW", "GPX", "HY", "RZ")) for c in cs}
_VIN_CHECKED = "12345L"
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def _vin(text: str) -> bool:
    """ISO 3779 form; the check digit (49 CFR 565.15, GB 16735) has to fit where its region asks for one."""
    if re.fullmatch(r"(?=.*[0-9])(?=.*[A-Z])[A-HJ-NPR-Z0-9]{17}", text) is None:
        return False
    total = sum(w * (int(c) if c.isdigit() else _VIN_VALUES[c]) for c, w in zip(text, _VIN_WEIGHTS, strict=True))
    return text[0] not in _VIN_CHECKED or text[8] not in "0123456789X" or "0123456789X"[total % 11] == text[8]


def _email(text: str) -> bool:
    return "@" in text and len(text) <= _LONGEST and _EMAIL.fullmatch(text) is not None


_EMAIL = Pattern(r"(?![^@]*@[1-4]x\.)[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_SECONDS = _number(r"[0-9]{9,10}(?:\.[0-9]{1,9})?", 978307200, 4102444800)
_MILLISECONDS = _number(r"[0-9]{12,13}", 978307200000, 4102444800000)


def _unix_time(text: str) -> bool:
    return _SECONDS(text) or _MILLISECONDS(text)


_UUID = Pattern(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
_DIGITS = "0123456789"
_SIGNED = "-" + _DIGITS
_HEX = "0123456789abcdefABCDEF"
_CAPITALS, _SMALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
_DECIMALS = r"-?[0-9]{1,3}\.[0-9]{2,20}"
_MILLION = r"-?[0-9]{6,10}"
_ANDROID_MODELS = (
    r"(?:(?i:samsung|google|xiaomi|motorola|oneplus|sony|huawei|oppo|apple) )?(?:"
    + "|".join(
        (
            r"Pixel [0-9][A-Za-z0-9 ]{0,12}",
            r"Nexus [0-9][A-Z0-9]{0,3}",
            r"SM-[A-Z][0-9]{3,4}[A-Z0-9]{0,4}",
            r"Redmi [A-Z0-9][A-Za-z0-9+ ]{0,20}",
            r"2[1-5][0-9]{2,6}[A-Z][A-Z0-9]{1,8}",
            r"M[0-9]{4}[A-Z][0-9]{1,2}[A-Z]{1,3}",
            r"ONEPLUS [A-Z][0-9]{4}",
            r"CPH[0-9]{4}",
            r"[A-Z]{3}-(?:A?L|LX|NX|AN|TN)[0-9]{1,2}[A-Z]?",
            r"moto [a-z][0-9A-Za-z() +]{0,20}",
            r"XQ-[A-Z]{2}[0-9]{2}",
            r"Nokia [0-9A-Z][0-9A-Za-z. ]{0,12}",
            r"(?:TECNO|Infinix|itel|POCO|OPPO|vivo|realme|HUAWEI|HONOR|ASUS_|Lenovo|motorola|Galaxy|Xperia|Mi)"
            r"[ _-]?[A-Z0-9][A-Za-z0-9+() -]{0,20}",
            r"RMX[0-9]{4}",
            r"V[12][0-9]{3}[A-Z]{0,2}",
            r"XT[0-9]{4}(?:-[0-9]{1,2})?",
            r"LM-[A-Z][0-9]{3}[A-Z]{0,3}",
            r"(?:LE|IN|KB|GM|HD|DN|EB|IV|AC|NE|BE)2[0-9]{3}",
            r"P[HJG][A-Z][0-9]{3}",
            r"P[A-Z]{3}[0-9]{2}",
            r"TB[0-9]{3}[A-Z]{2}",
            r"LG-[A-Z]{1,2}[0-9]{3}[A-Z]?",
            r"(?:Fairphone|Xiaomi|HTC|TCL|Nothing|Sony|BRAVIA|Wiko|Vodafone|OnePlus|Meizu|ZTE|AGM|Doogee|Blackview|"
            r"Cubot) "
            r"(?=.{0,20}[0-9])[A-Z0-9][A-Za-z0-9+() -]{0,20}",
            r"sdk_g?phone[A-Za-z0-9_]{0,20}",
            r"Android SDK built for [a-z0-9_]{3,12}",
        )
    )
    + ")"
)

_APPLE = "iPhone|iPad|iPod|Watch|AppleTV|AudioAccessory|MacBook(?:Pro|Air)|Macmini|iMac|Mac"
_APPLE_NAMES = (
    r"iPhone (?:[0-9]{1,2}|SE|X[RS]?)e?(?: mini| Plus| Pro| Pro Max| Max)?(?: \([^()]{3,20}\))?|"
    r"iPad(?: Air| Pro| mini)?(?: [0-9]{1,2})?(?: \([^()]{3,30}\))|iPad (?:Air|Pro|mini)(?: [0-9]{1,2})?|"
    r"Apple Watch (?:Series [0-9]{1,2}|SE|Ultra)(?: [0-9])?|MacBook (?:Air|Pro)(?: \([^()]{3,30}\))?"
)
_MANUFACTURERS = (
    r"samsung|google|xiaomi|redmi|poco|huawei|honor|oneplus|oppo|vivo|realme|motorola|sony|nokia|"
    r"hmd global|lge?|lenovo|asus|htc|apple|tcl|zte|fairphone|nothing|meizu|infinix|tecno|sharp|amazon|"
    r"blackview|wiko|nubia|iqoo|itel|ulefone|doogee|oukitel|cubot|kyocera|fujitsu|cat|gionee|micromax|"
    r"lava|jio|vsmart|bq|alcatel|htc corporation|hmd|blu|microsoft|dell|hp|acer|razer|essential|leeco|"
    r"coolpad|hisense|oscal|umidigi|canon|nikon|garmin|fitbit|roku|lg electronics"
)

_PURCHASES = (
    r"(?i:(?:[a-z]{2,5}[_:-])?(?:in[_ -]?app[_ -]?)?(?:purchased?|checkout[_ -]?(?:completed?|done|success|finished)|"
    r"payment|paid|iap|donat(?:e|ion)|buy(?:[_ -]?(?:ticket|pass|item|product|subscription))?|"
    r"book[_ -]?(?:trip|ticket|seat|room|flight)|"
    r"order[_ -]?(?:placed|completed|paid|confirmed)|transaction|kauf|compra|achat|bought|transfer|ueberweisung)"
    r"(?:[_ -]?(?:success|succeeded|completed?|made|done|confirmed|captured))?)"
)

_KINDS_OF_IDS = r"(?i:tifa|rida|afai|lgudid|vaid|vida|gaid|google_?aid|idfa|aaid|oaid|roku_?ida?|amazon_?aid|tvos_?ida)"
"""Words for kinds of advertising ids (IAB Tech Lab, Guidelines for Identifier for Advertising on OTT)."""
_ENTITIES = (
    r"(?:light|lock|climate|vacuum|cover|switch|(?:binary_)?sensor|media_player|alarm_control_panel|humidifier|"
    r"water_heater|lawn_mower|person|device_tracker|input_boolean|siren|valve|thermostat|blind|plug|outlet|heater|"
    r"door|window|garage|curtain|camera|fan|group|weather|automation)[.:](?!(?:on|off|open|closed?|state|status|value|"
    r"level|color|colour|theme|mode|capture|image|id|name|type|data|exe|dll|png|jpg|svg|js|css|html?|com|net|org|io|"
    r"example|opened|changed|update[ds]?|created|deleted|clicked|view(?:ed)?)$)[a-z][a-z0-9_]{2,28}"
)
"""Things at home as home automation numbers them: the kind, and the name somebody gave it."""

_ADS = "300x(?:250|600)|336x280|728x90|970x(?:90|250)|160x600|120x(?:600|240)|250x250|234x60|468x60"
"""Sizes of advertisements (IAB), which no screen has."""
SHAPES: tuple[Shape, ...] = (
    Shape("number", _regex(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?"), _SIGNED, 1, 48),
    Shape("integer", _regex(r"-?[0-9]{1,20}"), _SIGNED, 1, 21),
    Shape("boolean", _regex(r"true|false|True|False|TRUE|FALSE|0|1|yes|no"), "tfTF01yn", 1, 5),
    Shape("float-latitude", _number(_DECIMALS, -90, 90, but=(0.0,)), _SIGNED, 4, 40),
    Shape("float-longitude", _number(_DECIMALS, -180, 180, but=(0.0,)), _SIGNED, 4, 40),
    Shape("e6-latitude", _number(_MILLION, -90e6, 90e6), _SIGNED, 6, 11),
    Shape("e6-longitude", _number(_MILLION, -180e6, 180e6), _SIGNED, 6, 11),
    Shape("e7-latitude", _number(_MILLION, -90e7, 90e7), _SIGNED, 6, 11),
    Shape("e7-longitude", _number(_MILLION, -180e7, 180e7), _SIGNED, 6, 11),
    Shape("uuid", _uuid, _HEX, 36, 36),
    Shape("mac", _mac, _HEX, 17, 17),
    Shape("ipv4", _ipv4, _DIGITS, 7, 15),
    Shape("ipv4-private", _ipv4_private, _DIGITS, 7, 15),
    Shape("ipv6", _ipv6),
    Shape("imei", _imei, _DIGITS, 15, 15),
    Shape("iccid", _iccid, "8", 19, 20),
    Shape("vin", _vin, "", 17, 17),
    Shape("android-id", _regex(r"(?=.*[1-9a-f])(?!9774d56d682e549c)[0-9a-f]{16}"), _HEX, 16, 16),
    Shape("hex32", _regex(r"(?!0+$)(?:[0-9a-f]{32}|[0-9A-F]{32})"), _HEX, 32, 32),
    Shape("hex40", _regex(r"(?!0+$)(?:[0-9a-f]{40}|[0-9A-F]{40})"), _HEX, 40, 40),
    Shape("hex64", _regex(r"(?!0+$)(?:[0-9a-f]{64}|[0-9A-F]{64})"), _HEX, 64, 64),
    Shape("android-model", _regex(_ANDROID_MODELS), _CAPITALS + "2aghimorsvx", 3, 44),
    Shape("manufacturer", _regex(f"(?i:{_MANUFACTURERS})"), _SMALL + _CAPITALS, 2, 24),
    Shape("system", _regex(r"(?i:android|ios|ipados|iphone os|harmonyos|watchos|tvos)"), "", 3, 10),
    Shape(
        "system-version",
        _regex(
            r"(?i:(?:microsoft )?(?:android|ios|ipados|harmonyos|iphone os|wear ?os|"
            r"watchos|tvos|fire ?os|android ?tv|coloros|miui|emui|"
            r"nothing os|one ?ui|mac ?os(?: x)?|windows(?: nt)?|ubuntu|debian|fedora|chrome ?os|tizen|webos|kaios)"
            r"(?: ?os)?[ /_-]?v?[1-9][0-9]{0,2}(?:[._][0-9]{1,5}){0,3}(?:[ /(-][A-Za-z0-9 ./()_-]{1,60})?)"
        ),
        "aihwtfcmenoudkAIHWTFCMENOUDK",
        4,
        90,
    ),
    Shape("purchase", _regex(_PURCHASES), "", 3, 40),
    Shape("advertising-kind", _regex(_KINDS_OF_IDS), "tralvgioTRALVGIO", 4, 12),
    Shape("entity", _regex(_ENTITIES), "abcdfghilmpstvw", 6, 40),
    Shape("abi", _regex(r"arm64-v8a|armeabi-v7a|arm64e|aarch64|x86_64|i[3-6]86"), "aix", 4, 11),
    Shape("build-id", _regex(r"[A-Z]{2}[0-9A-Z][0-9A-Z]\.[0-9]{6}\.[0-9]{3}(?:\.[A-Z0-9]{1,4})?"), _CAPITALS, 15, 20),
    Shape("ios-model", _regex(f"(?:{_APPLE})[0-9]{{1,2}},[0-9]{{1,2}}|{_APPLE_NAMES}"), "iWAM", 6, 48),
    Shape("resolution", _regex(rf"(?!(?:{_ADS})$)[1-9][0-9]{{2,3}} ?[xX*\u00d7] ?[1-9][0-9]{{2,3}}"), _DIGITS, 7, 12),
    Shape("os-version", _regex(r"(?:Android |iOS |iPadOS )?[1-9][0-9]?(?:\.[0-9]{1,2}){0,3}"), "Ai123456789", 1, 20),
    Shape("locale", _regex(r"[a-z]{2,3}[-_](?:[A-Z][a-z]{3}[-_])?[A-Z]{2}"), _SMALL, 5, 11),
    Shape("language", _regex(r"[a-z]{2}"), "", 2, 2),
    Shape("country", is_country_code, "", 2, 3),
    Shape(
        "timezone",
        _regex(
            r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
            r"(?:/[A-Z][A-Za-z_+-]{1,30}){1,2}"
        ),
        "AEIP",
        7,
        80,
    ),
    Shape("e164", _regex(r"\+[1-9][0-9]{6,14}"), "+", 8, 16),
    Shape("phone", _regex(r"(?:\+|00)[1-9](?:[ ./()-]?[0-9]){6,14}|0[1-9](?:[ ./()-]?[0-9]){6,12}"), "+0", 8, 40),
    Shape("email", _email, "", 6),
    Shape("url", _regex(r"https?://[^\s/?#]+(?:[/?#]\S*)?"), "h", 8),
    Shape("page", is_page, "h", 11),
    Shape("host", _regex(r"(?:[A-Za-z0-9_-]{1,63}\.){1,8}[A-Za-z]{2,24}")),
    Shape("package-name", _regex(r"[a-z][a-z0-9_]{0,40}(?:\.[a-zA-Z][a-zA-Z0-9_]{0,60}){1,8}")),
    Shape("mcc-mnc", _regex(r"[2-7][0-9]{2}[-_ ]?[0-9]{2,3}"), _DIGITS, 5, 7),
    Shape("percent", _number(r"[0-9]{1,3}(?:\.[0-9]{1,20})?", 0, 100), _DIGITS),
    Shape("fraction", _number(r"[01](?:\.[0-9]{1,20})?", 0, 1), "01"),
    Shape("unix-time", _unix_time, _DIGITS, 9, 20),
    Shape("date", _regex(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"), "12", 10, 10),
    Shape("jwt", _regex(r"eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*"), "e"),
    *(
        Shape(kind, _says(kind), beginnings(kind), 1, LONGEST)
        for kind in ("thing-state", "player-state", "ended", "presence", "answer", "strength", "gender")
    ),
    *(Shape(kind, partial(happened, kind), "", 7, LONGEST) for kind in ("skip-event", "end-event")),
    Shape("text", lambda text: any(char.isalpha() for char in text)),
)
"""Every shape a rule may name, one line each."""

SHAPES_BY_NAME = {shape.name: shape for shape in SHAPES}
