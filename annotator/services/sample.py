"""The sample project: two real articles about one resignation, tagged completely by hand."""

import tomllib
from collections.abc import Mapping
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


def make_sample(create: Create, path: Path) -> Session:
    """Make the sample project at `path` and leave it open. Its making cannot be undone, only added to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    session = create(path, name="Sample project", by=SAMPLE_ANNOTATOR)
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
    tags = [(tag, _tag(session, article.id, tag, records)) for tag in raw["tags"]]
    labelled = {tag["label"]: identifier for tag, identifier in tags if "label" in tag}
    for tag, identifier in tags:
        for key, value in tag.items():
            if isinstance(value, Mapping):
                session.tagging.set_link(identifier, key, Link(mention=labelled[value["tag"]]))


def _tag(session: Session, article: str, tag: Raw, records: Mapping[str, str]) -> str:
    """Make a tag with all its values but those that point at other tags, which may not be there yet."""
    tag_type = session.tag_set.type(tag["type"])
    given = {
        key: value for key, value in tag.items() if key not in _NOT_VALUES and not isinstance(value, Mapping)
    }
    linked = {field.name for field in tag_type.fields if field.is_link}
    return session.tagging.add(
        article,
        tag_type.name,
        pairs_of(session.library.text(article), tag),
        values={key: value for key, value in given.items() if key not in linked},
        links={key: Link(record=records[name]) for key, name in given.items() if key in linked},
        certainty=tag.get("certainty", "certain"),
        note=tag.get("note", ""),
    ).id
