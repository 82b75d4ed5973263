"""How fast colleagues' work is taken in: at least half the rate of a bare insert of the same rows; again: half the time.

What is held against the bare insert is the transaction that takes in what was looked at. Reading the bundle, verifying
all of it and making its rows ready happen before, while it is shown, and are told apart, and so is the backup.

Run as `python -m tests.benchmarks.merging [--events N]`. Ten people tagged a hundred articles, changed and deleted some
of their tags, and commented on some. The floor inserts the rows of all tables, as they are in the end, into an empty
file with the same tables and indexes, in one transaction that is as durable.
"""

import argparse
import hashlib
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from annotator.bootstrap import create_project
from annotator.formats.bundles.writing import write_bundle
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.bundle import Bundle
from annotator.model.comment import Comment
from annotator.model.event import Event, Statement, event_id
from annotator.model.progress import silent
from annotator.model.span import Span
from annotator.services.session import Session
from annotator.store import schema
from annotator.store.connection import Database
from tests.benchmarks.figure import Figure, report
from tests.benchmarks.import_many import text

ARTICLES = 100
PEOPLE = [f"Person {number}" for number in range(10)]
AT = "2026-11-25T09:30:00Z"


def _events(articles: list[Article], texts: dict[str, str], count: int) -> Iterator[str]:
    """Canonical events: mostly new tags; one in ten changes or deletes a tag, one in twenty is a comment."""
    chance = random.Random(1)
    made: list[tuple[str, str, Annotation]] = []
    for number in range(count):
        kind, identifier = "annotation", f"{chance.getrandbits(128):032x}"
        by, article = chance.choice(PEOPLE), chance.choice(articles).id
        old: tuple[str, ...] = ()
        content = texts[article]
        fate = chance.random()
        if made and fate < 0.1:
            before, identifier, tag = made.pop(chance.randrange(len(made)))
            article, by, old = tag.article, tag.by, (before,)
            changed = replace(tag, note="Changed.") if fate < 0.07 else None
            body = changed.to_body(texts[article]) if changed else None
        elif made and fate < 0.15:
            tag = made[chance.randrange(len(made))][2]
            article, kind = tag.article, "comment"
            body = Comment(identifier, article, tag.id, "Is that so?", by, AT).to_body()
        else:
            start = chance.randrange(len(content) - 40)
            target = (Span(start, start + chance.randint(1, 40)),)
            tag = Annotation(identifier, article, chance.choice(("person", "date", "quote")), target, by, AT)
            body = tag.to_body(content)
        statement = Statement(kind, identifier, body, old)
        document = Event(by, AT, f"{number:032x}", "Tag", article, (statement,)).to_json()
        if kind == "annotation" and not old:
            made.append((event_id(document), identifier, tag))
        yield document


def _project(folder: Path) -> Session:
    session = create_project(folder / "benchmark.annotator", by="Benchmark")
    (folder / "in").mkdir()
    for number in range(ARTICLES):
        (folder / "in" / f"{number:03}.txt").write_bytes(text(number))
    session.accessioning.import_files([folder / "in"])
    return session


def _bare(database: Database, folder: Path) -> float:
    """CPU milliseconds to insert all rows of a project into an empty one."""
    names = [
        name
        for (name,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    ]
    tables = {name: database.rows(f"SELECT * FROM {name}") for name in names}
    path = folder / "bare.annotator"
    path.touch()
    empty = Database(path, writable=True)
    schema.create(empty)
    empty.close()
    bare = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        "journal_mode = TRUNCATE",
        "synchronous = EXTRA",
        "cache_size = -65536",
        "temp_store = MEMORY",
    ):
        bare.execute(f"PRAGMA {pragma}")
    started = time.process_time()
    bare.execute("BEGIN IMMEDIATE")
    for name, rows in tables.items():
        if rows:
            bare.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    bare.execute("COMMIT")
    passed = 1000 * (time.process_time() - started)
    bare.close()
    return passed


Found = TypeVar("Found")


def _timed(work: Callable[[], Found]) -> tuple[Found, float]:
    """What some work gives, and its CPU milliseconds."""
    started = time.process_time()
    found = work()
    return found, 1000 * (time.process_time() - started)


def figures(count: int) -> Iterator[Figure]:
    """All that is measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        session = _project(folder)
        articles = session.library.articles()
        texts = {article.id: session.library.text(article.id) for article in articles}
        lines = sorted(
            _events(articles, texts, count), key=lambda line: hashlib.sha256(line.encode()).digest()
        )
        path = folder / "work.zip"
        with path.open("wb") as stream:
            write_bundle(stream, Bundle("work", "Benchmark", "Everybody", events=len(lines)), lines)
        plan, looked = _timed(lambda: session.exchanging.look(path))
        _backup, backed_up = _timed(session.upkeep.back_up)
        _none, written = _timed(lambda: session.exchanging._take_in(plan, silent))
        assert plan.new == count
        whole = looked + backed_up + written
        bare = _bare(session._project.database, folder)
        yield Figure(f"{count} events of {len(PEOPLE)} people taken in, once looked at", written, 2, bare)
        yield Figure("  all of it: looked at, backed up, taken in", whole, 10, bare)
        yield Figure("  of that, read, verified and made ready", looked, 1, whole)
        yield Figure("  of that, the backup before", backed_up, 1, whole)
        again, looked = _timed(lambda: session.exchanging.look(path))
        _taken, written = _timed(lambda: session.exchanging.take_in(again))
        assert again.new == 0
        yield Figure("  all of it again", looked + written, 0.5, whole)
        session.close()


def main() -> int:
    """Print the figures; 1 when one is over its limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100_000)
    return report(list(figures(parser.parse_args().events)))


if __name__ == "__main__":
    raise SystemExit(main())
