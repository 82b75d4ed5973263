"""Words that are told to stand in a text are found where only they can be meant."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span, target_of
from annotator.text.anchoring import anchored


def test_words_are_found_again_only_where_there_is_one_place() -> None:
    text = "a b c a, d"
    assert anchored((Span(0, 1),), "a", text) == (Span(0, 1),)
    assert anchored((Span(0, 1),), "b", text) == (Span(2, 3),)
    assert anchored((Span(2, 3),), "a", text) is None
    assert anchored((Span(90, 91),), None, text) is None
    assert anchored(target_of((0, 1), (5, 6)), "b … d", text) == (Span(2, 3), Span(9, 10))
    assert anchored(target_of((0, 1), (5, 6)), "d … b", text) is None
    assert anchored(
        target_of(
            (0, 3),
        ),
        "a\n b",
        text,
    ) == (Span(0, 3),)


def test_of_several_places_the_one_with_the_told_words_around_it_is_meant() -> None:
    text = "Khan spoke. Mr Khan left. Ms Khan stayed."
    assert anchored((), "Khan", text) is None
    assert anchored((), "Khan", text, ("Mr ", " left")) == (Span(15, 19),)
    assert anchored((Span(2, 6),), "Khan", text, ("Ms ", "")) == (Span(29, 33),)
    assert anchored((), "Khan", text, ("", " spoke")) == (Span(0, 4),)
    assert anchored((), "Khan", text, ("Dr ", "")) is None


@given(st.text("ab ", min_size=1, max_size=30), st.data())
def test_a_stretch_is_found_by_its_words_and_all_that_stands_around_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert anchored((), text[start:end], text, (text[:start], text[end:])) == (Span(start, end),)
