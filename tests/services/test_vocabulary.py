"""Vocabularies: what tags use and what a file brought, taken in once, renamed everywhere."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model.article import Article
from annotator.model.errors import InvalidValue, NotFound, UnreadableFile
from annotator.services.session import Session
from annotator.services.vocabulary import ROLES

SKOS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/leader> a skos:Concept ; skos:prefLabel "council leader"@en ; skos:altLabel "leader"@en .
<https://example.org/mayor> a skos:Concept ; skos:prefLabel "mayor"@en .
"""


@pytest.fixture
def roles(tmp_path: Path) -> Path:
    """A vocabulary file."""
    path = tmp_path / "roles.ttl"
    path.write_text(SKOS, encoding="utf-8")
    return path


def tag(session: Session, article: Article, term: str, start: int = 0) -> str:
    """Tag some words as a role of this term."""
    return session.tagging.add(article.id, "role", [(start, start + 10)], values={"term": term}).id


def labels(session: Session) -> list[tuple[str, int]]:
    """(term, number of tags) of the role terms."""
    return [(use.label, use.count) for use in session.vocabulary.terms()]


def test_terms_grow_as_they_are_used_and_are_counted(session: Session, article: Article) -> None:
    assert labels(session) == []
    for term in ("Councillor", "mayor", "Councillor"):
        tag(session, article, term)
    assert labels(session) == [("Councillor", 2), ("mayor", 1)]


def test_a_file_brings_terms_as_one_step_and_only_once(
    session: Session, article: Article, roles: Path
) -> None:
    tag(session, article, "mayor")
    assert len(session.vocabulary.take_in(roles, name="Roles", version="1")) == 2
    assert labels(session) == [("council leader", 0), ("mayor", 1)]
    assert session.vocabulary.offered("role", "term") == ["council leader", "mayor"]
    (leader, _mayor) = session.vocabulary.terms()
    assert leader.term is not None
    assert leader.term.source == "Roles, 1"
    label = session.history.undo_label
    assert session.vocabulary.take_in(roles, name="Roles", version="1") == []
    assert session.history.undo_label == label == "Import 2 terms from roles.ttl"
    session.history.undo()
    assert labels(session) == [("mayor", 1)]


def test_renaming_a_term_reaches_every_tag_and_is_one_step(
    session: Session, article: Article, roles: Path
) -> None:
    session.vocabulary.take_in(roles)
    tags = [tag(session, article, "council leader", start) for start in (0, 3)]
    assert session.vocabulary.rename(ROLES, "council leader", " leader of  the council ") == 2
    assert {session.library.tag(one).values["term"] for one in tags} == {"leader of the council"}
    assert labels(session) == [("leader of the council", 2), ("mayor", 0)]
    assert "council leader" in next(use.term.alternatives for use in session.vocabulary.terms() if use.term)
    # the file comes in again, and tags do not lose the term that they have
    assert session.vocabulary.take_in(roles) == []
    newer = roles.with_name("newer.ttl")
    newer.write_text(SKOS.replace('"leader"@en', '"leader"@en, "head of the council"@en'), encoding="utf-8")
    [changed] = session.vocabulary.take_in(newer, name="roles")
    assert changed.label == "leader of the council"
    assert changed.alternatives == ("head of the council", "leader", "council leader")
    session.history.undo()
    session.history.undo()
    assert labels(session) == [("council leader", 2), ("mayor", 0)]


def test_what_cannot_be_is_refused(session: Session, article: Article, roles: Path) -> None:
    tag(session, article, "mayor")
    with pytest.raises(NotFound, match=r"use role\.term"):
        session.vocabulary.terms("person.name")
    with pytest.raises(NotFound, match="No tag has"):
        session.vocabulary.rename(ROLES, "bishop", "pope")
    with pytest.raises(InvalidValue, match="needs words"):
        session.vocabulary.rename(ROLES, "mayor", "  ")
    with pytest.raises(UnreadableFile, match=r"must end in one of \.ttl"):
        session.vocabulary.take_in(roles.with_suffix(".jsonld"))
    with pytest.raises(NotFound, match="no file"):
        session.vocabulary.take_in(roles.with_name("nothing.ttl"))


def test_labels_are_taken_in_the_language_of_most_articles(
    session: Session, article: Article, tmp_path: Path
) -> None:
    path = tmp_path / "rollen.ttl"
    path.write_text(SKOS.replace('"mayor"@en', '"mayor"@en, "Bürgermeister"@de'), encoding="utf-8")
    session.accessioning.set_metadata(article.id, replace(article.metadata, language="de"))
    session.vocabulary.take_in(path)
    assert ("Bürgermeister", 0) in labels(session)
