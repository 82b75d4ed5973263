"""Reads one `TEI` element of ours back into what it was exported from: an article with all that stands on it.

The element is one that our grammar and rules took (see `inspection`), so its structure is not doubted here.
"""

import hashlib
import re
from collections.abc import Iterator

from annotator.formats.tei.identifiers import comment_id, mention_id, status_id, zone_kind_id
from annotator.formats.tei.indenting import undo_indenting
from annotator.formats.tei.node import XML_ID, XmlElement
from annotator.formats.tei.reading_changes import changes_in_header, made, read_reviews, read_stages
from annotator.formats.tei.reading_ids import own_id
from annotator.formats.tei.reading_source import source_of
from annotator.formats.tei.reading_surroundings import Surroundings
from annotator.formats.tei.reading_text import ReadText, chained, read_text
from annotator.formats.tei.reading_values import CERTAINTY, said_by
from annotator.formats.tei.xpath import xpath
from annotator.model.annotation import STATES, Annotation
from annotator.model.article import Article
from annotator.model.comment import Comment
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import UnreadableFile
from annotator.model.review import Review, holding
from annotator.model.span import Target, target_of
from annotator.model.zone import Zone

_NOTES = xpath("tei:teiHeader/tei:fileDesc/tei:notesStmt/tei:note")
_STANDING_OFF = xpath("tei:standOff/tei:listAnnotation/tei:annotation")
_SPANS = xpath("tei:standOff/tei:spanGrp/tei:span")
_CHANGE = xpath("tei:revisionDesc/tei:change")
_OWN_NOTES = xpath("tei:note")
_RANGE = re.compile(r"#string-range\(([^,()]+),(\d+),(\d+)\)")


def read_article(document: XmlElement, around: Surroundings) -> AnnotatedArticle:
    """Read one `TEI` element. Raises UnreadableFile for what no grammar sees."""
    identifier = own_id(document.get(XML_ID), "a")
    undo_indenting(document)
    read = read_text(document)
    source = source_of(document)
    if source.sha256 != hashlib.sha256(read.text.encode("utf-8")).hexdigest():
        raise UnreadableFile("Its text is not the one whose SHA-256 stands in its header.")
    notes = list(_NOTES(document))
    reader = _Tags(identifier, read, around)
    tags = (
        *reader.standing_off(document),
        *reader.between_anchors(document),
        *reader.in_text(document, notes),
    )
    beside = (*_STANDING_OFF(document), *_SPANS(document))
    by_standoff = [note for one in beside for note in _OWN_NOTES(one)]
    return AnnotatedArticle(
        Article(
            identifier,
            source.metadata,
            source.sha256,
            len(read.text),
            source.original,
            tuple(read.replaced),
        ),
        read.text,
        tuple(_zones(identifier, notes, read, around)),
        tags,
        tuple(_comments(identifier, (*notes, *by_standoff), around)),
        tuple(sorted(reader.reviews, key=lambda review: review.annotation)),
        tuple(read_stages(document, identifier, around.people)),
    )


class _Tags:
    """Reads the tags of an article in either flavour."""

    def __init__(self, article: str, read: ReadText, around: Surroundings) -> None:
        self._article = article
        self._read = read
        self._around = around
        self.reviews: list[Review] = []
        """The decisions on the tags that were read."""

    def standing_off(self, document: XmlElement) -> Iterator[Annotation]:
        for one in _STANDING_OFF(document):
            notes = list(_OWN_NOTES(one))
            body = next(note for note in notes if note.get("type") == "body")[0]
            yield self._tag(one, body, pointed(one.get("target"), self._read), notes, _CHANGE(one))

    def between_anchors(self, document: XmlElement) -> Iterator[Annotation]:
        stated = changes_in_header(document)
        stretches: dict[str, list[XmlElement]] = {}
        for one in _SPANS(document):
            stretches.setdefault(one.get(XML_ID).partition(".")[0], []).append(one)
        anchors, text = self._read.anchors, self._read.text
        for identifier, spans in stretches.items():
            head, notes = spans[0], list(_OWN_NOTES(spans[0]))
            body = next(note for note in notes if note.get("type") == "body")[0]
            target = target_of(*((anchors[one.get("from")[1:]], anchors[one.get("to")[1:]]) for one in spans))
            if "".join(body.itertext()) != "".join(text[span.start : span.end] for span in target):
                raise UnreadableFile(f"“{identifier}” quotes another text than the one between its anchors.")
            yield self._tag(head, body, target, notes, stated.get(f"#{identifier}", []))

    def in_text(self, document: XmlElement, notes: list[XmlElement]) -> Iterator[Annotation]:
        stated = changes_in_header(document)
        own: dict[str, list[XmlElement]] = {}
        for note in notes:
            own.setdefault(note.get("target"), []).append(note)
        for identifier, parts in self._read.parts.items():
            head, pointer = parts[0].element, f"#{identifier}"
            yield self._tag(head, head, chained(parts), own.get(pointer, []), stated.get(pointer, []))

    def _tag(
        self,
        stating: XmlElement,
        element: XmlElement,
        target: Target,
        notes: list[XmlElement],
        changes: list[XmlElement],
    ) -> Annotation:
        category, status = stating.get("ana").split()
        kind, version = self._around.categories[category]
        state = status.removeprefix(f"#{status_id('')}")
        if state not in STATES:
            raise UnreadableFile(f"“{state}” is no status that Annotator knows.")
        data = [note for note in notes if note.get("type") == "data"]
        values, links = said_by(self._around.encodings[kind], element, data, self._around.records)
        identifier, first = own_id(stating.get(XML_ID), mention_id("")), made(changes)
        reviews = list(read_reviews(identifier, self._article, changes, self._around.people))
        self.reviews += reviews
        decided = holding(reviews).get(identifier)
        before = "" if decided is None else first.get("status")
        if decided is not None and (decided.verdict != state or before not in STATES):
            raise UnreadableFile(f"“{identifier}” is {state}, which is not what was decided.")
        return Annotation(
            id=identifier,
            article=self._article,
            type=kind,
            target=target,
            by=self._around.people[stating.get("resp")],
            at=first.get("when", ""),
            certainty=CERTAINTY[stating.get("cert")],
            note=next((note.text or "" for note in notes if note.get("type") == "annotator"), ""),
            values=values,
            state=state,
            links=links,
            type_version=version,
            before_review=before,
        )


def pointed(target: str, read: ReadText) -> Target:
    """The stretches of text to which `string-range` pointers lead."""
    ranges = (_RANGE.fullmatch(pointer) for pointer in target.split())
    starts = ((read.starts[found[1]] + int(found[2]), int(found[3])) for found in ranges if found)
    return target_of(*((start, start + length) for start, length in starts))


def _zones(article: str, notes: list[XmlElement], read: ReadText, around: Surroundings) -> Iterator[Zone]:
    for note in notes:
        if note.get("type") == "zone":
            target = pointed(note.get("target"), read)
            kind = note.get("n") or note.get("ana").removeprefix(
                f"#{zone_kind_id('other').removesuffix('other')}"
            )
            by = around.people[note.get("resp")]
            yield Zone(own_id(note.get(XML_ID), "zone-"), article, target[0], kind, note.text or "", by)


def _comments(article: str, notes: tuple[XmlElement, ...], around: Surroundings) -> Iterator[Comment]:
    settled = {
        note.get("target"): around.people[note.get("resp")]
        for note in notes
        if note.get("type") == "resolution"
    }
    threads: dict[str, str] = {}
    for note in notes:
        if note.get("type") != "comment":
            continue
        identifier = own_id(note.get(XML_ID), comment_id(""))
        pointer = note.get("target")
        reply_to = pointer.removeprefix(f"#{comment_id('')}") if pointer in threads else ""
        if reply_to:
            tag = threads[pointer]
        else:
            tag = "" if pointer == f"#a{article}" else own_id(pointer[1:], mention_id(""))
        threads[f"#{comment_id(identifier)}"] = tag
        yield Comment(
            id=identifier,
            article=article,
            annotation=tag,
            text=note[0].tail or "",
            by=around.people[note.get("resp")],
            at=note[0].get("when", ""),
            reply_to=reply_to,
            resolved_by=settled.get(f"#{comment_id(identifier)}", ""),
        )
