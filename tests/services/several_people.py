"""A project in which several people tagged the same articles, each in their own way."""

import random
from collections.abc import Sequence
from pathlib import Path

from annotator.bootstrap import create_project
from annotator.model.article import Article
from annotator.services.session import Session

WORDS = "Councillor Khan left the party on Monday, said “I quit” and went home. Advertisement: buy now. The end.\n"
KINDS = ("person", "role", "date", "quote")


def take_in(session: Session, folder: Path, name: str, text: str = WORDS) -> Article:
    """Take a text in."""
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return session.accessioning.accession(session.accessioning.prepare(path))


def tag(session: Session, person: str, article: str, kind: str, *pairs: tuple[int, int]) -> str:
    """Let a person make a tag; returns its id."""
    mine, session.history.by = session.history.by, person
    try:
        return session.tagging.add(article, kind, pairs).id
    finally:
        session.history.by = mine


def tag_words(session: Session, person: str, article: str, kind: str, words: str) -> str:
    """Let a person tag the first place of some words."""
    start = session.library.text(article).index(words)
    return tag(session, person, article, kind, (start, start + len(words)))


def random_project(
    path: Path, seed: int, people: Sequence[str], articles: int = 2, tags: int = 12
) -> Session:
    """Make a project in which these people tagged about the same things, with differences of every sort."""
    chance = random.Random(seed)
    session = create_project(path, by=people[0])
    for number in range(articles):
        article = take_in(session, path.parent, f"{path.stem} {number}", f"{number} {WORDS * 3}")
        if chance.random() < 0.5:
            start = chance.randrange(article.characters - 40)
            session.zoning.mark(article.id, [(start, start + chance.randint(1, 40))], "advertisement")
        for _ in range(tags):
            _one_thing(session, chance, article, people)
    return session


def _one_thing(session: Session, chance: random.Random, article: Article, people: Sequence[str]) -> None:
    start, size, kind = chance.randrange(article.characters - 30), chance.randint(2, 20), chance.choice(KINDS)
    for person in people:
        luck = chance.random()
        if luck < 0.2:
            continue
        begin = start + (chance.randrange(4) if luck < 0.5 else 0)
        pairs = [(begin, begin + size), *([(begin + size + 2, begin + size + 5)] if luck > 0.9 else [])]
        tag(session, person, article.id, chance.choice(KINDS) if luck < 0.3 else kind, *pairs)
