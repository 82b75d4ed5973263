"""What a role is called, without those who are named in it."""

import pytest

from annotator.model.span import Span
from annotator.text.role_words import role_term


@pytest.mark.parametrize(
    ("words", "names", "known", "wanted"),
    [
        ("Deputy leader of Luton Council", ["Luton Council"], [], "deputy leader"),
        ("Labour leader Sir Keir Starmer", ["Labour", "Sir Keir Starmer"], [], "leader"),
        ("spokesman for Labour in the East of England", ["Labour"], [], "spokesman"),
        ("the former councillor Sian Timoney", ["Sian Timoney"], [], "councillor"),
        ("borough council leader", [], ["leader", "deputy leader"], "leader"),
        ("deputy council leader", [], ["leader", "deputy leader"], "deputy leader"),
        ("Labour councillors", ["Labour"], ["councillor"], "councillor"),
        ("leadership", [], ["leader"], "leader"),
        ("leadership", [], [], "leadership"),
        ("MP for Luton South", [], [], "MP"),
        ("Luton Council", ["Luton"], [], "council"),
    ],
)
def test_a_role_is_called_by_what_is_left_of_its_words(
    words: str, names: list[str], known: list[str], wanted: str
) -> None:
    named = [Span(words.index(name), words.index(name) + len(name)) for name in names]
    assert role_term(words, Span(0, len(words)), named, known) == wanted


def test_a_capital_letter_is_kept_where_no_sentence_begins() -> None:
    text = "He became Lord Mayor."
    assert role_term(text, Span(10, 20), []) == "Lord Mayor"
    assert role_term(text, Span(10, 14), []) == "Lord"


def test_a_title_in_a_name_is_written_small() -> None:
    text = "We wish Councillor Khan all the best."
    assert role_term(text, Span(8, 18), [Span(8, 23)]) == "councillor"
