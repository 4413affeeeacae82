"""Keys as a terminal sends them."""

from __future__ import annotations

import os

from auditor.live.keyboard import Keyboard, split_keys


def test_arrows_have_names_and_letters_stay() -> None:
    assert list(split_keys("a\x1b[A\x1b[Bö\x1b[5~\r\x7f\x1b")) == [
        "a", "up", "down", "ö", "page-up", "enter", "backspace", "escape",
    ]  # fmt: skip


def test_keys_are_read_as_they_come_and_the_end_quits() -> None:
    here, there = os.pipe()
    keys = Keyboard(here)
    assert keys.pressed(0) == []
    os.write(there, b"mp")
    assert keys.pressed(1) == ["m", "p"]
    os.close(there)
    assert keys.pressed(1) == ["quit"]
    os.close(here)
