"""Which recording is of which device, installation, session and test, as the manifests of sessions say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct

from auditor.session.manifest import Manifest


class Label(Struct, frozen=True):
    """Whose recording this is. ``install`` is within ``device``, ``session`` within both, ``test`` within all three.

    ``device`` is None where nobody said it; ``install`` and ``test`` are empty where nobody did. ``package``
    is the identifier of the app that was recorded.
    """

    device: str | None
    install: str
    session: str
    test: str = ""
    package: str | None = None

    @property
    def installation(self) -> tuple[str | None, str]:
        """The installation, told apart from those of other devices."""
        return self.device, self.install

    @property
    def visit(self) -> tuple[str | None, str, str]:
        """The session, told apart from those of other installations."""
        return self.device, self.install, self.session


def labels_of(paths: Sequence[str], manifests: Mapping[str, Manifest]) -> tuple[Label, ...]:
    """One for each input: a session is what its manifest calls so, else its folder, else the file itself."""
    return tuple(_label(path, manifests.get(path)) for path in paths)


def _label(path: str, manifest: Manifest | None) -> Label:
    if manifest is None:
        return Label(None, "", path)
    session = manifest.session or str(PurePath(path).parent)
    return Label(manifest.device, manifest.install or "", session, manifest.test or "", manifest.package)
