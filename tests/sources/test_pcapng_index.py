"""The block index: what is taken comes once, whole and in order, however the file was cut into windows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.sources.pcapng_index import BlockIndex
from tests.sources.conftest import Pcapng


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_taking_in_steps_gives_every_block_once(data: st.DataObject) -> None:
    ng = Pcapng(data.draw(st.sampled_from("<>"))).section()
    for order in data.draw(st.lists(st.sampled_from(["<", ">", ""]), max_size=12)):
        if order:
            ng.section(order)
        else:
            ng.packet(bytes(data.draw(st.integers(0, 50))))
    index = BlockIndex()
    taken: list[int] = []
    scanned_first = data.draw(st.booleans())
    if scanned_first:
        index.extend(ng.data, 0, len(ng.data))
    for upto in [*sorted(data.draw(st.lists(st.integers(0, len(ng.data)), max_size=6))), len(ng.data)]:
        if not scanned_first:
            index.extend(ng.data, 0, upto)
        for run in index.take(upto):
            taken += run.starts.tolist()
        begins = [0, *ng.ends]
        assert taken == begins[: sum(end <= upto for end in ng.ends)]
    assert index.position == len(ng.data)
    assert index.fault is None
