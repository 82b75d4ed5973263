"""Each passage and each stretch that only one text has is told once, with who says it."""

from annotator.model.conflict import Conflict, Witness
from annotator.model.passage import Passage
from annotator.model.saying import Contradiction, Saying
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


def told(*conflicts: list[tuple[Span, Conflict]]) -> list[tuple[str, str, bool]]:
    """State, words as the first text that has each of them, and whether something contradicts."""
    found = who_says_what(TEXTS, ((), (), ()), families(TEXTS), conflicts)
    return [(saying.state, words(saying), bool(saying.contradictions)) for saying in found]


def words(saying: Saying) -> str:
    return next(
        text[span.start : span.end]
        for text, span in zip(TEXTS, saying.spans, strict=True)
        if span is not None
    )


def test_rows_stand_in_the_order_of_the_first_text_that_has_them() -> None:
    assert told() == [
        ("all", SHARED, False),
        ("only", "He served for twelve years.", False),
        ("some", BOTH, False),
        ("only", "He served since 2011.", False),
        ("only", "It rained.", False),
    ]


def test_what_does_not_go_together_is_told_wherever_it_stands() -> None:
    places = [
        Span(text.index(word), text.index(word) + 4)
        for text, word in zip(TEXTS, ("twel", "2011"), strict=False)
    ]
    witnesses = tuple(Witness(str(index), place, "") for index, place in enumerate(places))
    conflict = Conflict("claim", "He", "since when", witnesses)
    found = told(*([(place, conflict)] for place in places), [])
    assert [row[2] for row in found] == [False, True, False, True, False]
    saying = Saying((Span(0, 5), Span(3, 9)), 0)
    passage = Passage(saying.spans, (), 2, 1.0)
    [first, *_rest] = who_says_what(
        ("aaa bbb", "cc aaa bbb"), ((), ()), (passage,), ([(Span(4, 5), conflict)], [])
    )
    assert first == Saying(saying.spans, 0, (Contradiction(0, Span(4, 5), conflict.sentence),))
    assert (first.state, first.said_by) == ("all", 2)
