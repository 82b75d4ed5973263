"""A project in which an archivist did things at random, all of them through the services."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from annotator.bootstrap import create_project
from annotator.model.annotation import CERTAINTIES, Annotation
from annotator.model.conflict import CONFLICT_KINDS, Conflict, Witness
from annotator.model.errors import KnownError
from annotator.model.link import Link
from annotator.model.record import Identifier
from annotator.model.rule import RULES, Rule
from annotator.model.stage import STAGES
from annotator.model.tag_type import Example, Field
from annotator.services.session import Session

TEXT = (
    "Mr Khan, \U0001f600 leader\x07 of Luton Council, said: “I go.\r\n\n“I\u00a0stay,” he said in May 2023.\n"
)


def _define(session: Session, chance: random.Random) -> None:
    """Give a type a new definition, or the project a new type."""
    name = chance.choice(("theme", "motif", "person", "role"))
    try:
        tag_type = session.tag_set.type(name)
    except KnownError:
        base = session.tag_set.type("place")
        tag_type = replace(
            base, name=name, label=name.title(), key="", element="seg", definition='A "theme".'
        )
    kind = chance.choice(("text", "choice", "yesno", "number", "agent", "tag"))
    number = len(tag_type.fields)
    field = Field(
        f"more{number}", f"More <{number}>", kind, ("a b", "é") if kind == "choice" else (), hint="Why?"
    )
    example = Example("“a theme”", "Some title")
    session.tag_set.define(replace(tag_type, fields=(*tag_type.fields, field), examples=(example,)))


def _tag(session: Session, chance: random.Random) -> None:
    article = chance.choice(session.library.articles()).id
    length = session.library.article(article).characters
    pairs = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        start = chance.randrange(length)
        pairs.append((start, min(length, start + chance.randint(1, 40))))
    kind = chance.choice(session.tag_set.types()).name
    session.tagging.add(
        article,
        kind,
        pairs,
        certainty=chance.choice(CERTAINTIES),
        note=chance.choice(("", "A <note>\n& more")),
    )


def _value(session: Session, chance: random.Random) -> None:
    tag = _any_tag(session, chance)
    field = chance.choice(session.tag_set.type(tag.type).fields)
    words = chance.choice(
        (
            "Aslam Khan",
            "Luton Council",
            "2023-05~",
            "2011/..",
            "P12Y",
            "deputy leader",
            "scare",
            "yes",
            "7",
            "a b",
        )
    )
    session.tagging.set_value(tag.id, field.name, words)


def _point(session: Session, chance: random.Random) -> None:
    session.tagging.point(_any_tag(session, chance).id, _any_tag(session, chance).id)


def _doubt(session: Session, chance: random.Random) -> None:
    tag = _any_tag(session, chance)
    key = chance.choice(sorted(tag.links) or ["name"])
    session.tagging.set_link_certainty(tag.id, key, chance.choice(CERTAINTIES))


def _from_a_file(session: Session, chance: random.Random) -> None:
    record = chance.choice(session.registering.records())
    link = Link(record=record.id, source="Names & dates, 2026")
    tag = _any_tag(session, chance)
    session.tagging.set_link(tag.id, chance.choice(session.tag_set.type(tag.type).fields).name, link)


def _describe(session: Session, chance: random.Random) -> None:
    record = chance.choice(session.registering.records())
    session.registering.change(
        replace(
            record,
            forms=(*record.forms, f"Form {chance.randrange(5)}"),
            dates=chance.choice(("", "1961/..", "1961~/2020")),
            identifiers=(Identifier("VIAF", "12345"), Identifier("own", "<K> 1")),
            note=chance.choice(("", "One line.\nAnother.")),
            sources=("Who’s Who",),
        )
    )


def _merge(session: Session, chance: random.Random) -> None:
    keep, other = (chance.choice(session.registering.records()).id for _ in range(2))
    session.registering.merge(keep, [other])


def _comment(session: Session, chance: random.Random) -> None:
    tag = _any_tag(session, chance)
    thread = session.commenting.comments(tag.id)
    said = session.commenting.add(
        tag.id, "Why <so>?\n\nHm.", chance.choice([one.id for one in thread] or [""])
    )
    if chance.random() < 0.5:
        session.commenting.resolve(said.id)


def _comment_on_article(session: Session, chance: random.Random) -> None:
    article = chance.choice(session.library.articles()).id
    session.commenting.add_to_article(article, "All of <it>?")


def _mark(session: Session, chance: random.Random) -> None:
    article = chance.choice(session.library.articles())
    start = chance.randrange(article.characters)
    pair = (start, min(article.characters, start + 20))
    session.zoning.mark(article.id, [pair], chance.choice(("caption", "other")))


def _vocabulary(session: Session, chance: random.Random) -> None:
    path = session.path.with_name("offices.ttl")
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/1> a skos:Concept ; skos:prefLabel "deputy leader" ; skos:altLabel "vice-chair" ; '
        'skos:definition "Second to the leader." .\n',
        encoding="utf-8",
    )
    session.vocabulary.take_in(path, name="Offices", version="2026")
    session.tagging.set_value(_any_tag(session, chance, "role").id, "term", "deputy leader")


def _retract(session: Session, chance: random.Random) -> None:
    session.tagging.retract([_any_tag(session, chance).id])


def _tie(session: Session, chance: random.Random) -> None:
    session.tying.tie(_any_tag(session, chance).id, _any_tag(session, chance).id)


def _answer(session: Session, chance: random.Random) -> None:
    """Accept or dismiss a counterpart that one article could have of another."""
    ghosts = session.tying.ghosts([article.id for article in session.library.articles()])
    chance.choice((session.tying.accept, session.tying.dismiss))(chance.choice(ghosts))


def _settle(session: Session, chance: random.Random) -> None:
    """Say what is accepted where two articles say something else of one place in each."""
    tags = [session.library.tags(article.id)[0] for article in session.library.articles()[-2:]]
    witnesses = tuple(
        Witness(tag.article, tag.extent, session.library.quoted(tag.id), chance.choice(("", tag.id)), "P12Y")
        for tag in tags
    )
    conflict = Conflict(chance.choice(CONFLICT_KINDS), "Khan & <others>", "12 or 13", witnesses)
    session.settling.settle(conflict, chance.choice(("", "12 <years>")), "So say\nthe minutes.")


def _decide(session: Session, chance: random.Random) -> None:
    """Decide a case, in one of the ways there are, or take back what was decided."""
    case = session.reviewing.case(_any_tag(session, chance).id)
    if chance.random() < 0.2:
        session.reviewing.undecide(case)
    else:
        session.reviewing.decide(
            case, chance.choice(("", *case.tags)), chance.choice(("", "So <say>\nthe minutes."))
        )


def _decide_many(session: Session, chance: random.Random) -> None:
    """Accept what all say alike, and apply a rule to the rest."""
    reviewing = session.reviewing
    reviewing.accept_agreed(reviewing.agreed())
    rule = Rule(chance.choice(RULES), person=chance.choice(session.library.annotators()))
    reviewing.decide_all(reviewing.preview(rule, reviewing.cases().cases), "A rule.")


def _answer_decision(session: Session, chance: random.Random) -> None:
    """Let the annotator of a tag accept or contest what was decided about it."""
    tag = _any_tag(session, chance)
    name, session.history.by = session.history.by, tag.by
    try:
        session.answering.answer(tag.id, chance.choice(("agreed", "contested")), "It <is> right.")
    finally:
        session.history.by = name


def _stage(session: Session, chance: random.Random) -> None:
    """Say how far somebody's work on an article has come."""
    article = chance.choice(session.library.articles()).id
    person = chance.choice(session.library.annotators())
    session.staging.set_stage(article, person, chance.choice(STAGES), chance.choice(("", "Why <not>?")))


def _another_name(session: Session, chance: random.Random) -> None:
    session.history.by = chance.choice(("Anna Exämple", 'Ben "B" <Example>'))


def _any_tag(session: Session, chance: random.Random, kind: str = "") -> Annotation:
    tags = (tag for article in session.library.articles() for tag in session.library.tags(article.id))
    return chance.choice([tag for tag in tags if not kind or tag.type == kind])


DEEDS: tuple[Callable[[Session, random.Random], None], ...] = (
    *(_tag, _tag, _tag, _value, _value, _value, _point, _point, _define, _doubt, _from_a_file, _describe),
    *(_merge, _comment, _comment, _comment_on_article, _mark, _retract, _vocabulary, _another_name),
    *(_tie, _tie, _answer, _answer, _settle),
    *(_decide, _decide, _decide_many, _answer_decision, _answer_decision, _stage),
)


def random_project(folder: Path, seed: int, deeds: int) -> Session:
    """A project in which an archivist did things at random; what is refused with a sentence is not done."""
    chance = random.Random(seed)
    session = create_project(folder / f"random{seed}.annotator", name="Luton & <others>", by="Anna Exämple")
    for number in range(chance.choice((1, 2, 3))):
        path = folder / f"article {number}.txt"
        path.write_bytes(f"{TEXT * (number + 1)}{number}".encode())
        session.accessioning.import_files([path])
    for _ in range(deeds):
        try:
            chance.choice(DEEDS)(session, chance)
        except (KnownError, IndexError, ValueError):
            continue  # there was nothing to choose from, or it was refused
    return session
