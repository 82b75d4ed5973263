"""A review, before the program has the verbs for it: tags of a project are given a state."""

import random
from dataclasses import replace

from annotator.model.annotation import STATES
from annotator.services.history import Edit
from annotator.services.session import Session


def review(session: Session, states: dict[str, str]) -> None:
    """Give tags, by id, their state."""
    edits = []
    for name, state in states.items():
        tag = session.library.tag(name)
        text = session.library.text(tag.article)
        edits.append(Edit("annotation", tag.id, replace(tag, state=state, before_review="").to_body(text)))
    if edits:
        session.history.apply("Review", edits)


def review_at_random(session: Session, seed: int) -> dict[str, str]:
    """Give every tag some state; returns them by id."""
    chance = random.Random(seed)
    tags = [tag.id for article in session.library.articles() for tag in session.library.tags(article.id)]
    states = {tag: chance.choice(STATES) for tag in tags}
    review(session, states)
    return states
