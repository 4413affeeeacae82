"""What the analysis knows beside what passes: rules, a profile, companies, lists of hosts, databases of addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Self

import msgspec

from auditor.audit.recipient_rows import Outside
from auditor.profile import Profile, load_profile
from auditor.recipients.blocklist import load_blocklist
from auditor.recipients.geography import Geography, find_databases
from auditor.rules import RuleSet, load_rules


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """Paths, as `auditor scan` takes them: ``rules`` a folder instead of the bundled one; None is none of one's own."""

    rules: str | None = None
    profile: str | None = None
    recipients: str | None = None
    blocklists: tuple[str, ...] = ()
    geoip: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        rules: Path | str | None,
        profile: Path | str | None,
        recipients: Path | str | None = None,
        blocklists: tuple[Path | str, ...] = (),
        geoip: tuple[Path | str, ...] = (),
    ) -> Self:
        """From a command line; databases of addresses that are not named are looked for at their usual places."""
        return cls(
            rules=_text(rules),
            profile=_text(profile),
            recipients=_text(recipients),
            blocklists=tuple(map(str, blocklists)),
            geoip=tuple(map(str, geoip or find_databases())),
        )

    def load(self) -> Loaded:
        """All of it, read. AuditorError where something is no good."""
        rules = load_rules(None if self.rules is None else Path(self.rules))
        if self.recipients is not None:
            from auditor.rules.own_recipients import with_own_recipients

            rules = with_own_recipients(rules, Path(self.recipients))
        profile = None if self.profile is None else load_profile(Path(self.profile))
        lists = tuple(load_blocklist(Path(each)) for each in self.blocklists)
        return Loaded(rules, profile, Outside(Geography(tuple(map(Path, self.geoip))), lists))


class Loaded(msgspec.Struct, frozen=True):
    """What `Known` names, read."""

    rules: RuleSet
    profile: Profile | None
    outside: Outside


def _text(path: Path | str | None) -> str | None:
    return None if path is None else str(path)
