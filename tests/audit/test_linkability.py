from __future__ import annotations

import pytest
from msgspec.structs import replace

from auditor.audit.linkability import answer
from auditor.audit.naming import Naming
from auditor.audit.tally import Tally
from auditor.errors import UsageError
from auditor.identifiers import Label, Token
from auditor.recipients import Recipients

from .conftest import MakeAnalysed

WHO = Naming(Recipients(()))
TOKENS = ("6f9b1c2e-70aa-4c1d-9b53-0d2f4b8e1a77", "0a4de1b9-3c77-4e02-8d11-9e7c55f0b2d3")


def tally(make: MakeAnalysed, devices: int, *, unlabelled: bool = False) -> Tally:
    """Two sessions of one installation on each device, with a value of the device in two requests each."""
    made = Tally()
    labels = []
    for number in range(2 * devices):
        labels.append(Label(f"phone {number // 2}", "1", str(number)))
        for n in range(2):
            sent = Token(TOKENS[number // 2], "request.query", ("$['id'][0]",), "id")
            made.add(number, n, replace(make(host="a.one.org", time_ns=number * 10**10 + n), tokens=(sent,)))
    made.labels = (*labels, *([Label(None, "", "x")] if unlabelled else []))
    return made


def test_two_devices_are_compared_and_counted(analysed: MakeAnalysed) -> None:
    found = answer(tally(analysed, 2, unlabelled=True), WHO)
    assert (found.verdict, found.answer) == ("linkable", "A pseudonym scoped to one installation.")
    assert (found.devices, found.installs, found.sessions, found.recordings, found.unlabelled) == (2, 2, 4, 5, 1)
    (row,) = found.rows
    assert (row.scope, row.wider, row.values, row.devices, row.lifetime_s) == ("install", ("device",), 2, 2, 10.0)
    assert (row.fields[0].recipient, row.server_issued) == ("one.org", False)


def test_one_device_cannot_be_told_from_the_app(analysed: MakeAnalysed) -> None:
    found = answer(tally(analysed, 1), WHO)
    assert found.verdict == "cannot-tell"
    assert [row.compared for row in found.rows] == [False]


def test_value_a_server_set_before_is_issued_by_it(analysed: MakeAnalysed) -> None:
    made = tally(analysed, 2)
    made.learn_answers(dict.fromkeys(TOKENS, -1))
    assert [row.server_issued for row in answer(made, WHO).rows] == [True]


def test_recipient_is_named_by_domain_and_an_unknown_one_is_said(analysed: MakeAnalysed) -> None:
    made = tally(analysed, 2)
    assert answer(made, WHO, ("ONE.org",)).rows == answer(made, WHO).rows
    with pytest.raises(UsageError, match=r"two\.org: was told no value .* there are one\.org"):
        answer(made, WHO, ("two.org",))
