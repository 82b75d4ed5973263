"""Occurring: find the other places where the words of a tag stand, and tag those that are chosen as one step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from annotator.model.annotation import Annotation
from annotator.model.change import Change
from annotator.model.errors import InvalidValue
from annotator.model.link import IDENTITY, Link
from annotator.model.occurrence import EXACTLY, Hit, Manner, Sought
from annotator.model.progress import Progress, silent
from annotator.model.span import Span
from annotator.model.tag_type import LINK_KINDS, TagType
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.name_forms import NAME, NameForms
from annotator.services.place_finder import PlaceFinder
from annotator.services.registering import Registering
from annotator.services.stamping import new_id, now
from annotator.services.tag_set import TagSet
from annotator.services.undisturbed import undisturbed
from annotator.store import occurrences
from annotator.store.project import Project
from annotator.text.occurrences import probe
from annotator.text.word_edges import trimmed


class Occurring:
    """Finds places and tags them."""

    def __init__(
        self, project: Project, history: History, library: Library, tag_set: TagSet, registering: Registering
    ) -> None:
        self._database = project.database
        self._history = history
        self._library = library
        self._tag_set = tag_set
        self._registering = registering
        self._names = NameForms(project.database, registering)

    # What is looked for

    def of_record(self, identifier: str, manner: Manner = EXACTLY) -> Sought:
        """The name forms of an entry (see `NameForms.sought`), to become tags that stand for it.

        Raises NotFound, or InvalidValue when no tag type stands for an entry of its kind.
        """
        record = self._registering.record(identifier)
        kind = next((t.name for t in self._tag_set.types() if _names(t, record.kind)), "")
        if not kind:
            raise InvalidValue(
                f"No tag type of this project stands for an entry of the kind {record.kind}; add one."
            )
        link = Link(record=record.id, source=record.origin)
        return Sought(kind, self._names.sought(record), manner, record.id, {NAME: link})

    def like_tag(self, identifier: str, manner: Manner = EXACTLY, *, any_form: bool = False) -> Sought:
        """The words of a tag, or with `any_form` all forms of the entry it names as well.

        Its type, certainty, the entry it stands for and the term of a role go over to the new tags; notes,
        comments and what was said of this one place alone do not. Raises NotFound, or InvalidValue for a tag
        of several fragments.
        """
        tag = self._library.tag(identifier)
        if len(tag.target) > 1:
            raise InvalidValue(
                "The words of several fragments stand nowhere else like this; select some words instead."
            )
        record = self._registering.record_of(tag)
        own = next((key for key in IDENTITY if key in tag.links), "")
        links = {}
        if record is not None:
            link = tag.links[own]
            links[own] = replace(link, record=record.id, mention="", source=link.source or record.origin)
        forms: tuple[str, ...] = (tag.quoted(self._library.text(tag.article)),)
        if any_form and record is not None and own == NAME:
            forms = (*forms, *self._names.sought(record))
        terms = {field.name for field in self._tag_set.type(tag.type).fields if field.kind == "term"}
        return Sought(
            tag.type,
            forms,
            manner,
            record.id if record is not None else "",
            links,
            {key: value for key, value in tag.values.items() if key in terms or key in IDENTITY},
            tag.certainty,
            tag.id,
        )

    def like_words(self, article: str, span: Span, kind: str, manner: Manner = EXACTLY) -> Sought:
        """The words of a stretch, without what a tag of the type would not keep at its edges, to become such tags.

        Raises NotFound, or InvalidValue when no words are left.
        """
        text, tag_type = self._library.text(article), self._tag_set.type(kind)
        kept = trimmed(text, span.start, span.end, tag_type.trims_punctuation)
        if kept is None:
            raise InvalidValue("No words are selected; select the words to look for.")
        return Sought(kind, (text[kept.start : kept.end],), manner)

    def newly_linked(self, change: Change) -> str:
        """Id of the entry to which a step has linked the one mention that it changed, or empty."""
        if len(change.annotations) != 1 or change.label != self._history.undo_label:
            return ""
        (identifier,) = change.annotations
        bodies = [entry.body or {} for entry in self._history.of_subject(identifier)[-2:]]
        records = [body.get("links", {}).get(NAME, {}).get("record", "") for body in bodies]
        before = records[0] if len(records) > 1 else ""
        return self._registering.resolve(records[-1]) if records[-1] and records[-1] != before else ""

    # Finding and tagging

    def find(
        self, sought: Sought, articles: Sequence[str] | None = None, progress: Progress = silent
    ) -> list[Hit]:
        """Places in these articles, or in the whole project, in text order.

        Places that are tagged so already are left out.
        """
        finder = PlaceFinder(self._database, self._library, self._registering, self._names, sought)
        found: list[Hit] = []
        for done, total, some in self._batches(sought, articles):
            progress(done, total, "")
            for article in some:
                progress(done, total, "")
                found += finder.hits(article)
        return found

    def _batches(
        self, sought: Sought, articles: Sequence[str] | None
    ) -> Iterator[tuple[int, int, Sequence[str]]]:
        if articles is not None:
            chosen = list(dict.fromkeys(articles))
            yield from ((number, len(chosen), [article]) for number, article in enumerate(chosen))
            return
        total = occurrences.article_count(self._database)
        any_case = sought.manner.any_case
        probes = [probe(form, any_case) for form in sought.forms]
        for done, some in occurrences.articles_holding(self._database, probes, any_case):
            yield done, total, some

    @undisturbed
    def apply(self, sought: Sought, hits: Iterable[Hit]) -> list[str]:
        """Tag places as one undo step; returns the ids of the tags, in order."""
        chosen = list({hit.annotation or (hit.article, hit.span): hit for hit in hits}.values())
        if not chosen:
            return []
        label = f"Tag {len(chosen):,} like this"
        edits = [
            Edit("annotation", tag.id, tag.to_body(text), article)
            for article, some in groupby(chosen, key=lambda hit: hit.article)
            for text in (self._library.text(article),)
            for tag in (self._tag(sought, hit) for hit in some)
        ]
        with self._history.step(label):
            self._tag_set.state(sought.type)
            if sought.record:
                self._registering.establish(sought.record)
            self._history.apply(label, edits)
        return [edit.subject for edit in edits]

    def _tag(self, sought: Sought, hit: Hit) -> Annotation:
        if hit.annotation:
            tag = self._library.tag(hit.annotation)
            values = {key: value for key, value in tag.values.items() if key not in sought.links}
            return replace(tag, values=values, links={**tag.links, **sought.links})
        return Annotation(
            id=new_id(),
            article=hit.article,
            type=sought.type,
            target=(hit.span,),
            by=self._history.by,
            at=now(),
            certainty=sought.certainty,
            values=sought.values,
            links=sought.links,
            type_version=self._tag_set.type(sought.type).version,
        )


def _names(tag_type: TagType, record_kind: str) -> bool:
    """Whether tags of a type name entries of a kind."""
    field = tag_type.find(NAME)
    return field is not None and LINK_KINDS.get(field.kind) == (record_kind,)
