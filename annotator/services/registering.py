"""Registering: make, change, merge, split and delete entries of the register; every verb is one undo step.

Merging states one redirect and moves no tag: every link to the merged entry leads to the one that speaks for
it, also a link that a colleague's file brings later. Splitting and deleting restate the tags concerned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidValue
from annotator.model.link import Link
from annotator.model.record import IDENTIFIER_SCHEMES, RECORD_KINDS, Identifier, Record
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.only_changed import only_changed
from annotator.services.register import Register
from annotator.services.stamping import new_id, now
from annotator.services.tag_set import TagSet
from annotator.services.undisturbed import undisturbed
from annotator.store import records
from annotator.store.project import Project
from annotator.text.normalising import printable

if TYPE_CHECKING:
    from annotator.services.linking_names import LinkedNames, UnlinkedName

REFUSE, UNLINK = "refuse", "unlink"
"""What becomes of the mentions of a deleted entry, beside moving them to another one."""


class Registering(Register):
    """The register, and the verbs that change it."""

    def __init__(self, project: Project, history: History, library: Library, tag_set: TagSet) -> None:
        super().__init__(project)
        self._history = history
        self._library = library
        self._tag_set = tag_set

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

    @undisturbed
    def change(self, record: Record, read: Record | None = None) -> Record:
        """Restate an entry: its name, forms, dates, identifiers, note or sources.

        With `read`, what its writer had before them, only what differs from that.
        """
        before = self.record(record.id)
        if before.id != record.id:
            raise InvalidValue(f"{record.name} was merged into {before.name}; change that entry.")
        record = cleaned(only_changed(read, record, before))
        if before.name != record.name:
            label = f"Rename {before.name}"
            # what it was called stays findable
            record = cleaned(replace(record, forms=(*record.forms, before.name)))
        else:
            label = f"Change {record.name}"
        if record != before:
            self._history.apply(label, [_edit(record)])
        return record

    @undisturbed
    def establish(self, identifier: str) -> Record:
        """Make an established entry of a candidate; part of the step that first links to it."""
        record = self.record(identifier)
        if record.status == "candidate":
            record = replace(record, status="established")
            self._history.apply(f"Establish {record.name}", [_edit(record)])
        return record

    @undisturbed
    def merge(self, keep: str, others: Sequence[str]) -> Record:
        """Let one entry speak for others: it takes over their forms, identifiers, sources and notes."""
        kept = self.record(keep)
        found = {record.id: record for record in map(self.record, others)}
        merged = [record for record in found.values() if record.id != kept.id]
        if not merged:
            raise InvalidValue("Choose another entry to merge with this one.")
        for record in merged:
            if record.kind != kept.kind:
                raise InvalidValue(
                    f"{record.name} is of the kind {record.kind} and {kept.name} of the kind {kept.kind}; only entries "
                    "of one kind can be merged."
                )
        for record in merged:
            kept = joined(kept, record)
        kept = cleaned(kept)
        redirects = [_edit(replace(record, merged_into=kept.id)) for record in merged]
        names = ", ".join(record.name for record in merged)
        self._history.apply(f"Merge {names} into {kept.name}", [_edit(kept), *redirects])
        return kept

    @undisturbed
    def split(self, identifier: str, mentions: Sequence[tuple[str, str]], name: str) -> Record:
        """Make a new entry of some mentions, (tag, field) pairs that lead to this one by a link of their own."""
        record = self.record(identifier)
        chosen = list(dict.fromkeys(mentions))
        if not chosen:
            raise InvalidValue("Choose the mentions that belong to the new entry.")
        own = set(self.mentions(record.id, direct=True))
        if not own.issuperset(chosen):
            raise InvalidValue(f"Only mentions of {record.name} can be split off; choose among them.")
        with self._history.step(f"Split {record.name}"):
            new = self.create(record.kind, name)
            self._relink(chosen, new)
        return new

    @undisturbed
    def delete(self, identifier: str, mentions: str = REFUSE) -> None:
        """Delete an entry.

        `mentions` says what becomes of the tags that lead to it: `refuse` (there may be none), `unlink` (they
        keep the name as plain words), or the id of the entry to which they are moved.
        """
        record = self.record(identifier)
        told = self.mentions(record.id)
        direct = self.mentions(record.id, direct=True)
        if direct and mentions == REFUSE:
            them = "1 mention" if len(told) == 1 else f"{len(told)} mentions"
            raise InvalidValue(
                f"{record.name} has {them}; say whether to move them to another entry or to unlink them."
            )
        target = None if mentions in (REFUSE, UNLINK) else self._other_of_its_kind(record, mentions)
        with self._history.step(f"Delete {record.name}"):
            if direct:
                self._relink(direct, target and self.establish(target.id), words=record.name)
            gone = records.members(self._database, record.id)
            self._history.apply(f"Delete {record.name}", [Edit("record", member, None) for member in gone])

    def _other_of_its_kind(self, gone: Record, identifier: str) -> Record:
        """The entry that may take the mentions of one that is deleted."""
        other = self.record(identifier)
        if other.id == gone.id:
            raise InvalidValue("Choose another entry for the mentions than the one that is deleted.")
        if other.kind != gone.kind:
            raise InvalidValue(
                f"{gone.name} is of the kind {gone.kind} and {other.name} of the kind {other.kind}; mentions can only be "
                "moved to an entry of their kind."
            )
        return other

    def unlinked_names(self) -> list[UnlinkedName]:
        """Names that stand in tags as plain words though the register could hold them."""
        from annotator.services.linking_names import unlinked_names

        return unlinked_names(self._database, self._tag_set.types())

    @undisturbed
    def link_names(self) -> LinkedNames:
        """Link every such name to the one entry that has it, and make the entries that are missing.

        A name that several entries have is left as it is.
        """
        from annotator.services.linking_names import LinkPlan

        plan = LinkPlan(self.named, self._library, self._history.by)
        for name in self.unlinked_names():
            plan.take(name)
        if plan.edits:
            self._history.apply("Link names to the register", plan.edits)
        return plan.told

    def _relink(self, mentions: Sequence[tuple[str, str]], record: Record | None, words: str = "") -> None:
        """Lead mentions to another record, or to none and keep `words` as their value."""
        tags: dict[str, Annotation] = {}
        for identifier, field in mentions:
            tag = tags.get(identifier) or self._library.tag(identifier)
            stated = dict(tag.links)
            link = stated.pop(field, Link())
            values = dict(tag.values)
            if record is not None:
                stated[field] = Link(record=record.id, certainty=link.certainty, source=record.origin)
            else:
                values[field] = words
            tags[identifier] = replace(tag, links=stated, values=values)
        edits = [
            Edit("annotation", tag.id, tag.to_body(self._library.text(tag.article)), tag.article)
            for tag in tags.values()
        ]
        self._history.apply("Move mentions", edits)


def _edit(record: Record) -> Edit:
    return Edit("record", record.id, record.to_body())


def joined(kept: Record, merged: Record) -> Record:
    """The entry that speaks for both, before it is cleaned.

    What only one of them can have stands in words beside it: other dates in the note, another file among the
    sources.
    """
    other_dates = merged.dates if kept.dates and merged.dates != kept.dates else ""
    notes = (
        kept.note,
        merged.note,
        other_dates and f"Dates of {merged.name} before the merge: {other_dates}",
    )
    other_file = merged.origin if merged.origin != kept.origin else ""
    return replace(
        kept,
        forms=(*kept.forms, *merged.every_form),
        dates=kept.dates or merged.dates,
        identifiers=(*kept.identifiers, *merged.identifiers),
        note="\n".join(note for note in dict.fromkeys(notes) if note),
        sources=(*kept.sources, *merged.sources, other_file),
        status="established" if "established" in (kept.status, merged.status) else kept.status,
    )


def cleaned(record: Record) -> Record:
    """An entry as it is kept. Raises InvalidValue with the first thing that is wrong in it."""
    from annotator.text.date_phrases import meaning
    from annotator.text.identifiers import identifier_of

    if record.kind not in RECORD_KINDS:
        raise InvalidValue(f"An entry is one of {', '.join(RECORD_KINDS)}, not “{record.kind}”.")
    name = _line(record.name)
    if not name:
        raise InvalidValue("An entry of the register needs a name; type one.")
    dates = meaning(record.dates, "date") if record.dates else ""
    if record.dates and not dates:
        raise InvalidValue(f"“{record.dates}” is no date; write it like 1961, 1961/2024 or since 1961.")
    identifiers = tuple(dict.fromkeys(identifier_of(raw.scheme, raw.value) for raw in record.identifiers))
    forms = (form for form in map(_line, record.forms) if form and form != name)
    return replace(
        record,
        name=name,
        dates=dates,
        forms=tuple(dict.fromkeys(forms)),
        identifiers=tuple(sorted(identifiers, key=lambda i: (IDENTIFIER_SCHEMES.index(i.scheme), i.value))),
        note=printable(record.note).strip(),
        sources=tuple(dict.fromkeys(source for source in map(_line, record.sources) if source)),
    )


def _line(text: str) -> str:
    return " ".join(printable(text).split())
