"""Proposing: what the words around a tag and the tags beside it say about its values; nothing counts until a nod."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.model.annotation import Annotation
from annotator.model.link import IDENTITY, Link
from annotator.model.proposal import Proposal
from annotator.model.span import Span
from annotator.model.tag_type import LINK_KINDS, Field, TagType
from annotator.services.dating import Dating
from annotator.services.library import Library
from annotator.services.registering import Registering
from annotator.services.tag_set import TagSet
from annotator.services.tagging import Tagging
from annotator.text.word_edges import paragraph_bounds, sentence_at

_BEHIND = 60
"""Code points behind a tag in which the name that goes with it may begin."""
_EARLIER = 20_000
"""Code points before a tag in which an earlier quotation is looked for."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine)\b")
_TO = (" ", " the ", " to ", " to the ")
_PRONOUN = re.compile(r"\b(?:he|she|they)\s*$", re.IGNORECASE)
_DESCRIBED = re.compile(r"\bthe(?:\s+[a-z]+){1,2}\s+$")
"""*the council* confirmed: somebody who has no tag, for want of a name."""
_SPEECH = "said"
"""TEI element of the tag types that are quotations."""


@dataclass(frozen=True, slots=True)
class _Around:
    """A tag, its type, and what stands in its sentence."""

    tag: Annotation
    tag_type: TagType
    text: str
    sentence: Span
    near: Sequence[Annotation]
    """Other tags that start in the sentence or just behind it, in text order."""

    @property
    def place(self) -> Span:
        return self.tag.extent

    def words(self, start: int, end: int) -> str:
        return self.text[start:end]


class Proposing:
    """Reads values off the text. A proposal changes nothing until it is accepted."""

    def __init__(
        self,
        library: Library,
        tag_set: TagSet,
        registering: Registering,
        tagging: Tagging,
        *,
        dating: Dating,
    ) -> None:
        self._library = library
        self._tag_set = tag_set
        self._registering = registering
        self._tagging = tagging
        self._dating = dating

    def proposals(self, identifier: str) -> list[Proposal]:
        """What a tag proposes for its empty values, in the order of its fields. Raises NotFound."""
        tag = self._library.tag(identifier)
        if tag.type not in self._types():
            return []  # its type has gone
        around = self._around(tag)
        found = {proposal.field: proposal for proposal in self._every(around)}
        return [
            found[field.name]
            for field in around.tag_type.fields
            if field.name in found and field.name not in tag.values and field.name not in tag.links
        ]

    def of_articles(self, article: str = "") -> Iterator[tuple[str, list[Proposal]]]:
        """(tag, what it proposes) for the tags of one article, or of all, that propose anything."""
        for one in [article] if article else [listed.id for listed in self._library.articles()]:
            for tag in self._library.tags(one):
                if proposals := self.proposals(tag.id):
                    yield tag.id, proposals

    def accept(self, identifier: str, field: str = "") -> list[Proposal]:
        """Give a tag all values that it proposes, or that of one field, as one step."""
        proposals = [proposal for proposal in self.proposals(identifier) if field in ("", proposal.field)]
        given = {proposal.field: proposal.link or proposal.value for proposal in proposals}
        if given:
            self._tagging.set_several(identifier, given, "Accept what is proposed")
        return proposals

    def _around(self, tag: Annotation) -> _Around:
        text = self._library.text(tag.article)
        place = tag.extent
        sentence = _sentence(text, place)
        reach = Span(sentence.start, min(len(text), place.end + _BEHIND))
        types = self._types()
        near = [
            other
            for other in self._library.tags_starting_in(tag.article, reach)
            if other.id != tag.id and other.type in types
        ]
        return _Around(tag, types[tag.type], text, sentence, near)

    def _types(self) -> dict[str, TagType]:
        return {tag_type.name: tag_type for tag_type in self._tag_set.types()}

    def _every(self, around: _Around) -> Iterator[Proposal]:
        element = around.tag_type.element
        if element == _SPEECH:
            yield from self._of_quotation(around)
        elif element == "roleName":
            yield from self._of_role(around)
        elif element == "date":
            date = self._dating.proposal(around.tag.id)
            yield from [date] if date else []
            yield from self._person(around, "person")

    # Roles and dates

    def _of_role(self, around: _Around) -> Iterator[Proposal]:
        from annotator.text.role_words import role_term

        named = [tag.extent for tag in around.near if self._own_field(tag) is not None]
        known = self._library.names_used_last(around.tag.type, "term")
        if term := role_term(around.text, around.place, named, known):
            yield Proposal(term, "term", term, "the words of the role")
        yield from self._person(around, "holder")
        for body in self._named(around, "organisation"):
            if around.place.contains(body.extent):
                yield self._pointing(around, "organisation", body, "named in the role")
                return

    def _person(self, around: _Around, field: str) -> Iterator[Proposal]:
        """Whom a role or date belongs to: named in it, right behind it, or last before it in its sentence."""
        people = self._named(around, "person")
        place = around.place
        for person in people:
            if place.contains(person.extent) or person.extent.contains(place):
                yield self._pointing(around, field, person, "named in it")
                return
        for person in people:
            gap = around.words(place.end, person.extent.start)
            if person.extent.start >= place.end and gap in (" ", ", ", " ("):
                yield self._pointing(around, field, person, "named right behind it")
                return
        earlier = [person for person in people if person.extent.end <= place.start]
        quotation = self._quotation_around(around)
        if quotation is not None:
            inside = [person for person in earlier if person.extent.start >= quotation.extent.start]
            speaker = quotation.links.get("speaker")
            speaks_of_self = _FIRST_PERSON.search(around.text, around.sentence.start, place.end)
            if not inside and speaker is not None and speaks_of_self:
                yield from self._shared(around, field, speaker, "who speaks")
                return
        if earlier:
            yield self._pointing(around, field, earlier[-1], "named last before it in the sentence")

    def _quotation_around(self, around: _Around) -> Annotation | None:
        place = around.place
        found = [
            tag for tag in self._quotations_before(around) if any(span.contains(place) for span in tag.target)
        ]
        return found[-1] if found else None

    # Quotations

    def _of_quotation(self, around: _Around) -> Iterator[Proposal]:
        from annotator.text.reported_speech import reported

        said = reported(around.text, around.tag.target)
        yield Proposal(said.mode, "mode", said.mode, "where the quotation marks stand")
        if said.cue is None or said.sentence is None:
            yield from self._subject(around)
            return
        cue = around.words(said.cue.start, said.cue.end)
        yield Proposal(cue.lower(), "cue", cue.lower(), "the word that reports it")
        before_cue = around.words(said.sentence.start, said.cue.start)
        if beside := self._beside(around, said.cue, cue.lower()):
            yield self._pointing(around, "speaker", self._whom(around, beside), f"named beside “{cue}”")
        elif _PRONOUN.search(before_cue):
            yield from self._earlier_speaker(around)
        elif not _DESCRIBED.search(before_cue):
            yield from self._subject(around)
        behind = said.cue if cue.lower() in ("told", "tells", "telling") else said.medium
        if said.medium is not None:
            medium = around.words(said.medium.start, said.medium.end).lower()
            yield Proposal(medium, "medium", medium, "named in the sentence")
        if behind is not None:
            yield from self._addressee(around, behind)

    def _addressee(self, around: _Around, behind: Span) -> Iterator[Proposal]:
        for tag in self._agents(around):
            if around.words(behind.end, tag.extent.start) in _TO:
                yield self._pointing(around, "addressee", self._whom(around, tag), "named behind it")
                return

    def _beside(self, around: _Around, cue: Span, word: str) -> Annotation | None:
        """Who is named right before *said*, or right behind it."""
        agents = self._agents(around)
        before = [tag for tag in agents if around.words(tag.extent.end, cue.start).isspace()]
        behind = [tag for tag in agents if around.words(cue.end, tag.extent.start) in (" ", " the ")]
        if word.endswith("ing"):  # *resigned from the party, saying* is not said by the party
            return None
        return before[-1] if before else behind[0] if behind and word in ("said", "says") else None

    def _subject(self, around: _Around) -> Iterator[Proposal]:
        for tag in self._agents(around):
            if tag.extent.end <= around.place.start:
                whom = self._whom(around, tag)
                yield self._pointing(around, "speaker", whom, "named first in the sentence")
                return

    def _earlier_speaker(self, around: _Around) -> Iterator[Proposal]:
        earlier = [tag for tag in self._quotations_before(around) if "speaker" in tag.links]
        if earlier:
            link = earlier[-1].links["speaker"]
            yield from self._shared(around, "speaker", link, "who spoke last before")

    def _quotations_before(self, around: _Around) -> list[Annotation]:
        start = around.place.start
        if not start:
            return []
        reach = Span(max(0, start - _EARLIER), start)
        kinds = {name for name, tag_type in self._types().items() if tag_type.element == _SPEECH}
        return [tag for tag in self._library.tags_starting_in(around.tag.article, reach) if tag.type in kinds]

    # Tags beside a tag

    def _own_field(self, tag: Annotation) -> Field | None:
        """The field by which the words of a tag name an entry."""
        return self._tag_set.type(tag.type).find(IDENTITY[0])

    def _named(self, around: _Around, kind: str) -> list[Annotation]:
        """Tags beside it whose words name an entry of this kind."""
        return [
            tag
            for tag in around.near
            if (field := self._own_field(tag)) is not None and kind in LINK_KINDS.get(field.kind, ())
        ]

    def _agents(self, around: _Around) -> list[Annotation]:
        """Tags beside it that stand for somebody who can speak: people, bodies, and those who hold a role."""
        wanted = {"person", "organisation"}
        found = []
        for tag in around.near:
            fields = [self._tag_set.type(tag.type).find(name) for name in IDENTITY]
            own = next((field for field in fields if field is not None), None)
            if own is not None and wanted.intersection(LINK_KINDS.get(own.kind, ())):
                found.append(tag)
        return found

    def _whom(self, around: _Around, tag: Annotation) -> Annotation:
        """The person named in a tag such as *Labour leader Sir Keir Starmer*, or else the tag itself."""
        people = self._named(around, "person")
        return next((person for person in people if tag.extent.contains(person.extent)), tag)

    def _pointing(self, around: _Around, field: str, tag: Annotation, rule: str) -> Proposal:
        return Proposal("", field, tag.quoted(around.text), rule, Link(mention=tag.id))

    def _shared(self, around: _Around, field: str, link: Link, rule: str) -> Iterator[Proposal]:
        """Where the link of another tag leads, if the field takes that."""
        record = self._registering.record_of_link(link)
        taken = around.tag_type.find(field)
        if record is not None and taken is not None and record.kind in LINK_KINDS.get(taken.kind, ()):
            yield Proposal("", field, record.name, rule, Link(record=link.record, mention=link.mention))


def _sentence(text: str, place: Span) -> Span:
    """The sentence in which a tag begins, to the end of the tag; never from another paragraph."""
    found = sentence_at(text, place.start)
    start = min(found.start, place.start) if found else place.start
    return Span(max(start, paragraph_bounds(text, place.start)[0]), place.end)
