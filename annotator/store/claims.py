"""Claims: what tags assert about somebody, read from the tables of tags, links and records.

Nothing is kept for them: a tag type that has a holder and a term states roles, one that has a person and a
date states dates and durations, and the tag set of the project may change at any time.
"""

import json
from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from annotator.model.annotation import CERTAINTIES
from annotator.model.claim import Claim
from annotator.model.tag_type import TagType
from annotator.model.wanted_claims import WantedClaims
from annotator.store.connection import Database, Row

HOLDER, PERSON = "holder", "person"
"""Fields by which a role and a date say of whom they speak."""

_MANY = 500
"""Parameters of one statement."""


def _value(name: str) -> str:
    return f"json_extract(annotation.field_values, '$.{name}')"


_HOLDER_NAME = f"coalesce(held.name, holder_tag.quote, {_value(HOLDER)}, {_value(PERSON)}, '')"
_ORGANISATION_NAME = f"coalesce(body.name, organisation_tag.quote, {_value('organisation')}, '')"
_TERM = f"coalesce({_value('term')}, {_value('event')}, '')"
_SOURCE = (
    "CASE article.publisher WHEN '' THEN '' ELSE article.publisher || ': ' END "
    "|| coalesce(nullif(article.title, ''), article.original_name)"
)
_START = f"coalesce({_value('from')}, {_value('edtf')}, {_value('to')}, {_value('duration')})"
_END = f"coalesce({_value('to')}, {_value('duration')}, {_value('edtf')})"
_IN_TEXT_ORDER = 'article.first_event, annotation.start, annotation."end" DESC, annotation.id'

SORTS = {
    "person": (f"{_HOLDER_NAME} COLLATE NOCASE",),
    "term": (f"{_TERM} COLLATE NOCASE",),
    "organisation": (f"{_ORGANISATION_NAME} COLLATE NOCASE",),
    "time": (f"{_START} IS NULL", _START),
    "end": (f"{_END} IS NULL", _END),
    "article": ("article.first_event", "annotation.start"),
    "certainty": ("annotation.certainty",),
}
"""Columns by which a table of claims can be sorted."""

# SQLite leaves out each of these joins where a query needs nothing of it.
_FROM = """
FROM annotation JOIN article ON article.id = annotation.article
LEFT JOIN link AS holder ON holder.annotation = annotation.id
    AND holder.field = CASE WHEN annotation.type IN ({dates}) THEN 'person' ELSE 'holder' END
LEFT JOIN record AS holder_record ON holder_record.id = holder.record
LEFT JOIN record AS held ON held.id = holder_record.root
LEFT JOIN annotation AS holder_tag ON holder_tag.id = holder.mention
LEFT JOIN link AS organisation ON organisation.annotation = annotation.id AND organisation.field = 'organisation'
LEFT JOIN record AS organisation_record ON organisation_record.id = organisation.record
LEFT JOIN record AS body ON body.id = organisation_record.root
LEFT JOIN annotation AS organisation_tag ON organisation_tag.id = organisation.mention
"""
# The + keeps SQLite from walking through all tags of a type where an index finds those about one person.
_STATES_ROLE = (
    "+annotation.type IN ({roles}) AND coalesce(holder.field, organisation.field, "
    f"{_value('term')}, {_value(HOLDER)}, {_value('organisation')}) IS NOT NULL"
)
_STATES_DATE = (
    f"+annotation.type IN ({{dates}}) AND coalesce(holder.field, {_value(PERSON)}) IS NOT NULL "
    f"AND coalesce({_value('edtf')}, {_value('duration')}) IS NOT NULL"
)
_LED_TO = (
    "annotation.id IN (SELECT link.annotation FROM record AS member JOIN link ON link.record = member.id "
    "WHERE member.root IN ({records}) AND link.field IN ({fields}))"
)
_COLUMNS = (
    'annotation.n, annotation.id, annotation.article, annotation.type, annotation.certainty, annotation."by", '
    f"annotation.quote, annotation.field_values, annotation.links, held.id, {_HOLDER_NAME}, body.id, "
    f"{_ORGANISATION_NAME}, {_SOURCE}, "
    'article.first_event, annotation.start, annotation."end"'
)
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
    source, parameters = _source(types)
    condition, more = _condition(wanted)
    if not (wanted.person or wanted.organisation or wanted.article):
        claiming = [*_role_types(types), *_date_types(types)]
        condition, more = f" AND annotation.type IN ({_marks(claiming)}){condition}", [*claiming, *more]
    direction = " DESC" if descending else ""
    order = ", ".join(f"{key}{direction}" for key in SORTS[sort])
    rows = database.rows(
        f"SELECT annotation.n {source}{condition} ORDER BY {order}, {_IN_TEXT_ORDER}", [*parameters, *more]
    )
    return array("q", (n for (n,) in rows))


def page(database: Database, types: Sequence[TagType], rows: Sequence[int]) -> list[tuple[Claim, str]]:
    """(claim, publisher and title of its article) for row numbers; a tag that has gone or claims nothing more is left out."""
    source, parameters = _source(types)
    dates = _date_types(types)
    found: dict[int, tuple[Claim, str]] = {}
    for start in range(0, len(rows), _MANY):
        some = rows[start : start + _MANY]
        for row in database.rows(
            f"SELECT {_COLUMNS} {source} AND annotation.n IN ({_marks(some)})", [*parameters, *some]
        ):
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
    source, parameters = _source(types)
    dates = _date_types(types)
    found: list[Row] = []
    wanted = sorted(holders)
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        members = [bytes.fromhex(holder) for holder in some if holder]
        test = _led_to(members, HOLDER, PERSON)
        if "" in some:
            test = f"({test} OR held.id IS NULL)"
        found += database.rows(f"SELECT {_COLUMNS} {source} AND {test}", [*parameters, *members])
    found.sort(key=lambda row: (row[-3], row[-2], -row[-1], row[1]))
    listed = (_claim(row, dates) for row in found)
    return [
        claim
        for claim in listed
        if claim.holder in holders and (articles is None or claim.article in articles)
    ]


def _source(types: Sequence[TagType]) -> tuple[str, list[Any]]:
    """The joined tables with the condition that a tag claims something, and its parameters."""
    roles, dates = _role_types(types), _date_types(types)
    states = f" WHERE (({_STATES_ROLE}) OR ({_STATES_DATE}))"
    return (_FROM + states).format(roles=_marks(roles), dates=_marks(dates)), [*dates, *roles, *dates]


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


def _led_to(records: Collection[object], *fields: str) -> str:
    """The condition that one of these fields leads to one of as many records."""
    named = ", ".join(f"'{field}'" for field in fields)
    return _LED_TO.format(records=_marks(records), fields=named)


def _condition(wanted: WantedClaims) -> tuple[str, list[Any]]:
    tests: list[str] = []
    parameters: list[Any] = []
    for record, fields in ((wanted.person, (HOLDER, PERSON)), (wanted.organisation, ("organisation",))):
        if record:
            tests.append(_led_to([record], *fields))
            parameters.append(bytes.fromhex(record))
    if wanted.article:
        tests.append("annotation.article = ?")
        parameters.append(bytes.fromhex(wanted.article))
    if wanted.words:
        pattern = "%" + wanted.words.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
        columns = ("annotation.quote", "annotation.field_values", _HOLDER_NAME, _ORGANISATION_NAME)
        tests.append("(" + " OR ".join(rf"{column} LIKE ? ESCAPE '\'" for column in columns) + ")")
        parameters.extend([pattern] * len(columns))
    return "".join(f" AND {test}" for test in tests), parameters


def _claim(row: Row, dates: Collection[str]) -> Claim:
    (
        _n,
        raw,
        article,
        tag_type,
        certainty,
        by,
        quote,
        stated,
        links,
        holder,
        holder_name,
        body,
        body_name,
    ) = row[:_LABEL]
    values: dict[str, str] = json.loads(stated)
    is_date = tag_type in dates
    linked = [link for field, link in json.loads(links).items() if field in (HOLDER, PERSON, "organisation")]
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
        certainty=_weakest([certainty, *(link["certainty"] for link in linked)]),
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


def _weakest(certainties: Sequence[str]) -> str:
    """A claim is no surer than the links that it rests on."""
    known = [certainty for certainty in certainties if certainty in CERTAINTIES]
    return max(known, key=CERTAINTIES.index, default=certainties[0])
