"""Sightings made of few words: which value was sent when, where, in which recording."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.identifiers import Circle, Circumstances, Label, Named, Sightings, Token
from auditor.marks import Mark

DAY = 86_400_000_000_000
ID_A = "6f9b1c2e-70aa-4c1d-9b53-0d2f4b8e1a77"
ID_B = "0a4de1b9-3c77-4e02-8d11-9e7c55f0b2d3"
ID_C = "c81f0d44-9b2a-4f6e-a7d0-1b3e5f7092ac"


class Story:
    """Tells sightings one by one; exchanges are numbered as they come."""

    def __init__(self) -> None:
        self.sightings = Sightings()
        self.labels: list[Label] = []
        self.marks: list[tuple[int, Mark]] = []
        self._exchange = 0

    def recording(self, device: str | None = None, install: str = "", session: str = "", test: str = "") -> int:
        """One more recording; gives its number."""
        number = len(self.labels)
        self.labels.append(Label(device, install, session or f"s{number}", test))
        return number

    def sends(
        self,
        value: str,
        time_ns: int,
        *,
        to: str = "api.tracker.example",
        name: str = "deviceId",
        where: str = "request.body",
        recording: int = 0,
        type_: str | None = None,
        issued: tuple[str, ...] = (),
    ) -> None:
        """One exchange that sends ``value``, whose answer sets the cookies ``issued``."""
        self._exchange += 1
        token = Token(value, where, ("json", f"$['{name}']") if where == "request.body" else (f"$['{name}'][0]",), name)
        named = [] if type_ is None else [Named(type_, True, token)]
        at = Circumstances(recording, self._exchange, time_ns, to, None, (), "POST", "/")
        self.sightings.add(at, [token], named, issued)

    def circle(self, *content: str, answered: dict[str, int] | None = None) -> Circle:
        """What judging is told beside the sightings: a company is the last two labels of a host."""
        labels = self.labels or [Label(None, "", "s0")]
        return Circle(group, labels, self.marks, answered or {}, frozenset(content))


def group(host: str) -> str:
    return ".".join(host.split(".")[-2:])


@pytest.fixture
def story() -> Story:
    return Story()


Tell = Callable[..., None]
