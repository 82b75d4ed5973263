"""Questioning: what is still open about the tags of an article, or of the project. Nothing is ever changed."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.model.annotation import Annotation
from annotator.model.link import IDENTITY
from annotator.model.progress import Progress, silent
from annotator.model.question import QUESTION_KINDS, Question
from annotator.model.span import Span
from annotator.model.tag_type import LINK_KINDS, TagType
from annotator.services.library import Library
from annotator.services.name_forms import telling_word
from annotator.services.settling import Settling
from annotator.services.tag_set import TagSet
from annotator.store import comments, links, questions
from annotator.store.connection import Database
from annotator.store.project import Project
from annotator.text.tag_shape import crosses_furniture, crosses_paragraph, has_stray_edge

_ASKED: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "name": ("entry", "This {label} is not in the register yet.", ()),
    "holder": ("holder", "Who holds this {label}?", ()),
    "speaker": ("speaker", "Who said this?", ()),
    "edtf": ("date", "When is this?", ("duration", "relative_to")),
}
"""Field → kind of question and sentence when it is empty, and fields that answer it as well."""
_SCARE = "scare"
"""Mode of a quotation that nobody in particular said."""
_SHOWN = 80
"""Code points of a comment that a question shows."""

Said = tuple[str, str, str]
"""Kind, sentence and field of a question."""
Resolved = Mapping[str, tuple[str, ...]]
"""Field → the (record, mention, …) that a link comes to."""


class Questioning:
    """Reads a project and asks."""

    def __init__(self, project: Project, library: Library, tag_set: TagSet, settling: Settling) -> None:
        self._database = project.database
        self._library = library
        self._tag_set = tag_set
        self._settling = settling

    def questions(self, articles: Sequence[str] = (), progress: Progress = silent) -> list[Question]:
        """Open questions of these articles, or of the whole project, in text order.

        A conflict in claims is asked about at each tag that has a part in it, where all of it is in these articles.
        """
        chosen = list(articles) or self._tagged_articles()
        shared = _SharedNames(self._database)
        conflicts = self._conflicts(chosen)
        found: list[Question] = []
        for number, article in enumerate(chosen):
            progress(number, len(chosen), "")
            found += self._of_article(article, shared, conflicts)
        return found

    def _tagged_articles(self) -> list[str]:
        tagged = self._library.tag_counts()
        return [article.id for article in self._library.articles() if tagged.get(article.id)]

    def _of_article(
        self, article: str, shared: "_SharedNames", conflicts: Mapping[str, Sequence[Said]]
    ) -> list[Question]:
        types = {tag_type.name: tag_type for tag_type in self._tag_set.types()}
        text = self._library.text(article)
        zones = [zone.span for zone in self._library.zones(article)]
        tags = self._library.tags(article)
        resolved = links.resolved(self._database, article)
        disputed = questions.disputed(self._database, article)
        open_threads = self._open_threads(article)
        found: list[Question] = []
        for tag in tags:
            tag_type = types.get(tag.type)
            ends = resolved.get(tag.id, {})
            said: list[Said] = []
            if tag_type is not None:
                said += _missing(tag, tag_type)
                said += _gone(tag, tag_type, ends)
                said += _misshapen(tag, tag_type, text, zones)
                said += shared.asked(tag, tag_type, tag.quoted(text), ends)
            said += conflicts.get(tag.id, ())
            said += open_threads.get(tag.id, ())
            if tag.id in disputed:
                said.append(("disputed", "Two people changed this tag differently; say what holds.", ""))
            said.sort(key=lambda question: QUESTION_KINDS.index(question[0]))
            found += (
                Question(kind, article, tag.id, tag.extent, sentence, field) for kind, sentence, field in said
            )
        return found

    def _conflicts(self, articles: Sequence[str]) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        for standing in self._settling.of_claims(articles) if len(articles) > 1 else ():
            if standing.is_open:
                for witness in standing.conflict.witnesses:
                    asked = found.setdefault(witness.annotation, [])
                    asked.append(("conflict", standing.conflict.sentence, ""))
        return found

    def _open_threads(self, article: str) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        for comment in comments.of_article(self._database, article):
            if not comment.reply_to and not comment.resolved_by:
                words = " ".join(comment.text.split())
                words = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
                found.setdefault(comment.annotation, []).append(("comment", f"{comment.by}: {words}", ""))
        return found


class _SharedNames:
    """Asks about names by which the project calls two entries: once for each name in an article."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._named: dict[tuple[str, str], dict[str, str]] = {}
        self._told: set[tuple[str, str]] = set()

    def asked(self, tag: Annotation, tag_type: TagType, form: str, ends: Resolved) -> Iterator[Said]:
        field = tag_type.find(IDENTITY[0])
        record = ends.get(IDENTITY[0], ("", ""))[0]
        if field is None or not record or (tag.article, form) in self._told:
            return
        kind = next(iter(LINK_KINDS.get(field.kind, ())), "")
        if (kind, form) not in self._named:
            self._named[kind, form] = dict(questions.named_by(self._database, kind, form, telling_word(form)))
        named = self._named[kind, form]
        if len(named) > 1 and record in named:
            self._told.add((tag.article, form))
            others = " and ".join(name for identifier, name in named.items() if identifier != record)
            yield "shared", f"“{form}” is {named[record]} here and {others} elsewhere.", field.name


def _missing(tag: Annotation, tag_type: TagType) -> Iterator[Said]:
    said = {*tag.values, *tag.links}
    for field in tag_type.fields:
        if field.is_link and field.name in tag.values:
            name = tag.values[field.name]
            yield "entry", f"“{name}” is only a name; link it to the register.", field.name
        elif field.name in _ASKED and field.name not in said:
            kind, sentence, others = _ASKED[field.name]
            is_scare = kind == "speaker" and tag.values.get("mode") == _SCARE
            if not said.intersection(others) and not is_scare:
                yield kind, sentence.format(label=tag_type.label.lower()), field.name


def _gone(tag: Annotation, tag_type: TagType, ends: Resolved) -> Iterator[Said]:
    for key, link in tag.links.items():
        record, mention, *_ = ends.get(key, ("", ""))
        if link.record and not record:
            what = "an entry that is no longer in the register"
        elif link.mention and not mention:
            what = "a tag that is no longer there"
        else:
            continue
        field = tag_type.find(key)
        yield "gone", f"{field.label if field else key} leads to {what}.", key


def _misshapen(tag: Annotation, tag_type: TagType, text: str, zones: Sequence[Span]) -> Iterator[Said]:
    quotation = not tag_type.trims_punctuation
    if any(crosses_furniture(text, span, zones, quotation) for span in tag.target):
        yield "furniture", "The tag runs into furniture.", ""
    if any(crosses_paragraph(text, span, zones, quotation) for span in tag.target):
        yield "paragraph", "The tag runs into another paragraph.", ""
    if any(has_stray_edge(text, span, tag_type.trims_punctuation) for span in tag.target):
        yield "edge", "A space or a sign stands at the edge of the tag.", ""
