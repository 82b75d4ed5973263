"""Registering: make, change, merge, split and delete entries of the register; every verb is one undo step.

Merging states one redirect and moves no tag: every link to the merged entry leads to the one that speaks for
it, also a link that a colleague's file brings later. Splitting and deleting restate the tags concerned.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.link import IDENTITY, Link
from annotator.model.record import IDENTIFIER_SCHEMES, RECORD_KINDS, FormCount, Identifier, Record
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.linking_names import LinkedNames, LinkPlan, UnlinkedName, unlinked_names
from annotator.services.stamping import new_id, now
from annotator.services.suggesting_records import RecordSuggestion, suggest
from annotator.services.tag_set import TagSet
from annotator.store import links, records
from annotator.store.project import Project
from annotator.text.edtf import is_edtf
from annotator.text.identifiers import identifier_of
from annotator.text.normalising import printable

ID_DIGITS = 32
REFUSE, UNLINK = "refuse", "unlink"
"""What becomes of the mentions of a deleted entry, beside moving them to another one."""


class Registering:
    """The register of people, organisations and places."""

    def __init__(self, project: Project, history: History, library: Library, tag_set: TagSet) -> None:
        self._database = project.database
        self._history = history
        self._library = library
        self._tag_set = tag_set

    # Reading

    def records(self, kinds: Sequence[str] = RECORD_KINDS) -> list[Record]:
        """All entries, by kind and name; for long registers take `numbers` and `page`."""
        return records.every(self._database, kinds)

    def numbers(self, kinds: Sequence[str] = RECORD_KINDS, words: str = "") -> "array[int]":
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
        found = (self.record_of_link(tag.links[field]) for field in IDENTITY if field in tag.links)
        return next((record for record in found if record is not None), None)

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

    # Changing

    def create(
        self,
        kind: str,
        name: str,
        *,
        forms: Sequence[str] = (),
        dates: str = "",
        identifiers: Sequence[Identifier] = (),
        note: str = "",
        sources: Sequence[str] = (),
    ) -> Record:
        """Make an entry. Another one of the same name may exist: two people can share a name."""
        record = cleaned(
            Record(
                new_id(),
                kind,
                name,
                tuple(forms),
                dates,
                tuple(identifiers),
                note,
                tuple(sources),
                by=self._history.by,
                at=now(),
            )
        )
        self._history.apply(f"New {kind} {record.name}", [_edit(record)])
        return record

    def change(self, record: Record) -> Record:
        """Restate an entry: its name, forms, dates, identifiers, note or sources."""
        before = self.record(record.id)
        record = cleaned(record)
        if before.name != record.name:
            label = f"Rename {before.name}"
            # what it was called stays findable
            record = cleaned(replace(record, forms=(*record.forms, before.name)))
        else:
            label = f"Change {record.name}"
        if record != before:
            self._history.apply(label, [_edit(record)])
        return record

    def establish(self, identifier: str) -> Record:
        """Make an established entry of a candidate; part of the step that first links to it."""
        record = self.record(identifier)
        if record.status == "candidate":
            record = replace(record, status="established")
            self._history.apply(f"Establish {record.name}", [_edit(record)])
        return record

    def merge(self, keep: str, others: Sequence[str]) -> Record:
        """Let one entry speak for others: it takes over their forms, identifiers, sources and notes."""
        kept = self.record(keep)
        merged = [self.record(identifier) for identifier in dict.fromkeys(others)]
        merged = [record for record in merged if record.id != kept.id]
        if not merged:
            raise InvalidValue("Choose another entry to merge with this one.")
        for record in merged:
            if record.kind != kept.kind:
                raise InvalidValue(
                    f"{record.name} is a {record.kind} and {kept.name} a {kept.kind}; only entries of one kind can "
                    "be merged."
                )
        for record in merged:
            kept = joined(kept, record)
        kept = cleaned(kept)
        redirects = [_edit(replace(record, merged_into=kept.id)) for record in merged]
        names = ", ".join(record.name for record in merged)
        self._history.apply(f"Merge {names} into {kept.name}", [_edit(kept), *redirects])
        return kept

    def split(self, identifier: str, mentions: Sequence[tuple[str, str]], name: str) -> Record:
        """Make a new entry of some mentions, (tag, field) pairs that lead to this one by a link of their own."""
        record = self.record(identifier)
        chosen = list(dict.fromkeys(mentions))
        if not chosen:
            raise InvalidValue("Choose the mentions that belong to the new entry.")
        own = set(self.mentions(record.id))
        if not own.issuperset(chosen):
            raise InvalidValue(f"Only mentions of {record.name} can be split off; choose among them.")
        with self._history.step(f"Split {record.name}"):
            new = self.create(record.kind, name)
            self._relink(chosen, new.id)
        return new

    def delete(self, identifier: str, mentions: str = REFUSE) -> None:
        """Delete an entry.

        `mentions` says what becomes of the tags that lead to it: `refuse` (there may be none), `unlink` (they
        keep the name as plain words), or the id of the entry to which they are moved.
        """
        record = self.record(identifier)
        told = self.mentions(record.id)
        direct = self.mentions(record.id, direct=True)
        if direct and mentions == REFUSE:
            raise InvalidValue(
                f"{record.name} has {len(told)} mentions; say whether to move them to another entry or to unlink them."
            )
        target = "" if mentions in (REFUSE, UNLINK) else self.record(mentions).id
        if target == record.id:
            raise InvalidValue("Choose another entry for the mentions than the one that is deleted.")
        with self._history.step(f"Delete {record.name}"):
            if direct:
                self._relink(direct, target, words=record.name)
            gone = records.members(self._database, record.id)
            self._history.apply(f"Delete {record.name}", [Edit("record", member, None) for member in gone])

    def unlinked_names(self) -> list[UnlinkedName]:
        """Names that stand in tags as plain words though the register could hold them."""
        return unlinked_names(self._database, self._tag_set.types())

    def link_names(self) -> LinkedNames:
        """Link every such name to the one entry that has it, and make the entries that are missing.

        A name that several entries have is left as it is.
        """
        plan = LinkPlan(self.named, self._library, self._history.by)
        for name in self.unlinked_names():
            plan.take(name)
        if plan.edits:
            self._history.apply("Link names to the register", plan.edits)
        return plan.told

    def _relink(self, mentions: Sequence[tuple[str, str]], record: str, words: str = "") -> None:
        """Lead mentions to another record, or to none and keep `words` as their value."""
        tags: dict[str, Annotation] = {}
        for identifier, field in mentions:
            tag = tags.get(identifier) or self._library.tag(identifier)
            stated = dict(tag.links)
            link = stated.pop(field, Link())
            values = dict(tag.values)
            if record:
                stated[field] = Link(record=record, certainty=link.certainty)
            else:
                values[field] = words
            tags[identifier] = replace(tag, links=stated, values=values)
        edits = [
            Edit("annotation", tag.id, tag.to_body(self._library.text(tag.article)), tag.article)
            for tag in tags.values()
        ]
        self._history.apply("Move mentions", edits)


def is_record_id(text: str) -> bool:
    """Whether this has the shape of an id."""
    return len(text) == ID_DIGITS and all(digit in "0123456789abcdef" for digit in text)


def _edit(record: Record) -> Edit:
    return Edit("record", record.id, record.to_body())


def joined(kept: Record, merged: Record) -> Record:
    """The entry that speaks for both, before it is cleaned."""
    return replace(
        kept,
        forms=(*kept.forms, *merged.every_form),
        dates=kept.dates or merged.dates,
        identifiers=(*kept.identifiers, *merged.identifiers),
        note="\n".join(note for note in dict.fromkeys((kept.note, merged.note)) if note),
        sources=(*kept.sources, *merged.sources),
        status="established" if "established" in (kept.status, merged.status) else kept.status,
    )


def cleaned(record: Record) -> Record:
    """An entry as it is kept. Raises InvalidValue with the first thing that is wrong in it."""
    if record.kind not in RECORD_KINDS:
        raise InvalidValue(f"An entry is one of {', '.join(RECORD_KINDS)}, not “{record.kind}”.")
    name = _line(record.name)
    if not name:
        raise InvalidValue("An entry of the register needs a name; type one.")
    if record.dates and not is_edtf(record.dates):
        raise InvalidValue(
            f"“{record.dates}” is no date; write it as 1961, 1961/2024 or 1961/.. for still living."
        )
    identifiers = tuple(dict.fromkeys(identifier_of(raw.scheme, raw.value) for raw in record.identifiers))
    forms = (form for form in map(_line, record.forms) if form and form != name)
    return replace(
        record,
        name=name,
        forms=tuple(dict.fromkeys(forms)),
        identifiers=tuple(sorted(identifiers, key=lambda i: (IDENTIFIER_SCHEMES.index(i.scheme), i.value))),
        note=printable(record.note).strip(),
        sources=tuple(dict.fromkeys(source for source in map(_line, record.sources) if source)),
    )


def _line(text: str) -> str:
    return " ".join(printable(text).split())
