"""A table of 100,000 claims: its order by each column, a page of it, its remarks, one person's timeline.

The tables are filled by bulk SQL, which is not counted. Floor: the row numbers of all tags by type, from an index.
"""

import json
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from annotator import bootstrap
from annotator.model.link import Link
from annotator.model.record import Record
from annotator.resource_files import resource
from annotator.services import places
from annotator.store import claim_rows
from annotator.store.connection import Database
from tests.benchmarks.figure import Figure, cpu_milliseconds, report

CLAIMS, PEOPLE, BODIES, TERMS = 100_000, 15_000, 5_000, 500
ROUNDS = 5
LIMIT = 10.0
READ_LIMIT = 100.0
"""Milliseconds, for what is read when a row is shown or chosen."""
SORTS = ("article", "person", "term", "organisation", "time", "end", "certainty")


def run() -> list[Figure]:
    """Fill a project, sort by each column in turn; medians."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as folder:
        os.environ[places.HOME_VARIABLE] = folder
        session = bootstrap.create_project(Path(folder, "project.annotator"), by="Benchmark")
        session.accessioning.accession(session.accessioning.prepare(resource("samples", "luton-bbc.txt")))
        database = session.library._database
        _fill(database, bytes.fromhex(session.library.articles()[0].id), random.Random(7))
        claiming = session.claiming
        first = claiming.numbers(sort="person")[:256]
        works: dict[str, Callable[[], object]] = {
            "floor": partial(database.rows, "SELECT n FROM annotation ORDER BY type"),
            **{sort: partial(claiming.numbers, sort=sort) for sort in SORTS},
            "page": partial(claiming.page, first),
            "remarks": partial(claiming.notes, [claim for claim, _source in claiming.page(first)]),
            "timeline": partial(claiming.timeline, claiming.claims()[0].holder),
        }
        took: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(ROUNDS):
            for name, work in works.items():
                took[name].append(cpu_milliseconds(work))
        session.close()
    median = {name: statistics.median(times) for name, times in took.items()}
    return [
        *(Figure(f"{CLAIMS} claims by {sort}", median[sort], LIMIT, median["floor"]) for sort in SORTS),
        Figure("a page of 256 claims", median["page"], READ_LIMIT),
        Figure("remarks on a page of claims", median["remarks"], READ_LIMIT),
        Figure("timeline of one person", median["timeline"], READ_LIMIT),
    ]


def _fill(database: Database, article: bytes, chance: random.Random) -> None:
    with database.transaction():
        records = [number.to_bytes(16, "big") for number in range(PEOPLE + BODIES)]
        for number, raw in enumerate(records):
            kind = "person" if number < PEOPLE else "organisation"
            record = Record(raw.hex(), kind, f"Name {chance.random()}")
            database.execute(
                "INSERT INTO record (id, kind, name, status, root, body, disputed) VALUES (?, ?, ?, ?, ?, ?, 0)",
                (raw, kind, record.name, record.status, raw, json.dumps(record.to_body())),
            )
        for number in range(CLAIMS):
            _tag(database, article, number, chance.choice(records[:PEOPLE]), chance)


def _tag(database: Database, article: bytes, number: int, person: bytes, chance: random.Random) -> None:
    raw = (1 << 127 | number).to_bytes(16, "big")
    year = str(chance.randint(1950, 2023))
    if chance.random() < 0.7:
        kind, values = "role", {"term": f"office {chance.randrange(TERMS)}", "from": year}
        led = {"holder": person, "organisation": (PEOPLE + chance.randrange(BODIES)).to_bytes(16, "big")}
    else:
        kind, values, led = (
            "date",
            {"event": f"office {chance.randrange(TERMS)}", "edtf": f"{year}/.."},
            {"person": person},
        )
    links = {field: Link(record=record.hex()).to_body() for field, record in led.items()}
    start = chance.randrange(1000)
    database.execute(
        'INSERT INTO annotation (id, article, start, "end", target, type, quote, "by", at, certainty, note, '
        "field_values, state, disputed, links) VALUES (?, ?, ?, ?, ?, ?, 'words', 'B', '', 'certain', '', ?, 'proposed', 0, ?)",
        (raw, article, start, start + 5, f"{start}:{start + 5}", kind, json.dumps(values), json.dumps(links)),
    )
    database.execute_many(
        "INSERT INTO link (annotation, field, article, record) VALUES (?, ?, ?, ?)",
        [(raw, field, article, record) for field, record in led.items()],
    )
    claim_rows.keep(database, raw)


if __name__ == "__main__":
    sys.exit(report(run()))
