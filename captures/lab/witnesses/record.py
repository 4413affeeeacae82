"""Bundles a witness with its page, records it in the lab's namespaces, and writes down what it is a witness of."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from captures.lab import pki, web
from captures.lab.peers.stage import ROOT, Stage, stage
from captures.lab.scenario import Site
from captures.lab.witnesses.plain import values
from captures.lab.witnesses.serve import ASKED_FILE, READY_FILE
from captures.lab.witnesses.vendors import Witness

HERE = Path(__file__).parent
SHOP, SEARCH, OWN = "laden.example", "suche.example", "198.51.100.5"
THEIRS = tuple(f"198.51.100.{n}" for n in range(20, 28))
_SEARCH_PAGE = (
    b'<!doctype html><meta charset=utf-8><title>Suche</title><a href="https://laden.example/rad/42?farbe=rot">Rad</a>'
)
_SHOP_PAGE = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Rotes Fahrrad – Laden</title>
<h1>Rotes Fahrrad</h1><button id="kaufen" onclick="return false">In den Warenkorb</button>
<p style="height:3000px">48,40 €</p>
<script src="/page.js"></script></html>"""
LONGEST = 80
"""Values that an SDK stored in the browser are noted up to this length."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def bundle(witness: Witness, packages: Path, target: Path) -> None:
    """Write the witness's page and what it imports as one script."""
    node = ["--platform=node", "--format=cjs"] if witness.node else ["--platform=browser", "--format=esm"]
    command = [str(packages / "node_modules/.bin/esbuild"), str(HERE / "pages" / f"{witness.name}.mjs"), "--bundle"]
    options = [
        "--minify",
        "--log-level=error",
        '--define:process.env.NODE_ENV="production"',
        "--define:global=globalThis",
    ]
    environment = {**os.environ, "NODE_PATH": str(packages / "node_modules")}
    subprocess.run([*command, *options, *node, f"--outfile={target}"], check=True, env=environment)


def record(witness: Witness, packages: Path, target: Path) -> None:
    """Play one witness, whose SDK is in ``packages``; leave ``capture.pcapng`` and ``truth.jsonl`` in ``target``."""
    hosts = {host: THEIRS[n] for n, host in enumerate(witness.hosts)}
    names = {**hosts, SHOP: OWN, SEARCH: OWN}
    with tempfile.TemporaryDirectory(prefix="capture-lab-") as folder:
        base = Path(folder)
        bundle(witness, packages, base / "page.js")
        pki.make(base / "pki", names)
        script = b"" if witness.node else (base / "page.js").read_bytes()
        shop = _SHOP_PAGE.replace('src="/page.js"', 'type="module" src="/page.js"').encode()
        files = {f"{SEARCH}/ergebnis": _SEARCH_PAGE, f"{SHOP}/rad/42": shop, f"{SHOP}/page.js": script}
        web.write_files(base, files)
        with stage(base, sorted(set(names.values())), names) as ready:
            told = _play(witness, ready, packages, names)
            _write_truth(witness, ready, told, packages)
            ready.finish(target)


def _play(witness: Witness, ready: Stage, packages: Path, names: dict[str, str]) -> list[dict[str, object]]:
    base = ready.base
    config = web.configuration(base, [Site(host, (address,)) for host, address in names.items()])
    config = config.replace("types {", "default_type text/html; types { text/javascript js;").replace(
        "try_files $uri @", "try_files $uri @"
    )
    server = [sys.executable, "-m", "captures.lab.witnesses.serve", witness.name, str(base)]
    with ready.serving(server, ROOT), web.nginx(ready.world([]), base, config):
        _wait_for(base / READY_FILE)
        with ready.recording(f"tcp port 443 and not host {OWN}"):
            return _run(witness, ready, packages)


def _run(witness: Witness, ready: Stage, packages: Path) -> list[dict[str, object]]:
    base = ready.base
    environment = {**os.environ, "TZ": "Europe/Berlin", "LANG": "de_DE.UTF-8", "SSLKEYLOGFILE": str(ready.keys)}
    if witness.node:
        environment["NODE_EXTRA_CA_CERTS"] = str(base / "pki" / pki.CA_FILE)
        command = ["node", f"--tls-keylog={ready.keys}", str(base / "page.js")]
    else:
        chromium = next(path for path in map(shutil.which, CHROMIUM) if path is not None)
        command = ["node", str(HERE / "drive.mjs"), str(packages), str(base / "profile"), chromium]
    done = subprocess.run(ready.phone(command), env=environment, stdout=subprocess.PIPE, check=True, timeout=90)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 15
    while not path.exists():
        if time.monotonic() > deadline:
            raise RuntimeError(f"{path.name} did not appear")
        time.sleep(0.05)


def versions(witness: Witness, packages: Path) -> dict[str, str]:
    """The installed versions of the witness's packages."""
    found = {}
    for name in witness.packages:
        manifest = json.loads((packages / "node_modules" / name / "package.json").read_text("utf-8"))
        found[name] = str(manifest["version"])
    return found


def _holds(held: frozenset[str], fact: dict[str, object]) -> bool:
    """Whether a request with these scalars held a fact: its value, or each of its parts (a latitude, a longitude)."""
    parts = fact.get("parts", [fact["value"]])
    return isinstance(parts, list) and held.issuperset(parts)


def _write_truth(witness: Witness, ready: Stage, told: list[dict[str, object]], packages: Path) -> None:
    """A line about the witness, one for each fact it knew, one for each request with the facts its server saw in it."""
    facts: list[dict[str, object]] = []
    for fact in told:
        if "stored" not in fact and fact not in facts:
            facts.append(fact)
    kept = sorted({each for line in told if "stored" in line for each in values("/", str(line["value"]).encode())})
    lines: list[dict[str, object]] = [
        {"what": "witness", "name": witness.name, "packages": versions(witness, packages)}
    ]
    lines += [{"what": "stored", "values": [value for value in kept if len(value) <= LONGEST]}]
    lines += [{"what": "fact", "n": n, **fact} for n, fact in enumerate(facts)]
    for text in (ready.base / ASKED_FILE).read_text("utf-8").splitlines():
        asked = json.loads(text)
        if asked["host"] in (SHOP, SEARCH):
            continue
        body = base64.b64decode(asked["body"])
        held = values(asked["target"], body)
        lines.append(
            {
                "what": "sent",
                "method": asked["method"],
                "host": asked["host"],
                "path": asked["target"],
                "body_bytes": len(body),
                "body_sha256": hashlib.sha256(body).hexdigest(),
                "facts": [n for n, fact in enumerate(facts) if _holds(held, fact)],
            }
        )
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    ready.truth.write_text(text, encoding="utf-8")
