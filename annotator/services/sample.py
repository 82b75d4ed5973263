"""The sample project: two real articles about one resignation, tagged completely by hand."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from annotator.model.article import Metadata
from annotator.model.link import Link
from annotator.resource_files import resource
from annotator.services.session import Create, Session

SAMPLE_ANNOTATOR = "Sample"

Raw = Mapping[str, Any]
"""A record, article or tag as `resources/samples/tags.toml` describes it."""

_NOT_VALUES = frozenset({"type", "at", "nth", "part", "label", "certainty", "note"})


def make_sample(create: Create, path: Path, name: str = "") -> Session:
    """Make the sample project at `path` and leave it open. Its making cannot be undone, only added to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    session = create(path, name=name or "Sample project", by=SAMPLE_ANNOTATOR)
    sample = read_sample()
    with session.history.step("Sample"):
        records = {raw["name"]: session.registering.create(**raw).id for raw in sample["record"]}
        for article in sample["article"]:
            _take_in(session, article, records)
    session.history.forget_steps()
    return session


def read_sample() -> dict[str, list[Raw]]:
    """The sample as its file describes it: lists of `record` and `article`."""
    return tomllib.loads(resource("samples", "tags.toml").read_text(encoding="utf-8"))


def pairs_of(text: str, tag: Raw) -> list[tuple[int, int]]:
    """Where in `text` the words of a tag stand, as `(start, end)` in code points.

    Raises ValueError when they don't stand there.
    """
    quotes = [tag["at"]] if isinstance(tag["at"], str) else tag["at"]
    return [_pair(text, quote, tag.get("nth", 1), tag.get("part", "")) for quote in quotes]


def _pair(text: str, quote: str, nth: int, part: str) -> tuple[int, int]:
    first, _, last = (words.strip() for words in quote.partition("…"))
    start = -1
    for _ in range(nth):
        start = text.index(first, start + 1)
    end = start + len(first)
    if last:
        end = text.index(last, end) + len(last)
    if part:
        start = text.index(part, start, end)
        end = start + len(part)
    return start, end


def _take_in(session: Session, raw: Raw, records: Mapping[str, str]) -> None:
    prepared = session.accessioning.prepare(resource("samples", raw["file"]))
    given = Metadata(**{field.name: raw[field.name] for field in fields(Metadata) if field.name in raw})
    article = session.accessioning.accession(prepared, given.filled_from(prepared.incoming.metadata))
    made: dict[str, str] = {}
    for tag in _pointed_at_first(raw["tags"]):
        identifier = _tag(session, article.id, tag, {**records, **made})
        made[tag.get("label", "")] = identifier


def _pointed_at_first(tags: Sequence[Raw]) -> Iterator[Raw]:
    """The tags in an order in which every one comes after those at which it points."""
    waiting, done = list(tags), {""}
    while waiting:
        tag = next(tag for tag in waiting if all(label in done for label in _pointed_at(tag)))
        waiting.remove(tag)
        done.add(tag.get("label", ""))
        yield tag


def _pointed_at(tag: Raw) -> Iterator[str]:
    return (value["tag"] for value in tag.values() if isinstance(value, Mapping))


def _tag(session: Session, article: str, tag: Raw, known: Mapping[str, str]) -> str:
    """Make a tag; `known` has the ids of records by their names, and of tags by their labels."""
    tag_type = session.tag_set.type(tag["type"])
    linked = {field.name for field in tag_type.fields if field.is_link}
    values = {key: value for key, value in tag.items() if key not in _NOT_VALUES}
    return session.tagging.add(
        article,
        tag_type.name,
        pairs_of(session.library.text(article), tag),
        values={key: value for key, value in values.items() if key not in linked},
        links={key: _link(value, known) for key, value in values.items() if key in linked},
        certainty=tag.get("certainty", "certain"),
        note=tag.get("note", ""),
    ).id


def _link(value: str | Mapping[str, str], known: Mapping[str, str]) -> Link:
    return Link(record=known[value]) if isinstance(value, str) else Link(mention=known[value["tag"]])
