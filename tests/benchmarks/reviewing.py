"""Two sets of 1,000,000 tags compared and classed, and the next card of a queue of 50,000 cases.

The tables are filled by bulk SQL, which is not counted. Floor: SQLite joins the same rows on article, start and end
and hands over the pairs. About one tag in twenty differs.
"""

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from annotator import bootstrap
from annotator.model.case import Case, Queue
from annotator.resource_files import resource
from annotator.services import places
from annotator.services.session import Session
from annotator.store.connection import Database, Row
from tests.benchmarks.figure import Figure, cpu_milliseconds, report

ARTICLES, TAGS = 10_000, 100
"""Articles, and tags of each person on each."""
ROUNDS = 3
CARDS = 200
JOIN_LIMIT = 3.0
CARD_LIMIT = 30.0
"""Milliseconds."""

_JOIN = (
    "SELECT one.id, other.id FROM annotation AS one JOIN annotation AS other ON other.article = one.article "
    'AND other.start = one.start AND other."end" = one."end" WHERE one."by" = \'Ada\' AND other."by" = \'Ben\''
)


def run() -> list[Figure]:
    """Fill a project, compare, look at cards; medians."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as folder:
        os.environ[places.HOME_VARIABLE] = folder
        session = bootstrap.create_project(Path(folder, "project.annotator"), by="Benchmark")
        session.accessioning.accession(session.accessioning.prepare(resource("samples", "luton-bbc.txt")))
        _fill(session.library._database, random.Random(7))
        took: dict[str, list[float]] = {"floor": [], "compare": []}
        for _ in range(ROUNDS):
            took["floor"].append(cpu_milliseconds(lambda: session.library._database.rows(_JOIN)))
            took["compare"].append(cpu_milliseconds(lambda: session.reviewing.cases(people=["Ada", "Ben"])))
        card = _next_card(session)
        session.close()
    return [
        Figure(
            f"two sets of {ARTICLES * TAGS} tags compared and classed",
            statistics.median(took["compare"]),
            JOIN_LIMIT,
            statistics.median(took["floor"]),
        ),
        Figure("next card of a queue of 50,000 cases", card, CARD_LIMIT),
    ]


def _next_card(session: Session) -> float:
    queue = session.reviewing.cases()
    cases = queue.cases[:50_000]
    assert len(cases) == 50_000, len(queue.cases)
    chosen = random.Random(7).sample(cases, CARDS)
    return statistics.median(cpu_milliseconds(partial(_look_at, session, case, queue)) for case in chosen)


def _look_at(session: Session, case: Case, queue: Queue) -> None:
    session.reviewing.card(case)
    session.reviewing.same_as(case, queue)


def _fill(database: Database, chance: random.Random) -> None:
    columns = [row[1] for row in database.rows("PRAGMA table_info(article)") if row[1] not in ("n", "id")]
    copied = ", ".join(columns)
    with database.transaction():
        for number in range(1, ARTICLES):
            database.execute(
                f"INSERT INTO article (id, {copied}) SELECT ?, {copied} FROM article WHERE n = 1",
                (number.to_bytes(8, "big"),),
            )
        articles = [raw for (raw,) in database.rows("SELECT id FROM article ORDER BY n")]
        database.execute_many(
            'INSERT INTO annotation (id, article, start, "end", target, type, quote, "by", at, certainty, note, '
            "field_values, state, disputed) VALUES (?, ?, ?, ?, ?, ?, 'words', ?, '', 'certain', '', ?, 'proposed', 0)",
            _rows(articles, chance),
        )


def _rows(articles: list[bytes], chance: random.Random) -> Iterator[Row]:
    number = 0
    for article in articles:
        start = 0
        for _ in range(TAGS):
            start += chance.randint(4, 20)
            end, kind, values = start + chance.randint(2, 12), chance.choice(("person", "quote")), "{}"
            number += 1
            yield _row(number, article, (start, end), "Ada", (kind, values))
            differs = chance.random()
            if differs < 0.01:
                continue
            if differs < 0.03:
                end += 2
            elif differs < 0.04:
                kind = "place"
            elif differs < 0.05:
                values = '{"note": "another"}'
            number += 1
            yield _row(number, article, (start, end), "Ben", (kind, values))


def _row(number: int, article: bytes, place: tuple[int, int], by: str, said: tuple[str, str]) -> Row:
    start, end = place
    kind, values = said
    raw = (1 << 127 | number).to_bytes(16, "big")
    return raw, article, start, end, f"{start}:{end}", kind, by, values


if __name__ == "__main__":
    sys.exit(report(run()))
