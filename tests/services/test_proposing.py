"""Values are read off the text and the tags beside a tag; the sample, tagged by hand, is the measure."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.link import Link
from annotator.services.sample import make_sample
from annotator.services.session import Session

TEXT = (
    "Khan quits\nLabour leader Sir Keir Starmer spoke. Mr Khan, deputy leader of Luton Council, told the BBC: "
    "“I served for 12 years.” He added that it was “over”. Ms Simmons’s office was told."
)


@pytest.fixture
def article(session: Session, tmp_path: Path) -> Article:
    path = tmp_path / "khan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return session.accessioning.accession(session.accessioning.prepare(path))


def tag(session: Session, article: Article, kind: str, words: str, **values: str) -> Annotation:
    start = TEXT.index(words)
    return session.tagging.add(article.id, kind, [(start, start + len(words))], values=values)


def proposed(session: Session, tag: Annotation) -> dict[str, str]:
    return {proposal.field: proposal.words for proposal in session.proposing.proposals(tag.id)}


def test_a_role_proposes_its_term_and_the_names_in_it(session: Session, article: Article) -> None:
    role = tag(session, article, "role", "Labour leader Sir Keir Starmer")
    assert proposed(session, role) == {"term": "Labour leader Sir Keir Starmer"}
    tag(session, article, "organisation", "Labour")
    name = tag(session, article, "person", "Sir Keir Starmer", name="Keir Starmer")
    assert proposed(session, role) == {
        "term": "leader",
        "holder": "Sir Keir Starmer",
        "organisation": "Labour",
    }
    session.proposing.accept(role.id)
    kept = session.library.tag(role.id)
    assert kept.values["term"] == "leader"
    assert kept.links["holder"] == Link(mention=name.id)
    assert session.history.undo_label == "Accept what is proposed"
    session.history.undo()
    assert not session.library.tag(role.id).values
    session.proposing.accept(role.id, "term")
    assert proposed(session, role) == {"holder": "Sir Keir Starmer", "organisation": "Labour"}


def test_who_is_named_before_a_role_in_its_sentence_holds_it(session: Session, article: Article) -> None:
    tag(session, article, "person", "Sir Keir Starmer")
    tag(session, article, "person", "Mr Khan")
    role = tag(session, article, "role", "deputy leader of Luton Council")
    assert proposed(session, role) == {"term": "deputy leader", "holder": "Mr Khan"}


def test_a_quotation_proposes_who_is_named_beside_its_cue_and_who_was_told(
    session: Session, article: Article
) -> None:
    tag(session, article, "person", "Mr Khan", name="Aslam Khan")
    tag(session, article, "organisation", "BBC")
    first = tag(session, article, "quote", "“I served for 12 years.”")
    assert proposed(session, first) == {
        "speaker": "Mr Khan",
        "mode": "direct",
        "cue": "told",
        "addressee": "BBC",
    }
    session.proposing.accept(first.id)
    second = tag(session, article, "quote", "it was “over”")
    assert proposed(session, second) == {"speaker": "Aslam Khan", "mode": "mixed", "cue": "added"}


def test_in_a_quotation_i_am_who_speaks(session: Session, article: Article) -> None:
    khan = tag(session, article, "person", "Mr Khan", name="Aslam Khan")
    quotation = tag(session, article, "quote", "“I served for 12 years.”")
    session.tagging.set_link(quotation.id, "speaker", Link(mention=khan.id))
    years = tag(session, article, "date", "12 years")
    assert proposed(session, years)["person"] == "Aslam Khan"


def test_a_value_that_was_given_is_not_proposed_again(session: Session, article: Article) -> None:
    role = tag(session, article, "role", "deputy leader of Luton Council", term="deputy")
    assert proposed(session, role) == {}
    assert session.proposing.accept(role.id) == []
    assert session.history.undo_label == "Tag role"


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Session]:
    session = make_sample(create_project, tmp_path / "sample.annotator")
    yield session
    session.close()


def test_most_of_what_an_archivist_gave_by_hand_is_proposed(sample: Session) -> None:
    outcome: Counter[str] = Counter()
    for article in sample.library.articles():
        for tag in sample.library.tags(article.id):
            if tag.type in ("role", "date", "quote"):
                given: dict[str, str | Link] = {**tag.values, **tag.links}
                with sample.history.step("Clear"):
                    for key in given:
                        sample.tagging.set_value(tag.id, key, "")
                proposals = {p.field: p.link or p.value for p in sample.proposing.proposals(tag.id)}
                sample.history.undo()
                for key in given.keys() | proposals.keys():
                    outcome[_judged(sample, given.get(key), proposals.get(key))] += 1
    assert outcome["right"] >= 114
    assert outcome["wrong"] <= 5
    assert outcome["missing"] <= 27


def _judged(session: Session, given: str | Link | None, proposed: str | Link | None) -> str:
    if proposed is None:
        return "missing"
    if isinstance(given, Link) and isinstance(proposed, Link):
        registering = session.registering
        return (
            "right" if registering.record_of_link(given) == registering.record_of_link(proposed) else "wrong"
        )
    return "right" if given == proposed else "wrong"
