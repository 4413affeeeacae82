"""Which recipients were told the same identifying value, so that what they know can be joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from auditor.model import Confidence
from auditor.report.document import Finding
from auditor.report.dossiers import Join

JOINING = ("identifier.", "account.email", "account.phone", "account.username", "vehicle.vin")
SHORTEST = 8
"""Letters and digits of a value that several may be told by chance if it has fewer."""
_SEPARATORS = re.compile(r"[^0-9a-z@.]")


class Name(Struct, frozen=True):
    """How a recipient is called, and the id of the company it belongs to."""

    id: str | None
    name: str
    company: str | None


Names = Mapping[str, Name]


class Shared(Struct, frozen=True):
    """Joining values (normalised) that several recipients were told.

    ``values`` has the findings of each value by recipient, ``told`` the values of each recipient.
    """

    values: Mapping[str, Mapping[str, list[Finding]]]
    told: Mapping[str, list[str]]

    def others(self, finding: Finding, key: str) -> list[str]:
        """The other recipients that were told the value of this finding."""
        if not joins(finding):
            return []
        return sorted(other for other in self.values.get(normal(finding.value), {}) if other != key)


def joins(finding: Finding) -> bool:
    """Whether a finding tells a person or device apart surely enough to join histories by it."""
    return finding.type.startswith(JOINING) and sure(finding)


def sure(finding: Finding) -> bool:
    """Whether a finding is more than possible."""
    return finding.confidence is not Confidence.POSSIBLE


def normal(value: str) -> str:
    """A value as it is compared: lower case, without separators."""
    return _SEPARATORS.sub("", value.lower())


def shared_values(findings: Mapping[str, Iterable[Finding]]) -> Shared:
    """The values several recipients were told, out of the findings of each."""
    values: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for key, own in findings.items():
        for finding in own:
            value = normal(finding.value)
            if joins(finding) and len(value) >= SHORTEST and len(set(value)) > 2:
                values[value][key].append(finding)
    several = {value: dict(by) for value, by in values.items() if len(by) > 1}
    told: dict[str, list[str]] = defaultdict(list)
    for value, by in several.items():
        for key in by:
            told[key].append(value)
    return Shared(several, told)


def joins_of(shared: Shared, key: str, names: Names) -> tuple[Join, ...]:
    """Whom this recipient shares values with."""
    ours: dict[str, list[Finding]] = defaultdict(list)
    theirs: dict[str, list[Finding]] = defaultdict(list)
    for value in shared.told.get(key, ()):
        by = shared.values[value]
        for other, findings in by.items():
            if other != key:
                ours[other] += by[key]
                theirs[other] += findings
    own = names[key].company
    return tuple(
        Join(
            id=names[other].id,
            name=names[other].name,
            types=tuple(sorted({f.type for f in ours[other]})),
            finding_ids=tuple(f.id for f in ours[other]),
            other_finding_ids=tuple(f.id for f in theirs[other]),
            same_company=own is not None and own == names[other].company,
        )
        for other in sorted(ours, key=lambda each: names[each].name.lower())
    )
