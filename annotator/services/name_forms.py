"""By which forms an entry of the register is found in a text, and which of them others share."""

from annotator.model.link import IDENTITY
from annotator.model.record import Record
from annotator.services.registering import Registering
from annotator.store import occurrences
from annotator.store.connection import Database
from annotator.text.name_titles import GENDER
from annotator.text.name_words import without_possessive, words_of

NAME = IDENTITY[0]
"""The field by which a tag says what an entry is called."""
FRAGMENTS = " … "
"""What joins the words of a tag of several fragments; they stand nowhere like this."""

Words = tuple[str, ...]
"""Folded words of a form (see `text.name_words`)."""


class NameForms:
    """Forms that were given by hand or found in mentions."""

    def __init__(self, database: Database, registering: Registering) -> None:
        self._database = database
        self._registering = registering

    def of(self, record: Record) -> list[str]:
        """All forms of an entry, the preferred name first."""
        mentioned = [
            count.form
            for count in self._registering.forms(record.id)
            if count.field == NAME and FRAGMENTS not in count.form
        ]
        forms = [*record.every_form, *mentioned]
        if record.kind == "person":
            forms = [without_possessive(form) for form in forms]
        return [form for form in dict.fromkeys(forms) if words_of(form)]

    def of_others(self, record: Record) -> dict[Words, str]:
        """Forms of other entries of the kind that share a telling word with one of this entry's: words → name."""
        keys = {telling_word(form) for form in self.of(record)}
        rows = occurrences.forms_of_others(self._database, record.kind, sorted(keys), record.id)
        return {words_of(form): name for form, name in rows}

    def sought(self, record: Record) -> tuple[str, ...]:
        """The forms to look for: without single words that are a form of another entry as well.

        The preferred name is always among them.
        """
        others = self.of_others(record)
        return tuple(
            form
            for form in self.of(record)
            if form == record.name or len(words_of(form)) > 1 or words_of(form) not in others
        )


def telling_word(form: str) -> str:
    """The word of a form by which to look it up in the index of names: the longest, but no title."""
    words = words_of(form)
    return max([word for word in words if word not in GENDER] or words, key=len, default="")
