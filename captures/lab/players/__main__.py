"""Records real players: ``python -m captures.lab.players --packages FOLDER``, as root; about five minutes.

FOLDER is a scratch folder with the npm packages hls.js and dashjs; none of it becomes part of the house.
"""

from __future__ import annotations

import argparse
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
from captures.lab.players import media
from captures.lab.players.plays import LENGTH, PERIOD, PLAYERS, SITE, TELEMETRY, plays
from captures.lab.players.serve import READY_FILE
from captures.lab.scenario import Site

HERE = Path(__file__).parent
INTO = HERE.parents[1] / "players"
SCRIPT_HOST, UNRECORDED = "static.example", "198.51.100.32"
"""Where the players' scripts come from; others wrote them, so their way here is not recorded."""
NAMES = {SITE: "198.51.100.30", TELEMETRY: "198.51.100.31", SCRIPT_HOST: UNRECORDED}
SCRIPTS = {"hls": "hls.js/dist/hls.min.js", "dash": "dashjs/dist/modern/umd/dash.all.min.js"}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
TOGETHER = 4
_TYPES = "text/javascript js; application/dash+xml mpd; video/iso.segment m4s;"


def record(packages: Path, target: Path) -> None:
    """Play all of them; leave ``capture.pcapng`` and ``truth.jsonl`` in ``target``."""
    with tempfile.TemporaryDirectory(prefix="capture-lab-") as folder:
        base = Path(folder)
        pki.make(base / "pki", NAMES)
        (base / "media").mkdir()
        web.write_files(base, files(packages, base / "media"))
        orders = {"plays": [play.as_json() for play in plays()], "period": PERIOD, "together": TOGETHER}
        (base / "plays.json").write_text(json.dumps(orders), encoding="utf-8")
        with stage(base, sorted(NAMES.values()), NAMES) as ready:
            lines = _play(ready)
            about = {"what": "players", "packages": versions(packages), "period": PERIOD, "length": LENGTH}
            text = "".join(json.dumps(line) + "\n" for line in (about, *lines))
            ready.truth.write_text(text, encoding="utf-8")
            ready.finish(target)


def files(packages: Path, base: Path) -> dict[str, bytes]:
    """What the site hands out: pages, the players' own scripts, and the segments."""
    found: dict[str, bytes] = {}
    page = (HERE / "watch.html").read_text("utf-8")
    for player, script in SCRIPTS.items():
        found[f"{SITE}/watch-{player}.html"] = page.replace("PLAYER", player).encode()
        found[f"{SCRIPT_HOST}/{player}.js"] = (packages / "node_modules" / script).read_bytes()
    cut = media.segments(base)
    for play in plays():
        found |= {f"{SITE}{play.folder}/{name}": content for name, content in cut[play.player].items()}
    return found


def versions(packages: Path) -> dict[str, str]:
    """The installed versions of the players."""
    manifests = {name: packages / "node_modules" / name / "package.json" for name in PLAYERS.values()}
    return {name: str(json.loads(path.read_text("utf-8"))["version"]) for name, path in manifests.items()}


def _play(ready: Stage) -> list[dict[str, object]]:
    base = ready.base
    config = web.configuration(base, [Site(host, (address,)) for host, address in NAMES.items()])
    config = config.replace("types {", f"types {{ {_TYPES}").replace("sendfile off;", "sendfile off; expires 1h;")
    server = [sys.executable, "-m", "captures.lab.players.serve", str(base)]
    chromium = next(path for path in map(shutil.which, CHROMIUM) if path is not None)
    command = ["node", "--experimental-websocket", str(HERE / "drive.mjs"), str(base), chromium]
    environment = {**os.environ, "SSLKEYLOGFILE": str(ready.keys), "HOME": str(trusting_home(base))}
    with ready.serving(server, ROOT), web.nginx(ready.world([]), base, config):
        _wait_for(base / READY_FILE)
        with ready.recording(f"tcp port 443 and not host {UNRECORDED}"):
            phone = ready.phone(command)
            done = subprocess.run(phone, env=environment, stdout=subprocess.PIPE, check=True, timeout=900)
            time.sleep(0.5)
    return [json.loads(line) for line in done.stdout.splitlines()]


def trusting_home(base: Path) -> Path:
    """A home whose browser trusts the lab's authority; what comes with a faulty certificate is never cached."""
    database = base / "home" / ".pki" / "nssdb"
    database.mkdir(parents=True)
    certutil = ["certutil", "-d", f"sql:{database}"]
    subprocess.run([*certutil, "-N", "--empty-password"], check=True)
    subprocess.run([*certutil, "-A", "-t", "C,,", "-n", "lab", "-i", str(base / "pki" / pki.CA_FILE)], check=True)
    return base / "home"


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 15
    while not path.exists():
        if time.monotonic() > deadline:
            raise RuntimeError(f"{path.name} did not appear")
        time.sleep(0.05)


def main(arguments: list[str]) -> int:
    """Exit code 0 when all was recorded."""
    parser = argparse.ArgumentParser(prog="python -m captures.lab.players", description=__doc__)
    parser.add_argument("--packages", type=Path, required=True, help="scratch folder of npm packages")
    parser.add_argument("--into", type=Path, default=INTO)
    options = parser.parse_args(arguments)
    record(options.packages.resolve(), options.into)
    print(f"{options.into}: recorded", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
