"""Which entries of generic rules a leaf could be, asked in the order of cost: name, kind, length and first character,
kinds of characters, and only then shapes and expressions. Each step remembers what it said, within bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import TypeAlias

from auditor.decode.document import Number
from auditor.decode.tree import Shown
from auditor.rules.about import asked
from auditor.rules.bounds import DIGIT, LONGEST, Bounds, kinds_of
from auditor.rules.context import Context
from auditor.rules.names import normalise
from auditor.rules.refinement import NO_REFINEMENT
from auditor.rules.schema import GenericEntry, GenericRule, LeafCondition

_REMEMBERED_NAMES, _REMEMBERED, _REMEMBERED_REASONS = 8192, 32_768, 256
_LONGEST_VALUE, _LONGEST_NUMBER = 4096, 40
_LONGEST_REMEMBERED, _LONGEST_NUMBER_REMEMBERED = 80, 6
READABLE = 40
"""Characters up to which a pattern is told in a reason."""
MOST_NAMED = 3
"""Names that may stand beside one, told in a reason."""
_KINDS: dict[type, str] = {str: "string", Number: "number", Shown: "bytes", bool: "boolean"}

Fit: TypeAlias = "tuple[Candidate, str]"
"""An entry whose conditions on name and value hold, and the shape the value has (empty: none was asked for)."""


class Candidate:
    """An entry with its rule, its number among all entries, and the reasons given so far.

    ``place_free`` is whether it asks for nothing around the leaf, ``wide`` whether for the whole message,
    ``plain`` whether the value is reported as it is, ``simple`` whether that is all there is to report, ``own`` whether
    it has to be the sender's own (`others`).
    """

    __slots__ = (
        "_bounds", "_reasons", "entry", "number", "own", "place_free", "plain", "rule", "simple", "type", "when",
        "wide",
    )  # fmt: skip

    def __init__(self, number: int, rule: GenericRule, entry: GenericEntry) -> None:
        self.number, self.rule, self.entry, self.when = number, rule, entry, entry.when
        when = entry.when
        self.place_free = not (when.under or when.near or when.far or when.beside or when.not_beside)
        self.wide: tuple[Context, ...] = tuple(context for context in when.near if context.wide)
        self.plain = entry.fact.refinement == NO_REFINEMENT
        self.simple = self.plain and entry.pair is None and entry.fact.event is None
        self.type = entry.fact.type
        self.own = asked(entry.fact.type)
        self._bounds: tuple[Bounds, ...] | None = None
        self._reasons: dict[tuple[str, str], str] = {}

    def excludes(self, text: str, kinds: int) -> bool:
        """Whether a text that is not empty can be refused by its bounds; ``kinds`` are those of `kinds_of`."""
        if self._bounds is None:
            self._bounds = _bounds(self.when)
        for bounds in self._bounds:
            if bounds.exclude(text, kinds):
                return True
        return False

    def shape(self, text: str) -> str | None:
        """The shape of a text of which all is as asked but its kind, empty if no shape is asked for; else None."""
        when, found = self.when, ""
        if when.shapes:
            for shape in when.shapes:
                if shape.holds(text):
                    found = shape.name
                    break
            else:
                return None
        if when.value is not None and (len(text) > _LONGEST_VALUE or when.value.fullmatch(text) is None):
            return None
        return found if (when.minimum is None and when.maximum is None) or _within(when, text) else None

    def reason(self, name: str, shape: str) -> str:
        """The title of the rule, which conditions held, in words of the rule, not of the traffic, and the cause."""
        known = self._reasons.get((name, shape))
        if known is None:
            if len(self._reasons) >= _REMEMBERED_REASONS:
                self._reasons.clear()
            known = f"{self.rule.title} ({_why(self.entry, name, shape)}): {self.entry.fact.because}"
            self._reasons[name, shape] = known
        return known


class Called:
    """What a leaf with these ``candidates`` for its name could be, asked in the order of cost.

    ``fitting`` remembers whole answers for short strings, ``numbers`` for very short numbers, as others hardly come
    twice; ``remember`` is called before anything is remembered.
    """

    __slots__ = ("_possible", "_remember", "candidates", "fitting", "numbers")

    def __init__(self, candidates: tuple[Candidate, ...], remember: Callable[[], None]) -> None:
        self.candidates, self._remember = candidates, remember
        self._possible: dict[tuple[type, str, int, int], tuple[Candidate, ...]] = {}
        self.fitting: dict[str, tuple[Fit, ...]] = {}
        self.numbers: dict[str, tuple[Fit, ...]] = {}

    def fit(self, value: str | bool) -> tuple[Fit, ...]:
        """The entries whose conditions on the value hold."""
        kind = type(value)
        text = value if isinstance(value, str) else "true" if value else "false"
        if not text:
            return ()
        form = (kind, text[0], len(text), DIGIT if text.isascii() and text.isdecimal() else kinds_of(text))
        possible = self._possible.get(form)
        if possible is None:
            possible = self._not_excluded(form, text)
        if not possible:
            return ()
        found = tuple([(c, shape) for c in possible if (shape := c.shape(text)) is not None])
        if kind is str and len(text) <= _LONGEST_REMEMBERED:
            self._remember()
            self.fitting[text] = found
        elif kind is Number and len(text) <= _LONGEST_NUMBER_REMEMBERED:
            self._remember()
            self.numbers[text] = found
        return found

    def forget(self) -> None:
        """Remember nothing any more."""
        self.fitting.clear()
        self.numbers.clear()
        self._possible.clear()

    def _not_excluded(self, form: tuple[type, str, int, int], text: str) -> tuple[Candidate, ...]:
        """Those of the entries that a text of this form can have; remembered."""
        kind, _, _, kinds = form
        called = _KINDS[kind]
        found = tuple(
            c for c in self.candidates if (not c.when.kinds or called in c.when.kinds) and not c.excludes(text, kinds)
        )
        self._remember()
        self._possible[form] = found
        return found


class Lookup:
    """What a leaf in one place of a request could be, by its name.

    ``entries`` gives the candidates of a name, of those that look into this place. ``names`` has those met so far;
    names with the same candidates, as all have that no rule knows, share what is remembered. ``times_forgotten`` tells
    when all that was given out is to be asked for again.
    """

    __slots__ = ("_called", "_entries", "_room", "names", "times_forgotten")

    def __init__(self, entries: Callable[[str], tuple[Candidate, ...]]) -> None:
        self._entries = entries
        self._room = _REMEMBERED
        self._called: dict[tuple[Candidate, ...], Called] = {}
        self.names: dict[str, Called] = {}
        self.times_forgotten = 0

    def called(self, name: str) -> Called:
        """What leaves of this name could be, to be found in ``names`` from then on."""
        if len(self.names) >= _REMEMBERED_NAMES:
            self._forget_all()
        known = self.names[name] = self.sharing(self._entries(name))
        return known

    def sharing(self, entries: tuple[Candidate, ...]) -> Called:
        """What leaves with these candidates could be: the same wherever they are the same."""
        known = self._called.get(entries)
        if known is None:
            if len(self._called) >= _REMEMBERED_NAMES:
                self._forget_all()
            known = self._called[entries] = Called(entries, self._remember)
        return known

    def _forget_all(self) -> None:
        self.names.clear()
        self._called.clear()
        self.times_forgotten += 1

    def _remember(self) -> None:
        """One more answer is remembered; all are forgotten when there are too many."""
        self._room -= 1
        if self._room < 0:
            self._room = _REMEMBERED
            for called in self._called.values():
                called.forget()


def _bounds(when: LeafCondition) -> tuple[Bounds, ...]:
    found = []
    if when.shapes:
        found.append(reduce(Bounds.either, [shape.bounds() for shape in when.shapes]))
    if when.value is not None:
        found.append(when.value.bounds())
    if when.minimum is not None or when.maximum is not None:
        found.append(Bounds(longest=_LONGEST_NUMBER))
    return tuple(each for each in found if each != Bounds(longest=LONGEST))


def _within(when: LeafCondition, text: str) -> bool:
    try:
        number = float(text) if len(text) <= _LONGEST_NUMBER else float("nan")
    except ValueError:
        return False
    low = float("-inf") if when.minimum is None else when.minimum
    return low <= number <= (float("inf") if when.maximum is None else when.maximum)


def _why(entry: GenericEntry, name: str, shape: str) -> str:
    when = entry.when
    parts = []
    if when.names:
        parts.append(f"name {normalise(name)!r}")
    if when.name is not None:
        parts.append(f"name {name!r}, {_form(when.name.pattern)}")
    if shape:
        parts.append(f"shape {shape}")
    if when.value is not None:
        parts.append(f"value {_form(when.value.pattern)}")
    if entry.pair is not None:
        parts.append(_beside(entry.pair.names))
    elif when.beside:
        parts.append(_beside(sorted(when.beside)))
    return ", ".join(parts)


def _form(pattern: str) -> str:
    """A pattern a person can read, else that the rule has one."""
    return f"like {pattern}" if len(pattern) <= READABLE else "of the form the rule asks for"


def _beside(names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMED:
        return f"beside {' or '.join(names)}"
    return f"beside {' or '.join(names[:MOST_NAMED])} or another of {len(names)} such names"
