from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import FaultyFiles, UsageError
from auditor.recipients import Recipient, Recipients
from auditor.rules.own_recipients import load_own_recipients

KNOWN = Recipients([Recipient("acme", "Acme", "DE", "social", domains=("acme.example",))])
LIST = """\
schema: 1
recipients:
  - {id: mine, name: Mine, country: FR, parent: acme, purpose: analytics, domains: [log.acme.example], source: own}
"""


def test_own_list_may_name_a_bundled_parent(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(LIST)
    (found,) = load_own_recipients(path, KNOWN)
    assert (found.id, found.parent, found.domains) == ("mine", "acme", ("log.acme.example",))


def test_faults_are_named_by_place_all_at_once(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(LIST.replace("acme,", "acne,").replace("FR", "fr"))
    with pytest.raises(FaultyFiles) as caught:
        load_own_recipients(path, KNOWN)
    text = str(caught.value)
    assert text.count(f"{path}:3:") == 2
    assert "did you mean 'acme'?" in text


def test_file_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_own_recipients(tmp_path / "absent.yaml", KNOWN)
    (tmp_path / "b.yaml").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="not UTF-8"):
        load_own_recipients(tmp_path / "b.yaml", KNOWN)
