"""Dating: what typed dates mean, and which values date tags without one propose from their words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.proposal import Proposal
from annotator.model.tag_type import TagType
from annotator.model.understood import Understood
from annotator.model.wanted import Wanted
from annotator.services.history import History
from annotator.services.library import Library
from annotator.services.tag_set import TagSet
from annotator.services.tagging import Tagging

_PAGE = 256


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A date tag without a value, its words, and what they propose, if anything."""

    tag: Annotation
    words: str
    proposal: Proposal | None


def read_phrase(typed: str, published: str = "") -> Understood:
    """Return what a phrase means in an article published then. Raises InvalidValue with a sentence."""
    # The patterns for phrases take a while to compile, and most windows open without a date being typed.
    from annotator.text.date_phrases import understand

    return understand(typed, published)


class Dating:
    """The verbs on dates. A proposal changes nothing until it is accepted."""

    def __init__(self, history: History, library: Library, tag_set: TagSet, tagging: Tagging) -> None:
        self._history = history
        self._library = library
        self._tag_set = tag_set
        self._tagging = tagging

    def understand(self, typed: str, article_id: str = "") -> Understood:
        """Return what a phrase means, as typed for this article. Raises InvalidValue with a sentence."""
        return read_phrase(typed, self._published(article_id) if article_id else "")

    def proposal(self, annotation_id: str) -> Proposal | None:
        """Return what a tag without a value proposes; `field` is the name of the field that it is for."""
        tag = self._library.tag(annotation_id)
        return self._proposal(tag, self._library.quoted(annotation_id), self._published(tag.article))

    def accept(self, annotation_ids: Sequence[str]) -> list[OpenDate]:
        """Give tags the values they propose, as one step. Raises InvalidValue for one that proposes nothing."""
        wanted = [
            OpenDate(
                self._library.tag(identifier), self._library.quoted(identifier), self.proposal(identifier)
            )
            for identifier in dict.fromkeys(annotation_ids)
        ]
        if silent := [date for date in wanted if date.proposal is None]:
            raise InvalidValue(f"“{silent[0].words}” proposes no date; give its value by hand.")
        label = "Accept date" if len(wanted) == 1 else f"Accept {len(wanted)} dates"
        with self._history.step(label):
            for date in wanted:
                assert date.proposal is not None
                self._tagging.set_value(date.tag.id, date.proposal.field, date.proposal.value)
        return wanted

    def open_proposals(self, article_id: str = "") -> list[OpenDate]:
        """Date tags without a value, of one article or of all, in the order of the table of tags."""
        published = {article.id: article.metadata.published for article in self._library.articles()}
        found = []
        for tag_type in self._tag_set.types():
            if not any(_value_fields(tag_type).values()):
                continue
            numbers = self._library.tag_numbers(Wanted(article=article_id, type=tag_type.name))
            for first in range(0, len(numbers), _PAGE):
                for tag, words, _label in self._library.tag_page(numbers[first : first + _PAGE]):
                    if not _is_dated(tag, tag_type):
                        proposal = self._proposal(tag, words, published.get(tag.article, ""))
                        found.append(OpenDate(tag, words, proposal))
        return found

    def _published(self, article_id: str) -> str:
        return self._library.article(article_id).metadata.published

    def _proposal(self, tag: Annotation, words: str, published: str) -> Proposal | None:
        from annotator.recognisers.date_value import propose

        tag_type = self._tag_set.type(tag.type)
        proposal = (
            None if _is_dated(tag, tag_type) else propose(words, published, self._anchor(tag, tag_type))
        )
        if proposal is None:
            return None
        name = _value_fields(tag_type)[proposal.field]
        return replace(proposal, field=name) if name else None

    def _anchor(self, tag: Annotation, tag_type: TagType) -> str:
        """The date of the tag that this one counts from, or empty."""
        mentions = [
            tag.links[field.name].mention
            for field in tag_type.fields
            if field.kind == "tag" and field.name in tag.links
        ]
        if not mentions:
            return ""
        try:
            other = self._library.tag(mentions[0])
            return other.values.get(_value_fields(self._tag_set.type(other.type)).get("edtf", ""), "")
        except NotFound:  # deleted since, or of a type that is no longer known
            return ""


def _value_fields(tag_type: TagType) -> dict[str, str]:
    """Fields that say what the tagged words mean, by what `propose` calls them; names are empty for none."""
    kinds = {"edtf": "date", "duration": "duration"} if tag_type.element == "date" else {}
    return {
        place: next((field.name for field in tag_type.fields if field.kind == kind), "")
        for place, kind in kinds.items()
    }


def _is_dated(tag: Annotation, tag_type: TagType) -> bool:
    """Whether a tag has a value already, or is of a type that takes none."""
    names = [name for name in _value_fields(tag_type).values() if name]
    return not names or any(tag.values.get(name) for name in names)
