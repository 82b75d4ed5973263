"""Date tags propose their values, and keep them only when somebody nods."""

from pathlib import Path

import pytest

from annotator.model.article import Article, Metadata
from annotator.model.errors import InvalidValue
from annotator.model.link import Link
from annotator.services.session import Session

TEXT = "He served for 12 years, since 2011.\nIn May he was elected, prior to those elections not.\n"


@pytest.fixture
def dated(session: Session, tmp_path: Path) -> Article:
    """An article published on 20 September 2023."""
    path = tmp_path / "dated.txt"
    path.write_text(TEXT, encoding="utf-8")
    prepared = session.accessioning.prepare(path)
    return session.accessioning.accession(prepared, Metadata(title="Dated", published="2023-09-20"))


def tag(session: Session, article: Article, words: str, kind: str = "date", **values: str) -> str:
    start = TEXT.index(words)
    return session.tagging.add(article.id, kind, [(start, start + len(words))], values=values).id


def test_a_phrase_is_understood_for_the_article_in_which_it_is_typed(
    session: Session, dated: Article
) -> None:
    assert session.dating.understand("May", dated.id).value == "2023-05"
    with pytest.raises(InvalidValue, match="says no year"):
        session.dating.understand("May")


def test_a_date_tag_without_a_value_proposes_one_and_keeps_nothing(session: Session, dated: Article) -> None:
    identifier = tag(session, dated, "May")
    proposal = session.dating.proposal(identifier)
    assert proposal is not None
    assert (proposal.field, proposal.value) == ("edtf", "2023-05")
    assert proposal.rule == "May, published 2023-09-20 → 2023-05"
    assert session.library.tag(identifier).values == {}


def test_what_has_a_value_or_is_no_date_proposes_nothing(session: Session, dated: Article) -> None:
    assert session.dating.proposal(tag(session, dated, "May", edtf="2022-05")) is None
    assert session.dating.proposal(tag(session, dated, "12 years", duration="P12Y")) is None
    assert session.dating.proposal(tag(session, dated, "May", kind="place")) is None
    assert session.dating.open_proposals() == []


def test_accepting_is_one_step_that_undo_turns_back(session: Session, dated: Article) -> None:
    years, since = tag(session, dated, "12 years"), tag(session, dated, "since 2011")
    session.dating.accept([years, since, years])
    assert session.library.tag(years).values == {"duration": "P12Y"}
    assert session.library.tag(since).values == {"edtf": "2011/.."}
    assert session.history.undo_label == "Accept 2 dates"
    session.history.undo()
    assert not session.library.tag(years).values
    assert not session.library.tag(since).values
    session.history.redo()
    assert session.library.tag(since).values == {"edtf": "2011/.."}


def test_a_tag_that_proposes_nothing_cannot_be_accepted_and_stops_the_rest(
    session: Session, dated: Article
) -> None:
    may, relative = tag(session, dated, "May"), tag(session, dated, "prior to those elections")
    with pytest.raises(InvalidValue, match="“prior to those elections” proposes no date"):
        session.dating.accept([may, relative])
    assert not session.library.tag(may).values


def test_what_counts_from_another_tag_is_proposed_from_the_date_of_that(
    session: Session, dated: Article
) -> None:
    may, relative = (
        tag(session, dated, "May", edtf="2023-05"),
        tag(session, dated, "prior to those elections"),
    )
    session.tagging.set_link(relative, "relative_to", Link(mention=may))
    proposal = session.dating.proposal(relative)
    assert proposal is not None
    assert (proposal.value, proposal.words) == ("../2023-05", "until May 2023")
    session.tagging.set_value(may, "edtf", "")
    assert session.dating.proposal(relative) is None
    session.tagging.retract([may])
    assert session.dating.proposal(relative) is None


def test_open_dates_are_listed_in_text_order_with_and_without_a_proposal(
    session: Session, dated: Article, article: Article
) -> None:
    tag(session, dated, "prior to those elections")
    tag(session, dated, "May")
    tag(session, dated, "since 2011", edtf="2011/..")
    found = session.dating.open_proposals()
    assert [(date.words, date.proposal and date.proposal.value) for date in found] == [
        ("May", "2023-05"),
        ("prior to those elections", None),
    ]
    assert session.dating.open_proposals(article.id) == []
    assert session.dating.open_proposals(dated.id) == found
