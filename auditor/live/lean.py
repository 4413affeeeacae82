"""Takes those of mitmproxy's addons that nobody asked for out of its chain, in which each costs every request time.

mitmproxy calls all of its addons for each of a dozen events a request has; with the idle ones left out that takes half
as long. Their options and commands are known all the same: who sets one keeps its addon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mitmproxy.master import Master

IDLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("anticache", ("anticache",)),
    ("anticomp", ("anticomp",)),
    ("blocklist", ("block_list",)),
    ("browser", ()),
    ("clientplayback", ("client_replay",)),
    ("commandhistory", ()),
    ("comment", ()),
    ("cut", ()),
    ("export", ()),
    ("maplocal", ("map_local",)),
    ("mapremote", ("map_remote",)),
    ("modifybody", ("modify_body",)),
    ("modifyheaders", ("modify_headers",)),
    ("proxyauth", ("proxyauth",)),
    ("save", ("save_stream_file",)),
    ("savehar", ("hardump",)),
    ("scriptloader", ("scripts",)),
    ("serverplayback", ("server_replay",)),
    ("stickyauth", ("stickyauth",)),
    ("stickycookie", ("stickycookie",)),
    ("upstreamauth", ("upstream_auth",)),
)
"""Addons by mitmproxy's name for them, with the options that put each to use; those without are commands only."""


def leave_out_idle(master: Master) -> tuple[str, ...]:
    """Take idle addons out of the chain, once all options are set; gives the names of those taken out."""
    taken = []
    for name, options in IDLE:
        addon = master.addons.get(name)
        if addon in master.addons.chain and not any(getattr(master.options, option, None) for option in options):
            master.addons.chain.remove(addon)
            taken.append(name)
    return tuple(taken)
