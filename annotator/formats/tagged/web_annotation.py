"""Reads Web Annotations of other programs: they hold no text and are about articles that are here.

Annotations stand alone, in a list, in a page or in a collection with an embedded page; so do those that the
interface of Hypothes.is hands out, which names things in its own way.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from annotator.formats.json_reader import read_json
from annotator.formats.tagged.tagged_format import Beside, TaggedFormat
from annotator.formats.web_annotation.reading import is_ours
from annotator.formats.web_annotation.saying import creator_of, said_by, time_of
from annotator.formats.web_annotation.selecting import Selected, many, selected, text_of
from annotator.formats.web_annotation.terms import article_id_of
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundFile, FoundTag
from annotator.model.loss import losses
from annotator.model.progress import Progress

_SIGNS = (b"anno.jsonld", b"ns/oa#", b"TextQuoteSelector", b"TextPositionSelector", b'"AnnotationPage"')
_SUFFIXES = (".jsonld", ".json")


def recognises(data: bytes, _name: str) -> bool:
    """Whether a file of JSON speaks of annotations on texts."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") and any(
        sign in data for sign in _SIGNS
    )


def read(data: bytes, name: str, _beside: Beside, progress: Progress) -> FoundFile:
    """What annotations stand in a file, by what they are about. Raises UnreadableFile."""
    if is_ours(BytesIO(data)):
        raise UnreadableFile(
            f"{name} was exported by Annotator; let its name end in .jsonld again, and import that."
        )
    found = _Found()
    items = list(_annotations(read_json(data, name), found.lost))
    if not items:
        raise UnreadableFile(f"{name} holds no annotations.")
    for number, item in enumerate(items):
        progress(number, len(items), name)
        found.add(item)
    return FoundFile(
        "Hypothes.is" if any("user" in item for item in items) else "Web Annotation",
        tuple(
            FoundDocument(source, None, tuple(one.tags), source, one.quotes, one.around)
            for source, one in found.documents.items()
        ),
        losses=losses(found.lost),
    )


def _annotations(value: Any, lost: Counter[str]) -> Iterator[Mapping[str, Any]]:
    """Annotations in whatever holds them, in order."""
    if isinstance(value, list):
        for one in value:
            yield from _annotations(one, lost)
    elif isinstance(value, Mapping):
        held = [value[key] for key in ("first", "items", "rows") if key in value]
        if not held:
            yield value
        for one in held:
            if isinstance(one, str):
                lost["pages of annotations that lie elsewhere"] += 1
            yield from _annotations(one, lost)
        if "next" in value:
            lost["pages of annotations that lie elsewhere"] += 1


@dataclass(slots=True)
class _About:
    """The tags on one text."""

    tags: list[FoundTag] = field(default_factory=list)
    quotes: dict[int, str] = field(default_factory=dict)
    around: dict[int, tuple[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Found:
    documents: dict[str, _About] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    _given: Counter[str] = field(default_factory=Counter)

    def add(self, item: Mapping[str, Any]) -> None:
        """Take in an annotation; each of its targets means the same (3.2), so each is a tag of its own."""
        targets = many(item.get("target"))
        if item.get("references") or not targets:
            self.lost["replies to other annotations" if targets else "annotations of nothing"] += 1
            return
        for target in targets:
            stretch = selected(target)
            if stretch:
                self._tag(item, _source(target, item), stretch)
            else:
                reply = text_of(item.get("motivation")) == "replying"
                self.lost[
                    "replies to other annotations"
                    if reply
                    else "annotations of a whole text or of what is no text"
                ] += 1

    def _tag(self, item: Mapping[str, Any], source: str, stretch: Selected) -> None:
        about = self.documents.setdefault(source, _About())
        said = said_by(item)
        for kind in said.kinds(item):
            if stretch.words is not None:
                about.quotes[len(about.tags)] = stretch.words
                about.around[len(about.tags)] = (stretch.before, stretch.after)
            about.tags.append(
                FoundTag(
                    kind,
                    stretch.target,
                    id=self._id(text_of(item.get("id"))),
                    values=said.values,
                    by=creator_of(item),
                    at=time_of(item),
                    note="\n".join(said.notes),
                )
            )

    def _id(self, name: str) -> str:
        """The id of an annotation; a number is added where it makes several tags."""
        self._given[name] += 1
        return f"{name}#{self._given[name]}" if name and self._given[name] > 1 else name


def _source(target: Any, item: Mapping[str, Any]) -> str:
    """The address of what is annotated, or the id of an article of ours; empty where the annotations do not say."""
    source = target.get("source") if isinstance(target, Mapping) else target
    if isinstance(source, Mapping):
        source = source.get("id")
    return article_id_of(source) or text_of(source) or text_of(item.get("uri"))


WEB_ANNOTATION = TaggedFormat(
    name="web-annotation",
    label="Web Annotation, JSON-LD",
    suffixes=_SUFFIXES,
    recognises=recognises,
    read=read,
)
