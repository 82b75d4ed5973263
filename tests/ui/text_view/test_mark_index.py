"""Which marks touch which block."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span, target_of
from annotator.text.paragraphs import split_softly
from annotator.ui.text_view.mark import Mark
from annotator.ui.text_view.mark_index import MarkIndex

TEXT = "\n".join(["ab", "", "cdefg", "h"] * 30)
BLOCKS = split_softly(TEXT)[1]

pairs = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 200)).map(
        lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
    ),
    min_size=1,
    max_size=3,
)
changes = st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | pairs), max_size=25)


def _mark(identifier: str, spans: list[tuple[int, int]]) -> Mark:
    return Mark(identifier, target_of(*spans), "P", "person", "#000000", "#ffffff")


@given(changes, st.integers(0, len(TEXT)))
def test_after_any_changes_it_answers_as_a_search_through_all_marks_would(
    steps: list[tuple[str, list[tuple[int, int]] | None]], position: int
) -> None:
    index, plain = MarkIndex(BLOCKS), dict[str, Mark]()
    for identifier, spans in steps:
        if spans is None:
            index.remove(identifier)
            plain.pop(identifier, None)
        else:
            index.add(_mark(identifier, spans))
            plain[identifier] = _mark(identifier, spans)
    assert {mark.id: mark for mark in index} == plain
    for block in range(len(BLOCKS.starts)):
        start = BLOCKS.starts[block]
        end = start + BLOCKS.length(block)
        expected = {
            (mark.id, number)
            for mark in plain.values()
            for number, span in enumerate(mark.spans)
            if span.start <= end and span.end > start
        }
        assert {(placed.mark.id, placed.number) for placed in index.in_block(block)} == expected
    inside = [m for m in plain.values() if any(s.start <= position < s.end for s in m.spans)]
    ending = [m for m in plain.values() if m not in inside and any(s.end == position for s in m.spans)]
    found = index.at(position)
    assert found[: len(inside)] == sorted(inside, key=lambda mark: (mark.size, mark.id))
    assert {mark.id for mark in found[len(inside) :]} <= {mark.id for mark in ending}


@given(pairs, st.integers(0, len(TEXT) - 10))
def test_what_overlaps_a_span_is_found(spans: list[tuple[int, int]], start: int) -> None:
    mark = _mark("m", spans)
    asked = Span(start, start + 9)
    found = MarkIndex(BLOCKS, [mark]).overlapping(asked)
    assert bool(found) == any(span.overlaps(asked) for span in mark.spans)
