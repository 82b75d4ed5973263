"""Naming: who a tag stands for, by a new entry of the register or by words that wait to be linked."""

from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidValue
from annotator.model.link import IDENTITY, Link
from annotator.model.record import Record
from annotator.model.tag_type import LINK_KINDS, Field
from annotator.services.history import History
from annotator.services.library import Library
from annotator.services.registering import Registering
from annotator.services.tag_set import TagSet
from annotator.services.tagging import Tagging
from annotator.text.preferred_name import preferred_name


class Naming:
    """The verbs on values that point to the register, for those who type names."""

    def __init__(
        self, history: History, library: Library, tag_set: TagSet, registering: Registering, tagging: Tagging
    ) -> None:
        self._history = history
        self._library = library
        self._tag_set = tag_set
        self._registering = registering
        self._tagging = tagging

    def own_field(self, tag: Annotation) -> Field:
        """The field that says whom the words of a tag name. Raises InvalidValue when its type has none."""
        field = self._tag_set.type(tag.type).find(IDENTITY[0])
        if field is None or not LINK_KINDS.get(field.kind):
            label = self._tag_set.type(tag.type).label.lower()
            raise InvalidValue(f"The words of {label} tags name no entry; go to the values to link one.")
        return field

    def name_for(self, tag: Annotation, key: str) -> str:
        """The name that a new entry would get from the words of a tag; empty when they do not name it."""
        field = self._tag_set.field(tag.type, key)
        if key != IDENTITY[0] or not LINK_KINDS.get(field.kind):
            return ""
        return preferred_name(self._library.quoted(tag.id), LINK_KINDS[field.kind][0])

    def link_own(self, identifier: str) -> tuple[Record, bool]:
        """Link a tag to the entry that is called as its words say; returns it, and whether it had to be made.

        Raises InvalidValue when the tag is linked already, or several entries are called so.
        """
        tag = self._library.tag(identifier)
        field = self.own_field(tag)
        if field.name in tag.links:
            raise InvalidValue("This tag leads to an entry already; unlink it first, or choose another one.")
        name = self.name_for(tag, field.name)
        found = self._registering.named(name, LINK_KINDS[field.kind])
        if len(found) > 1:
            raise InvalidValue(f"Several entries are called “{name}”; go to the values and choose one.")
        if not found:
            return self.make(identifier), True
        self._tagging.set_link(identifier, field.name, Link(record=found[0].id))
        return found[0], False

    def make(self, identifier: str, key: str = "", name: str = "", kind: str = "") -> Record:
        """Make an entry of the register and link a value of a tag to it, as one step.

        Without `key` and `name`, the entry is the one that the words of the tag name; its name is then what
        stands there without title, and the words are kept as a form of it.
        """
        tag = self._library.tag(identifier)
        field = self._tag_set.field(tag.type, key) if key else self.own_field(tag)
        kinds = LINK_KINDS.get(field.kind, ())
        kind = kind or (kinds[0] if kinds else "")
        if kind not in kinds:
            raise InvalidValue(f"{field.label} takes no new entry of that kind; choose another value.")
        words = " ".join(self._library.quoted(identifier).split())
        own = self.name_for(tag, field.name)
        called = name or own
        forms = [words] if own and called == own else []
        with self._history.step(f"New {kind} {called}"):
            record = self._registering.create(kind, called, forms=forms)
            self._tagging.set_link(identifier, field.name, Link(record=record.id))
        return record

    def keep(self, identifier: str, key: str, words: str) -> Annotation:
        """Keep a name as it was typed: linked when exactly one entry has it, else as words to be linked later.

        Nothing is ever made of a name that was left half typed.
        """
        tag = self._library.tag(identifier)
        field = self._tag_set.field(tag.type, key)
        found = self._registering.named(" ".join(words.split()), LINK_KINDS.get(field.kind, ()))
        if len(found) == 1:
            return self._tagging.set_link(identifier, key, Link(record=found[0].id))
        return self._tagging.set_words(identifier, key, words)
