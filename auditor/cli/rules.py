"""`auditor rules`: list, show, test and check the rules, and begin new ones."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import OK
from auditor.cli.options import KEYLOG
from auditor.cli.output import look, write_text
from auditor.errors import FaultyFiles, UsageError

if TYPE_CHECKING:
    from auditor.errors import OwnFileError
    from auditor.inputs import Given
    from auditor.model import Exchange
    from auditor.rules import RuleSet

RULES = click.option(
    "--rules", "directory", type=click.Path(path_type=Path), metavar="DIR", help="Rules instead of the bundled ones."
)


@click.group("rules", short_help="List, show, test and check the rules.")
def command() -> None:
    """List, show, test and check the rules; docs/rules.md says how to write one."""


@command.command("list")
@RULES
def list_rules(directory: Path | None) -> int:
    """List all rules and whom they concern."""
    from auditor.report.rulebook import render_list
    from auditor.rules import load_rules

    write_text(render_list(load_rules(directory), look(None)), None)
    return OK


@command.command("show")
@click.argument("rule_id", metavar="ID")
@RULES
def show(rule_id: str, directory: Path | None) -> int:
    """Show where rule ID applies, what it finds there, and why."""
    from auditor.report.rulebook import render_rule
    from auditor.rules import load_rules

    rules = load_rules(directory)
    check_id(rule_id, rules)
    rule = next(rule for rule in rules.all if rule.id == rule_id)
    write_text(render_rule(rule, rules, look(None)), None)
    return OK


@command.command("test")
@click.argument("rule_id", required=False, metavar="[ID]")
@RULES
def test(rule_id: str | None, directory: Path | None) -> int:
    """Try the examples of rule ID, or of all rules."""
    from auditor.report.text import number
    from auditor.rules import load_rules
    from auditor.rules.examples import iter_example_cases

    rules = load_rules(directory)
    if rule_id is not None:
        check_id(rule_id, rules)
    cases = [case for case in iter_example_cases(rules) if rule_id in (None, case.rule.id)]
    faults: list[OwnFileError] = [fault for case in cases for fault in case.faults()]
    if faults:
        raise FaultyFiles(faults)
    count = len({case.rule.id for case in cases})
    write_text(f"{number(len(cases), 'example')} of {number(count, 'rule')} hold.\n", None)
    return OK


@command.command("lint")
@click.argument("directory", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
def lint(directory: Path | None) -> int:
    """Check all files of DIR, or of the bundled rules: schema, references, examples."""
    from auditor.rules.lint import lint as find_faults

    faults = find_faults(directory)
    if faults:
        raise FaultyFiles(faults)
    write_text("No faults.\n", None)
    return OK


@command.command("new")
@click.argument("capture", metavar="CAPTURE")
@click.option("--exchange", "wanted", type=click.IntRange(0), required=True, metavar="N", help="Which exchange of it.")
@click.option("--id", "rule_id", metavar="ID", help="Id of the rule, such as endpoints/acme/log.")
@KEYLOG
@click.option("-o", "--output", "out", metavar="OUT", help="File to write; else standard output.")
@RULES
def new(
    capture: str, wanted: int, rule_id: str | None, keylog: tuple[str, ...], out: str | None, directory: Path | None
) -> int:
    """Begin a rule from exchange N of CAPTURE: where it goes, its fields with their addresses, an invented example."""
    from auditor.cli.output import say
    from auditor.decode import decode
    from auditor.detect import Knowledge, build_detectors, run
    from auditor.inputs import sessions
    from auditor.report.text import number
    from auditor.rules import load_rules
    from auditor.rules.scaffold import default_id, scaffold

    given = sessions((capture,), keylog, None)
    rules = load_rules(directory)
    exchange = find_exchange(given, wanted)
    known, _ = run(build_detectors(Knowledge(rules)), exchange, decode(exchange))
    name = default_id(exchange, rules) if rule_id is None else rule_id
    made = scaffold(exchange, rules, name, known)
    if made is None:
        raise UsageError(f"exchange {wanted} of {capture} has no field that an example could be built of")
    write_text(made.text, out, (*given.captures, *given.keylogs), exact=True)
    left = f"; {number(made.left_out, 'field')} could not be built into an example" if made.left_out else ""
    say(f"{name}: {number(made.entries, 'field')}, {made.open} of them still without a type{left}")
    return OK


def _same(exchange: Exchange) -> Exchange:
    return exchange


def find_exchange(given: Given, wanted: int) -> Exchange:
    """The exchange of this number in the first capture given. UsageError where there is none."""
    from auditor.dissection import DissectionOptions, dissect
    from auditor.keylogs import read_keylogs

    options = DissectionOptions(keylogs=read_keylogs(given.keylogs), connections=False, processes=1)
    count = 0
    with dissect(given.captures[0], options, _same) as dissection:
        for n, exchange in dissection:
            if n == wanted:
                return exchange
            count += 1
    raise UsageError(f"{given.captures[0]}: there is no exchange {wanted}; it has {count}, counted from 0")


def check_id(rule_id: str, rules: RuleSet) -> None:
    """UsageError, with the nearest there is, where no rule has this id."""
    ids = [rule.id for rule in rules.all]
    if rule_id not in ids:
        near = get_close_matches(rule_id, ids, n=1)
        hint = f"did you mean '{near[0]}'?" if near else "auditor rules list lists them"
        raise UsageError(f"there is no rule {rule_id!r}; {hint}")
