"""Agreement over 1,000,000 tags of two people: the figures of 1,000 articles, and how soon a cancel is heard.

The tags are filled in by bulk SQL, which is not counted: three quarters are the same, the rest differs in bounds or
type or is missing. Floor: the same rows read once, article by article.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from annotator import bootstrap
from annotator.model.errors import Cancelled
from annotator.services import places
from annotator.services.session import Session
from annotator.store import marked
from annotator.store.connection import Database
from tests.benchmarks.figure import Figure, cpu_milliseconds, report

ARTICLES, TAGS = 1_000, 1_000
"""Articles, and tags in each of them."""
TYPES = ("person", "role", "date", "quote")
LIMIT = 10_000.0
CANCEL_LIMIT = 500.0
"""Milliseconds."""


def run() -> list[Figure]:
    """Fill a project and measure once: it takes seconds."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as folder:
        os.environ[places.HOME_VARIABLE] = folder
        session = bootstrap.create_project(Path(folder, "project.annotator"), by="Ada")
        names = _articles(session, Path(folder))
        _fill(session.library._database, names, random.Random(7))
        floor = cpu_milliseconds(lambda: _read(session.library._database, names))
        took = cpu_milliseconds(session.agreeing.measure)
        heard = max(_pauses(session))
        session.close()
    return [
        Figure(f"agreement over {ARTICLES * TAGS} tags of two people", took, LIMIT),
        Figure("reading these tags (for comparison)", floor, LIMIT),
        Figure("longest wait between two moments at which it can be stopped", heard, CANCEL_LIMIT),
    ]


def _articles(session: Session, folder: Path) -> list[str]:
    paths = []
    for number in range(ARTICLES):
        path = folder / f"{number}.txt"
        path.write_text(f"Article {number}\n" + "Words of somebody. " * 1_000, encoding="utf-8")
        paths.append(path)
    with session.history.step("Import", lasting=True):
        for path in paths:
            session.accessioning.accession(session.accessioning.prepare(path))
    return [article.id for article in session.library.articles()]


def _fill(database: Database, names: list[str], chance: random.Random) -> None:
    with database.transaction():
        for number, article in enumerate(names):
            database.execute_many(
                'INSERT INTO annotation (id, article, start, "end", target, type, quote, "by", at, certainty, note, '
                "field_values, state, disputed) "
                "VALUES (?, ?, ?, ?, ?, ?, 'words', ?, '', 'certain', '', '{}', 'proposed', 0)",
                _rows(number, bytes.fromhex(article), chance),
            )


def _rows(number: int, article: bytes, chance: random.Random) -> Iterator[tuple[object, ...]]:
    for place in range(TAGS // 2):
        start, size, kind = place * 36 + chance.randrange(9), chance.randint(3, 60), chance.choice(TYPES)
        for person in ("Ada", "Bea"):
            begin, name = start, kind
            if person == "Bea" and (luck := chance.random()) > 0.75:
                begin, name = (start + 2, kind) if luck < 0.9 else (start, chance.choice(TYPES))
                begin = begin if luck < 0.97 else start + 9_000 % (place + 1)
            raw = (((number * TAGS + place) << 1 | (person == "Bea")) | 1 << 127).to_bytes(16, "big")
            yield raw, article, begin, begin + size, f"{begin}:{begin + size}", name, person


def _read(database: Database, names: list[str]) -> None:
    for name in names:
        list(marked.of_article(database, name))


def _pauses(session: Session) -> Iterator[float]:
    """Milliseconds between reports of progress, as each could have stopped the work; the first comes at the start."""
    found: list[float] = []
    last = time.perf_counter()

    def progress(done: int, _total: int, _what: str) -> None:
        nonlocal last
        now = time.perf_counter()
        found.append((now - last) * 1000)
        last = now
        if done > ARTICLES // 10:
            raise Cancelled("The work was stopped.")

    try:
        session.agreeing.measure(progress=progress)
    except Cancelled:
        yield from found


if __name__ == "__main__":
    sys.exit(report(run()))
