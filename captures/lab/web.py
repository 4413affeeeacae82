"""nginx in front of a scenario's sites: TLS, HTTP/1.1 and HTTP/2, ranges of files; everything else goes upstream."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from captures.lab.scenario import Site

_HEAD = """user root; worker_processes 1; daemon off; pid {base}/nginx.pid; error_log {base}/nginx-error.log warn;
events {{ worker_connections 4096; }}
http {{
  access_log off; sendfile off; tcp_nodelay on; keepalive_timeout 60; keepalive_requests 100000;
  client_max_body_size 16m; client_body_buffer_size 256k; server_tokens off;
  client_body_temp_path {base}/t1; proxy_temp_path {base}/t2; fastcgi_temp_path {base}/t3;
  uwsgi_temp_path {base}/t4; scgi_temp_path {base}/t5;
  ssl_prefer_server_ciphers on; gzip on; gzip_types application/json text/css; gzip_min_length 200;
  types {{ text/html html; text/css css; image/png png; image/jpeg jpg; video/mp4 mp4; application/json json;
    application/vnd.apple.mpegurl m3u8; video/mp2t ts; }}
"""
_SUITES = {
    "aes128": ("TLS_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256"),
    "aes256": ("TLS_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384"),
    "chacha20": ("TLS_CHACHA20_POLY1305_SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305"),
}


def configuration(base: Path, sites: Iterable[Site], extra: Sequence[str] = ()) -> str:
    """The nginx configuration for these sites; certificates are in ``base/pki``, files in ``base/www/HOST``.

    ``extra`` are further server blocks.
    """
    parts = [_HEAD.format(base=base), *extra]
    parts += [_server(base, site) for site in sites]
    return "".join(parts) + "}\n"


def _server(base: Path, site: Site) -> str:
    h2 = " http2" if site.http2 else ""
    hosts = [f"[{a}]" if ":" in a else a for a in site.addresses]
    listens = "".join(f"    listen {a}:443 ssl{h2};\n" for a in hosts)
    if site.plain:
        listens += "".join(f"    listen {a}:80;\n" for a in hosts)
    newer, older = _SUITES[site.cipher]
    versions = "TLSv1.2" if site.tls == "TLSv1.2" else "TLSv1.2 TLSv1.3"
    return f"""  server {{
{listens}    server_name {site.host};
    ssl_certificate {base}/pki/{site.host}.pem; ssl_certificate_key {base}/pki/{site.host}.key;
    ssl_protocols {versions}; ssl_ciphers {older}; ssl_conf_command Ciphersuites {newer};
    root {base}/www/{site.host};
    location / {{ try_files $uri @upstream; }}
    location @upstream {{ proxy_pass http://unix:{base}/upstream.sock:; proxy_set_header Host $host; }}
  }}
"""


def write_files(base: Path, files: Mapping[str, bytes]) -> None:
    """Put what nginx hands out itself under ``base/www/HOST``."""
    for name, content in files.items():
        path = base / "www" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextmanager
def nginx(prefix: Sequence[str], base: Path, config: str) -> Iterator[None]:
    """Run nginx behind the command prefix (a namespace) until the block ends."""
    path = base / "nginx.conf"
    path.write_text(config)
    process = subprocess.Popen([*prefix, "nginx", "-e", str(base / "nginx-error.log"), "-c", str(path)])
    try:
        deadline = time.monotonic() + 10
        while not (base / "nginx.pid").exists():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"nginx did not start: {(base / 'nginx-error.log').read_text()}")
            time.sleep(0.05)
        time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(10)
