"""Runs give every code point once, with the looks that cover it, and the marks where they were set."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.sheet import Run
from annotator.model.span import Span
from annotator.text.marked_text import MarkedText

TEXT = "Aslam Khan, 😀 deputy"
places = (
    st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=2, unique=True)
    .map(sorted)
    .map(lambda pair: (pair[0], pair[1]))
)


def set_in(text: str) -> Run:
    return Run(text, frozenset({"mark"}))


@given(st.lists(st.tuples(places, st.sampled_from(["differs", "furniture"]))), st.lists(places), places)
def test_any_stretch_comes_back_with_the_looks_that_cover_it(
    looks: list[tuple[tuple[int, int], str]], marks: list[tuple[int, int]], stretch: tuple[int, int]
) -> None:
    text = MarkedText(TEXT)
    for (start, end), name in looks:
        text.look(start, end, name)
    for number, place in enumerate(marks):
        text.enclose(Span(*place), [set_in(f"<{number}")], [set_in(f"{number}>")])
    runs = text.runs(Span(*stretch))
    found = [(letter, run.looks) for run in runs if "mark" not in run.looks for letter in run.text]
    assert found == [
        (TEXT[at], frozenset(name for (start, end), name in looks if start <= at < end))
        for at in range(*stretch)
    ]
    opened = sum(run.text.startswith("<") for run in runs)
    assert opened == sum(stretch[0] <= start < stretch[1] for start, _end in marks)


def test_marks_at_one_edge_are_nested_and_stay_with_their_words() -> None:
    text = MarkedText("council leader")
    text.enclose(Span(0, 14), [set_in("R[")], [set_in("]R")])
    text.enclose(Span(0, 7), [set_in("O[")], [set_in("]O")])
    text.enclose(Span(8, 14), [set_in("X[")], [set_in("]X")])
    assert "".join(run.text for run in text.runs(Span(0, 14))) == "R[O[council]O X[leader]X]R"
    assert "".join(run.text for run in text.runs(Span(8, 14))) == "X[leader]X]R"
    assert "".join(run.text for run in text.runs(Span(0, 7))) == "R[O[council]O"
