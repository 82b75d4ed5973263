"""What is shown of a comparison: numbers, words, and the parts that each article has."""

from annotator.model.passage import Passage, Reading
from annotator.model.span import Span
from annotator.ui.compared import Compared, compared

TEXTS = ("It drew him in. Ad. Yes.", "Yes. It drew me in.", "Yes.")


def example() -> Compared:
    drew = Passage((Span(0, 14), Span(5, 18), None), (Reading("person", ((8, 11), (13, 15), None)),), 3, 0.8)
    yes = Passage(
        (Span(20, 23), Span(0, 3), Span(0, 3)), (Reading("typographic", ((20, 23), (0, 3), (0, 3))),), 1, 1
    )
    return compared(("a", "b", "c"), TEXTS, (drew, yes))


def test_families_are_numbered_from_one_and_told_in_words() -> None:
    shown = example()
    assert [family.number for family in shown.families] == [1, 2]
    assert shown.families[0].told == "Passage 1, in 2 articles\nperson: him / me"
    assert shown.family(0) is None
    assert shown.family(2) is shown.families[1]
    assert shown.family(3) is None


def test_pairs_stand_in_the_order_of_the_first_article() -> None:
    shown = example()
    assert shown.pairs("b", "a") == [(Span(0, 3), Span(20, 23), 2), (Span(5, 18), Span(0, 14), 1)]
    assert shown.pairs("a", "c") == [(Span(20, 23), Span(0, 3), 2)]
    assert shown.pairs("a", "a") == []
    assert shown.pairs("a", "elsewhere") == []


def test_tints_leave_furniture_out_and_mark_the_words_that_differ() -> None:
    first, second = example().tints("a", [Span(4, 6)])
    assert first.parts == (Span(0, 4), Span(6, 14))
    assert first.differing == (Span(8, 11),)
    assert second.slight == (Span(20, 23),)
    assert second.differing == ()
    assert example().tints("elsewhere", []) == []


def test_a_missing_word_is_a_gap() -> None:
    passage = Passage((Span(0, 14), Span(5, 18)), (Reading("omission", ((3, 7), (7, 7))),), 3, 0.8)
    shown = compared(("a", "b"), TEXTS[:2], (passage,))
    assert shown.tints("b", [])[0].gaps == (7,)
    assert shown.families[0].told.endswith("left out: drew / —")


def test_the_counterpart_of_a_place_is_the_same_word_or_the_edge_of_what_differs() -> None:
    shown = example()
    drew = shown.families[0]
    assert shown.counterpart(drew, "a", "b", TEXTS[0].index("in.")) == TEXTS[1].index("in.")
    assert shown.counterpart(drew, "b", "a", TEXTS[1].index("drew") + 2) == TEXTS[0].index("drew") + 2
    assert shown.counterpart(drew, "a", "b", TEXTS[0].index("him") + 2) == TEXTS[1].index("me") + 2
