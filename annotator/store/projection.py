"""The projection: ordinary tables that say what the log comes to, kept in the same transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.model.event import Event, Stated, Statement, fold
from annotator.model.progress import Progress, silent
from annotator.store import (
    annotations,
    articles,
    blobs,
    comments,
    counterparts,
    held,
    intakes,
    log,
    records,
    reviews,
    settlements,
    shingles,
    stages,
    tag_types,
    terms,
    zones,
)
from annotator.store.connection import Database

PROJECT_SUBJECT = "00"
_ALONE = frozenset(("annotation", "comment"))
"""Kinds of which there may be very many, and whose new ones need nothing read again of what was said."""
_AT_ONCE = 20_000
"""Subjects of what came from a colleague between two reports of progress."""


Projector = Callable[[Database, Stated], None]
"""Brings the rows of one subject in line with its folded state."""


def _project(database: Database, stated: Stated) -> None:
    database.execute("DELETE FROM project")
    if stated.body is not None:
        database.execute("INSERT INTO project (one, name) VALUES (1, ?)", (stated.body["name"],))


PROJECTORS: dict[str, Projector] = {
    "project": _project,
    "article": articles.project,
    "zone": zones.project,
    "annotation": annotations.project,
    "tag_type": tag_types.project,
    "record": records.project,
    "comment": comments.project,
    "term": terms.project,
    "counterpart": counterparts.project,
    "settlement": settlements.project,
    "intake": intakes.project,
    "review": reviews.project,
    "stage": stages.project,
}
"""By kind of subject; a kind that is not here is kept in the log and passed on."""

TABLES = (
    *("project", "article", "tag_count", "zone", "link", "form_count", "claim", "annotation", "tag_type"),
    *("record", "record_form", "name_key", "name_use", "comment", "term", "fingerprint", "shingle"),
    *("counterpart", "settlement", "settlement_article", "intake", "review", "stage"),
    *("held", "awaited"),
)


def update(
    database: Database,
    subjects: Iterable[tuple[str, str]],
    *,
    texts: Iterable[str] = (),
    put_off: bool = True,
) -> None:
    """Project (kind, subject) pairs again. To be called in the transaction that appended the events.

    `texts` are the SHA-256 of those that came with them; their articles may have come before. With `put_off`, the fingerprints of very long texts are left to `shingles.fill`.
    """
    stale: set[bytes] = set()
    for kind, subject in subjects:
        if kind in PROJECTORS:
            stale |= _bring_in_line(database, kind, subject)
    for text in texts:
        for article in held.waiting_for(database, text):
            stale |= _bring_in_line(database, "article", article)
        stale |= shingles.lacking(database, text)
    shingles.keep(database, stale, put_off=put_off)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What comes from a colleague, ready to be written as long as the project has the `version` that it had before."""

    statements: list[tuple[bytes, int, int]]
    """As `log.spoken` gives them."""
    rows: list[annotations.NewRow]
    """Of new tags on which nothing else bears that comes with them."""
    tags: list[Stated]
    """The other new tags."""
    comments: list[Stated]
    """New ones."""
    others: list[tuple[str, str]]
    """Kind and subject of all else."""


def version(database: Database) -> tuple[int, int, int]:
    """All on which the projection rests: the seal of the log, and how many texts there are."""
    return (*log.seal(database), blobs.count(database, "text"))


def prepare(database: Database, incoming: Sequence[log.Incoming], texts: Iterable[str]) -> Prepared:
    """Make ready what comes, before it is appended: new events, and texts by their SHA-256. Changes nothing."""
    said: dict[str, dict[str, list[tuple[str, Statement]]]] = defaultdict(dict)
    for raw, _document, event in incoming:
        identifier = raw.hex()
        for statement in event.statements:
            said[statement.kind].setdefault(statement.subject, []).append((identifier, statement))
    new: dict[str, list[Stated]] = {}
    others: list[tuple[str, str]] = []
    for kind, subjects in said.items():
        known = log.spoken_of(database, list(subjects)) if kind in _ALONE else subjects
        new[kind] = [_stated(subject, says) for subject, says in subjects.items() if subject not in known]
        others += [(kind, subject) for subject in subjects if subject in known]
    unsure = set(said["article"]).union(*(held.waiting_for(database, text) for text in texts))
    judged = reviews.judged(database)
    for says in said["review"].values():
        judged.update(review.body["annotation"] for _id, review in says if review.body is not None)
    rows, tags = annotations.prepare(database, new.get("annotation", ()), unsure, judged)
    return Prepared(log.spoken(incoming), rows, tags, new.get("comment", []), others)


def take_in(
    database: Database, ready: Prepared, *, texts: Iterable[str] = (), progress: Progress = silent
) -> None:
    """Project what was made ready. To be called in the transaction that appended the events.

    The same as `update`, and faster for many tags of which nothing was known.
    """
    others, tags, rows = ready.others, ready.tags, ready.rows
    total = len(others) + len(tags) + len(rows)
    for start in range(0, len(others), _AT_ONCE):
        progress(start, total, "Taking in")
        update(database, others[start : start + _AT_ONCE])
    for comment in ready.comments:
        comments.project(database, comment)
    update(database, (), texts=texts)
    for start in range(0, len(rows), _AT_ONCE):
        progress(len(others) + start, total, "Taking in")
        annotations.write(database, rows[start : start + _AT_ONCE])
    for start in range(0, len(tags), _AT_ONCE):
        progress(len(others) + len(rows) + start, total, "Taking in")
        annotations.take_in(database, tags[start : start + _AT_ONCE])


def _stated(subject: str, said: Sequence[tuple[str, Statement]]) -> Stated:
    """What all that is said of a subject comes to."""
    if len(said) == 1:
        identifier, statement = said[0]
        return Stated(subject, statement.body, False, (identifier,))
    folded = fold(said)
    return Stated(subject, folded.body, folded.disputed, folded.heads)


def _bring_in_line(database: Database, kind: str, subject: str) -> set[bytes]:
    """Project one subject again; gives the articles of which the text or the furniture changed."""
    folded = log.folded(database, subject)
    body = held.await_texts(database, subject, folded) if kind == "article" else folded.body
    before = shingles.rests_on(database, kind, subject)
    PROJECTORS[kind](database, Stated(subject, body, folded.disputed, folded.heads))
    if kind == "review":
        _restate(database, subject)
    after = shingles.rests_on(database, kind, subject)
    if before == after:
        return set()
    if kind == "article":
        for tag in held.of_article(database, bytes.fromhex(subject)):
            _bring_in_line(database, "annotation", tag)
    return {row[0] for row in (before, after) if row}


def _restate(database: Database, review: str) -> None:
    """Bring the state of the tag in line that a decision is, or was, about."""
    for _identifier, _event, statement in log.statements(database, review):
        if statement.body is not None:
            tag = statement.body["annotation"]
            folded = log.folded(database, tag)
            annotations.restate(database, Stated(tag, folded.body, folded.disputed, folded.heads))
            return


def name_of_project(database: Database) -> str:
    """Name of the project."""
    row = database.row("SELECT name FROM project")
    return str(row[0]) if row else ""


def rebuild(database: Database) -> None:
    """Drop the projection and make it again from the log, in one transaction."""
    with database.transaction():
        for table in TABLES:
            database.execute(f"DELETE FROM {table}")
        seen: dict[tuple[str, str], None] = {}
        for _seq, _identifier, document in log.events(database):
            for statement in Event.from_json(document).statements:
                seen.setdefault((statement.kind, statement.subject))
        update(database, seen, put_off=False)


def state(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Everything the projection says, without the row numbers that differ from file to file."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for table in TABLES:
        columns = [
            row[1]
            for row in database.rows(f"PRAGMA table_info({table})")
            if row[1] not in ("n", "first_event")
        ]
        listed = ", ".join(f'"{column}"' for column in columns)
        condition = " WHERE tags > 0" if table == "tag_count" else ""
        if table == "shingle":  # one row per word or two: added up
            listed = "count(*), sum(hash)"
        found[table] = sorted(database.rows(f"SELECT {listed} FROM {table}{condition}"), key=repr)
    return found
