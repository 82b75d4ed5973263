"""Entries of the register are offered for a mention and while one types, the likely one first."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.bootstrap import create_project
from annotator.model.article import Article
from annotator.model.errors import KnownError
from annotator.model.link import Link
from annotator.model.record import Record
from annotator.services.sample import make_sample
from annotator.services.session import Session
from annotator.store import projection
from annotator.store.project import open_project

TEXT = (
    "Mohammed Aslam Khan resigned. Mr Khan spoke. Ms Simmons answered Mr Khan and Cllr Khan. Sadiq Khan too."
)


@pytest.fixture
def story(session: Session, tmp_path: Path) -> Article:
    """An article in which several people of one surname are named."""
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return session.accessioning.accession(session.accessioning.prepare(path))


def tagged(session: Session, article: Article, words: str, record: Record) -> str:
    """Tag the first of these words as that entry; returns the tag's id."""
    start = TEXT.index(words)
    pairs = [(start, start + len(words))]
    return session.tagging.add(article.id, "person", pairs, links={"name": Link(record=record.id)}).id


def offered(
    session: Session, typed: str = "", mention: str = "", article: str = "", position: int = 0
) -> list[str]:
    """Names of the people offered, in order."""
    found = session.registering.suggest(
        ("person",), typed, article=article, mention=mention, position=position
    )
    return [one.record.name for one in found]


def test_the_person_named_in_this_article_comes_first(session: Session, story: Article) -> None:
    sadiq = session.registering.create("person", "Sadiq Khan")
    khan = session.registering.create("person", "Mohammed Aslam Khan")
    session.registering.create("person", "Imran Khan")
    tagged(session, story, "Sadiq Khan", sadiq)
    tagged(session, story, "Mohammed Aslam Khan", khan)
    tagged(session, story, "Mr Khan", khan)
    for mention in ("Mr Khan", "Cllr Khan", "Aslam Khan"):
        assert offered(session, article=story.id, mention=mention)[0] == "Mohammed Aslam Khan"
    first = session.registering.suggest(("person",), "", article=story.id, mention="Mr Khan")[0]
    assert first.reason == "same surname; named so once in this article"


def test_a_title_found_in_an_article_keeps_the_other_gender_away(session: Session, story: Article) -> None:
    pat = session.registering.create("person", "Pat Khan")
    tagged(session, story, "Mr Khan", pat)
    assert offered(session, mention="Ms Khan") == []
    assert offered(session, "kha", mention="Ms Khan") == []
    assert offered(session, mention="Cllr Khan") == ["Pat Khan"]


def test_the_person_named_last_before_the_mention_comes_first(session: Session, story: Article) -> None:
    one, other = (session.registering.create("person", name) for name in ("Aslam Khan", "Sadiq Khan"))
    tagged(session, story, "Mohammed Aslam Khan", one)
    tagged(session, story, "Sadiq Khan", other)

    for position, name in ((TEXT.index("Mr Khan"), "Aslam Khan"), (len(TEXT), "Sadiq Khan")):
        assert offered(session, mention="Mr Khan", article=story.id, position=position)[0] == name


def test_entries_are_found_by_any_word_of_any_form(session: Session, story: Article) -> None:
    khan = session.registering.create("person", "Mohammed Aslam Khan", forms=["Abu Yusuf"])
    tagged(session, story, "Ms Simmons", khan)
    for typed in ("k", "asl", "mohammed k", "YUS", "simm"):
        assert offered(session, typed) == ["Mohammed Aslam Khan"]
    assert offered(session, "asx") == []
    session.history.undo()
    assert offered(session, "simm") == []


def test_a_merged_entry_is_offered_as_the_one_that_speaks_for_it(session: Session, story: Article) -> None:
    khan = session.registering.create("person", "Mohammed Aslam Khan")
    other = session.registering.create("person", "Councillor Khan")
    tagged(session, story, "Cllr Khan", other)
    session.registering.merge(khan.id, [other.id])
    found = session.registering.suggest(("person",), "", article=story.id, mention="Cllr Khan")
    assert [one.record.id for one in found] == [khan.id]
    assert "named so once in this article" in found[0].reason


def test_only_the_kinds_asked_for_are_offered(session: Session) -> None:
    session.registering.create("person", "Luton Smith")
    session.registering.create("organisation", "Luton Borough Council")
    session.registering.create("place", "Luton")
    found = session.registering.suggest(("organisation", "place"), "lut")
    assert {one.record.kind for one in found} == {"organisation", "place"}
    letters = session.registering.suggest(("organisation",), "", mention="LBC")
    assert [one.record.name for one in letters] == ["Luton Borough Council"]


def test_without_words_the_most_used_are_offered(session: Session, story: Article) -> None:
    session.registering.create("person", "Aaron Aaronson")
    khan = session.registering.create("person", "Zed Khan")
    tagged(session, story, "Mr Khan", khan)
    assert offered(session)[0] == "Zed Khan"


def test_in_the_sample_articles_the_first_entry_offered_is_the_one_meant(
    session: Session, tmp_path: Path
) -> None:
    sample = make_sample(create_project, tmp_path / "sample.annotator")
    known: dict[str, str] = {}
    wrong, right = [], 0
    for article in sample.library.articles():
        path = tmp_path / article.original.name
        path.write_text(sample.library.text(article.id), encoding="utf-8")
        copy = session.accessioning.accession(session.accessioning.prepare(path)).id
        for tag in sorted(sample.library.tags(article.id), key=lambda tag: tag.extent.start):
            record = sample.registering.record_of(tag) if "name" in tag.links else None
            if record is None:
                continue
            mention = sample.library.quoted(tag.id)
            offers = session.registering.suggest(
                (record.kind,), "", article=copy, mention=mention, position=tag.extent.start
            )
            if record.id not in known:
                known[record.id] = session.registering.create(record.kind, record.name).id
            elif offers and offers[0].record.id == known[record.id]:
                right += 1
            else:
                wrong.append((mention, [offer.record.name for offer in offers]))
            pairs = [(span.start, span.end) for span in tag.target]
            session.tagging.add(copy, tag.type, pairs, links={"name": Link(record=known[record.id])})
    sample.close()
    assert wrong == []
    assert right > 20


STEPS = st.lists(st.tuples(st.sampled_from("ntmcdur"), st.integers(0, 4), st.integers(0, 4)), max_size=12)


@settings(max_examples=10)
@given(STEPS)
def test_after_any_steps_the_index_is_what_the_log_makes_of_it(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    path, text = folder / "p.annotator", folder / "story.txt"
    text.write_text(TEXT, encoding="utf-8")
    session = create_project(path, by="Anna")
    story = session.accessioning.accession(session.accessioning.prepare(text))
    words = ("Mohammed Aslam Khan", "Mr Khan", "Ms Simmons", "Cllr Khan", "Sadiq Khan")
    people = [session.registering.create("person", words[0])]
    for verb, one, other in steps:
        person = people[one % len(people)]
        if verb == "n":
            people.append(session.registering.create("person", words[other]))
            continue
        # what cannot be done to an entry that is gone, or undone, is left out
        with suppress(KnownError):
            _do(session, verb, story, one=person, other=people[other % len(people)], words=words[other])
    session.close()
    project = open_project(path, by="Anna", write=True, fall_back=False, backups_folder=folder)
    before = projection.state(project.database)
    projection.rebuild(project.database)
    assert projection.state(project.database) == before
    project.close()


def _do(session: Session, verb: str, story: Article, *, one: Record, other: Record, words: str) -> None:
    match verb:
        case "t":
            tagged(session, story, words, one)
        case "m":
            session.registering.merge(one.id, [other.id])
        case "c":
            session.registering.change(Record(one.id, "person", words))
        case "d":
            session.registering.delete(one.id, "unlink")
        case "u":
            session.history.undo()
        case "r":
            session.history.redo()
