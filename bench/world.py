"""The far side of the benchmark: 48 invented hosts in documentation addresses, their files, and their DNS.

``python -m bench.world`` answers DNS inside the namespace.
"""

from __future__ import annotations

import asyncio
import json
import random
from pathlib import Path

from captures.lab.network import GATEWAY_ADDRESS
from captures.lab.responders import serve_datagrams
from captures.lab.scenario import Site

DOWNLOAD_HOSTS = tuple(f"{name}.bench.example" for name in ("cdn", "img", "video", "static", "media", "assets"))
API_HOSTS = tuple(f"api{n}.bench.example" for n in range(42))
CIPHERS = ("aes128", "aes128", "aes128", "aes256", "chacha20")
FILES = 60

SITES = tuple(
    Site(host, (f"198.51.100.{n + 1}",), cipher=CIPHERS[n % len(CIPHERS)], plain=True)
    for n, host in enumerate(DOWNLOAD_HOSTS + API_HOSTS)
)
NAMES = {site.host: site.addresses for site in SITES}


def answers(base: Path) -> str:
    """A server block on the upstream socket: every telemetry request gets a small JSON answer with an id of its own."""
    body = '{"status":"ok","id":"$request_id","server_time":"$msec","next_poll_s":900,"flags":{"sampling":0.25}}'
    return f"""  server {{ listen unix:{base}/upstream.sock; default_type application/json; gzip off;
    location / {{ add_header X-Request-Id $request_id; add_header Cache-Control no-store; return 200 '{body}'; }} }}
"""


def write_files(base: Path, seed: int) -> None:
    """Media that does not compress (median 200 kB, at most 4 MB) and JSON that does, shared by all hosts."""
    draw = random.Random(seed)
    shared = base / "files"
    for folder in ("media", "api"):
        (shared / folder).mkdir(parents=True)
    for n in range(FILES):
        size = int(min(4_000_000, max(20_000, draw.lognormvariate(12.2, 1.0))))
        (shared / f"media/m{n}.jpg").write_bytes(draw.randbytes(size))
        items = [
            {"id": draw.getrandbits(40), "title": f"Angebot {draw.randrange(999)}", "price": draw.random() * 100}
            for _ in range(draw.randint(20, 200))
        ]
        (shared / f"api/f{n}.json").write_text(json.dumps({"items": items}))
    (base / "www").mkdir()
    for site in SITES:
        (base / "www" / site.host).symlink_to(shared, target_is_directory=True)


async def _serve() -> None:
    await serve_datagrams(GATEWAY_ADDRESS, (), NAMES)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve())
