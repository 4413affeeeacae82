"""Lists of apps: names of packages in an array, or joined in one text, under a name such as ``pkg`` or ``list``.

One package under such a name may be the app that sends; two and more are those on the device, unless the name says what
else they are (blocked, required, the classes of a program).
"""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.decode.tree import Node, Row
from auditor.rules.names import spelled

NAME = "listedapppackage"
"""What rows of such lists are called, so that a rule can name them."""
_PACKAGE = re.compile(
    r"(?:com|org|net|de|io|me|co|tv|app|cn|ru|fr|uk|jp|kr|in|eu|info|tech|dev|it|es|pl|nl|br|tr|mx|us|se|no|fi|ch|at|be|cz|"
    r"sk|si|hr|rs|ba|mk|hu|ro|bg|ua|by|gr|cy|pt|ie|dk|is|lt|lv|ee|lu|il|ir|ae|sa|jo|eg|ma|dz|ng|gh|ke|tz|ug|za|pk|bd|lk|np|"
    r"th|vn|id|my|sg|ph|tw|hk|au|nz|ca|ar|cl|pe|uy|ec|ve|do|cr|kz|ge|am|az|uz|edu|gov|biz|xyz|online|games|mobi)"
    r"(?:\.[a-z][a-zA-Z0-9_]{0,40}){1,6}"
)
_LISTED = frozenset(
    "pkg pkgs pk pks package packages app apps appl applications bundle bundles bundleids installed install software "
    "soft lst list al apk apks paket pakete pacotes paquetes programs programme yingyong ruanjian".split()
)
_ELSE = frozenset(
    "blocked block blocking blacklist bapp badv allow allowed allowlist whitelist white black deny denied exclude "
    "excluded support supported require required permission permissions query queries sdk sdks module modules class "
    "classes plugin plugins dependency dependencies target targets targeting competitor competitors filter provider "
    "receiver service services activity frames stack import imports detect malware threats store price".split()
)
_BETWEEN = re.compile(r"[|,;\s]+")
_FEWEST, _SHORTEST, _LONGEST, _MOST, _REMEMBERED = 2, 12, 65_536, 2000, 4096


def packages(node: Node) -> list[Row]:
    """Every package of the lists of apps in a document, under a name of our own."""
    found: list[Row] = []
    listed: dict[str, list[Row]] = {}
    for row in node.rows:
        path, name, value, _ = row
        if type(value) is not str or "." not in value or len(value) < _SHORTEST or not _lists_apps(name):
            continue
        if path[-2:] != "']" and _PACKAGE.fullmatch(value) is not None:
            listed.setdefault(path[: path.rfind("[")], []).append(row)
        elif len(value) <= _LONGEST:
            parts = _BETWEEN.split(value, _MOST)
            if len(parts) >= _FEWEST and all(map(_PACKAGE.fullmatch, parts)):
                found += [_told(path, part) for part in parts]
    for rows in listed.values():
        if len(rows) >= _FEWEST:
            found += [_told(row[0], str(row[2])) for row in rows]
    return found


def _told(path: str, package: str) -> Row:
    return path, NAME, package, {NAME: package}


@lru_cache(_REMEMBERED)
def _lists_apps(name: str) -> bool:
    """Whether a field of this name may list the apps there are."""
    words = {*spelled(name).split("_"), *re.split(r"[\W_]+", name.lower())}
    return not _LISTED.isdisjoint(words) and _ELSE.isdisjoint(words)
