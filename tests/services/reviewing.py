"""A review as the first release had it: the state of tags is stated with them."""

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
    """Give every tag some state; returns those that they come to, by id."""
    chance = random.Random(seed)
    tags = [tag.id for article in session.library.articles() for tag in session.library.tags(article.id)]
    states = {tag: chance.choice(STATES) for tag in tags}
    review(session, states)
    # a decision on a tag that comes back to what was judged holds again
    return {tag: session.library.tag(tag).state for tag in tags}
