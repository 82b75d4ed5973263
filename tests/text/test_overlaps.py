"""Things are found by the stretch that they overlap, in the order in which they were added."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span, target_of
from annotator.text.overlaps import Overlaps, common, size

PLACES = st.tuples(st.integers(0, 5000), st.integers(1, 3000)).map(lambda it: Span(it[0], it[0] + it[1]))


@given(st.lists(PLACES, max_size=20), PLACES)
def test_all_that_overlaps_is_found_once_and_in_order(spans: list[Span], wanted: Span) -> None:
    things: Overlaps[int] = Overlaps()
    for number, span in enumerate(spans):
        things.add(span, number)
    assert list(things.over(wanted)) == [n for n, span in enumerate(spans) if span.overlaps(wanted)]


def test_targets_have_the_code_points_of_all_their_ranges() -> None:
    one, other = target_of((0, 5), (8, 12)), target_of((3, 9), (20, 30))
    assert size(one) == 9
    assert common(one, other) == common(other, one) == 3
