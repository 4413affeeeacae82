from __future__ import annotations

from pathlib import Path

import pytest

from auditor.cli.demo import FIRST, SHOWN_BY, captures_folder, found


def test_folders_with_readme_and_capture_are_demos(tmp_path: Path) -> None:
    for name, files in (("a", ["README.md", "a.pcapng"]), ("b", ["b.pcapng"]), ("c", ["README.md"]), ("d", [])):
        (tmp_path / name).mkdir()
        for file in files:
            (tmp_path / name / file).write_bytes(b"")
    (tmp_path / "loose.pcapng").write_bytes(b"")
    assert found(tmp_path) == {"a": (tmp_path / "a" / "a.pcapng",)}


def test_case_of_several_recordings_is_one_demo(tmp_path: Path) -> None:
    for name in ("case/one", "case/two", "case/unfinished"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "capture.pcapng").write_bytes(b"")
    for name in ("case/README.md", "case/one/expected.json", "case/two/expected.json"):
        (tmp_path / name).write_bytes(b"")
    assert found(tmp_path) == {"case": tuple(tmp_path / "case" / name / "capture.pcapng" for name in ("one", "two"))}


@pytest.mark.parametrize("name", sorted(SHOWN_BY))
def test_demo_of_a_case_runs_what_shows_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    from auditor.cli import run

    assert run(["demo", name]) == 0
    page = capsys.readouterr().out
    assert [line.split()[2] for line in page.splitlines() if line.startswith("$ auditor ")] == [
        words[0] for words in SHOWN_BY[name]
    ]
    assert "invented" in page


def test_demo_of_the_browser_says_which_visits_were_private(capsys: pytest.CaptureFixture[str]) -> None:
    from auditor.cli import run

    assert run(["demo", "xiaomi-browser-2020"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "It knows 9 page visits, 3 of them incognito." in page
    assert "Searched “schlaflos seit wochen” incognito" in page


def test_bundled_captures_hold_the_first_demo() -> None:
    assert FIRST in found(captures_folder())


def test_demo_shows_values_and_lists_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    from auditor.cli import run

    assert run(["demo"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("The device sent ")
    assert "Values are shown in full." in page
    assert "invented" in page
    assert all(name in page for name in found(captures_folder()) if name != FIRST)
