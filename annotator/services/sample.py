"""The sample project: two real articles about one resignation, with a first set of tags."""

import tomllib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from annotator.model.article import Metadata
from annotator.resource_files import resource
from annotator.services.session import Create, Session

SAMPLE_ANNOTATOR = "Sample"


def make_sample(create: Create, path: Path) -> Session:
    """Make the sample project at `path` and leave it open. Its making cannot be undone, only added to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    session = create(path, name="Sample project", by=SAMPLE_ANNOTATOR)
    for raw in tomllib.loads(resource("samples", "tags.toml").read_text(encoding="utf-8"))["article"]:
        prepared = session.accessioning.prepare(resource("samples", raw["file"]))
        given = Metadata(**{f.name: raw[f.name] for f in fields(Metadata) if f.name in raw})
        article = session.accessioning.accession(prepared, given.filled_from(prepared.incoming.metadata))
        for tag in raw["tags"]:
            _tag(session, article.id, prepared.incoming.text, dict(tag))
    session.history.forget_steps()
    return session


def _tag(session: Session, article: str, text: str, tag: dict[str, Any]) -> None:
    kind, certainty = tag.pop("type"), tag.pop("certainty", "certain")
    quotes: Sequence[str] = tag.pop("fragments", None) or [tag.pop("at")]
    pairs = _pairs(text, quotes, tag.pop("nth", 1))
    session.tagging.add(article, kind, pairs, values=tag, certainty=certainty)


def _pairs(text: str, quotes: Sequence[str], nth: int) -> list[tuple[int, int]]:
    pairs = []
    for quote in quotes:
        start = -1
        for _ in range(nth):
            start = text.index(quote, start + 1)
        pairs.append((start, start + len(quote)))
    return pairs
