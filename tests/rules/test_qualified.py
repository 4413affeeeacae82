"""Members of objects that are called after what they belong to."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document, member
from auditor.decode.tree import Row
from auditor.rules.names import aliases
from auditor.rules.qualified import qualified


def rows(above: str, holder: dict[str, Document]) -> list[Row]:
    """The rows of an object below one name."""
    return [("$" + member(above) + member(key), key, str(value), holder) for key, value in holder.items()]


def names(above: str, *members: str) -> set[str]:
    """All that the members of an object below one name may be called."""
    found = qualified(rows(above, dict.fromkeys(members, "1")))
    return {alias for row in found for alias in aliases(row[1])}


@pytest.mark.parametrize(
    ("above", "inner", "meant"),
    [
        ("bat", "level", "batterylevel"),
        ("push", "tok", "pushtoken"),
        ("displayMetrics", "widthPixels", "displaywidthpixels"),
        ("disks", "freeGb", "storagefreegb"),
        ("ids", "install", "installid"),
        ("geraet", "modell", "devicemodel"),
        ("meter", "@serial", "meterserial"),
    ],
)
def test_members_are_also_called_with_the_name_above_them(above: str, inner: str, meant: str) -> None:
    assert meant in names(above, inner)


def test_objects_called_otherwise_are_left_alone() -> None:
    assert names("product", "model", "name") == set()


def test_the_name_of_a_user_is_no_username() -> None:
    assert "username" not in names("user", "name", "nom")
    assert "userid" in names("user", "id")


def test_members_called_after_nothing_are_not_taken_for_the_whole() -> None:
    assert names("user", "value", "key") == set()


def test_places_and_siblings_stay_and_the_joined_names_stand_beside_one_another() -> None:
    found = qualified(rows("screen", {"w": "720", "h": "1612"}))
    assert [row[0] for row in found] == ["$['screen']['w']", "$['screen']['h']"]
    assert found[0][3] is not None
    assert set(found[0][3]) == {"w", "h", "screen_w", "screen_h"}


def test_members_of_the_document_itself_have_no_name_above_them() -> None:
    assert qualified([("$['level']", "level", "5", {"level": "5"})]) == []
