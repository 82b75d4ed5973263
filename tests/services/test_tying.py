"""Tags have counterparts in the articles that share their words: offered, made, tied, dismissed, and all of it undone."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from annotator.bootstrap import open_session
from annotator.model.annotation import Annotation
from annotator.model.counterpart import Counterpart
from annotator.model.errors import Cancelled, InvalidValue, NotFound
from annotator.model.ghost import Ghost
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.services.history import Edit
from annotator.services.session import Session
from annotator.text import counterpart_places
from annotator.text.matching_words import MatchingWords, Vocabulary
from annotator.text.stretch_words import stretch_words
from tests.services.conftest import TakeIn
from tests.services.test_history import state
from tests.shared_material import SAMPLES, needs_shared

LETTER = (
    "Mr Khan, who had served the Lewsey ward since May 2023, said: “The party no longer upholds the values that "
    "initially drew {} to its cause.” He thanked council leader Hazel Simmons for {} years of help{}."
)
BBC, TODAY, THIRD = (
    LETTER.format("him", 12, ""),
    LETTER.format("me", 13, " and advice"),
    LETTER.format("us", 12, ""),
)
QUOTE = "The party no longer upholds the values that initially drew him to its cause."


@pytest.fixture
def articles(take_in: TakeIn) -> list[str]:
    """Three articles that print one letter."""
    return [take_in(*one) for one in (("One", BBC), ("Two", TODAY), ("Three", THIRD))]


def tag(session: Session, article: str, kind: str, words: str, **values: str) -> Annotation:
    """Tag the first place of some words."""
    start = session.library.text(article).index(words)
    return session.tagging.add(article, kind, [(start, start + len(words))], values=values)


def told(session: Session, ghosts: list[Ghost]) -> list[tuple[str, str]]:
    """Type of each ghost, and the words of the other article where it stands."""
    return [
        (ghost.type, replace(ghost.origin, target=ghost.target).quoted(session.library.text(ghost.article)))
        for ghost in ghosts
    ]


def test_a_tag_shows_its_counterpart_with_who_is_meant(session: Session, articles: list[str]) -> None:
    quote = tag(session, articles[0], "quote", QUOTE, speaker="Aslam Khan", mode="direct", source="letter")
    [ghost] = session.tying.ghosts(articles[:2])
    assert told(session, [ghost]) == [("quote", QUOTE.replace("him", "me"))]
    assert (ghost.annotation, ghost.article, ghost.existing, ghost.exact) == (
        quote.id,
        articles[1],
        "",
        False,
    )
    assert ghost.links == quote.links and ghost.values == {"source": "letter"}
    assert session.tying.ghosts(articles[1:]) == []
    made = session.tying.accept(ghost)
    assert session.library.tags(articles[1]) == [made]
    assert made.links == quote.links and made.by == "Anna" and made.type_version == quote.type_version
    assert session.history.undo_label.startswith("Accept counterpart of quote “The party no longer")
    assert session.tying.ghosts(articles[:2]) == []
    assert session.tying.tied(quote.id) == [made.id] and session.tying.tied(made.id) == [quote.id]


def test_several_articles_have_one_counterpart_each(session: Session, articles: list[str]) -> None:
    first = tag(session, articles[1], "person", "Hazel Simmons", name="Hazel Simmons")
    ghosts = session.tying.ghosts(articles)
    assert [ghost.article for ghost in ghosts] == [articles[0], articles[2]]
    session.tying.accept(ghosts[0])
    # the new tag is no reason to ask again
    assert [ghost.annotation for ghost in session.tying.ghosts(articles)] == [first.id]
    [last] = session.tying.accept_all(session.tying.ghosts(articles))
    family = session.tying.family(last.id)
    assert [it.article for it in family] == articles and family[1] == first
    assert session.tying.ghosts(articles) == []


def test_tags_on_the_same_words_are_offered_as_one_tie(session: Session, articles: list[str]) -> None:
    one = tag(session, articles[0], "person", "Hazel Simmons", name="Hazel Simmons")
    other = tag(session, articles[1], "person", "Simmons")
    tag(session, articles[1], "role", "leader")
    ghosts = session.tying.ghosts(articles[:2])
    assert [(ghost.annotation, ghost.existing) for ghost in ghosts if ghost.type == "person"] == [
        (one.id, other.id)
    ]
    back = [ghost for ghost in session.tying.ghosts(articles[1::-1]) if ghost.type == "person"]
    assert [(ghost.annotation, ghost.existing) for ghost in back] == [(one.id, other.id)]
    before = session.library.tags(articles[1])
    assert session.tying.accept(ghosts[1]).id == other.id
    assert session.library.tags(articles[1]) == before
    assert session.tying.tied(one.id) == [other.id]
    assert [ghost.type for ghost in session.tying.ghosts(articles[:2])] == ["role"]


def test_three_tags_on_the_same_words_become_one_family_without_a_tie_too_many(
    session: Session, articles: list[str]
) -> None:
    tags = [tag(session, article, "person", "Hazel Simmons") for article in articles]
    ghosts = session.tying.ghosts(articles)
    assert len(ghosts) == 2
    session.tying.accept_all(ghosts)
    assert session.tying.family(tags[2].id) == tags
    assert session.tying.ghosts(articles) == []


def test_a_tag_inside_of_another_of_its_type_is_another_one(session: Session, articles: list[str]) -> None:
    outer = [tag(session, article, "quote", QUOTE[: QUOTE.index(" drew")]) for article in articles[:2]]
    inner = tag(session, articles[0], "quote", "no longer upholds")
    ghosts = session.tying.ghosts(articles[:2])
    assert {ghost.annotation: ghost.existing for ghost in ghosts} == {outer[0].id: outer[1].id, inner.id: ""}


def test_a_link_to_a_mention_leads_to_the_mention_of_the_other_article(
    session: Session, articles: list[str]
) -> None:
    khan = tag(session, articles[0], "person", "Mr Khan", name="Aslam Khan")
    quote = tag(session, articles[0], "quote", QUOTE)
    session.tagging.set_link(quote.id, "speaker", Link(mention=khan.id, certainty="probable"))
    both = session.tying.ghosts(articles[:2])
    # only the quotation is taken: the entry stands for the mention that nobody tagged
    alone = session.tying.accept(next(ghost for ghost in both if ghost.type == "quote"))
    assert alone.links == {"speaker": Link(record=khan.links["name"].record, certainty="probable")}
    session.history.undo()
    # taken together, in whatever order, the one leads to the other
    made = {it.type: it for it in session.tying.accept_all(reversed(session.tying.ghosts(articles[:2])))}
    assert made["quote"].links == {"speaker": Link(mention=made["person"].id, certainty="probable")}
    assert session.library.tag(made["quote"].id) == made["quote"]
    # and tied already, it does as well
    third = session.tying.accept_all(session.tying.ghosts(articles))
    assert {it.links["speaker"].mention for it in third if it.type == "quote"} == {
        it.id for it in third if it.type == "person"
    }


def test_a_mention_that_is_not_in_the_register_goes_along_as_a_name(
    session: Session, articles: list[str]
) -> None:
    khan = tag(session, articles[0], "person", "Mr Khan")
    quote = tag(session, articles[0], "quote", QUOTE)
    session.tagging.set_link(quote.id, "speaker", Link(mention=khan.id))
    ghost = next(ghost for ghost in session.tying.ghosts(articles[:2]) if ghost.type == "quote")
    assert ghost.values == {"speaker": "Mr Khan"} and ghost.links == {}


def test_a_date_goes_along_only_where_it_is_still_right(session: Session, articles: list[str]) -> None:
    since = tag(session, articles[0], "date", "since May 2023", edtf="2023-05/..", person="Aslam Khan")
    years = tag(session, articles[0], "date", "12 years", duration="P12Y", event="help")
    found = {(it.annotation, it.article): it.values for it in session.tying.ghosts(articles)}
    assert found[since.id, articles[1]] == {"edtf": "2023-05/.."}
    assert found[years.id, articles[1]] == {"event": "help"}
    assert found[years.id, articles[2]] == {"event": "help", "duration": "P12Y"}


@pytest.mark.parametrize(("published", "values"), [("2023-09-20", {"edtf": "2023"}), ("2024-01-02", {})])
def test_words_that_count_from_the_day_of_publication_carry_no_date_to_another_year(
    session: Session, take_in: TakeIn, published: str, values: dict[str, str]
) -> None:
    letter = "The deputy leader of the council resigned this year from the party that he joined as a student."
    names = [take_in("One", letter), take_in("Two", letter.replace("student", "pupil"))]
    for name, day in zip(names, ("2023-09-20", published), strict=True):
        session.accessioning.set_metadata(
            name, replace(session.library.article(name).metadata, published=day)
        )
    tag(session, names[0], "date", "this year", edtf="2023")
    [ghost] = session.tying.ghosts(names)
    assert ghost.exact and ghost.values == values


def test_when_a_role_was_held_stays_with_the_article_that_says_so(
    session: Session, articles: list[str]
) -> None:
    tag(
        session,
        articles[0],
        "role",
        "council leader",
        term="leader",
        holder="Hazel Simmons",
        **{"from": "2019"},
    )
    [ghost] = session.tying.ghosts(articles[:2])
    assert ghost.values == {"term": "leader"} and set(ghost.links) == {"holder"}


def test_what_was_dismissed_is_not_asked_again_until_it_is_recalled(
    session: Session, articles: list[str]
) -> None:
    one = tag(session, articles[0], "person", "Hazel Simmons")
    ghosts = session.tying.ghosts(articles)
    session.tying.dismiss(ghosts[0])
    assert session.history.undo_label == "Dismiss counterpart of person “Hazel Simmons”"
    assert session.tying.ghosts(articles) == ghosts[1:]
    # what was tied to it since is no reason either
    session.tying.accept(ghosts[1])
    assert session.tying.ghosts(articles) == []
    [answer] = session.tying.dismissed(articles)
    assert (answer.annotation, answer.article, answer.by) == (one.id, articles[1], "Anna")
    session.tying.recall(one.id, articles[1])
    assert session.tying.dismissed(articles) == []
    assert len(session.tying.ghosts(articles)) == 1
    with pytest.raises(InvalidValue, match="Nothing was dismissed"):
        session.tying.recall(one.id, articles[1])


def test_a_pair_that_was_dismissed_is_not_asked_from_the_other_side(
    session: Session, articles: list[str]
) -> None:
    for article in articles[:2]:
        tag(session, article, "person", "Hazel Simmons")
    [ghost] = session.tying.ghosts(articles[:2])
    session.tying.dismiss(ghost)
    assert session.tying.ghosts(articles[:2]) == session.tying.ghosts(articles[1::-1]) == []


def test_a_rejected_tag_has_no_counterpart(session: Session, articles: list[str]) -> None:
    made = tag(session, articles[0], "person", "Hazel Simmons")
    rejected = replace(made, state="rejected")
    body = rejected.to_body(session.library.text(made.article))
    session.history.apply("Reject", [Edit("annotation", made.id, body, made.article)])
    assert session.tying.ghosts(articles) == []


def test_a_ghost_of_what_was_changed_since_is_refused(session: Session, articles: list[str]) -> None:
    made = tag(session, articles[0], "quote", QUOTE)
    [ghost] = session.tying.ghosts(articles[:2])
    changes: list[Callable[[], object]] = [
        lambda: session.tagging.set_value(made.id, "cue", "said"),
        lambda: session.zoning.mark(articles[1], [(0, 200)]),
        lambda: session.tagging.retract([made.id]),
        lambda: tag(session, articles[1], "quote", QUOTE.replace("him", "me")),
    ]
    for change in changes:
        change()
        before = state(session)
        for verb in (session.tying.accept, session.tying.dismiss):
            with pytest.raises(InvalidValue, match="changed since this counterpart was found"):
                verb(ghost)
        assert state(session) == before
        session.history.undo()
    session.tying.accept(ghost)
    with pytest.raises(InvalidValue, match="changed since"):
        session.tying.accept(ghost)


def test_a_cancelled_acceptance_leaves_nothing(session: Session, articles: list[str]) -> None:
    for words in ("Hazel Simmons", "Mr Khan"):
        tag(session, articles[0], "person", words)
    ghosts = session.tying.ghosts(articles)
    before = state(session)

    def stop(done: int, _total: int, what: str) -> None:
        if what == "Accepting" and done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        session.tying.accept_all(ghosts, stop)
    assert state(session) == before
    assert session.history.undo_label == "Tag person"


def test_tags_are_tied_and_untied_by_hand(session: Session, articles: list[str]) -> None:
    one, other, third = (tag(session, article, "person", "Mr Khan") for article in articles)
    session.tying.tie(one.id, other.id)
    session.tying.tie(third.id, other.id)
    assert session.tying.tied(one.id) == [other.id, third.id]
    for pair in ((one, other), (one, third)):
        with pytest.raises(InvalidValue, match="tied already"):
            session.tying.tie(pair[0].id, pair[1].id)
    session.tying.untie(one.id, third.id)
    assert session.tying.tied(one.id) == [other.id]
    with pytest.raises(InvalidValue, match="not tied to each other"):
        session.tying.untie(one.id, third.id)
    session.tying.tie(third.id, other.id)
    session.history.apply("Tie in a ring", [_ring(third, one)])
    session.tying.untie(other.id, one.id)
    # the second one leaves the first with all that holds to it
    assert session.tying.tied(other.id) == [third.id]
    assert session.tying.family(one.id) == [one]
    assert session.tying.readings(one.id) is None
    same = tag(session, articles[0], "person", "Hazel Simmons")
    with pytest.raises(InvalidValue, match="two articles"):
        session.tying.tie(one.id, same.id)
    with pytest.raises(InvalidValue, match="one type"):
        session.tying.tie(same.id, tag(session, articles[1], "role", "leader").id)
    with pytest.raises(NotFound):
        session.tying.tie(one.id, "00" * 16)


def _ring(one: Annotation, other: Annotation) -> Edit:
    """A tie beside those that make a family already, as two who tie the same tags leave it."""
    tie = Counterpart(one.id, other.article, other.id, "Ben")
    return Edit("counterpart", tie.id, tie.to_body(), tie.article)


def test_tags_of_a_type_that_is_no_longer_known_are_passed_over(
    session: Session, articles: list[str]
) -> None:
    session.tag_set.define(replace(session.tag_set.type("place"), name="theme", key=""))
    made = tag(session, articles[0], "theme", "council")
    assert len(session.tying.ghosts(articles[:2])) == 1
    unknown = replace(made, type="lost").to_body(session.library.text(made.article))
    session.history.apply("Lose the type", [Edit("annotation", made.id, unknown, made.article)])
    assert session.tying.ghosts(articles[:2]) == []


def test_one_tag_may_stand_for_two_of_another_article(session: Session, articles: list[str]) -> None:
    one = tag(session, articles[0], "person", "Mr Khan")
    others = [tag(session, articles[1], "person", words) for words in ("Mr Khan", "Khan", "Hazel Simmons")]
    session.tying.tie(one.id, others[0].id)
    session.tying.tie(one.id, others[1].id)
    session.tying.tie(others[2].id, one.id)
    assert set(session.tying.tied(one.id)) == {other.id for other in others}
    session.tying.untie(one.id, others[1].id)
    assert set(session.tying.tied(one.id)) == {others[0].id, others[2].id}


def test_tied_tags_are_the_same_quotation_in_several_readings(session: Session, articles: list[str]) -> None:
    quote = tag(session, articles[0], "quote", QUOTE)
    session.tying.accept_all(session.tying.ghosts(articles))
    passage = session.tying.readings(quote.id)
    assert passage is not None
    [reading] = passage.readings
    assert reading.kind == "person"
    assert [
        session.library.text(article)[slice(*place)]
        for article, place in zip(articles, reading.places, strict=True)
        if place is not None
    ] == ["him", "me", "us"]


def test_a_tie_rests_while_a_tag_is_deleted_and_comes_back_with_it(
    session: Session, articles: list[str]
) -> None:
    quote = tag(session, articles[0], "quote", QUOTE)
    made = session.tying.accept_all(session.tying.ghosts(articles))
    session.tagging.retract([made[0].id])
    assert session.tying.tied(quote.id) == [made[1].id]
    # it is asked for anew, and the new answer does not hide the old one for good
    [ghost] = session.tying.ghosts(articles)
    again = session.tying.accept(ghost)
    assert session.tying.tied(quote.id) == [again.id, made[1].id]
    session.history.undo()
    session.history.undo()
    assert session.tying.tied(quote.id) == [made[0].id, made[1].id]
    session.tagging.retract([quote.id])
    assert session.tying.tied(made[0].id) == []
    session.history.undo()
    assert session.tying.tied(made[0].id) == [quote.id, made[1].id]


VERBS: dict[str, Callable[[Session, list[Ghost]], object]] = {
    "accept": lambda s, ghosts: s.tying.accept(ghosts[0]),
    "accept all": lambda s, ghosts: s.tying.accept_all(ghosts),
    "dismiss": lambda s, ghosts: s.tying.dismiss(ghosts[0]),
    "dismiss all": lambda s, ghosts: s.tying.dismiss_all(ghosts),
    "tie": lambda s, ghosts: s.tying.tie(ghosts[0].annotation, ghosts[0].existing),
    "untie": lambda s, _ghosts: s.tying.untie(*(it.id for it in _tied(s))),
    "recall": lambda s, _ghosts: s.tying.recall_all(
        s.tying.dismissed([it.id for it in s.library.articles()])
    ),
    "delete a tied tag": lambda s, _ghosts: s.tagging.retract([_tied(s)[0].id]),
}


def _tied(session: Session) -> list[Annotation]:
    tags = session.library.tags(session.library.articles()[0].id)
    return next(family for it in tags if len(family := session.tying.family(it.id)) > 1)


@pytest.mark.parametrize("verb", VERBS)
def test_undo_and_redo_restore_the_whole_state_twice(
    verb: str, session: Session, articles: list[str]
) -> None:
    for article in articles[:2]:
        tag(session, article, "person", "Hazel Simmons", name="Hazel Simmons")
        session.tying.tie(
            tag(session, article, "person", "Khan").id, tag(session, articles[2], "person", "Khan").id
        )
    tag(session, articles[0], "quote", QUOTE, speaker="Aslam Khan")
    session.tying.dismiss(session.tying.ghosts(articles)[-1])
    ghosts = session.tying.ghosts(articles)
    before = state(session)
    with session.history.step(verb):
        VERBS[verb](session, ghosts)
    after = state(session)
    assert after != before
    for _ in range(2):
        session.history.undo()
        assert state(session) == before
        assert [ghost.id for ghost in session.tying.ghosts(articles)] == [ghost.id for ghost in ghosts]
        session.history.redo()
        assert state(session) == after
    assert session.upkeep.check() == []


def test_answers_outlive_a_restart(session: Session, articles: list[str]) -> None:
    quote = tag(session, articles[0], "quote", QUOTE)
    ghosts = session.tying.ghosts(articles)
    made = session.tying.accept(ghosts[0])
    session.tying.dismiss(ghosts[1])
    session.close()
    again = open_session(session.path, by="Ben")
    try:
        assert again.tying.tied(quote.id) == [made.id]
        assert again.tying.ghosts(articles) == []
        again.history.undo()
        assert again.tying.ghosts(articles) == ghosts[1:]
    finally:
        again.close()


def test_only_passages_that_hold_a_tag_are_read(
    session: Session, take_in: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = [
        f"The {name} committee recommended demolishing seventeen dilapidated {name} warehouses yesterday."
        for name in ("harbour", "library", "railway", "hospital", "theatre", "cathedral", "brewery", "museum")
    ]
    filler = ("Whatever followed remains uncertain. ", "Nobody present answered questions. ")
    names = [
        take_in("One", filler[0].join(sentences)),
        take_in("Two", filler[1].join(reversed(sentences))),
    ]
    assert len(session.comparing.compare(names)) == len(sentences)
    read = []

    def counted(text: str, span: Span, zones: Iterable[Span], vocabulary: Vocabulary) -> MatchingWords:
        read.append(span)
        return stretch_words(text, span, zones, vocabulary)

    monkeypatch.setattr(counterpart_places, "stretch_words", counted)
    for words in ("library committee", "museum committee"):
        tag(session, names[0], "organisation", words)
    assert len(session.tying.ghosts(names)) == 2
    assert len(read) == 2 * len(names)


@needs_shared
def test_the_quotations_of_the_letter_have_their_counterparts_in_the_other_sample(session: Session) -> None:
    names = [
        session.accessioning.accession(session.accessioning.prepare(SAMPLES / name)).id
        for name in ("luton-bbc.txt", "luton-today.txt")
    ]
    for words in (
        '"no longer upholds the values that initially drew him to its cause"',
        '"instrumental in his career progression"',
        '"it has been an honour to serve alongside her and many other dedicated individuals who share a passion '
        'for public service"',
        '"joined a party which not only talked about equality and social justice, but did something about it"',
        '"confused party more interested in playing party politics than standing up for what is right for the country"',
    ):
        tag(session, names[0], "quote", words)
    ghosts = session.tying.ghosts(names)
    assert [words for _type, words in told(session, ghosts)] == [
        "no longer upholds the values that initially drew me to its cause",
        "joined a party which not only talked about equality and social justice, but did something about it",
        "confused party, which is more interested in playing party politics than for standing up for what’s right for "
        "the country",
        "instrumental in my career progression",
        "It’s been an honour to serve alongside her and also many other dedicated individuals who share a passion for "
        "public service",
    ]
    session.tying.accept_all(ghosts)
    assert session.tying.ghosts(names) == session.tying.ghosts(names[::-1]) == []
