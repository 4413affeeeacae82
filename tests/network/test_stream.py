from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.stream import FRAMES_KEPT, MappedProvenance, Provenance, SegmentProvenance, keep_ends


def segments(*sizes: int) -> SegmentProvenance:
    """Segment i (from 0) is frame 10 + i at time i."""
    found = SegmentProvenance()
    offsets = [sum(sizes[:i]) for i in range(len(sizes))]
    frames = [10 + i for i in range(len(sizes))]
    found.extend(offsets, frames, list(range(len(sizes))), frames)
    return found


def test_every_offset_is_located_in_the_packet_that_holds_it() -> None:
    below = segments(3, 1, 5)
    assert [below.locate(at)[0] for at in range(9)] == [10, 10, 10, 11, 12, 12, 12, 12, 12]
    assert below.frames(2, 4) == (10, 11)
    assert below.frames(3, 4) == (11,)
    assert (below.count(0, 9), below.count(3, 3), below.count(2, 5)) == (3, 0, 3)
    assert below.ready(4) == 12


def test_nothing_known_is_no_frame() -> None:
    empty = SegmentProvenance()
    assert (empty.locate(5), empty.frames(0, 9), empty.count(0, 9), empty.ready(3)) == ((0, 0), (), 0, 0)
    mapped = MappedProvenance(empty)
    assert (mapped.locate(5), mapped.frames(0, 9), mapped.count(0, 9), mapped.ready(3)) == ((0, 0), (), 0, 0)
    mapped.forget(7)


def test_what_was_forgotten_does_not_change_what_comes_after() -> None:
    below = segments(*[2] * 200)
    before = [below.locate(at) for at in range(300, 400)]
    below.forget(300)
    assert [below.locate(at) for at in range(300, 400)] == before


def test_plaintext_is_where_its_record_is_and_ready_with_the_last_byte_of_it() -> None:
    mapped = MappedProvenance(segments(10, 10, 10))
    mapped.add(0, 0, 15, 0)
    mapped.add(8, 15, 30, 40)
    assert mapped.frames(0, 8) == (10, 11)
    assert mapped.frames(8, 9) == (11,)
    assert (mapped.ready(0), mapped.ready(8)) == (11, 40)
    assert mapped.locate(14)[0] == 12


def test_long_rows_of_frames_keep_the_first_and_the_last() -> None:
    kept = keep_ends([1, 1, *range(2, 100)])
    assert len(kept) == FRAMES_KEPT
    assert (kept[:3], kept[-1]) == ((1, 2, 3), 99)
    assert keep_ends([4, 4, 5]) == (4, 5)


def test_a_whole_record_counts_the_same_whether_or_not_the_next_one_is_known() -> None:
    mapped = MappedProvenance(segments(10, 10, 10))
    mapped.add(0, 0, 20, floor=0)
    mapped.end = 10
    alone = mapped.frames(0, 10), mapped.count(0, 10)
    mapped.extend([10], [20], [30], floor=0)
    mapped.end = 15
    assert (mapped.frames(0, 10), mapped.count(0, 10)) == alone == ((10, 11), 2)


def separately(provenance: Provenance, start: int, end: int) -> tuple[int, tuple[int, ...], int]:
    """What `Provenance.place` gives at once."""
    return provenance.ready(end - 1), provenance.frames(start, end), provenance.locate(start)[1]


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(1, 25), st.integers(1, 20), st.integers(0, 30)), max_size=10),
    st.integers(0, 120),
    st.integers(0, 120),
)
def test_a_span_is_placed_as_its_parts_are(
    sizes: list[int], records: list[tuple[int, int, int]], start: int, length: int
) -> None:
    below = segments(*sizes)
    assert below.place(start, start + length) == separately(below, start, start + length)
    mapped, outer = MappedProvenance(below), 0
    for size, more, floor in records:
        mapped.add(mapped.end, outer, outer + size + more, floor)
        mapped.end, outer = mapped.end + size, outer + size + more
    assert mapped.place(start, start + length) == separately(mapped, start, start + length)


def test_nothing_known_has_no_place() -> None:
    empty = SegmentProvenance()
    assert empty.place(0, 4) == MappedProvenance(empty).place(0, 4) == (0, (), 0)
