"""Claims: what tags assert about somebody, read from the table that is kept for them (see `claim_rows`).

Which tags claim something is said by the tag set at the time: a type that has a holder and a term states roles,
one that has a person and a date states dates and durations.
"""

import json
from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from annotator.model.claim import Claim
from annotator.model.tag_type import TagType
from annotator.model.wanted_claims import WantedClaims
from annotator.store.claim_rows import HOLDER, PERSON
from annotator.store.connection import Database, Row
from annotator.store.like import containing

_MANY = 500
"""Parameters of one statement."""

# lower() of both sides is quicker than NOCASE, which folds them anew for each comparison.
SORTS = {
    "person": ("lower(claim.holder_name)",),
    "term": ("lower(claim.term)",),
    "organisation": ("lower(claim.body_name)",),
    "time": ("claim.begins = ''", "claim.begins"),
    "end": ("claim.ends = ''", "claim.ends"),
    "article": (),
    "certainty": ("claim.certainty",),
}
"""What claims can be sorted by; the order in the texts comes last."""

_CLAIMS = "((claim.role AND claim.type IN ({roles})) OR (claim.date AND claim.type IN ({dates})))"
_READ = """
SELECT claim.n, annotation.id, claim.article, claim.type, claim.certainty, annotation."by", annotation.quote,
    annotation.field_values, held.root, claim.holder_name, housed.root, claim.body_name,
    CASE article.publisher WHEN '' THEN '' ELSE article.publisher || ': ' END
        || coalesce(nullif(article.title, ''), article.original_name),
    claim.first_event, claim.start, annotation."end"
FROM claim JOIN annotation ON annotation.n = claim.n JOIN article ON article.id = claim.article
LEFT JOIN record AS held ON held.id = claim.holder LEFT JOIN record AS housed ON housed.id = claim.body
WHERE """
_LABEL = -4
"""Column of the article's name; what follows it is the order in the text."""


def numbers(
    database: Database,
    types: Sequence[TagType],
    wanted: WantedClaims,
    sort: str = "article",
    descending: bool = False,
) -> "array[int]":
    """Row numbers of the tags that make the claims wanted, in order; a page of them is read by `page`."""
    claims, parameters = _claims(types)
    condition, more = _condition(wanted)
    keys = (*SORTS[sort], "claim.first_event", "claim.start")
    order = ", ".join(f"{key} DESC" if descending else key for key in keys)
    rows = database.patient_rows(
        f"SELECT claim.n FROM claim WHERE {claims}{condition} ORDER BY {order}, claim.n", [*parameters, *more]
    )
    return array("q", (n for (n,) in rows))


def page(database: Database, types: Sequence[TagType], rows: Sequence[int]) -> list[tuple[Claim, str]]:
    """(claim, publisher and title of its article) for row numbers; a tag that claims nothing more is left out."""
    claims, parameters = _claims(types)
    dates = _date_types(types)
    found: dict[int, tuple[Claim, str]] = {}
    for start in range(0, len(rows), _MANY):
        some = rows[start : start + _MANY]
        for row in database.rows(f"{_READ} {claims} AND claim.n IN ({_marks(some)})", [*parameters, *some]):
            found[row[0]] = _claim(row, dates), row[_LABEL]
    return [found[n] for n in rows if n in found]


def about(
    database: Database,
    types: Sequence[TagType],
    holders: Collection[str],
    articles: Collection[str] | None = None,
) -> list[Claim]:
    """Claims about these listed records (their ids), in these articles or in all, in text order.

    An empty id stands for everybody who is not in the register.
    """
    claims, parameters = _claims(types)
    dates = _date_types(types)
    found: list[Row] = []
    members = [bytes.fromhex(holder) for holder in sorted(holders) if holder]
    for start in range(0, len(members), _MANY):
        some = members[start : start + _MANY]
        test = f"claim.holder IN (SELECT id FROM record WHERE root IN ({_marks(some)}))"
        found += database.rows(f"{_READ} {claims} AND {test}", [*parameters, *some])
    if "" in holders:
        found += database.rows(f"{_READ} {claims} AND held.root IS NULL", parameters)
    found.sort(key=lambda row: (row[-3], row[-2], -row[-1], row[1]))
    listed = (_claim(row, dates) for row in found)
    return [claim for claim in listed if articles is None or claim.article in articles]


def _claims(types: Sequence[TagType]) -> tuple[str, list[Any]]:
    """The condition that a row of the table is a claim by the tag set of now, and its parameters."""
    roles, dates = _role_types(types), _date_types(types)
    return _CLAIMS.format(roles=_marks(roles), dates=_marks(dates)), [*roles, *dates]


def _role_types(types: Sequence[TagType]) -> list[str]:
    """Types of tags that say who holds which office."""
    return [tag_type.name for tag_type in types if _links(tag_type, HOLDER) and tag_type.find("term")]


def _date_types(types: Sequence[TagType]) -> list[str]:
    """Types of tags that say when something was, and of whom that is said."""
    roles = _role_types(types)
    return [
        tag_type.name
        for tag_type in types
        if _links(tag_type, PERSON)
        and (tag_type.find("edtf") or tag_type.find("duration"))
        and tag_type.name not in roles
    ]


def _links(tag_type: TagType, name: str) -> bool:
    found = tag_type.find(name)
    return found is not None and found.is_link


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _condition(wanted: WantedClaims) -> tuple[str, list[Any]]:
    tests: list[str] = []
    parameters: list[Any] = []
    for column, record in (("holder", wanted.person), ("body", wanted.organisation)):
        if record:
            tests.append(f"claim.{column} IN (SELECT id FROM record WHERE root = ?)")
            parameters.append(bytes.fromhex(record))
    if wanted.article:
        tests.append("claim.article = ?")
        parameters.append(bytes.fromhex(wanted.article))
    if wanted.words:
        pattern = containing(wanted.words)
        said = "SELECT quote || char(10) || field_values FROM annotation WHERE annotation.n = claim.n"
        columns = ("claim.holder_name", "claim.body_name", f"({said})")
        tests.append("(" + " OR ".join(rf"{column} LIKE ? ESCAPE '\'" for column in columns) + ")")
        parameters.extend([pattern] * len(columns))
    return "".join(f" AND {test}" for test in tests), parameters


def _claim(row: Row, dates: Collection[str]) -> Claim:
    _n, raw, article, tag_type, certainty, by, quote, stated, holder, holder_name, body, body_name = row[
        :_LABEL
    ]
    values: dict[str, str] = json.loads(stated)
    is_date = tag_type in dates
    start, end = _ends(values.get("edtf", "")) if is_date else _term_of_office(values)
    duration = values.get("duration", "") if is_date else ""
    return Claim(
        annotation=raw.hex(),
        article=article.hex(),
        kind="role" if not is_date else "duration" if duration else "date",
        holder=holder.hex() if holder else "",
        holder_name=holder_name,
        term=values.get("event" if is_date else "term", ""),
        organisation=body.hex() if body else "",
        organisation_name=body_name,
        start=start,
        end=end,
        duration=duration,
        certainty=certainty,
        by=by,
        text=quote,
    )


def _term_of_office(values: Mapping[str, str]) -> tuple[str, str]:
    """From and to of a role; *since 2011* and *until 2023* say one end each."""
    start, end = values.get("from", ""), values.get("to", "")
    return start.removesuffix("/.."), end.removeprefix("../")


def _ends(edtf: str) -> tuple[str, str]:
    """First and last date of an interval, empty where it is open or unknown; a date is both."""
    start, slash, end = edtf.partition("/")
    return (start.replace("..", ""), end.replace("..", "")) if slash else (edtf, edtf)
