"""Holds a written file of another program's format against the project, by our own reader of that format."""

from collections.abc import Callable, Iterable, Iterator

from annotator.formats.exporters.exporter import Stored
from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument
from annotator.model.found_file import FoundDocument, FoundTag

Holds = Callable[[Annotation, str], bool]
"""Whether the format can hold this tag of this text at all."""


def as_found(tag: Annotation) -> FoundTag:
    """What a reader finds of a tag that a format holds wholly; a link to a tag says it all."""
    return FoundTag(
        kind=tag.type,
        target=tag.target,
        id=tag.id,
        values={name: value for name, value in tag.values.items() if value},
        entries={name: link.record for name, link in tag.links.items() if not link.mention},
        tags={name: link.mention for name, link in tag.links.items() if link.mention},
        by=tag.by,
        at=tag.at,
        certainty=tag.certainty,
        note=tag.note,
    )


def check_found(
    documents: Iterable[FoundDocument], stored: Stored, holds: Holds = lambda _tag, _text: True
) -> None:
    """Raise InvalidDocument unless every document says what its article says."""
    for document in documents:
        for sentence in _differences(document, stored(document.article), holds):
            raise InvalidDocument(f"{sentence}; export again.")


def _differences(document: FoundDocument, stored: AnnotatedArticle, holds: Holds) -> Iterator[str]:
    label, incoming = stored.article.label, document.incoming
    if incoming is None or incoming.text != stored.text:
        yield f"The text of “{label}” is not the stored text"
        return
    if incoming.metadata != stored.article.metadata:
        yield f"“{label}” is described otherwise than in the project"
    if _zones((one.span, one.kind, one.rule) for one in incoming.zones) != _zones(
        (one.span, one.kind, one.rule) for one in stored.zones
    ):
        yield f"The furniture of “{label}” is not that of the project"
    found = {tag.id: tag for tag in document.tags}
    meant = {tag.id: as_found(tag) for tag in stored.annotations if holds(tag, stored.text)}
    for identifier in sorted(found.keys() ^ meant.keys()):
        yield f"A tag of “{label}” is {'missing' if identifier in meant else 'not of the project'} ({identifier})"
    for identifier, tag in meant.items():
        if found[identifier] != tag:
            yield f"A tag of “{label}” does not say what it says in the project ({identifier})"


def _zones(zones: Iterable[tuple[object, ...]]) -> list[str]:
    return sorted(map(repr, zones))
