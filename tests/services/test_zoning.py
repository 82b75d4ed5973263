"""Furniture is proposed by visible rules and can be marked and unmarked."""

import pytest

from annotator.model.article import Article
from annotator.model.errors import InvalidRange, InvalidValue, NotFound
from annotator.services.session import Session


def test_a_rule_is_undone_as_a_whole_and_its_name_is_in_the_menu(session: Session, article: Article) -> None:
    assert [zone.rule for zone in session.library.zones(article.id)] == ["Advertisement line"]
    session.zoning.unmark_rule(article.id, "Advertisement line")
    assert session.library.zones(article.id) == []
    assert session.history.undo_label == "Undo rule “Advertisement line”"
    with pytest.raises(NotFound, match="Advertisement line"):
        session.zoning.unmark_rule(article.id, "Advertisement line")


def test_any_selection_can_be_marked_and_unmarked(session: Session, article: Article) -> None:
    zone = session.zoning.mark(article.id, [(0, 10)], "caption")[0]
    assert zone in session.library.zones(article.id)
    session.zoning.unmark(article.id, [zone.id])
    assert zone not in session.library.zones(article.id)


def test_what_is_no_furniture_is_refused_with_a_sentence(session: Session, article: Article) -> None:
    with pytest.raises(InvalidValue, match="advertisement, caption"):
        session.zoning.mark(article.id, [(0, 10)], "poem")
    with pytest.raises(InvalidRange):
        session.zoning.mark(article.id, [(0, 10_000)])
    with pytest.raises(NotFound, match="no furniture here"):
        session.zoning.unmark(article.id, ["00"])
