"""The name_key and name_use tables: find register entries by the start of any word of any of their forms.

A short list of entries is found here, never all that fit: those named in the article, those most used in the
project, and the first in the order of their words. Ranking (`text.name_ranking`) then needs to look at few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotator.store.connection import Database
from annotator.text.name_words import words_of

if TYPE_CHECKING:
    from annotator.text.name_ranking import Candidate

NAME = "name"
"""The field by which a tag says what a record is called; the words of other tags are no name forms."""

_FITTING = 100
"""Records taken in the order of their words."""
_MOST_USED = 400
"""Records looked through for those that are used most and fit."""
_FORMS = 24
"""Forms of a record that are compared: those given by hand, then those found most often."""
_SCANNED = 20_000
"""Keys looked through at most when several short beginnings are typed, which can fit very many."""
_LAST_SIGN = "\U0010ffff"


def refresh(database: Database, record: bytes) -> None:
    """Bring the keys of a record in line with its forms, given by hand or found in articles."""
    from annotator.text.name_keys import keys_of

    row = database.row("SELECT kind FROM record WHERE id = ?", (record,))
    kept = set(database.rows("SELECT kind, key FROM name_key WHERE record = ?", (record,)))
    wanted = (
        {(row[0], key) for form in _forms(database, record) for key in keys_of(row[0], form)}
        if row
        else set()
    )
    if gone := kept - wanted:
        database.execute_many(
            "DELETE FROM name_key WHERE kind = ? AND key = ? AND record = ?",
            [(kind, key, record) for kind, key in sorted(gone)],
        )
    if new := wanted - kept:
        database.execute_many(
            "INSERT INTO name_key (kind, key, record) VALUES (?, ?, ?)",
            [(kind, key, record) for kind, key in sorted(new)],
        )


def use(database: Database, record: bytes, step: int) -> None:
    """Count one more or one less link to a record."""
    database.execute(
        "INSERT INTO name_use (record, links) VALUES (?, ?) ON CONFLICT (record) DO UPDATE SET links = links + ?",
        (record, step, step),
    )
    database.execute("DELETE FROM name_use WHERE record = ? AND links = 0", (record,))


def candidates(
    database: Database, kinds: Sequence[str], typed: str, article: str, mention: str, *, position: int = 0
) -> list[tuple[str, Candidate]]:
    """(id, what is known) of listed records that may be meant; see `services.registering.suggest`."""
    named = list(_named_in(database, article)) if article else []
    here = _roots(database, dict.fromkeys(record for record, _form, _start in named))
    found = dict.fromkeys(here.values())
    for kind in kinds:
        records = _typed(database, kind, typed) if words_of(typed) else _mentioned(database, kind, mention)
        found.update(dict.fromkeys(_roots(database, dict.fromkeys(records)).values()))
    forms_here: dict[bytes, dict[str, int]] = {}
    last: tuple[int, bytes] | None = None
    for record, form, start in named:
        root = here.get(record)
        if root is None:
            continue
        counts = forms_here.setdefault(root, {})
        counts[form] = counts.get(form, 0) + 1
        if start < position and (last is None or last[0] <= start):
            last = (start, root)
    return [
        (record.hex(), candidate)
        for record, candidate in _known(database, list(found), forms_here, last[1] if last else None)
        if candidate.kind in kinds
    ]


def _forms(database: Database, record: bytes) -> list[str]:
    rows = database.rows(
        "SELECT form FROM record_form WHERE record = ?1 "
        "UNION SELECT form FROM form_count WHERE record = ?1 AND field = ?2",
        (record, NAME),
    )
    return [form for (form,) in rows]


def _named_in(database: Database, article: str) -> Iterator[tuple[bytes, str, int]]:
    """(record, words, start) of the tags of an article that name one."""
    yield from database.rows(
        "SELECT link.record, annotation.quote, annotation.start FROM link "
        "JOIN annotation ON annotation.id = link.annotation "
        "WHERE link.article = ? AND link.field = ? AND link.record IS NOT NULL",
        (bytes.fromhex(article), NAME),
    )


def _typed(database: Database, kind: str, typed: str) -> Iterator[bytes]:
    """Records that have, for every word typed, a key that starts so."""
    from annotator.text.name_ranking import typed_words

    starts = sorted(typed_words(kind, typed), key=len, reverse=True)
    tests, parameters = _each_starts(kind, starts[1:])
    yield from _records(
        database,
        f"SELECT record FROM (SELECT record FROM name_key WHERE kind = ? AND key >= ? AND key < ? LIMIT {_SCANNED}) "
        f"AS found WHERE 1{tests} LIMIT {_FITTING}",
        (kind, starts[0], starts[0] + _LAST_SIGN, *parameters),
    )
    yield from _most_used(database, kind, starts)


def _mentioned(database: Database, kind: str, mention: str) -> Iterator[bytes]:
    """Records that share a word with a mention, those first that share all; without one, the most used."""
    from annotator.text.name_keys import keys_of_mention

    keys = keys_of_mention(kind, mention)
    if not keys:
        yield from _most_used(database, kind, ())
        return
    end = "" if kind == "person" else _LAST_SIGN
    if len(words_of(mention)) > 1:
        yield from _typed(database, kind, mention)
    for key in keys:
        yield from _records(
            database,
            "SELECT name_key.record FROM name_key LEFT JOIN name_use ON name_use.record = name_key.record "
            "WHERE kind = ? AND key >= ? AND key <= ? ORDER BY name_use.links DESC, name_key.record "
            f"LIMIT {_FITTING}",
            (kind, key, key + end),
        )


def _most_used(database: Database, kind: str, starts: Sequence[str]) -> Iterator[bytes]:
    tests, parameters = _each_starts(kind, starts)
    yield from _records(
        database,
        f"SELECT record FROM (SELECT record FROM name_use ORDER BY links DESC, record LIMIT {_MOST_USED}) AS found "
        f"WHERE 1{tests} LIMIT {_FITTING}",
        parameters,
    )


def _each_starts(kind: str, starts: Sequence[str]) -> tuple[str, list[str]]:
    test = (
        " AND EXISTS (SELECT 1 FROM name_key WHERE name_key.record = found.record AND kind = ? "
        "AND key >= ? AND key < ?)"
    )
    return test * len(starts), [part for start in starts for part in (kind, start, start + _LAST_SIGN)]


def _records(database: Database, sql: str, parameters: Sequence[str]) -> Iterator[bytes]:
    yield from (record for (record,) in database.rows(sql, parameters))


def _roots(database: Database, records: dict[bytes, None]) -> dict[bytes, bytes]:
    """Record → the listed one that speaks for it; records that are gone are left out."""
    return dict(
        database.rows(
            f"SELECT id, root FROM record WHERE id IN ({', '.join('?' * len(records))})", list(records)
        )
    )


def _known(
    database: Database, records: list[bytes], here: dict[bytes, dict[str, int]], last: bytes | None
) -> Iterator[tuple[bytes, Candidate]]:
    from annotator.text.name_ranking import Candidate

    marks = ", ".join("?" * len(records))
    forms: dict[bytes, dict[str, None]] = {}
    for root, form, _given, _times in database.rows(
        "SELECT record.root, record_form.form, 1 AS given, 0 AS times FROM record "
        f"JOIN record_form ON record_form.record = record.id WHERE record.root IN ({marks}) "
        "UNION ALL SELECT record.root, form_count.form, 0, form_count.count FROM record "
        f"JOIN form_count ON form_count.record = record.id AND form_count.field = ? WHERE record.root IN ({marks}) "
        "ORDER BY given DESC, times DESC",
        [*records, NAME, *records],
    ):
        known = forms.setdefault(root, {})
        if len(known) < _FORMS:
            known[form] = None
    links = dict(
        database.rows(
            "SELECT record.root, sum(name_use.links) FROM record JOIN name_use ON name_use.record = record.id "
            f"WHERE record.root IN ({marks}) GROUP BY record.root",
            records,
        )
    )
    for record, kind, name, origin in database.rows(
        "SELECT id, kind, name, CASE status WHEN 'candidate' THEN json_extract(body, '$.origin') ELSE '' END "
        f"FROM record WHERE id IN ({marks})",
        records,
    ):
        yield (
            record,
            Candidate(
                kind,
                name,
                tuple(form for form in forms.get(record, ()) if form != name),
                here=here.get(record, {}),
                total=links.get(record, 0),
                named_last=record == last,
                origin=origin or "",
            ),
        )
