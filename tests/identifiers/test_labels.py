from __future__ import annotations

from auditor.identifiers.labels import Label, labels_of
from auditor.session import Manifest


def test_labels_come_from_the_manifest_else_from_the_folder() -> None:
    one = Manifest(device="phone 1", install="first", session="monday", test="T1")
    two = Manifest(device="phone 1")
    labels = labels_of(["a/x.har", "b/y.har", "z.har"], {"a/x.har": one, "b/y.har": two})
    assert labels == (
        Label("phone 1", "first", "monday", "T1"),
        Label("phone 1", "", "b", ""),
        Label(None, "", "z.har", ""),
    )


def test_installations_and_sessions_of_other_devices_are_other_ones() -> None:
    one, two = Label("phone 1", "1", "1"), Label("phone 2", "1", "1")
    assert one.installation != two.installation
    assert one.visit != two.visit
