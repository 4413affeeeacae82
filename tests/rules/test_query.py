"""Queries against python-jsonpath as the oracle, and the numbers of decoded documents."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonpath import JSONPathEnvironment

from auditor.decode.document import Document, Number, Repeated, member
from auditor.rules.query import QuerySyntaxError, compile_query

ORACLE = JSONPathEnvironment(strict=True)
NAMES = st.sampled_from(["a", "b", "c", "lat", "ä", "it's", "two words", "x[1]"])
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12),
    st.sampled_from([0.5, 1.0, -2.25, 1e3]),
    st.sampled_from(["a", "", "10", "z"]),
)
DOCUMENTS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=14,
)
LITERALS = st.sampled_from(["'a'", '"10"', "1", "1.0", "-2.25", "1e3", "true", "false", "null", "''"])
INDEXES = st.integers(-3, 3).map(str)
PARTS = st.one_of(st.just(""), INDEXES)
SLICES = st.builds(lambda a, b, c: f"{a}:{b}" + (f":{c}" if c else ""), PARTS, PARTS, PARTS)


def quoted(name: str) -> str:
    return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'"


SINGULAR = st.lists(st.one_of(NAMES.map(lambda n: f"[{quoted(n)}]"), INDEXES.map(lambda i: f"[{i}]")), max_size=2).map(
    "".join
)


def comparisons(sides: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operators = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
    return st.builds(lambda a, op, b: f"{a} {op} {b}", sides, operators, sides)


QUERIES_INSIDE = st.one_of(SINGULAR.map(lambda s: f"@{s}"), SINGULAR.map(lambda s: f"${s}"))
EXISTING = QUERIES_INSIDE.filter(
    lambda q: len(q) > 1
)  # python-jsonpath 2.2 takes the value of a bare @ for its existence
TESTS = st.one_of(
    comparisons(st.one_of(QUERIES_INSIDE, LITERALS)),
    EXISTING,
    EXISTING.map(lambda q: f"!{q}"),
    st.sampled_from(["@.*", "@..a", "@[0,1]", "@[1:]", "!@.*"]),
)
LOGICAL = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.builds(lambda a, b: f"{a} && {b}", inner, inner),
        st.builds(lambda a, b: f"{a}||{b}", inner, inner),
        inner.map(lambda e: f"!({e})"),
        inner.map(lambda e: f"({e})"),
    ),
    max_leaves=3,
)
SELECTORS = st.one_of(NAMES.map(quoted), INDEXES, SLICES, st.just("*"), LOGICAL.map(lambda e: f"?{e}"))
SEGMENTS = st.one_of(
    st.sampled_from([".a", ".b", ".ä", ".*"]),
    st.lists(SELECTORS, min_size=1, max_size=2).map(lambda s: f"[{', '.join(s)}]"),
)
DESCENDANTS = st.one_of(st.sampled_from(["..a", "..*"]), SELECTORS.map(lambda s: f"..[{s}]"))
QUERIES = st.builds(
    lambda before, below, after: "$" + "".join(before) + below + "".join(after),
    st.lists(SEGMENTS, max_size=2),
    st.one_of(st.just(""), DESCENDANTS),
    st.lists(SEGMENTS, max_size=2),
)


def with_numbers(value: object) -> Document:
    """The document as the decoder gives it."""
    return json.loads(json.dumps(value), parse_int=Number, parse_float=Number)  # type: ignore[no-any-return]


def slices_a_text(text: str, document: object) -> bool:
    """python-jsonpath 2.2 slices texts, which RFC 9535 (2.3.4.2) does not: such cases decide nothing."""
    return ":" in text and any(isinstance(m.obj, str) for m in ORACLE.finditer("$..*", document))  # type: ignore[arg-type]


@settings(deadline=None, max_examples=400)
@given(QUERIES, DOCUMENTS)
def test_compiled_queries_give_what_python_jsonpath_gives(text: str, document: object) -> None:
    if isinstance(document, str) or slices_a_text(text, document):
        return
    query = compile_query(text)
    assert query.compiled
    expected = [(match.parts, match.obj) for match in ORACLE.finditer(text, document)]  # type: ignore[arg-type]
    found = query.find(with_numbers(document))
    assert [value for value, _ in found] == [with_numbers(value) for _, value in expected]
    assert [path for _, path in found] == [normalized(parts) for parts, _ in expected]


def normalized(parts: tuple[int | str, ...]) -> str:
    return "$" + "".join(f"[{p}]" if isinstance(p, int) else f"[{quoted(p)}]" for p in parts)


@pytest.mark.parametrize(
    "text",
    [
        "$[?count(@.*) > 1]",
        "$[?length(@.a) == 2]",
        "$[?match(@.a, 'x.')]",
        "$ .a",
        "$[?search(@.a, 'x')].a",
    ],
)
def test_uncommon_queries_fall_back_and_keep_numbers_and_places(text: str) -> None:
    document = {"a": "xy", "b": {"a": "xy", "n": 1.50}, "c": [1, {"a": "zz"}]}
    query = compile_query(text)
    assert not query.compiled
    found = query.find(with_numbers(document))
    expected = list(ORACLE.finditer(text, document))
    assert [path for _, path in found] == [normalized(match.parts) for match in expected]
    assert [value for value, _ in found] == [with_numbers(match.obj) for match in expected]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a",
            "$.",
            "$[",
            "$[01]",
            "$[-0]",
            "$['a]",
            "$.a b",
            "$[?@.a = 1]",
            "$[?@.* == 1]",
            "$[?1]",
            "$[?'a']",
            "$.1a",
        ),
        *("$[?(@.a]", "$[9007199254740992]", "$[?!@.a == 1]", "$['\\x']", "$[a]", "$[1:2:3:4]", "$...a", "$[?@.a==01]"),
        "$[?@.a <=:2.5e0]",
    ],
)
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(QuerySyntaxError):
        compile_query(text)


@pytest.mark.parametrize("text", ["$..a..b", "$..*..*", "$..a[?count(@..b) > 1]"])
def test_two_descents_are_refused(text: str) -> None:
    with pytest.raises(QuerySyntaxError, match="slow"):
        compile_query(text)


def test_numbers_compare_by_value_and_never_equal_texts() -> None:
    document = with_numbers([{"n": 48.40}, {"n": "48.4"}, {"n": 484e-1}])
    assert [path for _, path in compile_query("$[?@.n == 48.4]").find(document)] == ["$[0]", "$[2]"]
    assert [path for _, path in compile_query("$[?@.n == '48.4']").find(document)] == ["$[1]"]


def test_a_node_exists_whatever_its_value() -> None:
    """RFC 9535, 2.3.5.1: an existence test asks for nodes, not for values."""
    document = with_numbers([False, None, 0, ""])
    assert len(compile_query("$[?@]").find(document)) == 4
    assert compile_query("$[?!@]").find(document) == []


def test_every_value_of_a_member_sent_twice_is_selected() -> None:
    document = Repeated([("a", "1"), ("b", "2"), ("a", "3")])
    assert compile_query("$.a").find(document) == [("1", "$['a']"), ("3", "$['a']")]
    assert len(compile_query("$.*").find(document)) == 3


def test_deep_documents_do_not_exhaust_the_stack() -> None:
    document: Document = {"x": "end"}
    for _ in range(20_000):
        document = [document]
    assert [value for value, _ in compile_query("$..x").find(document)] == ["end"]


@pytest.mark.parametrize("name", ["\x00", "\x1f\x08\n", "\\'\"", "ä\U0001f600"])
def test_the_normalized_path_of_any_member_leads_back_to_it(name: str) -> None:
    path = "$" + member(name)
    query = compile_query(path)
    assert query.compiled
    assert query.find({name: "here", "other": "there"}) == [("here", path)]


def test_escapes_mean_what_they_mean_in_json_and_half_a_surrogate_pair_means_nothing() -> None:
    assert compile_query(r"$['\u0061\ud83d\ude00']").find({"a\U0001f600": True}) == [(True, "$['a\U0001f600']")]
    with pytest.raises(QuerySyntaxError):
        compile_query(r"$['\ud83d']")
