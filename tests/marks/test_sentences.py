from __future__ import annotations

import pytest

from auditor.marks.sentences import figure


@pytest.mark.parametrize(("p", "shown"), [(1, "1"), (0.0432, "0.043"), (0.0001, "0.0001"), (5.4e-6, "5.4e-06")])
def test_p_has_two_figures(p: float, shown: str) -> None:
    assert figure(p) == shown
