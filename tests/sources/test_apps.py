from __future__ import annotations

from auditor.sources.apps import with_apps
from tests.sources.test_linktypes import batch


def test_first_word_about_a_packet_stays() -> None:
    one = with_apps(batch(1, b"a", b"b", b"c"), [(0, "first"), (2, "second"), (0, "third")])
    two = with_apps(one, [(0, "fourth"), (1, "second")])
    assert two.app is not None
    assert [two.apps[number] for number in two.app.tolist()] == ["first", "second", "second"]


def test_batch_of_nobody_is_untouched() -> None:
    one = batch(1, b"a")
    assert with_apps(one, []) is one
