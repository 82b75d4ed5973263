"""Tagging: make, change and retract tags; every verb is one undo step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.model.annotation import CERTAINTIES, Annotation
from annotator.model.errors import InvalidRange, InvalidValue
from annotator.model.span import Target, target_of
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.stamping import new_id, now
from annotator.services.tag_set import TagSet
from annotator.text.edtf import is_edtf
from annotator.text.normalising import printable


class Tagging:
    """The verbs on tags. Positions are code points of the article's text."""

    def __init__(self, history: History, library: Library, tag_set: TagSet) -> None:
        self._history = history
        self._library = library
        self._tag_set = tag_set

    def add(
        self,
        article: str,
        kind: str,
        pairs: Sequence[tuple[int, int]],
        *,
        values: Mapping[str, str] | None = None,
        certainty: str = "certain",
        note: str = "",
    ) -> Annotation:
        """Tag one or more ranges. Raises InvalidRange, InvalidValue or NotFound."""
        tag_type = self._tag_set.type(kind)
        kept = {key: self._value(kind, key, value) for key, value in (values or {}).items()}
        tag = Annotation(
            id=new_id(),
            article=article,
            type=kind,
            target=self._target(article, pairs),
            by=self._history.by,
            at=now(),
            certainty=_certainty(certainty),
            note=printable(note).strip(),
            values={key: value for key, value in kept.items() if value},
        )
        self._state(f"Tag {tag_type.label.lower()}", tag)
        return tag

    def retype(self, identifier: str, kind: str) -> Annotation:
        """Give a tag another type; values that the new type knows as well are kept."""
        tag = self._library.tag(identifier)
        known = {field.name for field in self._tag_set.type(kind).fields}
        values = {key: value for key, value in tag.values.items() if key in known}
        label = self._tag_set.type(kind).label.lower()
        return self._state(f"Change tag to {label}", replace(tag, type=kind, values=values))

    def retract(self, identifiers: Sequence[str]) -> None:
        """Delete tags, as one step; their history stays in the log."""
        tags = [self._library.tag(identifier) for identifier in dict.fromkeys(identifiers)]
        if not tags:
            return
        label = "Delete tag" if len(tags) == 1 else f"Delete {len(tags)} tags"
        self._history.apply(label, [Edit("annotation", tag.id, None, tag.article) for tag in tags])

    def set_target(self, identifier: str, pairs: Sequence[tuple[int, int]]) -> Annotation:
        """Move the edges of a tag."""
        tag = self._library.tag(identifier)
        return self._state("Move edge of tag", replace(tag, target=self._target(tag.article, pairs)))

    def add_fragment(self, identifier: str, pair: tuple[int, int]) -> Annotation:
        """Add a range to a tag; one that touches another is joined with it."""
        tag = self._library.tag(identifier)
        pairs = [(span.start, span.end) for span in tag.target]
        return self._state(
            "Add fragment to tag", replace(tag, target=self._target(tag.article, [*pairs, pair]))
        )

    def set_value(self, identifier: str, key: str, value: str) -> Annotation:
        """Give a tag a value; an empty one takes it away."""
        tag = self._library.tag(identifier)
        kept = self._value(tag.type, key, value)
        values = {name: old for name, old in tag.values.items() if name != key}
        if kept:
            values[key] = kept
        label = self._tag_set.field(tag.type, key).label.lower()
        return self._state(f"Change {label}", replace(tag, values=values))

    def set_certainty(self, identifier: str, certainty: str) -> Annotation:
        """Say how sure the tag is."""
        tag = self._library.tag(identifier)
        return self._state("Change certainty", replace(tag, certainty=_certainty(certainty)))

    def step_certainty(self, identifier: str) -> Annotation:
        """Step to the next of certain, probable, possible, unknown."""
        tag = self._library.tag(identifier)
        place = CERTAINTIES.index(tag.certainty) if tag.certainty in CERTAINTIES else -1
        return self.set_certainty(identifier, CERTAINTIES[(place + 1) % len(CERTAINTIES)])

    def set_note(self, identifier: str, note: str) -> Annotation:
        """Write the note of a tag."""
        return self._state(
            "Change note", replace(self._library.tag(identifier), note=printable(note).strip())
        )

    def _value(self, kind: str, key: str, value: str) -> str:
        """A value as it is kept. Raises NotFound for an unknown field, InvalidValue for what is no date."""
        field = self._tag_set.field(kind, key)
        value = printable(value).strip()
        if value and field.kind == "date" and not is_edtf(value):
            raise InvalidValue(
                f"“{value}” is no date for {field.label}; write it as 2023, 2023-09, 2023-09-20 or 2011/2023."
            )
        return value

    def _target(self, article: str, pairs: Sequence[tuple[int, int]]) -> Target:
        target = target_of(*pairs)
        length = self._library.article(article).characters
        if target[-1].end > length:
            raise InvalidRange(
                f"The range ends at {target[-1].end} and the text at {length}; give a range inside the text."
            )
        text = self._library.text(article)
        if any(text[span.start : span.end].isspace() for span in target):
            raise InvalidRange("The range holds only white space and no text; select some words.")
        return target

    def _state(self, label: str, tag: Annotation) -> Annotation:
        body = tag.to_body(self._library.text(tag.article))
        self._history.apply(label, [Edit("annotation", tag.id, body, tag.article)])
        return tag


def _certainty(certainty: str) -> str:
    if certainty not in CERTAINTIES:
        raise InvalidValue(f"A certainty is one of {', '.join(CERTAINTIES)}, not “{certainty}”.")
    return certainty
