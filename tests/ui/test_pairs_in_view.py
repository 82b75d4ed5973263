"""Pairs are found by what is on the screen as if each had been looked at."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.ui.pairs_in_view import Pair, PairsInView

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(1, 20))
PAIRS = st.lists(st.tuples(SPANS, SPANS), max_size=12)


def numbered(pairs: list[tuple[Span, Span]]) -> list[Pair]:
    return [(here, there, number) for number, (here, there) in enumerate(pairs, 1)]


@given(PAIRS, SPANS, SPANS)
def test_shown_are_the_pairs_with_an_end_on_the_screen(
    pairs: list[tuple[Span, Span]], left: Span, right: Span
) -> None:
    given_ = numbered(pairs)
    expected = [pair for pair in given_ if pair[0].overlaps(left) or pair[1].overlaps(right)]
    assert PairsInView(given_).shown(left, right) == expected


@given(PAIRS, SPANS, SPANS)
def test_counted_are_the_pairs_of_which_nothing_is_on_the_screen(
    pairs: list[tuple[Span, Span]], left: Span, right: Span
) -> None:
    given_ = numbered(pairs)
    away = [pair for pair in given_ if not pair[0].overlaps(left) and not pair[1].overlaps(right)]
    counts = PairsInView(given_).hidden(left, right)
    for place, seen in enumerate((left, right)):
        ends = [(pair[0], pair[1])[place] for pair in away]
        assert counts[place] == (
            sum(end.end <= seen.start for end in ends),
            sum(end.start >= seen.end for end in ends),
        )


@given(PAIRS, SPANS, SPANS, st.sampled_from((0, 1)), st.sampled_from((-1, 1)))
def test_the_nearest_is_one_of_those_counted_and_no_other_lies_between(
    pairs: list[tuple[Span, Span]], left: Span, right: Span, place: int, away: int
) -> None:
    view = PairsInView(numbered(pairs))
    number = view.nearest_hidden(place, away, left, right)
    above, below = view.hidden(left, right)[place]
    assert (number > 0) == ((above if away < 0 else below) > 0)
    if number:
        seen = (left, right)[place]
        found = pairs[number - 1][place]
        assert not any(end.overlaps(one) for end, one in zip(pairs[number - 1], (left, right), strict=True))
        for pair in pairs:
            if not pair[0].overlaps(left) and not pair[1].overlaps(right):
                other = pair[place]
                assert not (
                    found.end < other.end <= seen.start if away < 0 else seen.end <= other.start < found.start
                )
