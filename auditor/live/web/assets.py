"""The files of the page, by the path they are asked for, and the headers all answers have."""

from __future__ import annotations

from importlib.resources import files

HTML = "text/html; charset=utf-8"
CSS = "text/css; charset=utf-8"
JS = "text/javascript; charset=utf-8"
SVG = "image/svg+xml"

ASSETS: tuple[tuple[str, str, str], ...] = (
    ("/", "index.html", HTML),
    ("/style.css", "style.css", CSS),
    ("/layout.css", "layout.css", CSS),
    ("/icon.svg", "icon.svg", SVG),
    *(
        (f"/{name}.js", f"{name}.js", JS)
        for name in (
            "browsing",
            "connect",
            "connection",
            "controls",
            "coverage",
            "detail",
            "elements",
            "feed",
            "flow",
            "main",
            "map",
            "minute",
            "state",
            "timeline",
            "words",
            "world",
        )
    ),
)
"""Path, file in the folder ``page``, and content type; nothing else is given out."""


def read(name: str) -> bytes:
    """A file of the page."""
    return files("auditor.live.web").joinpath("page", name).read_bytes()


def headers(host: str) -> dict[str, str]:
    """What every answer says: nothing is loaded from elsewhere, nothing inline runs, nobody may frame or keep it.

    ``ws:`` is named as well, since not every browser counts it as ``'self'``.
    """
    policy = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        f"connect-src 'self' ws://{host}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
