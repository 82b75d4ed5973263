"""The register: people, organisations and places, and what leads to them, for those who show or link them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.link import Link
from annotator.model.record import RECORD_KINDS, FormCount, Record
from annotator.store import links, records
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.services.suggesting_records import RecordSuggestion

ID_DIGITS = 32


class Register:
    """Reads the register; changes nothing."""

    def __init__(self, project: Project) -> None:
        self._database = project.database

    def records(self, kinds: Sequence[str] = RECORD_KINDS) -> list[Record]:
        """All entries, by kind and name; for long registers take `numbers` and `page`."""
        return records.every(self._database, kinds)

    def numbers(self, kinds: Sequence[str] = RECORD_KINDS, words: str = "") -> array[int]:
        """Row numbers of the entries one of whose forms holds these words, by kind and name."""
        return records.numbers(self._database, kinds, " ".join(words.split()))

    def number(self, identifier: str) -> int:
        """Row number of an entry, 0 when there is none of this id."""
        return records.number(self._database, identifier)

    def page(self, rows: Sequence[int]) -> list[tuple[Record, int]]:
        """(entry, number of links to it) for row numbers."""
        return records.page(self._database, rows)

    def record(self, identifier: str) -> Record:
        """One entry by its id, or the one it was merged into. Raises NotFound."""
        if not is_record_id(identifier):
            raise NotFound(f"“{identifier}” is not the id of an entry; list the register to see the ids.")
        return records.get(self._database, identifier)

    def named(self, name: str, kinds: Sequence[str] = RECORD_KINDS) -> list[Record]:
        """Entries of exactly this name, or else those with exactly this further form."""
        return records.named(self._database, name, kinds)

    def find(self, name: str, kinds: Sequence[str] = RECORD_KINDS) -> Record:
        """The one entry of this id or name. Raises NotFound, or InvalidValue when several are meant."""
        if is_record_id(name):
            return self.record(name)
        found = self.named(name, kinds)
        if not found:
            raise NotFound(f"There is no “{name}” in the register; list the register to see what it holds.")
        if len(found) > 1:
            ids = ", ".join(record.id for record in found)
            raise InvalidValue(f"Several entries are called “{name}”; give the id of the one meant: {ids}.")
        return found[0]

    def resolve(self, identifier: str) -> str:
        """Id of the entry that speaks for this one; empty when it is not in the register."""
        return links.record_of(self._database, Link(record=identifier))

    def record_of_link(self, link: Link) -> Record | None:
        """The entry to which a link leads, through the tag it points at if need be."""
        identifier = links.record_of(self._database, link)
        return records.get(self._database, identifier) if identifier else None

    def record_of(self, tag: Annotation) -> Record | None:
        """The entry that a tag itself stands for."""
        identifier = links.identity(self._database, tag.links)
        return records.get(self._database, identifier) if identifier else None

    def suggest(
        self,
        kinds: Sequence[str],
        typed: str,
        *,
        article: str = "",
        mention: str = "",
        position: int = 0,
        limit: int = 12,
    ) -> list[RecordSuggestion]:
        """Entries that may be meant by a mention or by what is typed, the likely one first.

        `mention` are the tagged words and `position` where they stand in `article`, in code points. With
        nothing typed the mention decides; an entry of the other gender than its title is never offered.
        """
        from annotator.services.suggesting_records import suggest

        return suggest(
            self._database,
            kinds,
            typed,
            article=article,
            mention=mention,
            position=position,
            limit=limit,
        )

    def mentions(
        self, identifier: str, article: str = "", *, field: str = "", form: str = "", direct: bool = False
    ) -> list[tuple[str, str]]:
        """(tag, field) of everything that leads to an entry, in text order.

        It can be narrowed to a field, to certain words, and to links that point at no other tag (`direct`).
        """
        return records.mentions(self._database, identifier, article, field=field, form=form, direct=direct)

    def mentions_in_words(self, identifier: str) -> list[tuple[str, str, str]]:
        """(tag, field, quoted words) of what leads to an entry without pointing at another tag, in text order."""
        return records.mentions_in_words(self._database, identifier)

    def forms(self, identifier: str, articles: Iterable[str] = ()) -> list[FormCount]:
        """By which words an entry is mentioned, most often first: in the project, or in each of these articles."""
        return records.forms(self._database, identifier, articles)

    def articles_with(self, identifier: str) -> int:
        """Number of articles in which something leads to an entry."""
        return records.articles_with(self._database, identifier)

    def article_counts(self, identifier: str) -> list[tuple[str, int]]:
        """(article, number of links to an entry in it), most often first."""
        return records.article_counts(self._database, identifier)


def is_record_id(text: str) -> bool:
    """Whether this has the shape of an id."""
    return len(text) == ID_DIGITS and all(digit in "0123456789abcdef" for digit in text)
