"""The live view in a browser on the same machine: pages and messages for whoever has the one-time address."""

from auditor.live.web.beside import web, web_view
from auditor.live.web.server import WebView

__all__ = ["WebView", "web", "web_view"]
