"""Draws requests with values of an invented person among others', to see what is called certain.

``python -m bench.certain_labels`` writes them anew.

Each request holds some of the person's values in encodings of all kinds, and beside them values of other people in the
same encodings, values that differ from the person's in one digit, hold them within something else, or are digests of
such. What is written, and where, is decided here alone; nothing of the auditor is asked. Output: `OUT`, labels.
"""

from __future__ import annotations

import base64
import hashlib
import json
import random
import uuid
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

OUT = Path(__file__).resolve().parents[1] / "tests" / "detection" / "certain"
SEED, REQUESTS, OWN, OTHERS = 20260501, 60, 8, 8
Values = dict[str, str]
Place = tuple[float, float]
HOME: Place = (48.401122, 9.987604)
MIA: Values = {
    "identifier.advertising": "5d0c9e1a-7b3f-4c26-9a58-e1f70b2d46c3",
    "identifier.android-id": "8a3f5d686e54912c",
    "identifier.imei": "356938035643809",
    "identifier.iccid": "89490200001234567892",
    "identifier.serial": "R58N70ABCDE",
    "identifier.mac": "3c:5a:b4:12:9f:e7",
    "network.bssid": "a4:b1:c1:7d:02:9e",
    "account.email": "mia.muster@mail.example",
    "account.phone": "+4915550123456",
    "network.ssid": "Dachboden im Turm 77",
    "browsing.url": "https://canary.example/page-7",
    "content.message": "the purple canary sings at dawn",
}
CONTENTS = "identifier key hash payload a ref v2 token_x blob q9 part zz sig n1".split()


def luhn(body: str) -> str:
    """The number with its check digit."""
    total = sum(int(d) * 2 - (9 if int(d) > 4 else 0) if at % 2 == 0 else int(d) for at, d in enumerate(reversed(body)))
    return body + str(-total % 10)


def somebody(draw: random.Random) -> Values:
    """The values of another invented person and device, of the same shapes."""
    name = draw.choice(("anna", "ben", "cem", "dora", "emil", "mia"))
    family = draw.choice(("muster", "beispiel", "mustermann", "probe"))
    return {
        "identifier.advertising": str(uuid.UUID(int=draw.getrandbits(128), version=4)),
        "identifier.android-id": draw.randbytes(8).hex(),
        "identifier.imei": luhn("35" + "".join(draw.choices("0123456789", k=12))),
        "identifier.iccid": luhn("894902" + "".join(draw.choices("0123456789", k=13))),
        "identifier.serial": "R58N" + "".join(draw.choices("0123456789ABCDEFGHJK", k=7)),
        "identifier.mac": draw.randbytes(6).hex(":"),
        "network.bssid": draw.randbytes(6).hex(":"),
        "account.email": f"{name}.{family}{draw.randrange(2, 99)}@{draw.choice(('mail.example', 'post.example'))}",
        "account.phone": f"+4915{draw.randrange(10**9, 10**10)}",
        "network.ssid": f"Dachboden im Turm {draw.randrange(100, 999)}",
        "browsing.url": f"https://canary.example/page-{draw.randrange(10, 99)}",
        "content.message": f"the purple canary sings at {draw.choice(('noon', 'dusk', 'seven'))}",
    }


def _digit(text: str, at: int) -> str:
    """The text with this hexadecimal or decimal digit one higher."""
    digits = next(row for row in ("0123456789", "abcdef", "ABCDEFGHJK") if text[at] in row)
    return text[:at] + digits[(digits.index(text[at]) + 1) % len(digits)] + text[at + 1 :]


def nearly(kind: str, draw: random.Random) -> str:
    """A value that is not the person's and differs by little, or holds theirs within something longer."""
    own = MIA[kind]
    longer = {
        "account.email": (f"anna.{own}", f"{own}.org", f"x{own}", own.replace("@", "2@"), own.replace("@", "@e")),
        "account.phone": (own[:-2] + "65", own + "7", "+43" + own[3:]),
        "browsing.url": (own + "7", own + "/abo", own + "-b", own + ".html", own.replace("canary", "canary2")),
        "content.message": (own.replace("dawn", "dawning"), own.replace("purple", "red")),
        "network.ssid": (own + "7", own.replace("77", "78")),
        "identifier.serial": (own + "F", "X" + own, own[:-1] + "F"),
        "identifier.imei": ("3569" + own[4:9] + "7" + own[10:], "4" + own, own + "2"),
        "identifier.iccid": (own[:-2] + "88", "1" + own + "1"),
        "identifier.android-id": (own[:-1] + "d", "0" + own, own + "ab12"),
    }
    if kind in longer:
        return draw.choice(longer[kind])
    at = draw.choice([n for n, char in enumerate(own) if char in "0123456789abcdef"])
    return _digit(own, at)


def _digest(name: str) -> Callable[[str], str]:
    return lambda text: hashlib.new(name, text.lower().encode()).hexdigest()


WAYS: tuple[Callable[[str], str], ...] = (
    str,
    str,
    str.upper,
    lambda text: text.replace(":", "").replace("-", "") if "@" not in text and "/" not in text else text,
    lambda text: quote(text, safe=""),
    lambda text: base64.b64encode(text.encode()).decode(),
    lambda text: base64.b64encode(f"id={text}&t=1".encode()).decode(),
    lambda text: text.encode().hex(),
    _digest("md5"),
    _digest("sha1"),
    _digest("sha256"),
    _digest("sha512"),
    _digest("sha3_256"),
    lambda text: base64.b64encode(hashlib.sha256(text.lower().encode()).digest()).decode(),
    lambda text: hashlib.sha256(hashlib.md5(text.lower().encode()).hexdigest().encode()).hexdigest(),
)
"""How a value is written; the same ways for the person's and for all others."""
SALTED: tuple[Callable[[str], str], ...] = (
    lambda text: hashlib.sha256(f"pepper:{text}".encode()).hexdigest(),
    lambda text: hashlib.sha256(text.encode()).hexdigest()[:16],
    lambda text: hashlib.md5(text[:-2].encode()).hexdigest(),
)
"""Digests that nobody can tell whose they are."""


def moved(draw: random.Random, least_m: float, most_m: float) -> Place:
    """A place so far from home in a random direction."""
    length = draw.uniform(least_m, most_m)
    east = draw.uniform(-1, 1)
    north = (1 - east * east) ** 0.5 * draw.choice((-1, 1))
    return HOME[0] + north * length / 111_195, HOME[1] + east * length / (111_195 * 0.66391)


def located(place: Place, draw: random.Random) -> dict[str, object]:
    """A position in one of its writings."""
    latitude, longitude = place
    digits = draw.choice((4, 5, 6))
    writings: tuple[dict[str, object], ...] = (
        {"lat": round(latitude, digits), "lon": round(longitude, digits)},
        {"p": f"{latitude:.{digits}f},{longitude:.{digits}f}"},
        {"latE7": round(latitude * 1e7), "lngE7": round(longitude * 1e7)},
        {"latitudeE6": round(latitude * 1e6), "longitudeE6": round(longitude * 1e6)},
        {"coordinates": [round(longitude, 6), round(latitude, 6)]},
    )
    return draw.choice(writings)


def request(number: int, draw: random.Random) -> tuple[str, dict[str, list[str]], dict[str, list[str]]]:
    """One labelled case as YAML, what it holds of the person, and values of others by type."""
    truth: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    sent: list[object] = []
    for kind in draw.sample(sorted(MIA), OWN):
        truth.setdefault(kind, []).append(MIA[kind])
        sent.append(draw.choice(WAYS)(MIA[kind]))
    for _ in range(OTHERS):
        kind = draw.choice(sorted(MIA))
        value = nearly(kind, draw) if draw.random() < 0.5 else somebody(draw)[kind]
        written = draw.choice(WAYS)(value)
        sent.append(written)
        others.setdefault(kind, []).extend({value, written})
    sent += [draw.choice(SALTED)(MIA[kind]) for kind in draw.sample(sorted(MIA), 2)]
    if draw.random() < 0.6:
        sent.append({"here": located(moved(draw, 0, 25), draw)})
        truth["location.coordinates"] = [f"{HOME[0]},{HOME[1]}"]
    sent.append({"there": located(moved(draw, 400, 4000), draw)})
    draw.shuffle(sent)
    names = [f"{draw.choice(CONTENTS)}{n}" for n in range(len(sent))]
    return _case(number, dict(zip(names, sent, strict=True)), truth, draw), truth, others


def _case(number: int, sent: dict[str, object], truth: dict[str, list[str]], draw: random.Random) -> str:
    flat = {name: value for name, value in sent.items() if isinstance(value, str)}
    wrap = draw.choice(("", "", "[gzip]", "[gzip, base64]"))
    head = [f"POST /v{number % 4 + 1}/collect HTTP/1.1", f"host: in{number % 7}.stats.example"]
    if draw.random() < 0.25:
        name, value = flat.popitem()
        del sent[name]
        head.append(f"x-{name.replace('_', '-')}: {value}")
    head.append("content-type: " + ("application/octet-stream" if wrap else "application/json"))
    lines = [f"  - id: drawn-{number:02}", "    request: |", *(f"      {line}" for line in head)]
    lines += [f"    body: {{json: {json.dumps(sent, ensure_ascii=False)}{', wrap: ' + wrap if wrap else ''}}}"]
    lines += ["    profile: mia.profile", f"    truth: {json.dumps(truth, ensure_ascii=False)}"]
    return "\n".join(lines)


def write(folder: Path = OUT) -> int:
    """Write the profile and the labels; gives how many data of the person they hold."""
    draw = random.Random(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    values = [f'  - {{type: {kind}, value: "{value}"}}' for kind, value in MIA.items()]
    values.append(f"  - {{type: location.coordinates, value: [{HOME[0]}, {HOME[1]}], radius_m: 50}}")
    (folder / "mia.profile").write_text("\n".join(["schema: 1", "values:", *values, ""]), "utf-8")
    cases, count = [], 0
    for number in range(REQUESTS):
        text, truth, others = request(number, draw)
        doubtful = {kind: sorted(set(written)) for kind, written in sorted(others.items())}
        cases.append(f"{text}\n    doubtful: {json.dumps(doubtful, ensure_ascii=False)}")
        count += sum(map(len, truth.values()))
    head = "# Drawn by bench/certain_labels.py; change that and run it instead of this file.\nschema: 1\ncases:\n"
    (folder / "drawn.yaml").write_text(head + "\n".join(cases) + "\n", "utf-8")
    return count


if __name__ == "__main__":
    print(write(), "data of one person")
