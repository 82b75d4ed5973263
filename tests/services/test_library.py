"""The library finds what the project holds."""

import pytest

from annotator.model.article import Article, Metadata
from annotator.model.errors import NotFound
from annotator.model.wanted import Wanted
from annotator.services.session import Session


def test_an_article_is_meant_by_its_id_its_beginning_or_its_title(session: Session, article: Article) -> None:
    for name in (article.id, article.id[:6], article.metadata.title):
        assert session.library.article(name).id == article.id
    with pytest.raises(NotFound, match="no article “zzz”"):
        session.library.article("zzz")
    with pytest.raises(NotFound):
        session.library.article("")


def test_a_title_of_two_articles_means_neither(session: Session, article: Article) -> None:
    path = session.path.parent / "b.txt"
    path.write_text("other words")
    other = session.accessioning.accession(
        session.accessioning.prepare(path), Metadata(title=article.metadata.title)
    )
    assert other.id != article.id
    with pytest.raises(NotFound, match="More than one article"):
        session.library.article(article.metadata.title)


def test_tags_are_listed_sorted_and_filtered_by_pages(session: Session, article: Article) -> None:
    session.tagging.add(article.id, "person", [(23, 42)], values={"name": "Khan"})
    session.tagging.add(article.id, "role", [(0, 10)], note="50 % sure_")
    listed = session.library.tag_page(session.library.tag_numbers(Wanted()))
    assert [(tag.type, words) for tag, words, _title in listed] == [
        ("role", "Councillor"),
        ("person", "Mohammed Aslam Khan"),
    ]

    def types(wanted: Wanted, sort: str = "article", descending: bool = False) -> list[str]:
        numbers = session.library.tag_numbers(wanted, sort, descending)
        return [tag.type for tag, _words, _title in session.library.tag_page(numbers)]

    assert types(Wanted(), "type", True) == ["role", "person"]
    assert types(Wanted(words="khan")) == ["person"]
    assert types(Wanted(words="50 %")) == ["role"]
    assert types(Wanted(words="%")) == ["role"]
    assert types(Wanted(type="person", article=article.id, by="Anna")) == ["person"]
    assert types(Wanted(by="Ben")) == []


def test_tags_are_found_by_the_name_to_which_they_lead_also_through_a_merge(
    session: Session, article: Article
) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)], values={"name": "A. Khan"})
    assert len(session.library.tag_numbers(Wanted(words="a. khan"))) == 1
    keep = session.registering.create("person", "Mohammed Aslam Khan")
    session.registering.merge(keep.id, [tag.links["name"].record])
    assert len(session.library.tag_numbers(Wanted(words="aslam"))) == 1
    assert len(session.library.tag_numbers(Wanted(words="nobody"))) == 0


def test_the_id_of_no_tag_is_one_sentence(session: Session) -> None:
    for wrong in ("00", "not hexadecimal"):
        with pytest.raises(NotFound):
            session.library.tag(wrong)
