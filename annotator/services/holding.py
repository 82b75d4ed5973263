"""Holding: what a project has beside articles and tags, for exports that hand over more than those."""

from collections.abc import Iterator, Set

from annotator.model.article import Article
from annotator.model.event import PROJECT_SCOPE, Event
from annotator.model.holdings import Holdings, Remembered
from annotator.model.record import Record
from annotator.store import blobs, log, records
from annotator.store.connection import Database

_PAGE = 1000
"""Entries of the register in memory at a time."""


def holdings(database: Database, articles: Set[str] | None = None) -> Holdings:
    """What the project holds; of the log what is about these articles (all, if None) and about no single article."""
    return Holdings(
        original=lambda article: _original(database, article),
        events=lambda: _events(database, articles),
        register=lambda: _register(database, articles),
        history=lambda subject: _history(database, subject),
        merged=lambda record: [one for one in records.members(database, record) if one != record],
        newest=lambda: log.newest_time(database),
    )


def _original(database: Database, article: Article) -> bytes:
    """An article of another project came in its TEI file, which is what was received here."""
    return blobs.original(database, article.received or article.original.sha256)


def _events(database: Database, articles: Set[str] | None) -> Iterator[str]:
    wanted = None if articles is None else {PROJECT_SCOPE, *articles}
    for _raw, document in log.events_by_id(database):
        if wanted is None or Event.from_json(document).scope in wanted:
            yield document


def _register(database: Database, articles: Set[str] | None) -> Iterator[tuple[Record, int]]:
    wanted = articles and {record.id for record in records.pointed_to(database, sorted(articles))}
    numbers = records.numbers(database)
    for first in range(0, len(numbers), _PAGE):
        for record, mentions in records.page(database, numbers[first : first + _PAGE]):
            if wanted is None or record.id in wanted:
                yield record, mentions


def _history(database: Database, subject: str) -> list[Remembered]:
    """What was stated about a subject, and of entries that were merged into it, that they were."""
    found: list[Remembered] = []
    for _identifier, event, statement in log.statements(database, subject):
        kind = "deleted" if statement.body is None else "revised" if found else "created"
        found.append(Remembered(event.at, event.by, event.label, kind))
    found += [
        Remembered(event.at, event.by, event.label, "revised")
        for merged in records.members(database, subject)
        for _identifier, event, statement in log.statements(database, merged)
        if merged != subject and statement.body and statement.body["merged_into"]
    ]
    return sorted(found, key=lambda one: one.at)
