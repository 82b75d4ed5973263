"""What is said of several articles together is handed over with them, as far as it leads nowhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.formats.tei.reading import read_corpus
from annotator.model.comparison import Comparison
from annotator.model.conflict import Conflict, Witness
from annotator.model.errors import Cancelled
from annotator.model.loss import Loss
from annotator.model.settlement import Settlement
from annotator.services.checking_files import check_by_our_rules
from annotator.services.collating import collated
from annotator.services.exporting import Exported
from annotator.services.session import Session
from annotator.store.connection import Database
from tests.services.test_receiving import FLAVOURS, exported, state, taken_in

TEXTS = {
    "a": "Mr Khan said that it drew him to this cause for 12 years, and no more.",
    "b": "“It drew me to this cause for 13 years”, wrote Mr Khan to the Labour Party.",
    "c": "Khan: it drew me to the cause for 13 years.",
}
WORDS = {
    "a": "it drew him to this cause for 12 years",
    "b": "It drew me to this cause for 13 years",
    "c": "it drew me to the cause for 13 years",
}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Three articles with a quotation each."""
    session = create_project(tmp_path / "project.annotator", name="Luton", by="Anna")
    for name, text in TEXTS.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        [outcome] = session.accessioning.import_files([path])
        assert outcome.article is not None
        start = text.index(WORDS[name])
        session.tagging.add(outcome.article.id, "quote", [(start, start + len(WORDS[name]))])
    return session


def tags_of(session: Session) -> list[str]:
    """The quotations of the articles, in order."""
    return [session.library.tags(article.id)[0].id for article in session.library.articles()]


def settled(session: Session) -> Settlement:
    """A conflict between the first two articles, settled."""
    witnesses = []
    for article, words in zip(session.library.articles(), ("12 years", "13 years"), strict=False):
        start = session.library.text(article.id).index(words)
        tag = session.tagging.add(article.id, "date", [(start, start + len(words))])
        witnesses.append(Witness(article.id, tag.extent, words, tag.id, words))
    conflict = Conflict("claim", "Khan", "12 or 13 years", tuple(witnesses))
    return session.settling.settle(conflict, "12 years", "The minutes say so.")


def comparison(session: Session, *places: int) -> Comparison:
    """What is said of all articles, or of those at these places, together."""
    articles = session.library.articles()
    database = Database(session.path, writable=False)
    try:
        return collated(database, [articles[place] for place in places] if places else articles)
    finally:
        database.close()


def test_tags_tied_over_any_number_of_ties_are_one_family_in_the_order_of_the_articles(
    session: Session,
) -> None:
    one, two, three = tags_of(session)
    session.tying.tie(three, two)
    session.tying.tie(two, one)
    (family,) = comparison(session).families
    assert [tag.annotation for tag in family.tags] == [one, two, three]
    assert [tag.words for tag in family.tags] == [(WORDS["a"],), (WORDS["b"],), (WORDS["c"],)]
    assert len(family.ties) == 2
    assert {tie.by for tie in family.ties} == {"Anna"}
    read = {
        (variant.kind, tuple(one.words if one else None for one in variant.wordings))
        for variant in family.variants
    }
    assert read >= {("person", ("him", "me", "me")), ("number", ("12", "13", "13"))}
    for variant in family.variants:
        for article, wording in zip(session.library.articles(), variant.wordings, strict=True):
            assert wording is not None
            start, end = wording.place
            assert session.library.text(article.id)[start:end] == wording.words


def test_articles_with_a_tag_in_a_family_are_cited(session: Session) -> None:
    one, two, _three = tags_of(session)
    session.tying.tie(one, two)
    assert list(comparison(session).cited.values()) == ["a.txt", "b.txt"]


def test_two_pairs_are_two_families_in_text_order(session: Session) -> None:
    one, two, _three = tags_of(session)
    first, second = (article.id for article in session.library.articles()[:2])
    khan = session.tagging.add(first, "person", [(0, 7)]).id
    start = TEXTS["b"].index("Mr Khan")
    session.tying.tie(one, two)
    session.tying.tie(session.tagging.add(second, "person", [(start, start + 7)]).id, khan)
    assert [family.tags[0].annotation for family in comparison(session).families] == [khan, one]


def test_what_leads_to_an_article_that_is_not_exported_is_left_out_and_counted(session: Session) -> None:
    one, two, three = tags_of(session)
    session.tying.tie(one, two)
    session.tying.tie(two, three)
    settled(session)
    whole, partly = comparison(session), comparison(session, 1, 2)
    assert (len(whole.families[0].ties), len(whole.settlements), whole.lost) == (2, 1, ())
    assert [tie.tag for family in partly.families for tie in family.ties] == [three]
    assert partly.settlements == ()
    assert [loss.count for loss in partly.lost] == [1, 1]


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_single_article_is_exported_whole_and_what_it_has_with_others_is_told(
    session: Session, tmp_path: Path, flavour: str
) -> None:
    one, two, _three = tags_of(session)
    session.tying.tie(one, two)
    settled(session)
    told: Exported = session.exporting.export(
        flavour, tmp_path / "one.xml", [session.library.articles()[0].id]
    )
    assert told.lost == (
        Loss("answers about counterparts in articles that are not exported", 1),
        Loss("settled conflicts with articles that are not exported", 1),
    )
    assert check_by_our_rules(tmp_path / "one.xml").valid


def test_a_tie_rests_while_one_of_its_tags_is_gone(session: Session) -> None:
    one, two, _three = tags_of(session)
    session.tying.tie(one, two)
    session.tagging.retract([two])
    assert comparison(session) == Comparison()
    session.history.undo()
    assert len(comparison(session).families) == 1


def test_what_was_said_of_a_removed_article_is_no_loss(session: Session) -> None:
    one, two, _three = tags_of(session)
    session.tying.tie(one, two)
    settled(session)
    session.accessioning.remove(session.library.articles()[1].id)
    assert comparison(session) == Comparison()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_settlement_outlives_the_tag_that_was_its_witness(
    session: Session, tmp_path: Path, flavour: str
) -> None:
    settlement = settled(session)
    session.tagging.retract([settlement.witnesses[1].annotation])
    document = exported(session, flavour)
    arrived, _outcomes = taken_in(document, tmp_path)
    assert comparison(arrived).settlements == (settlement,)
    assert exported(arrived, flavour) == document
    arrived.close()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_ties_dismissals_and_settlements_arrive_once_and_as_they_were(
    session: Session, tmp_path: Path, flavour: str
) -> None:
    one, two, _three = tags_of(session)
    session.tying.tie(one, two)
    ghosts = session.tying.ghosts([article.id for article in session.library.articles()])
    session.tying.dismiss(ghosts[0])
    settled(session)
    document = exported(session, flavour)
    arrived, _outcomes = taken_in(document, tmp_path)
    assert comparison(arrived) == comparison(session)
    for table in ("counterpart", "settlement", "settlement_article"):
        assert state(arrived)[table] == state(session)[table] != []
    before = state(arrived)
    again = arrived.accessioning.import_files([tmp_path / "arrived.xml"])
    assert [outcome.remarks for outcome in again] == [()] * 3
    assert state(arrived) == before
    arrived.history.undo()
    assert state(arrived)["counterpart"] == state(arrived)["settlement"] == []
    arrived.close()


def _untied(session: Session) -> None:
    session.tying.untie(*tags_of(session)[:2])


def _reopened(session: Session) -> None:
    (settlement,) = comparison(session).settlements
    session.settling.reopen(
        Conflict(settlement.kind, settlement.subject, settlement.told, settlement.witnesses)
    )


@pytest.mark.parametrize("take_back", [_untied, _reopened])
def test_what_was_taken_back_here_stays_so_when_a_file_has_it(
    session: Session, tmp_path: Path, take_back: Callable[[Session], None]
) -> None:
    one, two, _three = tags_of(session)
    session.tying.tie(one, two)
    settled(session)
    arrived, _outcomes = taken_in(exported(session, "tei-standoff"), tmp_path)
    take_back(arrived)
    before = comparison(arrived)
    [outcome, *_others] = arrived.accessioning.import_files([tmp_path / "arrived.xml"])
    assert any("Deleted here and left so" in remark for remark in outcome.remarks)
    assert comparison(arrived) == before != comparison(session)
    arrived.close()


def test_new_answers_about_articles_that_are_here_arrive_and_are_counted(
    session: Session, tmp_path: Path
) -> None:
    arrived, _outcomes = taken_in(exported(session, "tei-inline"), tmp_path)
    one, two, _three = tags_of(session)
    session.tying.tie(one, two)
    (tmp_path / "later.xml").write_bytes(exported(session, "tei-inline"))
    [outcome, *_others] = arrived.accessioning.import_files([tmp_path / "later.xml"])
    assert "New on articles that were here: 1 tags, marks, comments and answers." in outcome.remarks
    assert arrived.tying.tied(one) == [two]
    arrived.close()


def test_an_export_can_be_stopped_while_tied_tags_are_compared(session: Session, tmp_path: Path) -> None:
    one, two, _three = tags_of(session)
    session.tying.tie(one, two)

    def stop(_done: int, _total: int, what: str) -> None:
        if what == "Comparing tied tags":
            raise Cancelled("stop")

    with pytest.raises(Cancelled):
        session.exporting.export("tei-standoff", tmp_path / "out.xml", progress=stop)
    assert not (tmp_path / "out.xml").exists()


def test_what_is_read_from_the_file_is_what_was_exported(session: Session, tmp_path: Path) -> None:
    one, two, three = tags_of(session)
    session.tying.tie(one, two)
    session.tying.tie(one, three)
    settled(session)
    path = tmp_path / "out.xml"
    session.exporting.export("tei-standoff", path)
    with path.open("rb") as stream:
        assert read_corpus(stream, path.name).comparison == comparison(session)
