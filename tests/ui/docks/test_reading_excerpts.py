"""A passage is shown by its readings, with a few words around them."""

from annotator.model.span import Span
from annotator.ui.docks.reading_excerpts import MISSING, Piece, excerpt

TEXT = "It no longer upholds the\n\nvalues that initially drew him to its cause at all, so he said in a long letter."


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_words_that_differ_are_pieces_of_their_own_and_far_words_are_left_out() -> None:
    found = excerpt(TEXT, Span(0, len(TEXT)), [("person", place("him"))])
    assert found == [
        Piece("… values that initially drew "),
        Piece("him", "person"),
        Piece(" to its cause at …"),
    ]


def test_line_breaks_are_blanks_and_a_gap_has_a_sign() -> None:
    at = TEXT.index("longer") + 6
    found = excerpt(TEXT, Span(3, 32), [("addition", (at, at))])
    assert [piece.words for piece in found] == ["no longer", MISSING, " upholds the values"]


def test_between_two_readings_both_sides_are_kept() -> None:
    found = excerpt(TEXT, Span(0, len(TEXT)), [("wording", place("It")), ("wording", place("said"))])
    assert [piece.words for piece in found] == [
        "It", " no longer upholds the … at all, so he ", "said", " in a long letter."
    ]  # fmt: skip


def test_a_passage_without_readings_is_shown_whole() -> None:
    assert excerpt(TEXT, Span(0, 9), []) == [Piece("It no lon")]
