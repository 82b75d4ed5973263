"""One tag saved: its event and its place in the tables, on the disk.

Floor: one INSERT of a row of the same size, committed with the same pragmas on the same disk.
"""

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from annotator import bootstrap
from annotator.model.link import Link
from annotator.services import places
from annotator.services.sample import make_sample
from tests.benchmarks.figure import Figure, report

TAGS = 400
WARM_UP = 40
LIMIT = 2.0


def run() -> list[Figure]:
    """Save tags and insert rows in turn; medians."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as folder:
        os.environ[places.HOME_VARIABLE] = folder
        session = make_sample(bootstrap.create_project, Path(folder, "project.annotator"))
        article = session.library.articles()[0]
        bare = _bare(Path(folder, "bare.sqlite"))
        content = "x" * _event_size(Path(folder, "project.annotator"))
        link = {"name": Link(record=session.registering.records(("person",))[0].id)}
        saved, linked, inserted = [], [], []
        for number in range(TAGS):
            start = number * 5 % (article.characters - 30)
            add = partial(session.tagging.add, article.id, "person", [(start, start + 20)])
            saved.append(_milliseconds(add))
            linked.append(_milliseconds(partial(add, links=link)))
            inserted.append(_milliseconds(partial(_insert, bare, number, content)))
        session.close()
        bare.close()
    return [
        Figure("one tag saved (event and tables), wall", _median(saved, 0), LIMIT, _median(inserted, 0)),
        Figure(
            "one tag with its entry, wall: for information",
            _median(linked, 0),
            float("inf"),
            _median(inserted, 0),
        ),
        Figure(
            "one tag saved (event and tables), CPU: for information",
            _median(saved, 1),
            float("inf"),
            _median(inserted, 1),
        ),
    ]


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("page_size = 8192", "journal_mode = TRUNCATE", "synchronous = EXTRA", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(
        "CREATE TABLE event (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, json TEXT NOT NULL)"
    )
    return connection


def _insert(connection: sqlite3.Connection, number: int, content: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO event VALUES (?, ?, ?)", (number, number.to_bytes(32, "little"), content))
    connection.execute("COMMIT")


def _event_size(path: Path) -> int:
    """Bytes of the newest event."""
    reader = sqlite3.connect(path)
    try:
        return int(reader.execute("SELECT length(json) FROM event ORDER BY seq DESC LIMIT 1").fetchone()[0])
    finally:
        reader.close()


def _milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    started, cpu = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - started) * 1000, (time.process_time() - cpu) * 1000


def _median(times: list[tuple[float, float]], index: int) -> float:
    return statistics.median(each[index] for each in times[WARM_UP:])


if __name__ == "__main__":
    sys.exit(report(run()))
