"""Claims are read from tags and links, by whom and of what they speak."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.model.link import Link
from annotator.model.wanted_claims import WantedClaims
from annotator.services.history import Edit
from annotator.services.session import Session
from annotator.store import projection
from tests.ui.project_of_tags import bbc, session, tag, today

__all__ = ["bbc", "session", "today"]

KHAN = "Mohammed Aslam Khan"
COUNCIL = "Luton Borough Council"
DEPUTY = "deputy leader"


@pytest.fixture
def deputy(session: Session, today: str) -> str:
    """A role with everything."""
    return tag(
        session, today, "role", "Deputy leader of Luton Borough Council", term=DEPUTY, holder=KHAN,
        organisation=COUNCIL, **{"from": "2021", "to": "2023-09-19"},
    ).id  # fmt: skip


def test_a_role_claims_who_held_what_where_and_when_according_to_its_article(
    session: Session, today: str, deputy: str
) -> None:
    [claim] = session.claiming.claims()
    khan, council = session.registering.find(KHAN), session.registering.find(COUNCIL)
    assert (claim.annotation, claim.article, claim.kind) == (deputy, today, "role")
    assert (claim.holder, claim.holder_name, claim.term) == (khan.id, KHAN, DEPUTY)
    assert (claim.organisation, claim.organisation_name) == (council.id, COUNCIL)
    assert (claim.start, claim.end, claim.duration) == ("2021", "2023-09-19", "")
    assert (claim.certainty, claim.by, claim.text) == (
        "certain", "Anna", "Deputy leader of Luton Borough Council",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"edtf": "2011/.."}, ("date", "2011", "", "")),
        ({"edtf": "../2023-05"}, ("date", "", "2023-05", "")),
        ({"edtf": "2011/2023"}, ("date", "2011", "2023", "")),
        ({"edtf": "2023-05"}, ("date", "2023-05", "2023-05", "")),
        ({"duration": "P13Y"}, ("duration", "", "", "P13Y")),
    ],
)
def test_a_date_of_a_person_claims_when_or_how_long(
    session: Session, today: str, values: dict[str, str], expected: tuple[str, ...]
) -> None:
    tag(session, today, "date", "since 2011", person=KHAN, event="councillor", **values)
    [claim] = session.claiming.claims()
    assert (claim.kind, claim.start, claim.end, claim.duration) == expected
    assert (claim.holder_name, claim.term) == (KHAN, "councillor")


def test_since_and_until_in_a_role_say_one_end_each(session: Session, today: str) -> None:
    values = {"term": DEPUTY, "from": "2011/..", "to": "../2023"}
    tag(session, today, "role", "Deputy leader", **values)
    [claim] = session.claiming.claims()
    assert (claim.start, claim.end) == ("2011", "2023")


def test_a_tag_that_says_nothing_of_anybody_claims_nothing(session: Session, today: str) -> None:
    tag(session, today, "role", "Deputy leader")
    tag(session, today, "date", "since 2011", edtf="2011/..")
    tag(session, today, "date", "May", person=KHAN)
    tag(session, today, "person", "Aslam Khan", name=KHAN)
    assert session.claiming.claims() == []


def test_an_office_without_a_holder_is_a_claim_all_the_same(session: Session, today: str) -> None:
    tag(session, today, "role", "Deputy leader", term=DEPUTY)
    [claim] = session.claiming.claims()
    assert (claim.holder, claim.holder_name, claim.term) == ("", "", DEPUTY)


def test_a_holder_that_was_pointed_at_is_named_by_the_register_or_else_by_its_own_words(
    session: Session, today: str, deputy: str
) -> None:
    person = tag(session, today, "person", "Councillor Khan")
    session.tagging.set_link(deputy, "holder", Link(mention=person.id))
    [claim] = session.claiming.claims()
    assert (claim.holder, claim.holder_name) == ("", "Councillor Khan")
    session.tagging.set_value(person.id, "name", KHAN)
    [claim] = session.claiming.claims()
    assert (claim.holder, claim.holder_name) == (session.registering.find(KHAN).id, KHAN)


def test_a_merged_entry_speaks_through_the_one_that_was_kept(session: Session, deputy: str) -> None:
    kept, gone = session.registering.create("person", "Aslam Khan"), session.registering.find(KHAN)
    session.registering.merge(kept.id, [gone.id])
    for identifier in (kept.id, gone.id):
        [claim] = session.claiming.claims(WantedClaims(person=identifier))
        assert (claim.annotation, claim.holder, claim.holder_name) == (deputy, kept.id, "Aslam Khan")
        assert session.claiming.about([identifier]) == [claim]


def test_a_deleted_holder_stays_as_a_plain_name(session: Session, deputy: str) -> None:
    session.registering.delete(session.registering.find(KHAN).id, "unlink")
    [claim] = session.claiming.claims()
    assert (claim.annotation, claim.holder, claim.holder_name) == (deputy, "", KHAN)


def test_a_holder_whom_a_colleague_deleted_is_named_no_more_until_they_come_back(
    session: Session, deputy: str
) -> None:
    khan = session.registering.find(KHAN)
    session.history.apply("as if from a colleague", [Edit("record", khan.id, None)])
    [claim] = session.claiming.claims()
    assert (claim.annotation, claim.holder, claim.holder_name) == (deputy, "", "")
    assert session.upkeep.check() == []
    session.history.undo()
    [claim] = session.claiming.claims()
    assert (claim.holder, claim.holder_name) == (khan.id, KHAN)


def test_two_who_are_not_in_the_register_are_two(session: Session, bbc: str, today: str) -> None:
    for article, name, start in ((bbc, "Somebody", "2011"), (today, "Somebody else", "2015")):
        words = "councillor" if article == bbc else "Deputy leader"
        made = tag(session, article, "role", words, **{"term": "councillor", "from": start})
        session.tagging.set_words(made.id, "holder", name)
    assert session.claiming.notes(session.claiming.claims()) == []


def test_a_claim_is_no_surer_than_its_links(session: Session, deputy: str) -> None:
    session.tagging.set_link_certainty(deputy, "holder", "possible")
    assert [claim.certainty for claim in session.claiming.claims()] == ["possible"]


@pytest.fixture
def three(session: Session, bbc: str, today: str) -> dict[str, str]:
    """Three claims by the first letter of their holder."""
    return {
        "k": tag(session, bbc, "date", "12 years", person=KHAN, event="councillor", duration="P12Y").id,
        "s": tag(session, bbc, "role", "Labour leader", term="leader", holder="Keir Starmer",
                 organisation="Labour Party").id,
        "h": tag(session, today, "role", "borough council leader", term="Leader", holder="Hazel Simmons",
                 organisation=COUNCIL, **{"from": "2009"}).id,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "order"),
    [("person", "hsk"), ("organisation", "ksh"), ("article", "ksh"), ("time", "hks"), ("term", "ksh")],
)
def test_claims_are_sorted(session: Session, three: dict[str, str], sort: str, order: str) -> None:
    found = [claim.annotation for claim in session.claiming.claims(sort=sort)]
    assert found == [three[letter] for letter in order]


def test_an_order_can_be_turned_around(session: Session, three: dict[str, str]) -> None:
    numbers = session.claiming.numbers(sort="person", descending=True)
    assert [claim.holder_name[0] for claim, _label in session.claiming.page(numbers)] == ["M", "K", "H"]


def test_claims_are_chosen_by_person_organisation_article_and_words(
    session: Session, bbc: str, today: str, three: dict[str, str]
) -> None:
    find = session.registering.find
    for wanted, expected in (
        (WantedClaims(person=find(KHAN).id), "k"),
        (WantedClaims(organisation=find(COUNCIL).id), "h"),
        (WantedClaims(article=bbc), "ks"),
        (WantedClaims(words="starmer"), "s"),
        (WantedClaims(words="12 YEARS"), "k"),
        (WantedClaims(words="labour party"), "s"),
        (WantedClaims(words="%"), ""),
        (WantedClaims(person=find(KHAN).id, article=today), ""),
    ):
        found = [claim.annotation for claim in session.claiming.claims(wanted)]
        assert found == [three[letter] for letter in expected], wanted


def test_claims_of_an_article_that_came_back_stand_where_they_stood(
    session: Session, bbc: str, today: str
) -> None:
    for article in (bbc, today):
        tag(session, article, "role", "Khan", term=DEPUTY, holder=KHAN)
    before = session.claiming.claims()
    session.accessioning.remove(before[-1].article)
    session.history.undo()
    assert session.claiming.claims() == before


def test_a_page_leaves_out_what_has_gone(session: Session, three: dict[str, str]) -> None:
    numbers = session.claiming.numbers()
    session.tagging.retract([three["s"]])
    assert [claim.annotation for claim, _label in session.claiming.page(numbers)] == [three["k"], three["h"]]


def test_remarks_rest_on_all_that_is_claimed_of_a_holder(session: Session, bbc: str, today: str) -> None:
    about = {"person": KHAN, "event": "councillor"}
    thirteen = tag(session, today, "date", "past 13 years", duration="P13Y", **about).id
    since = tag(session, bbc, "date", "12 years", edtf="2011/..", **about).id
    [note] = session.claiming.notes(session.claiming.claims(WantedClaims(article=today)))
    assert (note.kind, note.claims) == ("implied", (thirteen, since))
    assert note.sentence == (
        "Mohammed Aslam Khan, councillor: “past 13 years” in Luton Today (20 September 2023) implies a start "
        "about 2010; BBC News says 2011."
    )
    session.registering.merge(
        session.registering.create("person", "Aslam Khan").id, [session.registering.find(KHAN).id]
    )
    [note] = session.claiming.notes(session.claiming.claims(WantedClaims(article=today)))
    assert note.sentence.startswith("Aslam Khan, councillor: ")


def test_the_dates_of_the_register_are_compared(session: Session, today: str, deputy: str) -> None:
    khan = session.registering.find(KHAN)
    assert session.claiming.notes(session.claiming.claims()) == []
    session.registering.change(replace(khan, dates="2022/.."))
    [note] = session.claiming.notes(session.claiming.claims())
    assert (note.kind, note.claims) == ("existence", (deputy,))


def test_articles_of_one_publisher_are_told_apart_by_title(session: Session, bbc: str, today: str) -> None:
    article = session.library.article(bbc)
    session.accessioning.set_metadata(bbc, replace(article.metadata, publisher="Luton Today"))
    for name in (bbc, today):
        tag(session, name, "role", "eader", term="leader", holder="Hazel Simmons")
    sources = session.claiming.sources(session.claiming.claims())
    assert [source.name for source in sources.values()] == ["“Deputy leader quits”", "“With a heavy heart”"]


def test_a_timeline_holds_all_that_is_claimed_of_a_person(
    session: Session, three: dict[str, str], deputy: str
) -> None:
    told = session.claiming.timeline(session.registering.find(KHAN).id)
    assert [(lane.term, [bar.claim.annotation for bar in lane.bars]) for lane in told.lanes] == [
        ("councillor", [three["k"]]),
        (DEPUTY, [deputy]),
    ]
    assert told.undated == ()


def rebuilt(session: Session) -> dict[str, object]:
    """What the projection says after it was made again from the log."""
    database = session.library._database
    projection.rebuild(database)
    return dict(projection.state(database))


def test_what_is_kept_for_claims_follows_every_step(session: Session, today: str, deputy: str) -> None:
    tagging, registering = session.tagging, session.registering
    person = tag(session, today, "person", "Councillor Khan")
    khan = registering.find(KHAN)
    second = registering.create("person", "Aslam Khan")

    def merge() -> None:
        registering.merge(second.id, [registering.find(KHAN).id])

    steps: list[tuple[Callable[[], object], str]] = [
        (lambda: tagging.set_link(deputy, "holder", Link(mention=person.id)), "Councillor Khan"),
        (lambda: tagging.set_target(person.id, [(0, 6)]), session.library.text(today)[:6]),
        (lambda: tagging.set_link(person.id, "name", Link(record=khan.id)), KHAN),
        (lambda: registering.change(replace(khan, name="M. A. Khan")), "M. A. Khan"),
        (session.history.undo, KHAN),
        (merge, "Aslam Khan"),
        (session.history.undo, KHAN),
        (lambda: registering.delete(khan.id, "unlink"), session.library.text(today)[:6]),
        (session.history.undo, KHAN),
        (lambda: tagging.retract([person.id]), ""),
        (session.history.undo, KHAN),
    ]
    for act, name in steps:
        act()
        [claim] = session.claiming.claims()
        assert claim.holder_name == name
        state = dict(projection.state(session.library._database))
        assert state["claim"]
        assert rebuilt(session) == state
