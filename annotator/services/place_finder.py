"""Finds the places of one thing in one article after another, and judges whose they are."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.model.annotation import Annotation
from annotator.model.link import IDENTITY
from annotator.model.occurrence import FREE, OTHER, Hit, Sought
from annotator.model.span import Span
from annotator.services.library import Library
from annotator.services.name_forms import NameForms
from annotator.services.registering import Registering
from annotator.store import links
from annotator.store.connection import Database
from annotator.text.name_words import words_of
from annotator.text.names import gender_of
from annotator.text.occurrences import occurrences, other_name, phrases_around

_CONTEXT = 120
"""Code points shown on either side of a place, without the word that is cut."""

Place = tuple[Span, str]
"""Where a form stands, and the form."""


class PlaceFinder:
    """Knows what is looked for and the forms of others, read once."""

    def __init__(
        self, database: Database, library: Library, registering: Registering, names: NameForms, sought: Sought
    ) -> None:
        self._database = database
        self._library = library
        self._registering = registering
        self._sought = sought
        record = registering.record(sought.record) if sought.record else None
        self._is_person = record is not None and record.kind == "person"
        self._others = names.of_others(record) if record is not None else {}
        self._others_words = frozenset(word for words in self._others for word in words)
        forms = names.of(record) if record is not None else []
        genders = {gender for form in forms if (gender := gender_of(form))}
        self._gender = genders.pop() if len(genders) == 1 else ""
        self._own_words = frozenset(word for form in forms for word in words_of(form))

    def hits(self, article: str) -> list[Hit]:
        """Places in an article, in text order; those that are tagged so already are left out."""
        text = self._library.text(article)
        zones = [zone.span for zone in self._library.zones(article)]
        found = occurrences(text, self._sought.forms, self._sought.manner, zones)
        if not found:
            return []
        tags = [tag for tag in self._library.tags(article) if tag.type == self._sought.type]
        entries = links.resolved(self._database, article) if tags else {}
        hits = []
        for (span, form), here in _with_tags(found, tags):
            standing = [(tag, _entry(entries.get(tag.id, {}))) for tag in here]
            if self._is_tagged_so(standing):
                continue
            linked = next((entry for _tag, entry in standing if entry), "")
            who = self._registering.record(linked).name if linked else self._whose(text, span, form)
            hits.append(
                Hit(
                    article,
                    span,
                    before=_before(text, span.start),
                    words=text[span.start : span.end],
                    after=_after(text, span.end),
                    state=OTHER if who else FREE,
                    who=who,
                    annotation=here[0].id if here and not linked else "",
                )
            )
        return hits

    def _is_tagged_so(self, standing: Sequence[tuple[Annotation, str]]) -> bool:
        """Whether one of the tags of a place, each with its entry, is what would be made, or the model itself."""
        if not self._sought.record:
            return bool(standing)
        return any(entry == self._sought.record or tag.id == self._sought.model for tag, entry in standing)

    def _whose(self, text: str, span: Span, form: str) -> str:
        """Who else seems to be meant: by a form that another entry has too, or by a longer name."""
        if self._others:
            for phrase in phrases_around(text, span, self._others_words):
                if phrase in self._others:
                    return self._others[phrase]
        return other_name(text, span.start, form, self._gender, self._own_words) if self._is_person else ""


def _before(text: str, end: int) -> str:
    start = max(0, end - _CONTEXT)
    return text[start:end].partition(" ")[2] if start else text[:end]


def _after(text: str, start: int) -> str:
    end = min(len(text), start + _CONTEXT)
    return text[start:end] if end == len(text) else text[start:end].rpartition(" ")[0]


def _entry(resolved: Mapping[str, tuple[str, ...]]) -> str:
    """Id of the entry that a tag stands for, given what its links come to."""
    return next((resolved[key][0] for key in IDENTITY if key in resolved and resolved[key][0]), "")


def _with_tags(
    found: Sequence[Place], tags: Sequence[Annotation]
) -> Iterator[tuple[Place, list[Annotation]]]:
    """Each place, in text order, with the tags that overlap it."""
    spans = sorted(((span, tag) for tag in tags for span in tag.target), key=lambda pair: pair[0])
    near: list[tuple[Span, Annotation]] = []
    at = 0
    for place in found:
        while at < len(spans) and spans[at][0].start < place[0].end:
            near.append(spans[at])
            at += 1
        near = [pair for pair in near if pair[0].end > place[0].start]
        yield place, [tag for _span, tag in near]
