"""Each passage and each stretch that only one text has is told once, with who says it."""

from annotator.model.passage import Passage
from annotator.model.saying import Saying
from annotator.model.span import Span
from annotator.text.families import families
from annotator.text.who_says_what import who_says_what

SHARED = "The deputy leader of the council has resigned from the party he joined in 1998"
BOTH = "Nobody remembers who was leading after twenty minutes on that cold afternoon"
TEXTS = (
    f"{SHARED}, he said.\nHe served for twelve years.\nAnd then {BOTH}.",
    f"{BOTH}.\nHe served since 2011.\n{SHARED}.",
    f"{SHARED}.\nIt rained.",
)


def told(contradicting: tuple[list[Span], ...] = ([], [], [])) -> list[tuple[str, str]]:
    """State and words, as the first text that has each of them."""
    found = who_says_what(TEXTS, ((), (), ()), families(TEXTS), contradicting)
    return [(saying.state, words(saying)) for saying in found]


def words(saying: Saying) -> str:
    return next(
        text[span.start : span.end]
        for text, span in zip(TEXTS, saying.spans, strict=True)
        if span is not None
    )


def test_rows_stand_in_the_order_of_the_first_text_that_has_them() -> None:
    assert told() == [
        ("all", SHARED),
        ("only", "He served for twelve years."),
        ("some", BOTH),
        ("only", "He served since 2011."),
        ("only", "It rained."),
    ]


def test_what_contradicts_is_told_as_such_in_every_text() -> None:
    years = TEXTS[0].index("twelve"), TEXTS[1].index("2011")
    found = told(([Span(years[0], years[0] + 12)], [Span(years[1], years[1] + 4)], []))
    assert [state for state, _words in found] == ["all", "contradicting", "some", "contradicting", "only"]


def test_a_passage_that_contradicts_is_still_a_passage() -> None:
    passage = Passage((Span(0, 5), Span(3, 9)), (), 2, 1.0)
    [saying, *_rest] = who_says_what(("aaa bbb", "cc aaa bbb"), ((), ()), (passage,), ([Span(4, 5)], []))
    assert (saying.state, saying.passage, saying.said_by) == ("contradicting", 0, 2)
