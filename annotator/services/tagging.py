"""Tagging: make, change and retract tags; every verb is one undo step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.model.annotation import CERTAINTIES, Annotation
from annotator.model.errors import InvalidRange, InvalidValue, KnownError
from annotator.model.link import IDENTITY, Link
from annotator.model.span import Target, target_of
from annotator.model.tag_type import Field
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.registering import Registering
from annotator.services.stamping import new_id, now
from annotator.services.tag_set import TagSet
from annotator.services.tag_values import Said, TagValues, kept_value, known_certainty
from annotator.services.undisturbed import undisturbed
from annotator.text.normalising import printable


class Tagging:
    """The verbs on tags. Positions are code points of the article's text.

    A value of a link field is given as the id of an entry, or as a name: the one entry of that name is linked,
    and made when there is none, as part of the same step.
    """

    def __init__(self, history: History, library: Library, tag_set: TagSet, registering: Registering) -> None:
        self._history = history
        self._library = library
        self._tag_set = tag_set
        self._registering = registering
        self._values = TagValues(library, tag_set, registering)

    def add(
        self,
        article: str,
        kind: str,
        pairs: Sequence[tuple[int, int]],
        *,
        values: Mapping[str, str] | None = None,
        links: Mapping[str, Link] | None = None,
        certainty: str = "certain",
        note: str = "",
    ) -> Annotation:
        """Tag one or more ranges. Raises InvalidRange, InvalidValue or NotFound."""
        tag_type = self._tag_set.type(kind)
        target = self._target(article, pairs)
        certainty = known_certainty(certainty)
        label = f"Tag {tag_type.label.lower()}"
        with self._history.step(label):
            self._tag_set.state(kind)
            said = Said()
            for key, value in (values or {}).items():
                said.put(key, self._values.value(article, self._tag_set.field(kind, key), value))
            for key, link in (links or {}).items():
                kept = self._values.link(self._tag_set.field(kind, key), link)
                said.put(key, self._values.established(kept))
            tag = Annotation(
                id=new_id(),
                article=article,
                type=kind,
                target=target,
                by=self._history.by,
                at=now(),
                certainty=certainty,
                note=printable(note).strip(),
                values=said.values,
                links=said.links,
                type_version=tag_type.version,
            )
            return self._state(label, tag)

    @undisturbed
    def retype(self, identifier: str, kind: str) -> Annotation:
        """Give a tag another type; values that the new type takes as well are kept."""
        tag = self._library.tag(identifier)
        tag_type = self._tag_set.type(kind)
        said = Said()
        shown = self.shown(tag)
        for wanted in tag_type.fields:
            link, words = tag.links.get(wanted.name), shown.get(wanted.name, "")
            try:
                said.put(wanted.name, self._values.link(wanted, link) if link else kept_value(wanted, words))
            except KnownError:
                # an entry of another kind: its name stays, to be linked anew
                if wanted.is_link:
                    said.put(wanted.name, words)
        changed = replace(tag, type=kind, values=said.values, links=said.links, type_version=tag_type.version)
        label = f"Change tag to {tag_type.label.lower()}"
        with self._history.step(label):
            self._tag_set.state(kind)
            return self._state(label, changed)

    @undisturbed
    def retract(self, identifiers: Sequence[str]) -> None:
        """Delete tags, as one step; their history stays in the log."""
        tags = [self._library.tag(identifier) for identifier in dict.fromkeys(identifiers)]
        if not tags:
            return
        label = "Delete tag" if len(tags) == 1 else f"Delete {len(tags)} tags"
        self._history.apply(label, [Edit("annotation", tag.id, None, tag.article) for tag in tags])

    @undisturbed
    def set_target(self, identifier: str, pairs: Sequence[tuple[int, int]]) -> Annotation:
        """Move the edges of a tag."""
        tag = self._library.tag(identifier)
        return self._state("Move edge of tag", replace(tag, target=self._target(tag.article, pairs)))

    @undisturbed
    def add_fragment(self, identifier: str, pair: tuple[int, int]) -> Annotation:
        """Add a range to a tag; one that touches another is joined with it."""
        tag = self._library.tag(identifier)
        pairs = [(span.start, span.end) for span in tag.target]
        return self._state(
            "Add fragment to tag", replace(tag, target=self._target(tag.article, [*pairs, pair]))
        )

    @undisturbed
    def set_value(self, identifier: str, key: str, value: str) -> Annotation:
        """Give a tag a value; an empty one takes it away."""
        tag = self._library.tag(identifier)
        field = self._tag_set.field(tag.type, key)
        label = f"Change {field.label.lower()}"
        with self._history.step(label):
            return self._say(label, tag, key, self._values.value(tag.article, field, value))

    @undisturbed
    def set_words(self, identifier: str, key: str, words: str) -> Annotation:
        """Let a value be these words; a name that is not looked for in the register, nor linked to it."""
        tag = self._library.tag(identifier)
        field = self._tag_set.field(tag.type, key)
        return self._say(f"Change {field.label.lower()}", tag, key, kept_value(field, words))

    @undisturbed
    def set_link(self, identifier: str, key: str, link: Link) -> Annotation:
        """Lead a value to an entry of the register or to another tag. Raises InvalidValue for a wrong kind."""
        tag = self._library.tag(identifier)
        field = self._tag_set.field(tag.type, key)
        label = f"Link {field.label.lower()}"
        with self._history.step(label):
            return self._say(
                label, tag, key, self._values.established(self._values.link(field, link, identifier))
            )

    @undisturbed
    def set_several(self, identifier: str, given: Mapping[str, str | Link], label: str) -> Annotation:
        """Give a tag several values and links at once, as `set_value` and `set_link` do one."""
        tag = self._library.tag(identifier)
        said = Said(dict(tag.values), dict(tag.links))
        with self._history.step(label):
            for key, value in given.items():
                field = self._tag_set.field(tag.type, key)
                if isinstance(value, Link):
                    said.put(key, self._values.established(self._values.link(field, value, identifier)))
                else:
                    said.put(key, self._values.value(tag.article, field, value))
            return self._state(label, replace(tag, values=said.values, links=said.links))

    @undisturbed
    def set_link_certainty(self, identifier: str, key: str, certainty: str) -> Annotation:
        """Say how sure one link of a tag is."""
        tag = self._library.tag(identifier)
        if key not in tag.links:
            raise InvalidValue("Only a link has a certainty of its own; link the value first.")
        link = replace(tag.links[key], certainty=known_certainty(certainty))
        return self._say("Change certainty of link", tag, key, link)

    @undisturbed
    def point(self, identifier: str, mention: str, key: str = "") -> str:
        """Let a tag point at another one; returns the field, chosen by what is pointed at unless it is given.

        A role that points at a person has its holder, at an organisation its organisation; a quotation that
        points at either, or at a role, has its speaker. A tag that stands for an entry itself shares the entry
        of the tag that it points at.
        """
        tag, other = self._library.tag(identifier), self._library.tag(mention)
        if tag.id == other.id:
            raise InvalidValue("A tag cannot point at itself; point at another one.")
        field = self._tag_set.field(tag.type, key) if key else self._values.field_for(tag, other)
        link = Link(mention=other.id)
        if field.name == IDENTITY[0]:
            record = self._registering.record_of(other)
            if record is None:
                raise InvalidValue(
                    "The tag that was pointed at is not linked to the register; link it first."
                )
            link = Link(record=record.id)
        self.set_link(identifier, field.name, link)
        return field.name

    def fields_for(self, tag: Annotation, other: Annotation) -> list[Field]:
        """Values of a tag that could point at another one, the one that is meant first."""
        return self._values.fields_for(tag, other)

    def shown(self, tag: Annotation) -> dict[str, str]:
        """Each value in words: for a link the name of its entry, else the words of the tag it points at."""
        return self._values.shown(tag)

    @undisturbed
    def set_certainty(self, identifier: str, certainty: str) -> Annotation:
        """Say how sure the tag is."""
        tag = self._library.tag(identifier)
        return self._state("Change certainty", replace(tag, certainty=known_certainty(certainty)))

    @undisturbed
    def step_certainty(self, identifier: str) -> Annotation:
        """Step to the next of certain, probable, possible, unknown."""
        tag = self._library.tag(identifier)
        place = CERTAINTIES.index(tag.certainty) if tag.certainty in CERTAINTIES else -1
        return self.set_certainty(identifier, CERTAINTIES[(place + 1) % len(CERTAINTIES)])

    @undisturbed
    def set_note(self, identifier: str, note: str) -> Annotation:
        """Write the note of a tag."""
        return self._state(
            "Change note", replace(self._library.tag(identifier), note=printable(note).strip())
        )

    def _say(self, label: str, tag: Annotation, key: str, value: str | Link) -> Annotation:
        said = Said(dict(tag.values), dict(tag.links))
        said.put(key, value)
        return self._state(label, replace(tag, values=said.values, links=said.links))

    def _target(self, article: str, pairs: Sequence[tuple[int, int]]) -> Target:
        target = target_of(*pairs)
        text = self._library.text(article)
        if target[-1].end > len(text):
            raise InvalidRange(
                f"The range ends at {target[-1].end} and the text at {len(text)}; give a range inside the text."
            )
        if any(text[span.start : span.end].isspace() for span in target):
            raise InvalidRange("The range holds only white space and no text; select some words.")
        return target

    def _state(self, label: str, tag: Annotation) -> Annotation:
        body = tag.to_body(self._library.text(tag.article))
        self._history.apply(label, [Edit("annotation", tag.id, body, tag.article)])
        return tag
