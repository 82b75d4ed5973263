"""What reviewers decided comes in: each decision speaks of the event by which its tag is stated in this project."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.model.corpus import AnnotatedArticle
from annotator.model.event import Body, canonical_json
from annotator.model.review import CURRENT, Review
from annotator.model.stage import Stage
from annotator.services.edit import Edit
from annotator.services.received import Received
from annotator.store import log
from annotator.store.connection import Database


class ArrivingReviews:
    """Decisions and stages that wait until the tags of their articles are stated."""

    def __init__(self, database: Database, received: Received) -> None:
        self._database = database
        self._received = received
        self._waiting: list[tuple[AnnotatedArticle, Mapping[str, Body], bool]] = []

    def wait(self, source: AnnotatedArticle, judged: Mapping[str, Body], *, known: bool) -> None:
        """Remember what was decided about an article; `judged` is what its file states of the tags, by id."""
        if source.reviews or source.stages:
            self._waiting.append((source, judged, known))

    def edits(self) -> Iterator[Edit]:
        """What is to be stated of the articles that wait, now that their tags are there."""
        for source, judged, known in self._waiting:
            edits = [
                edit
                for said in (*_by_subject(source.reviews), *_by_subject(source.stages))
                for edit in self._edits(said, judged, known=known)
            ]
            self._received.added += len(edits) if known else 0
            yield from edits
        self._waiting.clear()

    def _edits(
        self, said: Sequence[Review | Stage], judged: Mapping[str, Body], *, known: bool
    ) -> Iterator[Edit]:
        """Edits that state what is not here; where people said different things, that stands against each other."""
        here = log.folded(self._database, said[0].id)
        if known and here.body is not None:
            self._received.different += _alike(filter(None, here.bodies)) != _alike(
                one.to_body() for one in said
            )
            return
        if known and here.heads:
            self._received.deleted += 1
            return
        for one in said:
            if isinstance(one, Stage):
                yield Edit("stage", one.id, one.to_body(), one.article)
            elif event := self._judged(one.annotation, judged):
                # whether what was judged has changed is for the file to say: events of other projects are none here
                body = replace(one, event=event if one.event == CURRENT else "").to_body()
                yield Edit("review", one.id, body, one.article)
            else:
                self._received.inapplicable += 1

    def _judged(self, tag: str, judged: Mapping[str, Body]) -> str:
        """Id of the event that states a tag here as the file does; empty when it is another here, or gone."""
        here = log.folded(self._database, tag)
        if here.body is None or here.disputed or tag not in judged:
            return ""
        return here.heads[0] if canonical_json(here.body) == canonical_json(judged[tag]) else ""


def _by_subject(said: Sequence[Review] | Sequence[Stage]) -> Iterator[list[Review | Stage]]:
    found: dict[str, list[Review | Stage]] = {}
    for one in said:
        found.setdefault(one.id, []).append(one)
    yield from found.values()


def _alike(bodies: Iterator[Body]) -> set[str]:
    """What is said, apart from the event of which it is said."""
    return {canonical_json({key: value for key, value in body.items() if key != "event"}) for body in bodies}
