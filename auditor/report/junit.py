"""A check as JUnit XML, as test runners write it: one case for each route, failed where it fails the check."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree as ET

from auditor.regression.baseline import Row
from auditor.regression.check_document import KINDS, Check, Problem
from auditor.report.canvas import Look
from auditor.report.check_terminal import evidence, summary
from auditor.report.text import printable

_WIDE = 2000


def render(check: Check, look: Look) -> str:
    """The XML of one suite; warnings are output of their case, which passes."""
    cases: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in check.problems:
        cases[("declarations", problem.text) if problem.row is None else _name(problem.row)].append(problem)
    for row in check.passed:
        cases.setdefault(_name(row), [])
    suite = ET.Element("testsuite", name="auditor check", tests=str(len(cases) + 1), errors="0", skipped="0")
    failed = 0
    for title, name in sorted(cases):
        failed += _case(suite, title, name, cases[title, name])
    failed += _coverage(suite, check)
    suite.set("failures", str(failed))
    root = ET.Element("testsuites", name="auditor check", tests=str(len(cases) + 1), failures=str(failed), errors="0")
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _name(row: Row) -> tuple[str, str]:
    """Class and name of a route's case."""
    return row.type, f"{row.type} to {row.domain}{row.path} {row.where} {row.leaf} ({row.source})"


def _case(suite: ET.Element, title: str, name: str, problems: list[Problem]) -> bool:
    case = ET.SubElement(suite, "testcase", classname=f"auditor.{title}", name=printable(name, _WIDE))
    errors = [problem for problem in problems if problem.level == "error"]
    others = [problem for problem in problems if problem.level != "error"]
    if errors:
        message = "; ".join(problem.text for problem in errors)
        failure = ET.SubElement(case, "failure", type=errors[0].kind, message=printable(message, _WIDE))
        failure.text = "\n".join(_said(problem) for problem in errors)
    if others:
        ET.SubElement(case, "system-out").text = "\n".join(_said(problem) for problem in others)
    return bool(errors)


def _coverage(suite: ET.Element, check: Check) -> bool:
    """Whether enough could be seen is a case of its own."""
    case = ET.SubElement(suite, "testcase", classname="auditor.coverage", name="enough could be seen")
    if check.result == "unseen":
        ET.SubElement(case, "failure", type="unseen", message=printable(summary(check), _WIDE))
    else:
        ET.SubElement(case, "system-out").text = printable(summary(check), _WIDE)
    return check.result == "unseen"


def _said(problem: Problem) -> str:
    proof = evidence(problem)
    seen = f"seen in {problem.seen[0]} of {problem.seen[1]} sessions"
    return printable(f"{KINDS[problem.kind]}: {problem.text}; {seen}" + (f"; {proof}" if proof else ""), _WIDE)
