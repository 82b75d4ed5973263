"""A register of 100,000 entries with 1,000,000 mentions: suggestions while typing, the card of an entry, one more tag.

    python -m tests.benchmarks.register [ENTRIES] [MENTIONS]

The tables are filled by bulk SQL, which takes about a minute and is not counted: through the log it would take half
an hour and give the same rows. Names follow a steep distribution, as real ones do: thousands share a surname.
Floor: a bare query of twelve names by the index, and one of the forms of an entry.
"""

import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from annotator import bootstrap
from annotator.model.link import Link
from annotator.model.record import Record
from annotator.services import places
from annotator.services.session import Session
from annotator.text.name_keys import keys_of
from tests.benchmarks.figure import Figure, cpu_milliseconds, report

ENTRIES, MENTIONS, ARTICLES = 100_000, 1_000_000, 2_000
ASKED = 200
SUGGESTION_LIMIT, CARD_LIMIT, TAG_LIMIT = 50.0, 100.0, 20.0
"""Milliseconds, median."""
KINDS = ("person",) * 16 + ("organisation",) * 3 + ("place",)
SYLLABLES = (
    "ka",
    "mo",
    "ri",
    "sha",
    "len",
    "bar",
    "to",
    "wen",
    "dal",
    "es",
    "fi",
    "gor",
    "hu",
    "jan",
    "ny",
    "pe",
)
_ARTICLE = (
    "n, id, first_event, title, publisher, author, published, url, language, accession, accessed, sha256, characters, "
    "original, original_name, media_type, encoding, replaced, disputed"
)
_ANNOTATION = 'n, id, article, start, "end", target, type, quote, "by", at, certainty, note, field_values, state, disputed'
Row = tuple[object, ...]
T = TypeVar("T")


def run(entries: int = ENTRIES, mentions: int = MENTIONS) -> list[Figure]:
    """Fill the project, type names, open cards; medians."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as folder:
        os.environ[places.HOME_VARIABLE] = folder
        path = Path(folder, "project.annotator")
        bootstrap.create_project(path, by="Benchmark").close()
        started = time.monotonic()
        filled = _Filled(random.Random(7), entries, mentions)
        filled.write(path)
        print(
            f"made {entries} entries, {mentions} mentions in {time.monotonic() - started:.0f} s", flush=True
        )
        session = bootstrap.open_session(path, by="Benchmark", write=False)
        bare = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        figures = [*_suggestions(session, bare, filled), *_cards(session, bare, filled)]
        bare.close()
        session.close()
        figures += _tags(path, filled)
    return figures


class _Filled:
    """Entries, and which of them the mentions of each article name by which words."""

    def __init__(self, chance: random.Random, entries: int, mentions: int) -> None:
        self.chance = chance
        given = [self._word() for _ in range(400)]
        families = [self._word() for _ in range(8000)]
        self.records: list[tuple[bytes, str, str, str]] = []
        for number in range(entries):
            kind = KINDS[number % len(KINDS)]
            family = _steep(chance, families)
            name = f"{_steep(chance, given)} {_steep(chance, given)} {family}" if kind == "person" else family
            name += {"person": "", "organisation": " Borough Council", "place": f" {self._word()}"}[kind]
            self.records.append((number.to_bytes(16, "big"), kind, name, family))
        self.mentions: list[tuple[bytes, bytes, int, str]] = []
        each = mentions // ARTICLES
        for article in range(ARTICLES):
            named = [_steep(chance, self.records) for _ in range(60)]
            for place in range(each):
                record, kind, name, family = chance.choice(named)
                forms = (name, f"Mr {family}", family) if kind == "person" else (name,)
                self.mentions.append((_article(article), record, place * 40, chance.choice(forms)))

    def _word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4))).capitalize()

    def write(self, path: Path) -> None:
        """Fill the tables that the projection of a log would fill."""
        database = sqlite3.connect(path, isolation_level=None)
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA cache_size = -262144")
        database.execute("BEGIN")
        for table, rows in self._tables():
            _insert(database, table, rows)
        database.execute("COMMIT")
        database.execute("PRAGMA optimize")
        database.close()

    def _tables(self) -> Iterator[tuple[str, Iterator[Row]]]:
        counts = Counter((record, form) for _article, record, _start, form in self.mentions)
        uses = Counter(record for _article, record, _start, _form in self.mentions)
        forms: dict[bytes, set[str]] = {record: {name} for record, _kind, name, _family in self.records}
        for record, form in counts:
            forms[record].add(form)
        yield (
            "record",
            (
                (n, raw, kind, name, "established", None, raw, _body(raw, kind, name), 0)
                for n, (raw, kind, name, _family) in enumerate(self.records, start=1)
            ),
        )
        yield "record_form", ((name, raw) for raw, _kind, name, _family in self.records)
        yield (
            "name_key",
            (
                (kind, key, raw)
                for raw, kind, _name, _family in self.records
                for key in sorted({key for form in forms[raw] for key in keys_of(kind, form)})
            ),
        )
        yield "name_use", ((record, count) for record, count in uses.items())
        yield "form_count", ((record, "name", form, count) for (record, form), count in counts.items())
        yield (
            f"article ({_ARTICLE})",
            (
                (number + 1, _article(number), number, *[""] * 8, b"", 80_000, b"", *[""] * 4, 0)
                for number in range(ARTICLES)
            ),
        )
        yield f"annotation ({_ANNOTATION})", (
            (n, _tag(n), article, start, start + 20, f"{start}:{start + 20}", "person", form, "Ada", "", "certain", "",
             "{}", "proposed", 0)
            for n, (article, _record, start, form) in enumerate(self.mentions, start=1)
        )  # fmt: skip
        yield (
            "link",
            (
                (_tag(n), "name", article, record, None)
                for n, (article, record, _start, _form) in enumerate(self.mentions, start=1)
            ),
        )


def _suggestions(session: Session, bare: sqlite3.Connection, filled: _Filled) -> Iterator[Figure]:
    """Type the words of mentions letter by letter, in their articles; nothing typed is the first step."""
    times: dict[str, list[float]] = {
        "nothing typed, a mention": [],
        "1 letter": [],
        "2 letters": [],
        "more": [],
    }
    floors = []
    suggest = partial(session.registering.suggest, ("person",))
    for article, _record, start, form in filled.chance.sample(filled.mentions, ASKED):
        for length in range(len(form) + 1):
            typed = form[:length]
            step = ("nothing typed, a mention", "1 letter", "2 letters")[length] if length < 3 else "more"
            times[step].append(
                _milliseconds(partial(suggest, typed, article=article.hex(), mention=form, position=start))
            )
        word = form.split()[-1].lower()[:3]
        floors.append(_milliseconds(partial(_twelve, bare, word)))
    every = [one for some in times.values() for one in some]
    yield Figure("suggestions while typing, median", statistics.median(every), SUGGESTION_LIMIT)
    for step, some in times.items():
        yield Figure(f"suggestions, {step}, median", statistics.median(some), SUGGESTION_LIMIT)
    slowest = statistics.quantiles(every, n=20)[-1]
    yield Figure("suggestions, 95th percentile: for information", slowest, float("inf"))
    floor = statistics.median(floors)
    yield Figure("suggestions: for information", statistics.median(every), float("inf"), floor)


def _cards(session: Session, bare: sqlite3.Connection, filled: _Filled) -> Iterator[Figure]:
    """Everything on the card of an entry: its forms in the project and in four articles, and where it is named."""
    cards, floors, used = [], [], []
    busiest = [raw for raw, _count in Counter(m[1] for m in filled.mentions).most_common(20)]
    for _article, record, _start, _form in filled.chance.sample(filled.mentions, ASKED):
        cards.append(_milliseconds(partial(_card, session, record.hex())))
        floors.append(_milliseconds(partial(_forms, bare, record)))
    for record in busiest:
        used.append(_milliseconds(partial(_card, session, record.hex())))
    yield Figure("card of an entry, median", statistics.median(cards), CARD_LIMIT)
    yield Figure("card of the twenty entries named most, median", statistics.median(used), CARD_LIMIT)
    yield Figure(
        "card of an entry: for information", statistics.median(cards), float("inf"), statistics.median(floors)
    )


def _tags(path: Path, filled: _Filled) -> Iterator[Figure]:
    """The first tag of a type, and tags that name somebody; CPU alone, the way to the disk is measured elsewhere."""
    session = bootstrap.open_session(path, by="Benchmark")
    letter = path.with_name("letter.txt")
    letter.write_text("A letter to all of them. " * 20, encoding="utf-8")
    article = session.accessioning.accession(session.accessioning.prepare(letter)).id
    add = partial(session.tagging.add, article)
    first = [
        cpu_milliseconds(partial(add, kind, [(0, 8)]))
        for kind in ("quote", "role", "date", "organisation", "person")
    ]
    people = [record.hex() for record, kind, _name, _family in filled.records if kind == "person"]
    linked = [
        cpu_milliseconds(partial(add, "person", [(9, 20)], links={"name": Link(record=record)}))
        for record in filled.chance.sample(people, ASKED)
    ]
    session.close()
    yield Figure("first tag of a type, slowest (CPU)", max(first), TAG_LIMIT)
    yield Figure("tag of a person with the entry, median (CPU)", statistics.median(linked), TAG_LIMIT)
    yield Figure("tag of a person with the entry, slowest (CPU)", max(linked), 2 * TAG_LIMIT)


def _card(session: Session, record: str) -> None:
    registering = session.registering
    registering.record(record)
    registering.forms(record)
    registering.forms(record, [_article(number).hex() for number in range(4)])
    registering.article_counts(record)


def _twelve(bare: sqlite3.Connection, start: str) -> list[Row]:
    return bare.execute(
        "SELECT record.name FROM name_key JOIN record ON record.id = name_key.record "
        "WHERE name_key.kind = 'person' AND key >= ? AND key < ? LIMIT 12",
        (start, start + "\U0010ffff"),
    ).fetchall()


def _forms(bare: sqlite3.Connection, record: bytes) -> list[Row]:
    return bare.execute("SELECT form, count FROM form_count WHERE record = ?", (record,)).fetchall()


def _steep(chance: random.Random, values: list[T]) -> T:
    """Any value, the first ones far more often than the last."""
    return values[int(len(values) * chance.random() ** 3)]


def _insert(database: sqlite3.Connection, table: str, rows: Iterator[Row]) -> None:
    first = next(rows)
    sql = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
    database.execute(sql, first)
    database.executemany(sql, rows)


def _body(raw: bytes, kind: str, name: str) -> str:
    return json.dumps(Record(raw.hex(), kind, name).to_body(), sort_keys=True)


def _article(number: int) -> bytes:
    return (number + 1).to_bytes(8, "big")


def _tag(number: int) -> bytes:
    return number.to_bytes(16, "big")


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    sys.exit(report(run(*map(int, sys.argv[1:3]))))
